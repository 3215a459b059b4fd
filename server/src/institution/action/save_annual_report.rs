//! A society fills fields of its annual report in. Each field is merged by itself: what two leaders wrote
//! into different fields is kept from both, what they wrote differently into one is shown to the second.

use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::institution::report::answer::parsed;
use entity::institution::report::field::ReportField;
use entity::institution::report::merge::{self, Merged, merge};
use entity::institution::report::prefill::Origin;
use entity::institution::report::{self, ReportStep, report_answer};
use entity::ledger::event::Action;
use entity::refusal::{Refusal, RefusalCode};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::institution::case::{Case, Told, advance, reached};
use crate::institution::known::{Stands, gather, standing};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SaveAnnualReport;

impl Intention for SaveAnnualReport {
    const FIELD: &'static str = "Mutation.saveAnnualReport";
}

/// A field as someone has filled it in.
#[derive(Clone, Debug, Serialize)]
pub struct Filled {
    /// Which field.
    pub field: ReportField,
    /// What it is to hold; empty to empty it.
    pub value: String,
    /// The field's version that the writer saw.
    pub seen_version: i32,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which report.
    pub report: String,
    /// Its fields.
    pub fields: Vec<Filled>,
}

/// A field that someone else has written differently meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Which field.
    pub field: ReportField,
    /// What this writer wanted.
    pub yours: String,
    /// What stands there.
    pub theirs: String,
    /// The version to send once a person has chosen.
    pub version: i32,
    /// Who wrote what stands there.
    pub by: String,
}

/// The most characters of a value that the ledger keeps.
const TOLD_MAX: usize = 200;

/// Fills fields in; answers those that clash and were left as they were.
pub async fn save_annual_report(
    state: &State,
    permit: Permit<SaveAnnualReport>,
    input: Input,
) -> Result<Vec<Clash>, Stop> {
    let fields = sound(&input.fields)?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.report).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SaveAnnualReport::FIELD, &input, &input.report).await? {
        return Ok(Vec::new());
    }
    case.held(&permit)?;
    let to = case.report.state.after(ReportStep::Save).map_err(Stop::whole)?;
    let today = state.world.today();
    if today < case.campaign.opens_on {
        return Err(Stop::whole(RefusalCode::CampaignNotOpen { opens_on: case.campaign.opens_on }));
    }
    let gathered = gather(&write.tx, &case.report, case.campaign.reports_on, &case.society, today).await?;
    if let Some(filled) = fields.iter().find(|filled| !filled.field.applies(&gathered.asked)) {
        return Err(Stop::at(filled.field.code(), RefusalCode::FieldNotAsked));
    }
    let written = case.written(&write).await?;
    let stands = standing(&written, &gathered.known, &gathered.asked);
    let (fresh, clashes) = merged(fields, &stands, &written);
    if fresh.is_empty() {
        return Ok(clashes);
    }
    let changes = fresh.iter().filter_map(|filled| told(filled, stands.get(&filled.field))).collect();
    let by = permit.viewer().display_name.clone();
    store(&write, &case, &fresh, &stands, &by).await?;
    if to == case.report.state {
        touch(&write, &case).await?;
    } else {
        let told = Told { by, ..Told::default() };
        advance(state, &write, &case, (ReportStep::Save, to), report::ActiveModel::default(), told).await?;
    }
    let entry = Entry { action: Action::SaveAnnualReport, society_id: Some(case.report.society_id), changes };
    write.commit(state, entry).await?;
    Ok(clashes)
}

/// The values as they are kept, or what is wrong with each.
fn sound(fields: &[Filled]) -> Result<Vec<Filled>, Stop> {
    let mut kept = Vec::new();
    let mut refusals = Vec::new();
    let mut named = BTreeSet::new();
    for filled in fields {
        match parsed(filled.field, &filled.value) {
            _ if !named.insert(filled.field) => {
                refusals.push(Refusal::at(filled.field.code(), RefusalCode::FieldTwice));
            }
            Ok(value) => kept.push(Filled { value, ..filled.clone() }),
            Err(code) => refusals.push(Refusal::at(filled.field.code(), code)),
        }
    }
    if kept.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::at("fields", RefusalCode::Required));
    }
    if refusals.is_empty() { Ok(kept) } else { Err(Stop::Refused(refusals)) }
}

/// What is to be written, and what clashes.
fn merged(
    fields: Vec<Filled>,
    stands: &HashMap<ReportField, Stands>,
    written: &[report_answer::Model],
) -> (Vec<Filled>, Vec<Clash>) {
    let (mut fresh, mut clashes) = (Vec::new(), Vec::new());
    for filled in fields {
        let now = stands.get(&filled.field).map_or_else(
            || merge::Standing { value: String::new(), version: 0 },
            |stands| merge::Standing { value: stands.value.clone(), version: stands.version },
        );
        match merge(&now, filled.seen_version, &filled.value) {
            Merged::Same => {}
            Merged::Written => fresh.push(Filled { seen_version: now.version, ..filled }),
            Merged::Conflict => {
                let by = written.iter().find(|row| row.field == filled.field).map(|row| row.written_by.clone());
                clashes.push(Clash {
                    field: filled.field,
                    yours: filled.value,
                    theirs: now.value,
                    version: now.version,
                    by: by.unwrap_or_default(),
                });
            }
        }
    }
    (fresh, clashes)
}

/// Writes the fields, each in its next version. What someone only confirms still comes from where it came.
async fn store(
    write: &Write,
    case: &Case,
    fields: &[Filled],
    stands: &HashMap<ReportField, Stands>,
    by: &str,
) -> Result<(), Fault> {
    use report_answer::Column as C;
    let origin = |filled: &Filled| {
        let stands = stands.get(&filled.field).filter(|stands| stands.value == filled.value);
        stands.map_or(Origin::Typed, |stands| stands.origin)
    };
    let rows = fields.iter().map(|filled| report_answer::ActiveModel {
        report_id: Set(case.report.id),
        field: Set(filled.field),
        value: Set(filled.value.clone()),
        origin: Set(origin(filled)),
        version: Set(filled.seen_version + 1),
        round: Set(case.report.round + 1),
        at: Set(write.at),
        written_by: Set(by.to_owned()),
    });
    let replace = OnConflict::columns([C::ReportId, C::Field])
        .update_columns([C::Value, C::Origin, C::Version, C::Round, C::At, C::WrittenBy])
        .to_owned();
    report_answer::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Counts the version up where the state stays as it is.
async fn touch(write: &Write, case: &Case) -> Result<(), Fault> {
    let next = report::ActiveModel { version: Set(case.report.version + 1), ..Default::default() };
    report::Entity::update_many().set(next).filter(report::Column::Id.eq(case.report.id)).exec(&write.tx).await?;
    Ok(())
}

/// What the ledger keeps of a field: its old and its new value, long texts by their beginning.
fn told(filled: &Filled, stands: Option<&Stands>) -> Option<Change> {
    let short = |text: &str| text.chars().take(TOLD_MAX).collect::<String>();
    let old = stands.map(|stands| short(&stands.value)).filter(|old| !old.is_empty());
    Change::between(filled.field.code(), old, Some(short(&filled.value)))
}
