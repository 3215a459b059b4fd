//! Civil affairs brings its registry in as a file: every figure that changes is stated on the document and of its
//! day, all of them in one transaction or none. A trial writes nothing.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;
use tokio::sync::Semaphore;

use entity::file::{self, FileId};
use entity::institution::consistency::ConsistencyFact;
use entity::institution::consistency::figure::{self, AgencyFigureId};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::agency::AgencyId;
use entity::register::present;
use entity::register::society::{self, SocietyId};
use entity::responsibility::TITLE_MAX;
use exchange::figures::plan::{Known, Plan, SocietyChange, plan};
use exchange::figures::{FigureSheet, Setting, examine};

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::arrival::spreadsheet_of;
use crate::institution::consistency::{figures, refresh};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, told};
use crate::register::accepted::accepted;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ImportFigures;

impl Intention for ImportFigures {
    const FIELD: &'static str = "Mutation.importFigures";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The uploaded file.
    pub file: FileId,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// The day that the figures are of, where a row does not say its own.
    pub as_of: NaiveDate,
    /// The document that they stand on.
    pub document_no: String,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// The file's name.
    pub file_name: String,
    /// The file as it was read, with every problem; with any, nothing was written.
    pub sheet: FigureSheet,
    /// Societies of which a figure changes or has changed; none where a retry is answered.
    pub societies: Vec<SocietyChange>,
    /// How many they are.
    pub changed: usize,
    /// How many societies stay as they are.
    pub unchanged: usize,
    /// Whether it was written.
    pub written: bool,
}

impl Report {
    fn of(file_name: String, sheet: FigureSheet, plan: Plan) -> Self {
        let Plan { societies, unchanged } = plan;
        Self { file_name, sheet, changed: societies.len(), societies, unchanged, written: false }
    }

    /// Of a retry only how many there were is known.
    fn seen(file_name: String, sheet: FigureSheet, outcome: &str) -> Result<Self, Fault> {
        let counts = outcome.split_once(' ').map(|(changed, unchanged)| (changed.parse().ok(), unchanged.parse().ok()));
        match counts {
            Some((Some(changed), Some(unchanged))) => {
                Ok(Self { file_name, sheet, societies: Vec::new(), changed, unchanged, written: true })
            }
            _ => Err(Fault::Broken(format!("{outcome} is no outcome of an import"))),
        }
    }
}

/// Reading a large file takes memory: one at a time in this process.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);
/// So many rows go into one statement.
const CHUNK: usize = 500;

/// Tries a file, or brings it in.
pub async fn import_figures(state: &State, permit: Permit<ImportFigures>, input: Input) -> Result<Report, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let document_no = checks.text("documentNo", &input.document_no, TITLE_MAX);
    checks.past("asOf", input.as_of, today);
    checks.settle()?;
    let found = spreadsheet_of(state, permit.viewer().user_id, input.file).await?;
    let file = found.ok_or_else(|| Stop::at("fileId", RefusalCode::FileMissing))?;
    let mut sheet = read(state, &file, input.as_of).await?;
    if input.dry_run || !sheet.problems.is_empty() {
        let plan = compare(&state.db, &permit, &mut sheet).await?;
        return Ok(Report::of(file.name, sheet, plan));
    }
    let agency = permit.viewer().post().agency_id.ok_or_else(|| Fault::Broken("an office without an agency".into()))?;
    let write = Write::begin(state, permit.actor()).await?;
    lock(&write, &sheet).await?;
    let plan = compare(&write.tx, &permit, &mut sheet).await?;
    if !sheet.problems.is_empty() {
        return Ok(Report::of(file.name, sheet, plan));
    }
    let outcome = format!("{} {}", plan.societies.len(), plan.unchanged);
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(first) = claim(&write, user, key, ImportFigures::FIELD, &input, &outcome).await? {
        return Ok(Report::seen(file.name, sheet, &first)?);
    }
    if plan.societies.is_empty() {
        return Ok(Report { written: true, ..Report::of(file.name, sheet, plan) });
    }
    let stating =
        Stating { state, write: &write, agency, by: &permit.viewer().display_name, document_no: &document_no };
    stating.state_all(&plan.societies, today).await?;
    let summary = summary(&file.name, &document_no, input.as_of, &plan);
    write.commit(state, Entry { action: Action::ImportFigures, society_id: None, changes: summary }).await?;
    Ok(Report { written: true, ..Report::of(file.name, sheet, plan) })
}

async fn read(state: &State, file: &file::Model, as_of: NaiveDate) -> Result<FigureSheet, Fault> {
    let gone = || Fault::Broken("the uploaded file is gone".into());
    let setting = Setting { as_of, today: state.world.today(), accepted: accepted(state).await? };
    let _turn = ONE_AT_A_TIME.acquire().await.map_err(|closed| Fault::Broken(closed.to_string()))?;
    let bytes = state.files.read(file).await?.ok_or_else(gone)?;
    let read = tokio::task::spawn_blocking(move || examine(&bytes, &setting)).await;
    read.map_err(|error| Fault::Broken(format!("the file could not be read: {error}")))
}

/// The societies that the file is about: whoever brings another file waits.
async fn lock(write: &Write, sheet: &FigureSheet) -> Result<(), Fault> {
    let rows = society::Entity::find().filter(society::Column::Uscc.is_in(codes(sheet)));
    rows.order_by_asc(society::Column::Id).lock_exclusive().all(&write.tx).await?;
    Ok(())
}

fn codes(sheet: &FigureSheet) -> Vec<String> {
    sheet.said.iter().map(|said| said.uscc.to_string()).collect()
}

/// Compares the file with what is said of the societies within reach.
async fn compare(
    db: &impl ConnectionTrait,
    permit: &Permit<ImportFigures>,
    sheet: &mut FigureSheet,
) -> Result<Plan, Fault> {
    let within = Scope::of(Some(permit.viewer()), ImportFigures::FIELD).societies();
    let societies = within.filter(present::Column::Uscc.is_in(codes(sheet))).all(db).await?;
    let ids: Vec<SocietyId> = societies.iter().map(|society| society.society_id).collect();
    let mut said = figures(db, &ids).await?;
    let known = societies.into_iter().map(|society| {
        let figures = said.remove(&society.society_id).unwrap_or_default();
        (society.uscc.clone(), Known { society, figures })
    });
    Ok(plan(sheet, &known.collect(), &permit.viewer().post().region_code))
}

/// The event of the whole import, in the common chain.
fn summary(file_name: &str, document_no: &str, as_of: NaiveDate, plan: &Plan) -> Vec<Change> {
    vec![
        told("fileName", file_name),
        told("documentNo", document_no),
        told("asOf", as_of.to_string()),
        told("changed", plan.societies.len().to_string()),
        told("unchanged", plan.unchanged.to_string()),
    ]
}

/// Figures while they are stated.
struct Stating<'a> {
    state: &'a State,
    write: &'a Write,
    agency: AgencyId,
    by: &'a str,
    document_no: &'a str,
}

impl Stating<'_> {
    /// Ends what the agency had stated of what changes, states it anew, and says so in the ledger of each society.
    async fn state_all(&self, societies: &[SocietyChange], today: NaiveDate) -> Result<(), Fault> {
        let tx = &self.write.tx;
        let ids: Vec<SocietyId> = societies.iter().map(|change| change.society.society_id).collect();
        let stands = self.stands(&ids).await?;
        let (mut ended, mut rows) = (BTreeMap::<NaiveDate, Vec<AgencyFigureId>>::new(), Vec::new());
        for society in societies {
            for change in &society.changes {
                let id = society.society.society_id;
                if let Some(old) = stands.get(&(id, change.fact)) {
                    ended.entry(society.as_of).or_default().push(old.id);
                }
                rows.push(self.row(id, change.fact, &change.after, society.as_of));
            }
        }
        for (day, figures) in ended {
            for some in figures.chunks(CHUNK) {
                let all = figure::Entity::update_many().col_expr(figure::Column::Until, Expr::value(day));
                all.filter(figure::Column::Id.is_in(some.iter().copied())).exec(tx).await?;
            }
        }
        for some in rows.chunks(CHUNK) {
            figure::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
        }
        refresh(tx, &ids, today).await?;
        for society in societies {
            self.write.append(self.state, self.entry(society, &stands)).await?;
        }
        Ok(())
    }

    /// What the agency has stated of these societies until now.
    async fn stands(&self, ids: &[SocietyId]) -> Result<HashMap<(SocietyId, ConsistencyFact), figure::Model>, Fault> {
        let rows = figure::Entity::find()
            .filter(figure::Column::AgencyId.eq(self.agency))
            .filter(figure::Column::SocietyId.is_in(ids.iter().copied()))
            .filter(figure::Column::Until.is_null());
        Ok(rows.all(&self.write.tx).await?.into_iter().map(|row| ((row.society_id, row.fact), row)).collect())
    }

    fn row(&self, id: SocietyId, fact: ConsistencyFact, value: &str, since: NaiveDate) -> figure::ActiveModel {
        figure::ActiveModel {
            id: Set(AgencyFigureId(self.state.world.new_id())),
            society_id: Set(id),
            agency_id: Set(self.agency),
            fact: Set(fact),
            value: Set(value.to_owned()),
            document_no: Set(self.document_no.to_owned()),
            since: Set(since),
            until: Set(None),
            stated_by: Set(self.by.to_owned()),
        }
    }

    fn entry(&self, society: &SocietyChange, stands: &HashMap<(SocietyId, ConsistencyFact), figure::Model>) -> Entry {
        let id = society.society.society_id;
        let mut changes = vec![told("documentNo", self.document_no), told("asOf", society.as_of.to_string())];
        for change in &society.changes {
            let old = stands.get(&(id, change.fact)).map(|row| row.value.clone());
            changes.extend(Change::between(change.fact.ledger_field(), old, Some(change.after.clone())));
        }
        Entry { action: Action::StateFigures, society_id: Some(id), changes }
    }
}
