//! Connections that ask for the stream and nothing else, served without what a general HTTP connection keeps.
//!
//! A connection of the HTTP library holds buffers of some 30 KB for as long as it lasts, which a stream of days never
//! uses again. So the first bytes of every connection are looked at without taking them. If they are one whole request
//! for the stream, it is answered by the same router as every other, but what comes out is written straight to the
//! socket until either side closes it. Any other connection goes on to the HTTP library untouched.

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderName, Request, StatusCode, header};
use axum::serve::Listener;
use futures_util::StreamExt;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;
use tower::ServiceExt;

/// What a request for the stream begins with, before a space or a question mark.
const STREAM: &[u8] = b"GET /incidents/stream";
/// Longest request read here, in bytes.
const LONGEST: usize = 4 * 1024;
/// Most headers of a request read here.
const HEADERS: usize = 64;
/// How long a client may take nothing of what is sent. It comes back with the id of its last event.
const PATIENCE: Duration = Duration::from_secs(30);
/// Headers of requests that are not answered here: they have a body, or want another protocol.
const FOREIGN: [HeaderName; 4] =
    [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE];

/// Connections that are left for the HTTP library.
pub(super) struct Others {
    connections: mpsc::Receiver<(TcpStream, SocketAddr)>,
    address: SocketAddr,
}

impl Others {
    /// Accepts connections of `listener` until `stop` turns true, and answers streams by `router`.
    pub(super) fn of(
        mut listener: TcpListener,
        router: Router,
        mut stop: watch::Receiver<bool>,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (send, connections) = mpsc::channel(64);
        tokio::spawn(async move {
            loop {
                let (tcp, address) = tokio::select! {
                    // An error says that the sender is gone: the program is ending too.
                    _ = stop.wait_for(|stop| *stop) => return,
                    // Retries by itself after an error.
                    accepted = Listener::accept(&mut listener) => accepted,
                };
                tokio::spawn(sort(tcp, address, router.clone(), send.clone(), stop.clone()));
            }
        });
        Ok(Self { connections, address })
    }
}

impl Listener for Others {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        match self.connections.recv().await {
            Some(connection) => connection,
            // No more are accepted; the server is ending.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// Serves a stream, or passes the connection on.
async fn sort(
    tcp: TcpStream,
    address: SocketAddr,
    router: Router,
    others: mpsc::Sender<(TcpStream, SocketAddr)>,
    mut stop: watch::Receiver<bool>,
) {
    // Answers are written whole; holding back their ends only delays them.
    let _ = tcp.set_nodelay(true);
    let readable = tokio::select! {
        _ = stop.wait_for(|stop| *stop) => return,
        readable = tcp.readable() => readable,
    };
    if readable.is_err() {
        return;
    }
    drop(stop);
    // Boxed, so that what lasts is small.
    match Box::pin(asked(&tcp)).await {
        None => {
            // Nobody receives when the server is ending.
            let _ = others.send((tcp, address)).await;
        }
        Some(request) => {
            drop(others);
            // A client that is gone needs no answer.
            let _ = answer(&tcp, router, request).await;
        }
    }
}

/// The request for the stream that `tcp` holds, taken from it; `None`, with nothing taken, for anything else.
async fn asked(tcp: &TcpStream) -> Option<Request<Body>> {
    let mut bytes = vec![0; LONGEST];
    let length = tcp.peek(&mut bytes).await.ok()?;
    let request = parse(&bytes[..length])?;
    let mut taken = 0;
    while taken < length {
        taken += match tcp.try_read(&mut bytes[taken..length]) {
            Ok(n) => n,
            Err(_) => return None,
        };
    }
    Some(request)
}

/// Reads `bytes` if they are one request for the stream from beginning to end.
fn parse(bytes: &[u8]) -> Option<Request<Body>> {
    let rest = bytes.strip_prefix(STREAM)?;
    if !matches!(rest.first(), Some(b' ' | b'?')) {
        return None;
    }
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    if head.parse(bytes).ok()? != httparse::Status::Complete(bytes.len()) {
        return None;
    }
    let headers = head.headers.iter().fold(Request::get(head.path?), |r, h| r.header(h.name, h.value));
    let request = headers.body(Body::empty()).ok()?;
    FOREIGN.iter().all(|name| !request.headers().contains_key(name)).then_some(request)
}

/// Writes the router's answer until it ends or the client goes.
async fn answer(tcp: &TcpStream, router: Router, request: Request<Body>) -> io::Result<()> {
    let mut body = Box::pin(begin(tcp, router, request)).await?;
    loop {
        let piece = tokio::select! {
            piece = body.next() => piece,
            () = gone(tcp) => return Ok(()),
        };
        match piece {
            Some(Ok(piece)) => write(tcp, &piece).await?,
            Some(Err(_)) | None => return Ok(()),
        }
    }
}

/// Writes status and headers; gives back the body.
async fn begin(tcp: &TcpStream, router: Router, request: Request<Body>) -> io::Result<BodyDataStream> {
    let response = match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    let (parts, body) = response.into_parts();
    let date = jiff::Timestamp::now().strftime("%a, %d %b %Y %H:%M:%S GMT");
    // The end of the connection is the end of the answer (RFC 9112 section 6.3).
    let mut head =
        format!("HTTP/1.1 {}\r\nconnection: close\r\ndate: {date}\r\n", told(parts.status)).into_bytes();
    for (name, value) in &parts.headers {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            head.extend_from_slice(part);
        }
    }
    head.extend_from_slice(b"\r\n");
    write(tcp, &head).await?;
    Ok(body.into_data_stream())
}

fn told(status: StatusCode) -> String {
    format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default())
}

/// Ends when the client has closed the connection. What else it sends is passed over.
async fn gone(tcp: &TcpStream) {
    loop {
        if tcp.readable().await.is_err() {
            return;
        }
        match tcp.try_read(&mut [0; 256]) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return,
        }
    }
}

/// Writes all of `bytes`; an error when the client takes nothing for [`PATIENCE`].
async fn write(tcp: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match tcp.try_write(bytes) {
            Ok(n) => bytes = &bytes[n..],
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                timeout(PATIENCE, tcp.writable()).await??;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_whole_request_for_the_stream_is_taken() {
        let whole = b"GET /incidents/stream?type=raid HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 7\r\n\r\n";
        let request = parse(whole).unwrap();
        assert_eq!(
            (request.uri().query(), &request.headers()["last-event-id"]),
            (Some("type=raid"), &"7".parse().unwrap())
        );
        let text = String::from_utf8(whole.to_vec()).unwrap();
        for other in [
            text.replace("GET", "HEAD"),
            text.replace("/stream", "/streams"),
            text.replace("/stream?type=raid", ".geojson"),
            text.replace("\r\n\r\n", "\r\n"),
            format!("{text}GET / HTTP/1.1\r\n\r\n"),
            text.replace("Host: x", "Content-Length: 3"),
            text.replace("Host: x", "Upgrade: h2c"),
            text.replace("Host: x", "Host x"),
            text.replace("type=raid", "type=ra id"),
            String::new(),
        ] {
            assert!(parse(other.as_bytes()).is_none(), "{other}");
        }
        for n in 0..whole.len() {
            assert!(parse(&whole[..n]).is_none());
        }
    }
}
