//! One Feature a line, and GeoJSON text sequences (RFC 8142): to be read as they come.

use super::IncidentWriter;
use std::io::{self, Write};

/// Byte before every text of a sequence (RFC 7464).
const RECORD_SEPARATOR: &[u8] = b"\x1e";

/// Features one after another.
#[derive(Debug)]
pub(super) struct LineWriter<W: Write> {
    out: W,
    before: &'static [u8],
}

impl<W: Write> LineWriter<W> {
    /// Newline-delimited.
    pub(super) fn new(out: W) -> Self {
        Self { out, before: b"" }
    }

    /// A text sequence: a separator before each Feature, a newline behind it.
    pub(super) fn sequence(out: W) -> Self {
        Self { out, before: RECORD_SEPARATOR }
    }
}

impl<W: Write> IncidentWriter for LineWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        self.out.write_all(self.before)?;
        self.out.write_all(json)?;
        self.out.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}
