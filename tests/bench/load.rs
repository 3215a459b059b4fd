//! What the benches share: many at once, and what their waits say.

use std::path::PathBuf;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use support::{House, Kind, Value, json};

/// Callers that wait for an answer at the same moment.
const AT_ONCE: usize = 64;

/// A path that `cargo xtask bench` gives.
pub(crate) fn given(name: &str) -> PathBuf {
    std::env::var_os(name).unwrap_or_else(|| panic!("{name} is not set: run `cargo xtask bench`")).into()
}

/// Runs a bench in a house of its own on each database, and writes what it found.
pub(crate) fn on_both(bench: &impl AsyncFn(&House, &str) -> Value) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime can be made").block_on(async {
        let mut found = json!({});
        for (name, kind) in [("sqlite", Kind::Sqlite), ("postgres", Kind::Postgres)] {
            support::on(kind, async |house: &House| found[name] = bench(house, name).await).await;
        }
        std::fs::write(given("XUEHUI_BENCH_RESULT"), found.to_string()).expect("the result is written");
    });
}

/// Does something for each of them, so many at once; answers in the order in which they were done.
pub(crate) async fn each<'s, T, F: Future>(all: &'s [T], one: impl Fn(&'s T) -> F) -> Vec<F::Output> {
    stream::iter(all).map(one).buffer_unordered(AT_ONCE).collect().await
}

/// How many, how many a second, what one in a hundred waited at least; and the last tenth's wait against the
/// first tenth's, which tells whether it grows with what is there already.
pub(crate) fn described(waited: &[Duration], took: Duration) -> Value {
    let tenth = waited.len() / 10;
    let mean = |some: &[Duration]| (some.iter().sum::<Duration>() / count(some)).as_secs_f64();
    let growth = mean(&waited[waited.len() - tenth..]) / mean(&waited[..tenth]);
    let mut sorted = waited.to_vec();
    sorted.sort();
    json!({
        "submissions": waited.len(),
        "perSecond": f64::from(count(waited)) / took.as_secs_f64(),
        "p99": sorted[sorted.len() * 99 / 100].as_secs_f64(),
        "growth": growth,
    })
}

fn count(some: &[Duration]) -> u32 {
    u32::try_from(some.len()).expect("there are fewer callers")
}
