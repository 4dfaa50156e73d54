//! The `zonewatch` program.
fn main() {}
