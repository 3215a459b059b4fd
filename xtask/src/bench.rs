//! `cargo xtask bench`: measures the delivered binary and writes docs/benchmarks.md. What is compared is
//! measured side by side: all servers run at the same time, and rounds go through all of them, so that
//! a noisy minute of the machine falls on everything alike.

mod crowd;
mod load;
mod program;
mod register;
mod report;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use self::load::Rate;
use self::program::{Memory, Program};
use crate::command::{Outcome, program, read, run};
use crate::postgres::Postgres;
use crate::scratch::Scratch;
use crate::{dist, need, tree};

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Measure target/dist/xuehui as it lies there instead of building it
    #[arg(long)]
    built: bool,
    /// Let the crowds loose and nothing else: their section of docs/benchmarks.md is written anew, the others stay
    #[arg(long, conflicts_with = "built")]
    crowds: bool,
}

/// Where a server keeps its rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

/// What is asked: by name, so that tables and ratios agree.
const QUESTIONS: [(&str, &str); 3] = [
    ("floor", "{ today }"),
    (
        "list",
        "{ societies(first: 50) { nodes { id name form formAssessment { recommended } \
         leaders { name post } headcount { formal } } } }",
    ),
    (
        "dashboard",
        "{ coverage { societies abnormal organisation work mustForm mustFormFormed organisationRate workRate \
         organisationRateWithoutAbnormal workRateWithoutAbnormal \
         by(dimension: DISCIPLINE) { key label societies organisationRate workRate mismatches } } }",
    ),
];

/// What the list's page costs the database alone.
const BARE: &str = "SELECT society_id, name, form, recommended, leaders, formal FROM society_present \
                    ORDER BY uscc, society_id LIMIT 50";

/// Societies in the register: the demo, and a hundred cities like it.
const SIZES: [usize; 2] = [109, 10_000];
/// Times that everything is measured; the middle one counts.
const ROUNDS: usize = 3;
/// Times that a server is started; the middle one counts.
const STARTS: usize = 5;

/// One server with its data, and what was found.
struct Setting {
    engine: Engine,
    societies: usize,
    server: Program,
    token: String,
    starts: Vec<Duration>,
    idle: Memory,
    /// One list of rates a question, in the order of `QUESTIONS`.
    rates: [Vec<Rate>; QUESTIONS.len()],
}

pub(crate) fn bench(options: &Options) -> Outcome {
    if options.crowds {
        return crowds_alone();
    }
    need::ensure(&[&need::POSTGRES, &need::LOAD])?;
    if !options.built {
        dist::dist()?;
    }
    let (_scratch, postgres) = ground()?;
    let mut settings = Vec::new();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for societies in SIZES {
            settings.push(Setting::prepare(engine, societies, &postgres)?);
        }
    }
    let bare_url = postgres.url_of(&name(Engine::Postgres, SIZES[1]));
    let mut bare = Vec::new();
    for round in 1..=ROUNDS {
        println!("xtask: round {round} of {ROUNDS}");
        settings.iter_mut().try_for_each(Setting::measure)?;
        bare.push(load::bare(&bare_url, BARE)?);
    }
    let crowds = crowd::measure(&postgres)?;
    let text = report::write(&settings, &bare, &crowds)?;
    println!("\n{text}");
    Ok(fs::write(tree::at("docs/benchmarks.md"), text)?)
}

/// The crowds act in the server's own process: the delivered binary is not needed.
fn crowds_alone() -> Outcome {
    need::ensure(&[&need::POSTGRES])?;
    let (_scratch, postgres) = ground()?;
    let section = report::crowds(&crowd::measure(&postgres)?)?;
    println!("\n{section}");
    let page = tree::at("docs/benchmarks.md");
    let renewed = report::with_crowds(&read(&page)?, &section);
    Ok(fs::write(page, renewed)?)
}

/// Where it is measured: an empty folder, and a database server that writes to a disk as an operator's does.
fn ground() -> Outcome<(Scratch, Postgres)> {
    drop(fs::remove_dir_all(tree::at("target/bench")));
    fs::create_dir_all(tree::at("target/bench"))?;
    let scratch = Scratch::on_disk()?;
    let postgres = Postgres::start(&scratch)?;
    Ok((scratch, postgres))
}

fn name(engine: Engine, societies: usize) -> String {
    match engine {
        Engine::Sqlite => format!("sqlite_{societies}"),
        Engine::Postgres => format!("postgres_{societies}"),
    }
}

impl Setting {
    /// Make the database, fill it and start the server as it will be measured.
    fn prepare(engine: Engine, societies: usize, postgres: &Postgres) -> Outcome<Self> {
        let name = name(engine, societies);
        println!("xtask: preparing {name}");
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}?mode=rwc", tree::at(&format!("target/bench/{name}.db")).display()),
            Engine::Postgres => postgres.create(&name)?,
        };
        // The first start makes the tables and loads the demo.
        drop(Program::start(&name, &url)?);
        if societies > SIZES[0] {
            import(&url, societies - SIZES[0])?;
        }
        if engine == Engine::Postgres {
            // The throw-away cluster has nobody who would do it by itself.
            postgres.sql(&name, "VACUUM ANALYZE")?;
        }
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            starts.push(Program::start(&name, &url)?.ready);
        }
        let server = Program::start(&name, &url)?;
        let idle = server.memory()?;
        let token = server.log_in()?;
        for (_, question) in QUESTIONS {
            server.ask(question, Some(&token))?;
        }
        Ok(Self { engine, societies, server, token, starts, idle, rates: Default::default() })
    }

    /// One round: every question for a bounded time.
    fn measure(&mut self) -> Outcome {
        for ((_, question), rates) in QUESTIONS.iter().zip(&mut self.rates) {
            rates.push(load::api(&self.server, question, &self.token)?);
        }
        Ok(())
    }
}

/// Bring so many further societies in, the way an operator would.
fn import(url: &str, count: usize) -> Outcome {
    let file: PathBuf = tree::at("target/bench/register.csv");
    let demo = read(&tree::at("server/demo/societies.csv"))?;
    fs::write(&file, register::further(&demo, count)?)?;
    let mut import = program(tree::at("target/dist/xuehui"));
    import.args(["import", "societies"]).arg(file).arg("--as-of=2026-01-01").env("DATABASE_URL", url);
    run(&format!("importing {count} societies"), &mut import)
}
