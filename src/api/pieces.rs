//! An answer as it grows, in pieces of one size: nothing is copied again because the whole became longer than thought.

use axum::body::Body;
use bytes::Bytes;
use std::convert::Infallible;
use std::io::{self, Write};

/// Bytes of a piece.
const PIECE: usize = 64 * 1024;

/// Bytes written so far.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    full: Vec<Bytes>,
    last: Vec<u8>,
    len: usize,
}

impl Pieces {
    /// How many bytes.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// All of them in one.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut whole = self.full.concat();
        whole.extend_from_slice(&self.last);
        whole
    }

    /// A body of them.
    pub(super) fn into_body(mut self) -> Body {
        self.full.push(self.last.into());
        Body::from_stream(futures_util::stream::iter(self.full.into_iter().map(Ok::<_, Infallible>)))
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.last.capacity() - self.last.len() < bytes.len() {
            // What is longer than a piece gets one of its own length.
            let next = Vec::with_capacity(PIECE.max(bytes.len()));
            let full = std::mem::replace(&mut self.last, next);
            if !full.is_empty() {
                self.full.push(full.into());
            }
        }
        self.last.extend_from_slice(bytes);
        self.len += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_comes_out_in_order() {
        let (mut pieces, mut expected) = (Pieces::default(), Vec::new());
        for n in 0..2_000_usize {
            let part = vec![b'a' + (n % 26) as u8; n * 7 % 301 + usize::from(n == 1_000) * 2 * PIECE];
            pieces.write_all(&part).unwrap();
            expected.extend_from_slice(&part);
        }
        assert_eq!(pieces.len(), expected.len());
        assert!(pieces.full.len() > 4);
        assert!(pieces.into_bytes() == expected);
    }
}
