//! The last day of an annual inspection, on both databases: `tests/bench/last_day.rs`, a crowd that submits and
//! then counts whether anything was lost.

use std::fs;

use serde_json::Value;

use super::{SIZES, register};
use crate::command::{Outcome, cargo, read, run};
use crate::postgres::Postgres;
use crate::tree;

/// Let the crowd loose; answers what it found, by database.
pub(super) fn measure(postgres: &Postgres) -> Outcome<Value> {
    let (crowd, result) = (tree::at("target/bench/crowd.csv"), tree::at("target/bench/last_day.json"));
    let demo = read(&tree::at("server/demo/societies.csv"))?;
    fs::write(&crowd, register::further(&demo, SIZES[1])?)?;
    let mut bench = cargo(["bench", "--package=tests", "--bench=last_day"]);
    bench.env("XUEHUI_TEST_POSTGRES", postgres.url());
    bench.env("XUEHUI_BENCH_REGISTER", crowd).env("XUEHUI_BENCH_RESULT", &result);
    run("letting ten thousand societies submit on the last day", &mut bench)?;
    Ok(serde_json::from_str(&read(&result)?)?)
}
