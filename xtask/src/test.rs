//! `cargo xtask test`: every test there is, in order, on a machine that needs nothing but Rust before.
//! A part that is absent fails; nothing is skipped without a word. The small client takes half an hour
//! of a core: it is built beside the steps that do not need it.

use std::num::NonZero;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use clap::{Args, ValueEnum};

use crate::background::{Background, bound_to_us};
use crate::browser::Browser;
use crate::command::{Outcome, cargo, run};
use crate::need::Need;
use crate::postgres::Postgres;
use crate::scratch::Scratch;
use crate::wasm::Profile;
use crate::{need, npm, package, python, style, tree};

/// Which of the steps to take.
#[derive(Args)]
pub(crate) struct Options {
    /// Take only this step; the whole is what counts
    #[arg(long, value_enum)]
    only: Option<Step>,
}

/// The steps, in their order.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// rustfmt
    Format,
    /// The committed style sheet is what its sources make
    Css,
    /// clippy over everything, every warning an error
    Lint,
    /// The tests of xtask itself
    Tools,
    /// Server and tests compile
    Build,
    /// The client compiles for WebAssembly and is light enough
    Client,
    /// Rules, what the screens work out, API on both databases, security, conformance, browser
    Product,
}

/// What `product` builds and tests: all but the client, which is no program of this machine and has no tests of its
/// own, and what `tools` tests.
const SELECTION: [&str; 3] = ["--workspace", "--exclude=client", "--exclude=xtask"];

/// What the whole needs beyond Rust, apart from what compiles the client (`wasm`).
const NEEDS: [&Need; 8] = [
    &need::BROWSER,
    &need::CHINESE_FONT,
    &need::PAPER_FONT,
    &need::POSTGRES,
    &need::NODE,
    &need::PDF_READER,
    &need::EXAMPLES,
    &need::PYTHON,
];

/// How one step ended.
struct Verdict {
    step: Step,
    took: Duration,
    outcome: Outcome,
}

/// Take the steps, all of them even after one failed, and sum up.
pub(crate) fn test(options: &Options) -> Outcome {
    let wanted = |step: &&Step| options.only.is_none_or(|only| only == **step);
    let mut beside = if options.only.is_none() { Some(client_beside()?) } else { None };
    let mut verdicts = Vec::new();
    for &step in Step::value_variants().iter().filter(wanted) {
        println!("\nxtask: ── {} ──", step.name());
        let begun = Instant::now();
        let outcome = match beside.take_if(|_| step == Step::Client) {
            Some(building) => building.finish().and_then(|()| step.take()),
            None => step.take(),
        };
        if let Err(fault) = &outcome {
            eprintln!("xtask: {}: {fault}", step.name());
        }
        verdicts.push(Verdict { step, took: begun.elapsed(), outcome });
    }
    sum_up(&verdicts)
}

impl Step {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn take(self) -> Outcome {
        match self {
            Self::Format => run("checking the format", &mut cargo(["fmt", "--all", "--check"])),
            Self::Lint => lint(),
            Self::Css => style::compare(),
            Self::Tools => run("testing xtask", &mut cargo(["test", "--package=xtask"])),
            Self::Build => build(),
            Self::Client => client(),
            Self::Product => product(),
        }
    }
}

fn lint() -> Outcome {
    let workspace = ["clippy", "--workspace", "--exclude=client", "--all-targets", "--", "-Dwarnings"];
    run("clippy on all that runs on this machine", &mut cargo(workspace))?;
    let client = ["clippy", "--package=client", "--", "-Dwarnings"];
    run("clippy on the client", &mut cargo(client))
}

/// Starts to build the client. All that Debian's packager has to bring is there before, so that the two of
/// us do not ask it at once.
fn client_beside() -> Outcome<Background> {
    need::ensure(&NEEDS)?;
    println!("xtask: building the client beside what follows");
    fs::create_dir_all(tree::at("target"))?;
    let log = tree::at("target/client.log");
    Background::start("building the client", "TERM", &log, bound_to_us("TERM", env::current_exe()?).arg("client"))
}

/// What it weighs; built here where it was not built before.
fn client() -> Outcome {
    let report = package::package(Profile::Small)?;
    report.say();
    report.within_limits()
}

/// Binaries are built in the same selection as the tests, so that nothing is compiled twice.
fn build() -> Outcome {
    run("building server and tests", cargo(["build", "--bins", "--tests"]).args(SELECTION))
}

/// The tests proper.
fn product() -> Outcome {
    need::ensure(&NEEDS)?;
    package::package(Profile::Small)?;
    build()?;
    let scratch = Scratch::in_memory()?;
    let postgres = Postgres::start(&scratch)?;
    let browser = Browser::start(&scratch)?;
    let mut tests = cargo(["test", "--no-fail-fast"]);
    tests.args(SELECTION);
    tests.env("TMPDIR", scratch.path());
    tests.env("RUST_TEST_THREADS", threads().to_string());
    tests.env("XUEHUI_TEST_POSTGRES", postgres.url());
    tests.env("XUEHUI_TEST_WEBDRIVER", browser.url());
    tests.env("XUEHUI_ASSETS", tree::packaged());
    tests.env("XUEHUI_BIN", tree::server("debug"));
    if tree::at("tests/conformance").exists() {
        tests.env("XUEHUI_TEST_NODE_MODULES", npm::install("tests/conformance")?);
        tests.env("XUEHUI_TEST_PYTHON", python::install("tests/conformance/python")?);
    } else {
        println!("xtask: there is no tests/conformance: no foreign GraphQL client is run");
    }
    run("testing the product", &mut tests)
}

/// Tests at a time: two a core, because half the time of one it waits for its database. The browser's take
/// fewer by themselves.
fn threads() -> usize {
    2 * thread::available_parallelism().map_or(1, NonZero::get)
}

fn sum_up(verdicts: &[Verdict]) -> Outcome {
    println!("\nxtask: in sum");
    for Verdict { step, took, outcome } in verdicts {
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("  {word}  {:<8} {:>5} s", step.name(), took.as_secs());
    }
    let failed: Vec<String> =
        verdicts.iter().filter(|verdict| verdict.outcome.is_err()).map(|verdict| verdict.step.name()).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", ")).into()) }
}
