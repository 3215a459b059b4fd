//! `cargo xtask test`: every test there is, in order, on a machine that needs nothing but Rust before.
//! A part that is absent fails; nothing is skipped without a word.

use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};

use crate::browser::Browser;
use crate::command::{Outcome, cargo, run};
use crate::postgres::Postgres;
use crate::wasm::Profile;
use crate::{need, npm, package, style, tree};

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
    /// clippy over everything, every warning an error
    Lint,
    /// The committed style sheet is what its sources make
    Css,
    /// The client compiles for WebAssembly and is light enough
    Client,
    /// The tests of xtask itself and those of the client that need no browser
    Tools,
    /// Rules, API on both databases, security, conformance, browser
    Product,
}

/// What `product` builds and tests.
const SELECTION: [&str; 3] = ["--workspace", "--exclude=client", "--exclude=xtask"];

/// How one step ended.
struct Verdict {
    step: Step,
    took: Duration,
    outcome: Outcome,
}

/// Take the steps, all of them even after one failed, and sum up.
pub(crate) fn test(options: &Options) -> Outcome {
    let wanted = |step: &&Step| options.only.is_none_or(|only| only == **step);
    let mut verdicts = Vec::new();
    for &step in Step::value_variants().iter().filter(wanted) {
        println!("\nxtask: ── {} ──", step.name());
        let begun = Instant::now();
        let outcome = step.take();
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
            Self::Client => client(),
            Self::Tools => tools(),
            Self::Product => product(),
        }
    }
}

fn lint() -> Outcome {
    let workspace = ["clippy", "--workspace", "--exclude=client", "--all-targets", "--", "-Dwarnings"];
    run("clippy on all that runs on this machine", &mut cargo(workspace))?;
    let client = ["clippy", "--package=client", "--all-targets", "--", "-Dwarnings"];
    run("clippy on the client", &mut cargo(client))
}

fn client() -> Outcome {
    need::ensure(&[&need::NODE])?;
    let report = package::package(Profile::Small)?;
    report.say();
    report.within_limits()
}

fn tools() -> Outcome {
    run("testing xtask", &mut cargo(["test", "--package=xtask"]))?;
    run("testing what the client computes without a browser", &mut cargo(["test", "--package=client"]))
}

/// The tests proper. Binaries are built in the same selection as the tests, so that nothing is compiled twice.
fn product() -> Outcome {
    need::ensure(&[&need::BROWSER, &need::CHINESE_FONT, &need::POSTGRES, &need::NODE, &need::PDF_READER])?;
    package::package(Profile::Small)?;
    run("building server and tests", cargo(["build", "--bins", "--tests"]).args(SELECTION))?;
    let postgres = Postgres::start()?;
    let browser = Browser::start()?;
    let mut tests = cargo(["test", "--no-fail-fast"]);
    tests.args(SELECTION);
    tests.env("XUEHUI_TEST_POSTGRES", postgres.url());
    tests.env("XUEHUI_TEST_WEBDRIVER", browser.url());
    tests.env("XUEHUI_ASSETS", tree::packaged());
    tests.env("XUEHUI_BIN", tree::server("debug"));
    if tree::at("tests/conformance").exists() {
        tests.env("XUEHUI_TEST_NODE_MODULES", npm::install("tests/conformance")?);
    } else {
        println!("xtask: there is no tests/conformance: no foreign GraphQL client is run");
    }
    run("testing the product", &mut tests)
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
