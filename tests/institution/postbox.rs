//! A mail server of our own: takes letters over SMTP and keeps them, or refuses them as it is told.

use std::sync::Arc;
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server says to the next letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It takes them.
    Takes,
    /// Not now.
    Later,
    /// Never.
    Never,
}

/// A letter as it arrived.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) to: String,
    pub(super) raw: String,
}

impl Letter {
    /// A header, unfolded.
    pub(super) fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let prefix = format!("{name}: ");
        head.split("\r\n").find_map(|line| line.strip_prefix(&prefix)).unwrap_or_default().to_owned()
    }

    /// All parts of the body, decoded.
    pub(super) fn text(&self) -> String {
        let parts = self.raw.split("\r\n--").map(|part| {
            let (head, body) = part.split_once("\r\n\r\n").unwrap_or_default();
            if head.contains("base64") {
                let bytes = STANDARD.decode(body.replace("\r\n", "")).unwrap_or_default();
                return String::from_utf8_lossy(&bytes).into_owned();
            }
            if head.contains("quoted-printable") { unquoted(body) } else { body.to_owned() }
        });
        parts.collect()
    }
}

fn unquoted(body: &str) -> String {
    let whole = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = whole.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        if let (b'=', Some(byte)) = (first, code) {
            bytes.push(byte);
            rest = &more[2..];
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The server.
#[derive(Clone)]
pub(super) struct Postbox {
    letters: Arc<Mutex<Vec<Letter>>>,
    mood: Arc<Mutex<Mood>>,
    pub(super) port: u16,
}

impl Postbox {
    /// Opens it on a free port.
    pub(super) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let postbox = Self { letters: Arc::default(), mood: Arc::new(Mutex::new(Mood::Takes)), port };
        let door = postbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(door.clone().talk(stream));
            }
        });
        postbox
    }

    /// Says this from now on.
    pub(super) fn be(&self, mood: Mood) {
        *self.mood.lock().expect("no test panicked in here") = mood;
    }

    /// Takes the letters out.
    pub(super) fn letters(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.letters.lock().expect("no test panicked in here"))
    }

    async fn talk(self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 postbox\r\n").await?;
        let mut to = String::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            let answer = match word.as_str() {
                "EHLO" => "250-postbox\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    match *self.mood.lock().expect("no test panicked in here") {
                        Mood::Takes => "250 fine\r\n",
                        Mood::Later => "451 not now\r\n",
                        Mood::Never => "550 nobody of this name\r\n",
                    }
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let raw = body(&mut stream).await?;
                    self.letters.lock().expect("no test panicked in here").push(Letter { to: to.clone(), raw });
                    "250 taken\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 fine\r\n",
            };
            stream.write_all(answer.as_bytes()).await?;
        }
    }
}

async fn body(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(raw);
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
