//! The scanner's hook: a command that reads the file from its input, or a clamd socket. Which one, and
//! whether at all, `XUEHUI_SCAN` says.

use std::process::Stdio;
use std::time::Duration;

use actix_web::web::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::process::Command;

use crate::fault::Fault;

/// So long a scanner may look at one file.
const PATIENCE: Duration = Duration::from_mins(1);
/// What clamd takes in one piece, bytes.
const PIECE: usize = 1 << 18;

/// What looks into files before they are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// A command and its words: the file on its input; it ends with 0 for clean, with 1 for infected.
    Command(Vec<String>),
    /// clamd behind a socket file.
    Socket(String),
    /// clamd behind an address and port.
    Address(String),
}

/// What it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Clean,
    /// A virus, by this name.
    Infected(String),
}

impl Scanner {
    /// Reads the setting: `clamd:///socket`, `clamd://host:port`, or a command with its words.
    pub fn read(setting: &str) -> Result<Option<Self>, Fault> {
        let setting = setting.trim();
        if setting.is_empty() {
            return Ok(None);
        }
        Ok(Some(match setting.split_once("://") {
            Some(("clamd", path)) if path.starts_with('/') => Self::Socket(path.into()),
            Some(("clamd", address)) => Self::Address(address.into()),
            Some(_) => {
                return Err(Fault::Broken("XUEHUI_SCAN: clamd:///socket, clamd://host:port or a command".into()));
            }
            None => Self::Command(setting.split_whitespace().map(ToOwned::to_owned).collect()),
        }))
    }

    /// Lets it look.
    pub async fn scan(&self, bytes: &Bytes) -> Result<Verdict, Fault> {
        let looked = async {
            match self {
                Self::Command(words) => by_command(words, bytes).await,
                Self::Socket(path) => by_clamd(UnixStream::connect(path).await?, bytes).await,
                Self::Address(address) => by_clamd(TcpStream::connect(address).await?, bytes).await,
            }
        };
        let late = |_| Fault::Broken("the scanner takes too long".into());
        tokio::time::timeout(PATIENCE, looked).await.map_err(late)?
    }
}

async fn by_command(words: &[String], bytes: &Bytes) -> Result<Verdict, Fault> {
    let Some((program, words)) = words.split_first() else { return Err(Fault::Broken("no scanner".into())) };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn()?;
    let mut input = child.stdin.take().ok_or_else(|| Fault::Broken("the scanner has no input".into()))?;
    let bytes = bytes.clone();
    // Beside its output: it may speak before it has read all, or stop reading once it has seen enough.
    let fed = tokio::spawn(async move {
        drop(input.write_all(&bytes).await);
        drop(input.shutdown().await);
    });
    let ended = child.wait_with_output().await?;
    fed.abort();
    match ended.status.code() {
        Some(0) => Ok(Verdict::Clean),
        Some(1) => Ok(Verdict::Infected(String::from_utf8_lossy(&ended.stdout).trim().chars().take(200).collect())),
        _ => Err(Fault::Broken(format!("the scanner ended with {}", ended.status))),
    }
}

/// clamd's INSTREAM: pieces with their length before them, then a length of nothing.
async fn by_clamd(mut socket: impl AsyncRead + AsyncWrite + Unpin, bytes: &Bytes) -> Result<Verdict, Fault> {
    socket.write_all(b"zINSTREAM\0").await?;
    for piece in bytes.chunks(PIECE) {
        socket.write_u32(u32::try_from(piece.len()).unwrap_or_default()).await?;
        socket.write_all(piece).await?;
    }
    socket.write_u32(0).await?;
    let mut said = String::new();
    socket.take(4096).read_to_string(&mut said).await?;
    let said = said.trim_matches(['\0', '\n', ' ']);
    let verdict = said.strip_prefix("stream: ").unwrap_or(said);
    match verdict.strip_suffix(" FOUND") {
        Some(what) => Ok(Verdict::Infected(what.into())),
        None if verdict == "OK" => Ok(Verdict::Clean),
        None => Err(Fault::Broken(format!("clamd says {said:?}"))),
    }
}
