//! One migrated and filled database a process, made once and copied for each test.

use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use argon2::password_hash::{PasswordHasher, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use entity::account::row::password;
use sea_orm::{DatabaseConnection, EntityTrait, Set};
use server::config::Config;
use server::state::{State, set_once};
use server::{database as product, demo};

use crate::database::{self, Kind};
use crate::{city, world};

/// What is copied.
#[derive(Debug)]
pub(crate) enum Template {
    /// An SQLite file.
    File(PathBuf),
    /// A PostgreSQL database.
    Named(String),
}

static SQLITE: OnceLock<Template> = OnceLock::new();
static POSTGRES: OnceLock<Template> = OnceLock::new();

const FOLDER: &str = "xuehui-tests-";

static PLACE: LazyLock<PathBuf> = LazyLock::new(|| {
    sweep();
    let folder = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be made");
    folder
});

/// The folder of this process, for files that nobody keeps.
#[must_use]
pub fn folder() -> &'static Path {
    &PLACE
}

/// The template of a database, made by whoever asks first.
pub(crate) fn of(kind: Kind) -> &'static Template {
    let slot = match kind {
        Kind::Sqlite => &SQLITE,
        Kind::Postgres => &POSTGRES,
    };
    slot.get_or_init(|| {
        // A runtime of its own: the test that happens to come first has one that ends with it.
        let made = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime can be made").block_on(make(kind))
        });
        made.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

async fn make(kind: Kind) -> Template {
    let name = format!("xuehui_template_{}", std::process::id());
    let template = match kind {
        Kind::Sqlite => Template::File(database::sqlite_file(&name)),
        Kind::Postgres => {
            database::create(&name, None).await;
            Template::Named(name.clone())
        }
    };
    fill(&database::url(kind, &name)).await;
    template
}

/// Fills a database as `xuehui serve --demo` does, and builds a second city beside the demo's.
async fn fill(url: &str) {
    let db = product::connect(url).await.expect("the template's database answers");
    product::migrate(&db).await.expect("the tables can be made");
    let config = Config { database_url: url.to_owned(), ..Config::default() };
    let state = State::open(config, db.clone(), world::before()).await.expect("the state opens");
    set_once(&db, demo::SHIFT, "0".into()).await.expect("the demo's clock can be set");
    demo::fill(&state).await.expect("the demo register can be entered");
    city::build(&state).await;
    lighten(&db).await;
    drop(state);
    // SQLite writes its log into the file when the last connection closes: then the file is all.
    db.close().await.expect("the template closes");
}

/// Passwords are hashed so heavily that a guesser despairs; a suite that logs in thousands of times would too.
/// What is kept of them in the template is light; the product checks it as it checks any other.
async fn lighten(db: &DatabaseConnection) {
    let params = Params::new(Params::MIN_M_COST, 1, 1, None).expect("the least that Argon2 takes");
    let salt = SaltString::encode_b64(b"tests have one salt").expect("a salt");
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = hasher.hash_password(demo::PASSWORD.as_bytes(), &salt).expect("a password is hashed").to_string();
    let light = password::ActiveModel { hash: Set(hash), ..Default::default() };
    password::Entity::update_many().set(light).exec(db).await.expect("the database answers");
}

/// Removes what runs left behind that were killed before they could.
fn sweep() {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let maker = name.strip_prefix(FOLDER).and_then(|number| number.parse::<u32>().ok());
        if maker.is_some_and(|number| !Path::new(&format!("/proc/{number}")).exists()) {
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}
