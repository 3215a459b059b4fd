//! Crowds, on both databases: societies that submit on the last day of an inspection, experts that score all at
//! once, a partner beside another one that attacks. They act through the API (`tests/bench`) and then count whether
//! anything was lost.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{SIZES, register};
use crate::command::{Outcome, cargo, read, run};
use crate::postgres::Postgres;
use crate::tree;

/// What was found, by database.
pub(super) struct Found {
    /// Societies that submit.
    pub(super) last_day: Value,
    /// Experts that score.
    pub(super) scoring: Value,
    /// A partner while another one attacks.
    pub(super) attack: Value,
}

/// Let both crowds loose, one after the other.
pub(super) fn measure(postgres: &Postgres) -> Outcome<Found> {
    let crowd = tree::at("target/bench/crowd.csv");
    let demo = read(&tree::at("server/demo/societies.csv"))?;
    fs::write(&crowd, register::further(&demo, SIZES[1])?)?;
    let last_day = loose(postgres, "last_day", &[("XUEHUI_BENCH_REGISTER", &crowd)])?;
    let applications = SIZES[1].to_string();
    let scoring = loose(postgres, "scoring", &[("XUEHUI_BENCH_APPLICATIONS", Path::new(&applications))])?;
    let attack = loose(postgres, "attack", &[])?;
    Ok(Found { last_day, scoring, attack })
}

fn loose(postgres: &Postgres, name: &str, given: &[(&str, &Path)]) -> Outcome<Value> {
    let result = tree::at(&format!("target/bench/{name}.json"));
    let mut bench = cargo(["bench", "--package=tests", "--bench", name]);
    bench.env("XUEHUI_TEST_POSTGRES", postgres.url());
    bench.envs(given.iter().copied()).env("XUEHUI_BENCH_RESULT", &result);
    run(&format!("letting the crowd of {name} loose"), &mut bench)?;
    Ok(serde_json::from_str(&read(&result)?)?)
}
