//! Events from sentences, end to end.
