//! The browser that the browser tests drive: Debian's `chromedriver` on a port of its own choice.

use std::fs;

use crate::background::{Background, bound_to_us};
use crate::command::Outcome;
use crate::scratch::Scratch;
use crate::tree;

/// The running driver; dropping it stops it and the browsers it started.
pub(crate) struct Browser {
    _driver: Background,
    port: u16,
}

impl Browser {
    /// Start it; what its browsers keep while they run lies in the scratch folder.
    pub(crate) fn start(scratch: &Scratch) -> Outcome<Self> {
        let log = tree::at("target/chromedriver.log");
        fs::create_dir_all(tree::at("target"))?;
        let mut command = bound_to_us("TERM", "chromedriver");
        command.arg("--port=0").env("TMPDIR", scratch.path());
        let mut driver = Background::start("ChromeDriver", "TERM", &log, &mut command)?;
        let port = driver.await_ready(port)?;
        println!("xtask: ChromeDriver listens on port {port}");
        Ok(Self { _driver: driver, port })
    }

    /// Where the tests find it.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// The port in what the driver prints once it listens
fn port(said: &str) -> Option<u16> {
    let (_, after) = said.split_once("started successfully on port ")?;
    after.split_once('.')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn the_port_is_read_only_once_the_line_is_whole() {
        let line = "Starting ChromeDriver 156\nChromeDriver was started successfully on port 40123.\n";
        assert_eq!(port(line), Some(40123));
        assert_eq!(port("ChromeDriver was started successfully on port 401"), None);
    }
}
