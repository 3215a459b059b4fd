//! An export is requested: the societies of a list, as the caller may see them, become a file.

pub mod lines;

use chrono::NaiveDate;
use sea_orm::{EntityTrait, QuerySelect, Select};

use entity::Language;
use entity::file::FileId;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::present;
use exchange::export::table::Sight;
use exchange::export::{LINES_MAX, Shown, Table};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::address::{Address, Purpose, sign};
pub use crate::file::format::Format;
use crate::file::made::{keep, ready};
use crate::ledger::{Change, Entry, Write};
use crate::register::order::SocietyOrder;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestSocietyExport;

impl Intention for RequestSocietyExport {
    const FIELD: &'static str = "Mutation.requestSocietyExport";
}

/// A file that is ready to be fetched.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Where.
    pub address: Address,
    /// What it is called.
    pub file_name: String,
}

/// Makes a file of the societies that were selected through the caller's scope.
pub async fn request_society_export(
    state: &State,
    permit: &Permit<RequestSocietyExport>,
    societies: Select<present::Entity>,
    format: Format,
    language: Language,
) -> Result<Ready, Stop> {
    let sight = |field| if permit.viewer().allows(field) { Sight::Open } else { Sight::Masked };
    let shown = Shown { counts: sight("Society.headcount"), leaders: sight("Society.leaders") };
    let found = societies.limit(LINES_MAX as u64 + 1).all(&state.db).await?;
    if found.len() > LINES_MAX {
        let max = i32::try_from(LINES_MAX).unwrap_or(i32::MAX);
        return Err(Stop::at("filter", RefusalCode::TooMany { max }));
    }
    let count = found.len();
    let day = state.world.today();
    let lines = lines::load(&state.db, found, day).await?;
    let content = format.write(state.world.now(), move || Table::of(&lines, shown, language)).await?;
    let file_name = name(format, language, day);
    let id = store(state, permit, &file_name, format, content, count).await?;
    Ok(Ready { address: sign(state, Purpose::Get, id, permit.viewer().user_id)?, file_name })
}

/// Writes all societies to a file of the command line.
pub async fn export_file(state: &State, format: Format) -> Result<Vec<u8>, Fault> {
    let all = SocietyOrder::default().apply(present::Entity::find(), None).all(&state.db).await?;
    let lines = lines::load(&state.db, all, state.world.today()).await?;
    let shown = Shown { counts: Sight::Open, leaders: Sight::Open };
    format.write(state.world.now(), move || Table::of(&lines, shown, Language::Zh)).await
}

fn name(format: Format, language: Language, day: NaiveDate) -> String {
    format!("{}-{day}.{}", language.pick("社科类社会组织登记表", "societies"), format.ending())
}

/// Keeps the file and records who took what out of the register.
async fn store(
    state: &State,
    permit: &Permit<RequestSocietyExport>,
    file_name: &str,
    format: Format,
    content: Vec<u8>,
    count: usize,
) -> Result<FileId, Stop> {
    let who = (permit.viewer().user_id, permit.viewer().display_name.as_str());
    let id = keep(state, who, (file_name, format.media_type()), content).await?;
    let write = Write::begin(state, permit.actor()).await?;
    ready(&write.tx, id).await?;
    let told = |field: &str, value: String| Change { field: field.into(), old: None, new: Some(value) };
    let changes = vec![told("fileName", file_name.into()), told("societies", count.to_string())];
    write.commit(state, Entry { action: Action::ExportSocieties, society_id: None, changes }).await?;
    Ok(id)
}
