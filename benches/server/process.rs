//! The program under measurement: started on a free port, its memory and time read from `/proc` (Linux).

use anyhow::Context;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; ended when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    /// From the start of the process to the whole answer to its first request.
    pub first_answer: Duration,
}

impl Server {
    /// Serves `db` and asks for one page.
    pub fn start(db: &Path) -> anyhow::Result<Self> {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_zonewatch"))
            .args(["serve", "--listen", "127.0.0.1:0", "--no-articles", "--db"])
            .arg(db)
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let mut line = String::new();
        let out = child.stdout.take().context("the server has no output")?;
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().rsplit("http://").next().unwrap_or_default().to_owned();
        let mut tcp = TcpStream::connect(&address).with_context(|| format!("no address in `{line}`"))?;
        write!(tcp, "GET /api/collections/incidents/items?limit=10 HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
        let mut answer = String::new();
        tcp.read_to_string(&mut answer)?;
        anyhow::ensure!(answer.starts_with("HTTP/1.0 200"), "the first answer was {answer}");
        Ok(Self { child, address, first_answer: start.elapsed() })
    }

    fn status(&self, name: &str) -> f64 {
        let path = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default();
        line.trim_start_matches(':')
            .split_whitespace()
            .next()
            .and_then(|n| n.parse().ok())
            .unwrap_or(f64::NAN)
    }

    /// Resident memory in megabytes: its own, and pages of files that the system may take back.
    pub fn memory(&self) -> (f64, f64) {
        ((self.status("RssAnon") + self.status("RssShmem")) / 1e3, self.status("RssFile") / 1e3)
    }

    /// Processor time used so far, in seconds.
    pub fn cpu(&self) -> f64 {
        cpu(&self.child.id().to_string())
    }
}

/// Processor time that a process or thread of `/proc` used so far, in seconds.
pub fn cpu(of: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{of}/stat")).unwrap_or_default();
    // The fields after the name in parentheses; user and system time are the 12th and 13th of them, in ticks of
    // 1/100 s on every Linux that is in use.
    let fields: Vec<f64> = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .map(|f| f.parse().unwrap_or(0.0))
        .collect();
    fields.get(11..13).map_or(f64::NAN, |t| t.iter().sum::<f64>() / 100.0)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
