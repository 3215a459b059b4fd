//! Configuration: what the environment and the command line decide.

use std::path::PathBuf;

use ipnet::IpNet;

use crate::database::sqlite_file;

/// Where the database is when nobody says.
pub const DEFAULT_DATABASE: &str = "sqlite://data/xuehui.db?mode=rwc";

/// Where files are when nobody says and the database is no file.
pub const DEFAULT_FILES: &str = "file://data/files";

/// A text that no log may say.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Says it, to whoever needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Where letters go and from whom they come.
#[derive(Clone, Debug)]
pub struct Mail {
    /// `smtp://user:password@host:port`; `smtps://` for TLS, `?tls=required` for STARTTLS.
    pub server: Secret,
    /// The sender, `name@example.cn` or `学会平台 <name@example.cn>`.
    pub from: String,
}

/// The settings of one process.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database is.
    pub database_url: String,
    /// Address and port to listen on.
    pub listen: String,
    /// The folder of the packaged client; none means the files inside the binary.
    pub assets: Option<PathBuf>,
    /// Whether cookies travel over HTTPS only: everywhere but on loopback.
    pub secure_cookies: bool,
    /// Whether a proxy in front names the caller's address (`X-Forwarded-For`).
    pub behind_proxy: bool,
    /// What a caller may ask for in a minute, points as `http::limit` measures them; none for no limit.
    pub points_per_minute: Option<u64>,
    /// Worker threads of the HTTP server.
    pub workers: usize,
    /// Where files are kept: `file:///folder` or `s3://bucket/prefix`; none means a folder beside the database.
    pub files: Option<String>,
    /// What looks into uploads, as `file::scan` reads it; none means nobody.
    pub scan: Option<String>,
    /// How mail is sent; none is sent without.
    pub mail: Option<Mail>,
    /// The address under which people reach this server, without a slash at its end.
    pub base_url: Option<String>,
    /// Whether whoever is no partner's program is heard with trusted documents alone.
    pub trusted_only: bool,
    /// Private networks to which messages of webhooks may be sent; elsewhere only public addresses are.
    pub webhook_networks: Vec<IpNet>,
}

impl Config {
    /// Where files are kept.
    #[must_use]
    pub fn files_address(&self) -> String {
        self.files.clone().unwrap_or_else(|| match sqlite_file(&self.database_url) {
            Some(database) => format!("file://{}", database.with_extension("files").display()),
            None => DEFAULT_FILES.into(),
        })
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: DEFAULT_DATABASE.into(),
            listen: "127.0.0.1:8080".into(),
            assets: None,
            secure_cookies: false,
            behind_proxy: false,
            points_per_minute: None,
            workers: 2,
            files: None,
            scan: None,
            mail: None,
            base_url: None,
            trusted_only: false,
            webhook_networks: Vec::new(),
        }
    }
}

/// The longest GraphQL document with its variables, bytes.
pub const BODY_LIMIT: usize = 256 * 1024;
/// How much of uploads one process holds in memory at once, mebibytes.
pub const ARRIVING_MEBIBYTES: usize = 96;
/// What a caller may ask for in a minute when nobody says, points: the largest document thirty times.
pub const POINTS_PER_MINUTE: u64 = 1_500_000;
/// How long one request may take.
pub const REQUEST_SECONDS: u64 = 20;
/// How long an access token is valid, seconds.
pub const ACCESS_SECONDS: i64 = 15 * 60;
/// How long a session lives without being used, days.
pub const SESSION_DAYS: i64 = 30;
