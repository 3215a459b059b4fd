//! The program under measurement: the delivered binary with a database of its own, what it says of
//! itself and what the kernel says of it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::background::{Background, bound_to_us};
use crate::command::{Outcome, read};
use crate::tree;

/// The running server; dropping it stops it.
pub(crate) struct Program {
    server: Background,
    /// Host and port.
    pub(crate) address: String,
    /// From its start until its line that it serves.
    pub(crate) ready: Duration,
}

/// What a process has taken of the memory, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Memory {
    /// Now.
    pub(crate) resident: u64,
    /// At most, so far.
    pub(crate) peak: u64,
}

impl Program {
    /// Start the binary on a database, on a port of its own choice, in a folder that holds nothing.
    pub(crate) fn start(name: &str, url: &str) -> Outcome<Self> {
        let folder = tree::at("target/bench/empty");
        std::fs::create_dir_all(&folder)?;
        let mut command = bound_to_us("TERM", tree::at("target/dist/xuehui"));
        // What a crowd asks for in a minute is what is measured.
        command
            .args(["serve", "--demo", "--listen=127.0.0.1:0", "--points-per-minute=0"])
            .arg(format!("--database-url={url}"));
        command.env_remove("XUEHUI_ASSETS").current_dir(folder);
        let begun = Instant::now();
        let log = tree::at(&format!("target/bench/{name}.log"));
        let mut server = Background::start("the server", "TERM", &log, &mut command)?;
        let address = server.await_ready(address)?;
        Ok(Self { server, address, ready: begun.elapsed() })
    }

    /// Ask one question of the API.
    pub(crate) fn ask(&self, query: &str, token: Option<&str>) -> Outcome<Value> {
        let body = json!({ "query": query }).to_string();
        let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let head = format!("POST /graphql HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{bearer}", self.address);
        let length = body.len();
        let text =
            self.exchange(&format!("{head}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"))?;
        let (_, answer) = text.split_once("\r\n\r\n").ok_or("the server answered no body")?;
        let answer: Value = serde_json::from_str(answer)?;
        if answer["errors"].is_null() { Ok(answer) } else { Err(format!("{query}: {}", answer["errors"]).into()) }
    }

    /// Log in as the federation of the demo; answers the token.
    pub(crate) fn log_in(&self) -> Outcome<String> {
        let input = "{ username: \"federation\", password: \"xuehui-demo-2026\" }";
        let answer = self.ask(&format!("mutation {{ login(input: {input}) {{ accessToken }} }}"), None)?;
        let token = answer["data"]["login"]["accessToken"].as_str();
        token.map(str::to_owned).ok_or_else(|| format!("nobody could log in: {answer}").into())
    }

    /// What the kernel counts.
    pub(crate) fn memory(&self) -> Outcome<Memory> {
        let status = read(Path::new(&format!("/proc/{}/status", self.server.id())))?;
        Ok(Memory { resident: kilobytes(&status, "VmRSS:")?, peak: kilobytes(&status, "VmHWM:")? })
    }

    fn exchange(&self, request: &str) -> Outcome<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.write_all(request.as_bytes())?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    }
}

/// The address in the line that the server prints once it is ready.
fn address(said: &str) -> Option<String> {
    let (_, after) = said.split_once("xuehui serves http://")?;
    after.split_once('\n').map(|(address, _)| address.to_owned())
}

fn kilobytes(status: &str, name: &str) -> Outcome<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("the kernel does not say")?;
    let number: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(number * 1024)
}

#[cfg(test)]
mod tests {
    use super::{address, kilobytes};

    #[test]
    fn the_address_is_read_only_once_the_line_is_whole() {
        assert_eq!(address("xuehui serves http://127.0.0.1:40123\n").as_deref(), Some("127.0.0.1:40123"));
        assert_eq!(address("xuehui serves http://127.0.0.1:401"), None);
    }

    #[test]
    fn memory_is_read_by_its_name() {
        let status = "Name:\txuehui\nVmHWM:\t   34816 kB\nVmRSS:\t   32768 kB\n";
        assert_eq!(kilobytes(status, "VmHWM:").expect("the line is there"), 34816 * 1024);
        assert!(kilobytes(status, "VmSwap:").is_err());
    }
}
