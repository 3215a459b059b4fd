//! docs/benchmarks.md: tables of what was measured, ratios first, and how it was taken.

use std::fmt::Write;
use std::fs;
use std::time::Duration;

use serde_json::Value;

use super::crowd::Found;
use super::load::{CALLERS, Rate, SECONDS};
use super::{BARE, Engine, QUESTIONS, ROUNDS, SIZES, STARTS, Setting};
use crate::assets::Report;
use crate::command::Outcome;
use crate::tree;

const HEAD: &str = "# Benchmarks\n\n\
    Written by `cargo xtask bench` on 2 shared cores, where load, server and database compete: rates are of this\n\
    machine, ratios are what to keep. The binary is the delivered one (`cargo xtask dist`).\n";

/// How the section of the crowds begins.
const CROWDS: &str = "\n## Crowds";
/// How the one after it begins.
const AFTER_CROWDS: &str = "\n## Start and memory";

/// Everything as one page.
pub(super) fn write(settings: &[Setting], bare: &[Rate], found: &Found) -> Outcome<String> {
    let mut page = String::from(HEAD);
    ratios(&mut page, settings, bare)?;
    rates(&mut page, settings, bare)?;
    page.push_str(&crowds(found)?);
    footprint(&mut page, settings)?;
    delivered(&mut page)?;
    method(&mut page)?;
    Ok(page)
}

fn ratios(page: &mut String, settings: &[Setting], bare: &[Rate]) -> Outcome {
    writeln!(page, "\n## Ratios\n| what | SQLite | PostgreSQL |\n| --- | ---: | ---: |")?;
    let (few, many) = (SIZES[0], SIZES[1]);
    let mut line = |what: &str, ratio: &dyn Fn(Engine) -> Option<f64>| {
        let cell = |engine| ratio(engine).map_or_else(|| "–".to_owned(), share);
        writeln!(page, "| {what} | {} | {} |", cell(Engine::Sqlite), cell(Engine::Postgres))
    };
    let rate = |engine, societies, question| rate(settings, engine, societies, question);
    for question in ["list", "dashboard"] {
        line(&format!("{question}: cost at {many} societies ÷ cost at {few} (at most 2)"), &|engine| {
            Some(rate(engine, few, question)? / rate(engine, many, question)?)
        })?;
    }
    for question in ["list", "dashboard"] {
        line(&format!("{question} ÷ floor, answers a second, {many} societies"), &|engine| {
            Some(rate(engine, many, question)? / rate(engine, many, "floor")?)
        })?;
        line(&format!("{question}: PostgreSQL ÷ SQLite, answers a second, {many} societies"), &|engine| {
            let postgres = rate(Engine::Postgres, many, question)?;
            (engine == Engine::Postgres).then_some(postgres / rate(Engine::Sqlite, many, question)?)
        })?;
    }
    let bare = middle(bare.iter().map(|rate| rate.per_second).collect());
    line("list ÷ one bare SELECT of the same page, answers a second", &|engine| {
        let list = rate(engine, many, "list")?;
        (engine == Engine::Postgres).then_some(list / bare?)
    })?;
    Ok(())
}

fn rates(page: &mut String, settings: &[Setting], bare: &[Rate]) -> Outcome {
    writeln!(page, "\n## Answers a second and 99th percentile\n| database | societies | question | a second | p99 |")?;
    writeln!(page, "| --- | ---: | --- | ---: | ---: |")?;
    for setting in settings {
        for ((question, _), rates) in QUESTIONS.iter().zip(&setting.rates) {
            let per_second = middle(rates.iter().map(|rate| rate.per_second).collect()).unwrap_or_default();
            let p99 = middle(rates.iter().filter_map(|rate| rate.p99).collect()).unwrap_or_default();
            let (engine, societies) = (engine(setting.engine), setting.societies);
            writeln!(page, "| {engine} | {societies} | {question} | {per_second:.0} | {} |", milliseconds(p99))?;
        }
    }
    let per_second = middle(bare.iter().map(|rate| rate.per_second).collect()).unwrap_or_default();
    writeln!(page, "| PostgreSQL | {} | bare SELECT (pgbench) | {per_second:.0} | – |", SIZES[1])?;
    Ok(())
}

/// A partner alone, and beside one that attacks.
fn attack(page: &mut String, found: &Value) -> Outcome {
    writeln!(
        page,
        "\nA partner reads the feed, 50 times a second at most, alone and beside 16 callers of an account that attacks as fast"
    )?;
    writeln!(
        page,
        "as it is answered (nested fragments, introspection, aliases, heavy pages, forged tokens, large bodies); half of them ask"
    )?;
    writeln!(
        page,
        "for no heavy page. Beside them 8 sockets stand from which nothing is read, and 5 webhooks lead to a receiver"
    )?;
    writeln!(page, "that takes a message and never answers.\n")?;
    writeln!(
        page,
        "| database | its p99 alone | its p99 beside | ratio | attacks | refused |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )?;
    for kind in [Engine::Sqlite, Engine::Postgres] {
        let number = |name: &str| number(found, kind, name);
        let (alone, beside, attacks, refused) =
            (number("alone")?, number("beside")?, number("attacks")?, number("refused")?);
        let time = |seconds| milliseconds(Duration::from_secs_f64(seconds));
        let (one, other, ratio) = (time(alone), time(beside), share(beside / alone));
        writeln!(page, "| {} | {one} | {other} | {ratio} | {attacks:.0} | {refused:.0} |", engine(kind))?;
    }
    Ok(())
}

/// The section of the crowds.
pub(super) fn crowds(found: &Found) -> Outcome<String> {
    let mut section = String::new();
    let page = &mut section;
    writeln!(page, "{CROWDS}\n64 callers at a time; nothing that was acknowledged may be lost.\n")?;
    writeln!(page, "| who | database | acknowledged | a second | p99 | wait of the last tenth ÷ of the first |")?;
    writeln!(page, "| --- | --- | ---: | ---: | ---: | ---: |")?;
    let both = [("societies submit on the last day", &found.last_day), ("experts score", &found.scoring)];
    for (who, found) in both {
        for kind in [Engine::Sqlite, Engine::Postgres] {
            let number = |name: &str| number(found, kind, name);
            let p99 = milliseconds(Duration::from_secs_f64(number("p99")?));
            let (count, per_second, growth) = (number("submissions")?, number("perSecond")?, number("growth")?);
            let engine = engine(kind);
            writeln!(page, "| {who} | {engine} | {count:.0} | {per_second:.0} | {p99} | {} |", share(growth))?;
        }
    }
    let ranking = |kind| number(&found.scoring, kind, "ranking").map(share);
    writeln!(
        page,
        "\nThe page of a call's ranking, cost among {} applications ÷ cost among 100: SQLite {}, PostgreSQL {}.",
        SIZES[1],
        ranking(Engine::Sqlite)?,
        ranking(Engine::Postgres)?
    )?;
    attack(page, &found.attack)?;
    Ok(section)
}

/// A page with this section in the place of the one that it has, or before the one that follows it.
pub(super) fn with_crowds(page: &str, section: &str) -> String {
    let (before, rest) = page.split_at(page.find(CROWDS).or_else(|| page.find(AFTER_CROWDS)).unwrap_or(page.len()));
    let after = rest.find(AFTER_CROWDS).map_or("", |place| &rest[place..]);
    [before, section, after].concat()
}

/// A figure that a crowd found on a database.
fn number(found: &Value, kind: Engine, name: &str) -> Outcome<f64> {
    let of_kind = &found[if kind == Engine::Sqlite { "sqlite" } else { "postgres" }];
    Ok(of_kind[name].as_f64().ok_or_else(|| format!("the crowd says no {name}"))?)
}

fn footprint(page: &mut String, settings: &[Setting]) -> Outcome {
    writeln!(page, "{AFTER_CROWDS}\nAt most 200 ms until ready, 40 MB idle, 150 MB under load.\n")?;
    writeln!(page, "| database | societies | start to ready | idle | peak under load |")?;
    writeln!(page, "| --- | ---: | ---: | ---: | ---: |")?;
    for Setting { engine: kind, societies, server, starts, idle, .. } in settings {
        let ready = milliseconds(middle(starts.clone()).unwrap_or_default());
        let (idle, peak) = (megabytes(idle.resident), megabytes(server.memory()?.peak));
        writeln!(page, "| {} | {societies} | {ready} | {idle} | {peak} |", engine(*kind))?;
    }
    Ok(())
}

fn delivered(page: &mut String) -> Outcome {
    let binary = fs::metadata(tree::at("target/dist/xuehui"))?.len();
    let client = Report::read(&tree::packaged())?.weight();
    writeln!(page, "\n## What is delivered\n| what | bytes | at most |\n| --- | ---: | ---: |")?;
    writeln!(page, "| binary, client and explorer inside | {binary} | 40000000 |")?;
    writeln!(page, "| client, first screen, brotli | {} | 260000 |", client.first_screen)?;
    writeln!(page, "| client, until the heaviest room is open, brotli | {} | 400000 |", client.room)?;
    writeln!(page, "| client, all rooms together, brotli | {} | |", client.whole)?;
    Ok(())
}

fn method(page: &mut String) -> Outcome {
    writeln!(
        page,
        "\n## How\n- Register: the demo's 109 societies, and its rows repeated with names and codes of their own, brought in by\n  `xuehui import societies`. PostgreSQL is a throw-away cluster on loopback, analysed once, with `fsync` off (only reads\n  are measured)."
    )?;
    writeln!(
        page,
        "- All four servers run at the same time; {ROUNDS} rounds go through all of them, {SECONDS} s a question with wrk\n  \
         (1 thread, {CALLERS} connections, logged in as the federation); the middle round counts. A refused request or a\n  \
         broken connection fails the run. pgbench: {CALLERS} clients, prepared."
    )?;
    writeln!(
        page,
        "- Start to ready: from the process's start to its line, migrated database, the middle of {STARTS}, read every\n  5 ms. Memory: VmRSS before the first request, VmHWM after all of them."
    )?;
    writeln!(
        page,
        "- The last day: `tests/bench/last_day.rs`. The server runs in the process of those who submit; a report is filled in\n  \
         before, a submission that is not acknowledged is sent again with the same key, and the reports with a receipt\n  \
         are counted in the database afterwards."
    )?;
    writeln!(
        page,
        "- To save minutes while trying: `CARGO_PROFILE_RELEASE_LTO=thin cargo xtask bench`, or `--built` to measure\n  the binary that lies in target/dist.\n\n```graphql"
    )?;
    for (name, question) in QUESTIONS {
        writeln!(page, "query {name} {}", question.split_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    writeln!(page, "```\n```sql\n{BARE};\n```")?;
    Ok(())
}

/// The middle rate of a question in one setting.
fn rate(settings: &[Setting], engine: Engine, societies: usize, question: &str) -> Option<f64> {
    let setting = settings.iter().find(|setting| setting.engine == engine && setting.societies == societies)?;
    let place = QUESTIONS.iter().position(|(name, _)| *name == question)?;
    middle(setting.rates[place].iter().map(|rate| rate.per_second).collect())
}

fn middle<T: PartialOrd + Copy>(mut found: Vec<T>) -> Option<T> {
    found.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    found.get(found.len() / 2).copied()
}

fn engine(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    }
}

/// Two digits that say something, of a small share too.
fn share(ratio: f64) -> String {
    if ratio < 0.095 { format!("{ratio:.4}") } else { format!("{ratio:.2}") }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

#[cfg(test)]
mod tests {
    use super::{megabytes, middle, with_crowds};

    #[test]
    fn one_section_is_written_anew_and_the_others_stay() {
        let new = "\n## Crowds\nnew\n";
        let whole = "# Benchmarks\n\n## Crowds\nnew\n\n## Start and memory\nrest\n";
        assert_eq!(with_crowds("# Benchmarks\n\n## Crowds\nold\n\n## Start and memory\nrest\n", new), whole);
        assert_eq!(with_crowds("# Benchmarks\n\n## Start and memory\nrest\n", new), whole);
        assert_eq!(with_crowds("", new), new);
    }

    #[test]
    fn the_middle_is_not_moved_by_one_wild_round() {
        assert_eq!(middle(vec![3, 100, 2]), Some(3));
        assert_eq!(middle(Vec::<u8>::new()), None);
    }

    #[test]
    fn bytes_are_written_as_they_are_limited() {
        assert_eq!(megabytes(40_960_000), "40.9 MB");
    }
}
