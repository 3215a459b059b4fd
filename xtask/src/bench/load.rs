//! Load for a bounded time: wrk against the API, pgbench against the bare tables. Both come from Debian
//! and know nothing of us, so that what they count is not ours to flatter.

use std::fs;
use std::time::Duration;

use serde_json::json;

use super::program::Program;
use crate::command::{Outcome, ask, program};
use crate::{postgres, tree};

/// Callers at the same time.
pub(crate) const CALLERS: &str = "16";
/// Seconds of one measurement.
pub(crate) const SECONDS: &str = "4";

/// What one measurement found.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    /// Answers a second.
    pub(crate) per_second: f64,
    /// The time that 99 of 100 answers stayed below, where the tool says it.
    pub(crate) p99: Option<Duration>,
}

/// Ask the API the same question from many sides.
pub(crate) fn api(server: &Program, query: &str, token: &str) -> Outcome<Rate> {
    let script = tree::at("target/bench/question.lua");
    let body = json!({ "query": query });
    let lua = format!(
        "wrk.method = \"POST\"\nwrk.body = [==[{body}]==]\nwrk.headers[\"Content-Type\"] = \"application/json\"\n\
         wrk.headers[\"Authorization\"] = \"Bearer {token}\"\n"
    );
    fs::write(&script, lua)?;
    let mut wrk = program("wrk");
    // Slow is a finding; only an answer that never comes is a fault.
    wrk.args(["--threads=1", "--latency", "--timeout=30s"])
        .arg(format!("--connections={CALLERS}"))
        .arg(format!("--duration={SECONDS}s"));
    let said = ask(wrk.arg("--script").arg(script).arg(format!("http://{}/graphql", server.address)))?;
    // An answer that is quick because it refuses is not what is measured.
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        return Err(format!("not every request was answered:\n{said}").into());
    }
    Ok(Rate { per_second: number(&said, "Requests/sec:")?, p99: Some(duration(&said, "99%")?) })
}

/// Ask the database itself, with a prepared statement.
pub(crate) fn bare(url: &str, statement: &str) -> Outcome<Rate> {
    let script = tree::at("target/bench/bare.sql");
    fs::write(&script, format!("{statement};\n"))?;
    let tool = postgres::programs().ok_or("no PostgreSQL here")?.join("pgbench");
    let mut pgbench = program(tool);
    pgbench.args(["--no-vacuum", "--protocol=prepared", "--jobs=1", "--client", CALLERS, "--time", SECONDS]);
    let said = ask(pgbench.arg("--file").arg(script).arg(url))?;
    Ok(Rate { per_second: number(&said, "tps =")?, p99: None })
}

/// The first word after `name`.
fn word<'a>(said: &'a str, name: &str) -> Outcome<&'a str> {
    let found = said.split_once(name).and_then(|(_, after)| after.split_whitespace().next());
    found.ok_or_else(|| format!("no {name} in what the tool says:\n{said}").into())
}

fn number(said: &str, name: &str) -> Outcome<f64> {
    Ok(word(said, name)?.parse()?)
}

/// A time as wrk writes it: `870.00us`, `12.34ms`, `1.20s`.
fn duration(said: &str, name: &str) -> Outcome<Duration> {
    let text = word(said, name)?;
    let units = [("us", 1e-6), ("ms", 1e-3), ("s", 1.0)];
    let found = units.iter().find_map(|(unit, seconds)| {
        let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
        Some(Duration::from_secs_f64(number * seconds))
    });
    found.ok_or_else(|| format!("{text} is no time").into())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{duration, number};

    const SAID: &str = "  Latency Distribution\n     50%    1.20ms\n     99%  870.00us\nRequests/sec:   2063.52\n";

    #[test]
    fn what_wrk_says_is_read() {
        assert!((number(SAID, "Requests/sec:").expect("it is there") - 2063.52).abs() < 1e-9);
        assert_eq!(duration(SAID, "99%").expect("it is there"), Duration::from_micros(870));
        assert_eq!(duration(SAID, "50%").expect("it is there"), Duration::from_micros(1200));
        assert!(duration(SAID, "90%").is_err());
    }
}
