//! A lean HTTP/1.1 client, so that what is measured is the server: one kept connection, bodies counted and dropped.

use anyhow::{Context, bail};
use std::io::{Read, Write};
use std::net::TcpStream;

/// A kept connection.
pub struct Client {
    tcp: TcpStream,
    host: String,
    buffer: Vec<u8>,
    /// Bytes of `buffer` in use: `at..end`.
    at: usize,
    end: usize,
}

/// What came back, without the body.
#[derive(Debug, Default, Clone)]
pub struct Answer {
    pub status: u16,
    pub etag: String,
    pub bytes: usize,
}

impl Client {
    pub fn connect(address: &str) -> anyhow::Result<Self> {
        let tcp = TcpStream::connect(address)?;
        tcp.set_nodelay(true)?;
        Ok(Self { tcp, host: address.to_owned(), buffer: vec![0; 256 * 1024], at: 0, end: 0 })
    }

    /// Asks for `path` and reads the whole answer; `each` sees the pieces of the body.
    pub fn get(&mut self, path: &str, headers: &str, mut each: impl FnMut(&[u8])) -> anyhow::Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.host);
        self.tcp.write_all(request.as_bytes())?;
        let mut answer = Answer::default();
        let (mut length, mut is_chunked) = (0, false);
        let first = self.line()?;
        answer.status = first.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")?;
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => is_chunked = value == "chunked",
                "etag" => value.clone_into(&mut answer.etag),
                _ => {}
            }
        }
        if answer.status == 304 {
            return Ok(answer);
        }
        if !is_chunked {
            self.take(length, &mut each)?;
            answer.bytes = length;
            return Ok(answer);
        }
        loop {
            let size = usize::from_str_radix(&self.line()?, 16)?;
            self.take(size, &mut each)?;
            self.line()?;
            answer.bytes += size;
            if size == 0 {
                return Ok(answer);
            }
        }
    }

    /// The next line, without its end.
    fn line(&mut self) -> anyhow::Result<String> {
        loop {
            if let Some(n) = self.buffer[self.at..self.end].iter().position(|b| *b == b'\n') {
                let line = String::from_utf8_lossy(&self.buffer[self.at..self.at + n]).trim_end().to_owned();
                self.at += n + 1;
                return Ok(line);
            }
            if self.at > 0 {
                self.buffer.copy_within(self.at..self.end, 0);
                (self.at, self.end) = (0, self.end - self.at);
            }
            self.fill()?;
        }
    }

    /// Passes on `length` bytes.
    fn take(&mut self, mut length: usize, each: &mut impl FnMut(&[u8])) -> anyhow::Result<()> {
        while length > 0 {
            if self.at == self.end {
                (self.at, self.end) = (0, 0);
                self.fill()?;
            }
            let n = length.min(self.end - self.at);
            each(&self.buffer[self.at..self.at + n]);
            self.at += n;
            length -= n;
        }
        Ok(())
    }

    fn fill(&mut self) -> anyhow::Result<()> {
        match self.tcp.read(&mut self.buffer[self.end..])? {
            0 => bail!("the server closed the connection"),
            n => self.end += n,
        }
        Ok(())
    }
}
