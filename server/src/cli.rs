//! The binary's words: serve, migrate, import, export, region, agency, user, backup, restore,
//! verify-ledger, rotate-key, schema.

mod backup;
mod found;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{NaiveDate, SecondsFormat};
use clap::{Args, Parser, Subcommand};
use ipnet::IpNet;
use sea_orm::DatabaseConnection;

use crate::app::App;
use crate::config::{Config, DEFAULT_DATABASE, Mail, POINTS_PER_MINUTE, Secret};
use crate::fault::Fault;
use crate::identity::key::{Handover, rotate};
use crate::job::smtp::Mailer;
use crate::ledger::{Actor, chain, webhook};
use crate::register::action::import_societies::import_file;
use crate::register::action::request_society_export::{Format, export_file};
use crate::state::State;
use crate::trace::Told;
use crate::{database, demo, job};

/// Xuehui: Party building in a city's learned societies.
#[derive(Parser, Debug)]
#[command(name = "xuehui", version)]
struct Command {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(subcommand)]
    word: CliWord,
}

#[derive(Args, Debug)]
struct DatabaseArgs {
    /// Where the database is.
    #[arg(long, global = true, env = "DATABASE_URL", default_value = DEFAULT_DATABASE)]
    database_url: String,
}

#[derive(Subcommand, Debug)]
enum CliWord {
    /// Serve the API and the client.
    Serve(ServeArgs),
    /// Bring the tables up to date.
    Migrate,
    /// Bring a register in.
    #[command(subcommand)]
    Import(Import),
    /// Write a register out.
    #[command(subcommand)]
    Export(Export),
    /// Enter regions.
    #[command(subcommand)]
    Region(found::RegionWord),
    /// Enter agencies.
    #[command(subcommand)]
    Agency(found::AgencyWord),
    /// Manage accounts.
    #[command(subcommand)]
    User(found::UserWord),
    /// Write the whole database to a file, while the server runs or not.
    Backup {
        /// A file that is not there yet.
        file: PathBuf,
    },
    /// Bring a backup into a database that holds nothing yet.
    Restore {
        /// The backup: of SQLite into SQLite, of PostgreSQL into PostgreSQL.
        file: PathBuf,
    },
    /// Check every link of the ledger.
    VerifyLedger,
    /// Make a new key to sign tokens; it is published now and signs ten minutes later, so that nobody notices.
    RotateKey {
        /// Somebody else may have the keys: the new one signs at once and what the others signed is worth nothing.
        #[arg(long)]
        at_once: bool,
    },
    /// Print the API's schema.
    Schema,
}

#[derive(Args, Debug)]
struct ServeArgs {
    /// Address and port.
    #[arg(long, env = "XUEHUI_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Load the demo register and accounts into an empty database.
    #[arg(long, env = "XUEHUI_DEMO")]
    demo: bool,
    /// The folder of the packaged client; the files inside the binary when absent.
    #[arg(long, env = "XUEHUI_ASSETS")]
    assets: Option<PathBuf>,
    /// A proxy in front names the caller's address in `X-Forwarded-For`.
    #[arg(long, env = "XUEHUI_BEHIND_PROXY")]
    behind_proxy: bool,
    /// What a caller may ask for in a minute, points as `extensions.cost` tells them; 0 for no limit.
    #[arg(long, env = "XUEHUI_POINTS_PER_MINUTE", default_value_t = POINTS_PER_MINUTE)]
    points_per_minute: u64,
    /// Worker threads.
    #[arg(long, env = "XUEHUI_WORKERS", default_value_t = 2)]
    workers: usize,
    /// Where files are kept: `file:///folder` or `s3://bucket/prefix`; a folder beside the database when absent.
    #[arg(long, env = "XUEHUI_FILES")]
    files: Option<String>,
    /// What looks into uploads: `clamd:///socket`, `clamd://host:port`, or a command that reads its input.
    #[arg(long, env = "XUEHUI_SCAN")]
    scan: Option<String>,
    /// The mail server, `smtp://user:password@host:port`; no mail is sent without one.
    #[arg(long, env = "XUEHUI_SMTP", hide_env_values = true, requires = "base_url")]
    smtp: Option<String>,
    /// The sender of mail.
    #[arg(long, env = "XUEHUI_MAIL_FROM", default_value = "xuehui@localhost")]
    mail_from: String,
    /// The address under which people reach this server: what links in mails begin with.
    #[arg(long, env = "XUEHUI_BASE_URL")]
    base_url: Option<String>,
    /// Run nothing but the client's own documents for whoever is no partner's program
    #[arg(long, env = "XUEHUI_TRUSTED_ONLY")]
    trusted_only: bool,
    /// Private networks to which webhooks may be sent, such as `10.0.0.0/8,192.168.7.2`; by HTTP too
    #[arg(long, env = "XUEHUI_WEBHOOK_NETWORKS", default_value = "", value_parser = networks)]
    webhook_networks: Networks,
    /// Where traces are sent (OTLP over HTTP), such as `http://127.0.0.1:4318`; none are made without one
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT")]
    otlp: Option<String>,
}

#[derive(Subcommand, Debug)]
enum Import {
    /// Societies from a .csv or .xlsx file.
    Societies {
        /// The file.
        file: PathBuf,
        /// Check only, write nothing.
        #[arg(long)]
        dry_run: bool,
        /// GB/T 2260 code of their region.
        #[arg(long, default_value = demo::CITY)]
        region: String,
        /// The day from which the facts hold; today when absent.
        #[arg(long)]
        as_of: Option<NaiveDate>,
    },
}

#[derive(Subcommand, Debug)]
enum Export {
    /// Societies to a .csv or .xlsx file.
    Societies {
        /// The file; its ending says the format.
        file: PathBuf,
    },
}

/// Runs the binary.
#[must_use]
pub fn main() -> ExitCode {
    let command = Command::parse();
    let collector = match &command.word {
        CliWord::Serve(args) => args.otlp.as_deref(),
        _ => None,
    };
    let _told = match Told::begin(collector) {
        Ok(told) => told,
        Err(fault) => return fail(&fault),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&Fault::Machine(error)),
    };
    runtime.block_on(run(command)).unwrap_or_else(|fault| fail(&fault))
}

fn fail(fault: &Fault) -> ExitCode {
    eprintln!("xuehui: {fault}");
    ExitCode::FAILURE
}

async fn run(command: Command) -> Result<ExitCode, Fault> {
    let url = command.database.database_url;
    match command.word {
        CliWord::Schema => {
            print!("{}", crate::api::sdl());
            Ok(ExitCode::SUCCESS)
        }
        CliWord::Serve(args) => Box::pin(serve(url, args)).await,
        CliWord::Migrate => {
            database::migrate(&database::connect(&url).await?).await?;
            println!("the tables are current");
            Ok(ExitCode::SUCCESS)
        }
        CliWord::Import(Import::Societies { file, dry_run, region, as_of }) => {
            let state = open(url).await?;
            import(&state, &file, dry_run, &region, as_of.unwrap_or_else(|| state.world.today())).await
        }
        CliWord::Export(Export::Societies { file }) => export(&open(url).await?, &file).await,
        CliWord::Region(word) => found::region(&open(url).await?, word).await,
        CliWord::Agency(word) => found::agency(&open(url).await?, word).await,
        CliWord::User(word) => found::user(&open(url).await?, word).await,
        CliWord::Backup { file } => backup::backup(&url, &file).await,
        CliWord::Restore { file } => backup::restore(&url, &file).await,
        CliWord::RotateKey { at_once } => rotate_key(&open(url).await?, at_once).await,
        CliWord::VerifyLedger => verify(&open(url).await?.db).await,
    }
}

/// The state behind a command that is not the server.
async fn open(url: String) -> Result<State, Fault> {
    let db = database::connect(&url).await?;
    database::migrate(&db).await?;
    let world = demo::world_of(&db, false).await?;
    State::open(Config { database_url: url, ..Config::default() }, db, world).await
}

/// Networks as the command line names them.
#[derive(Clone, Debug)]
struct Networks(Vec<IpNet>);

fn networks(text: &str) -> Result<Networks, String> {
    webhook::address::networks(text).map(Networks)
}

async fn serve(database_url: String, args: ServeArgs) -> Result<ExitCode, Fault> {
    let ServeArgs {
        listen,
        demo,
        assets,
        behind_proxy,
        points_per_minute,
        workers,
        files,
        scan,
        smtp,
        mail_from,
        base_url,
        trusted_only,
        webhook_networks,
        otlp: _,
    } = args;
    let db = database::connect(&database_url).await?;
    database::migrate(&db).await?;
    let world = demo::world_of(&db, demo).await?;
    // On loopback there is no TLS and nobody to listen in.
    let secure_cookies =
        !(listen.starts_with("127.") || listen.starts_with("localhost") || listen.starts_with("[::1]"));
    let mail = smtp.map(|server| Mail { server: Secret::new(server), from: mail_from });
    if let Some(mail) = &mail {
        // Said now and not at eight in the morning.
        Mailer::of(mail)?;
    }
    let base_url = base_url.map(|url| url.trim_end_matches('/').to_owned());
    let config = Config {
        database_url,
        listen,
        assets,
        secure_cookies,
        behind_proxy,
        points_per_minute: Some(points_per_minute).filter(|points| *points > 0),
        workers,
        files,
        scan,
        mail,
        base_url,
        trusted_only,
        webhook_networks: webhook_networks.0,
    };
    let app = App::new(config, db, world).await?;
    if demo {
        Box::pin(demo::fill(&app.state)).await?;
    }
    let clock = job::start(std::sync::Arc::clone(&app.state));
    let pusher = webhook::round::start(std::sync::Arc::clone(&app.state));
    let (server, address) = app.serve()?;
    println!("xuehui serves http://{address}");
    server.await?;
    clock.abort();
    pusher.abort();
    Ok(ExitCode::SUCCESS)
}

async fn import(
    state: &State,
    file: &std::path::Path,
    dry_run: bool,
    region: &str,
    as_of: NaiveDate,
) -> Result<ExitCode, Fault> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = tokio::fs::read(file).await?;
    let report = import_file(state, Actor::platform("xuehui import"), region, as_of, &bytes, &name, dry_run).await?;
    for problem in &report.problems {
        eprintln!("{problem}");
    }
    let verb = if dry_run { "would be" } else { "were" };
    if report.problems.is_empty() {
        println!(
            "{} societies {verb} entered, {} changed, {} are unchanged",
            report.created, report.changed, report.unchanged
        );
        return Ok(ExitCode::SUCCESS);
    }
    println!("{} problems; nothing was written", report.problem_count);
    Ok(ExitCode::FAILURE)
}

async fn export(state: &State, file: &std::path::Path) -> Result<ExitCode, Fault> {
    let format = match file.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => Format::Csv,
        Some("xlsx") => Format::Xlsx,
        _ => return Err(Fault::Broken("the file's name must end in .csv or .xlsx".into())),
    };
    let bytes = export_file(state, format).await?;
    tokio::fs::write(file, bytes).await?;
    Ok(ExitCode::SUCCESS)
}

async fn rotate_key(state: &State, at_once: bool) -> Result<ExitCode, Fault> {
    let handover = if at_once { Handover::AtOnce } else { Handover::Gentle };
    let (kid, signs_from) = rotate(state, Actor::platform("xuehui rotate-key"), handover).await?;
    println!("key {kid} signs from {} on", signs_from.to_rfc3339_opts(SecondsFormat::Secs, true));
    Ok(ExitCode::SUCCESS)
}

async fn verify(db: &DatabaseConnection) -> Result<ExitCode, Fault> {
    let found = chain::verify(db).await?;
    println!("{} events in {} chains", found.events, found.chains);
    match (found.broken_at, found.broken_chain) {
        (None, None) => {
            println!("the ledger is whole");
            return Ok(ExitCode::SUCCESS);
        }
        (Some(id), _) => println!("the first event that does not fit: {}", id.global()),
        (None, Some(name)) => println!("events are missing at the end of chain {name}"),
    }
    Ok(ExitCode::FAILURE)
}
