//! What people type: `cargo xtask serve`, `test`, `bench`, `dist`, and the two steps of them that are
//! handy alone, `client` and `css`. This file only knows the words; each has a file of its own.

mod assets;
mod background;
mod bench;
mod browser;
mod bundle;
mod command;
mod dist;
mod documents;
mod explorer;
mod font;
mod merge;
mod need;
mod npm;
mod package;
mod page;
mod parcel;
mod postgres;
mod python;
mod scratch;
mod serve;
mod split;
mod style;
mod test;
mod tree;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::command::Outcome;

/// Everything Xuehui's developers and operators do from a checkout.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Install what is missing, build everything and serve the product with its demo register
    Serve(serve::Options),
    /// Install what is missing and run every test: rules, API on both databases, browser, conformance
    Test(test::Options),
    /// Measure, and write docs/benchmarks.md
    Bench(bench::Options),
    /// Build the one binary that operators install: target/dist/xuehui
    Dist,
    /// Only build and package the client into target/client
    Client(wasm::Haste),
    /// Only make client/styles/app.css anew from its sources (needs Node)
    Css,
}

fn main() -> ExitCode {
    match obey(Line::parse().word) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\nxtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn obey(word: Word) -> Outcome {
    match word {
        Word::Serve(options) => serve::serve(&options),
        Word::Test(options) => test::test(&options),
        Word::Bench(options) => bench::bench(&options),
        Word::Dist => dist::dist(),
        Word::Client(haste) => package::package(haste.profile()).map(|report| report.say()),
        Word::Css => style::renew(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_words_do_not_contradict_each_other() {
        super::Line::command().debug_assert();
    }
}
