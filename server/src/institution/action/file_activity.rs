//! A society files what it means to hold, and files it again when it was returned. Each filing has its
//! receipt, and the federation's days begin with it.

use chrono::NaiveDate;
use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::institution::activity::machine::ActivityTerms;
use entity::institution::activity::plan::Plan;
use entity::institution::activity::{self, ActivityId, ActivityState, ActivityStep};
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::register::present;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::institution::filing::{Told, advance, begin, columns, filer, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::ruled::ruled;
use crate::state::State;

/// The intention to file.
#[derive(Debug)]
pub struct FileActivity;

impl Intention for FileActivity {
    const FIELD: &'static str = "Mutation.fileActivity";
}

/// The intention to file it again.
#[derive(Debug)]
pub struct RefileActivity;

impl Intention for RefileActivity {
    const FIELD: &'static str = "Mutation.refileActivity";
}

/// What the caller sends to file.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// What is to be held.
    pub plan: Plan,
}

/// What the caller sends to file again.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which filing.
    pub filing: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What is to be held now.
    pub plan: Plan,
}

/// Files it for the permit's society; answers its id.
pub async fn file_activity(state: &State, permit: Permit<FileActivity>, input: Input) -> Result<ActivityId, Stop> {
    let society = permit.society()?.clone();
    let write = Write::begin(state, permit.actor()).await?;
    let id = ActivityId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let named = (society.society_id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, FileActivity::FIELD, &named, &id.global()).await? {
        return ActivityId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let plan = input.plan.trimmed();
    let silent_on = judged(state, &write, &society, &plan).await?;
    let receipt = receipt(id, state.world.today(), 1);
    let (title, mut changes) = (plan.title.clone(), said(&plan));
    changes.push(told("receiptNo", &receipt));
    let row = activity::ActiveModel {
        id: Set(id),
        society_id: Set(society.society_id),
        region_code: Set(society.region_code.clone()),
        version: Set(1),
        state: Set(ActivityState::Filed),
        state_since: Set(write.at),
        filed_on: Set(state.world.today()),
        round: Set(1),
        receipt_no: Set(receipt),
        silent_on: Set(silent_on),
        by_silence: Set(false),
        reason: Set(None),
        text: Set(None),
        took_place_on: Set(None),
        attendance: Set(None),
        summary: Set(None),
        ..columns(plan)
    };
    let by = permit.viewer().display_name.clone();
    begin(state, &write, row, (id, &title, silent_on), &society, by).await?;
    let entry = Entry { action: Action::FileActivity, society_id: Some(society.society_id), changes };
    write.commit(state, entry).await?;
    Ok(id)
}

/// Files a returned one again: the federation's days begin anew.
pub async fn refile_activity(state: &State, permit: Permit<RefileActivity>, input: Again) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let filing = reached(&write, &permit, &input.filing).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RefileActivity::FIELD, &input, &input.filing).await? {
        return Ok(());
    }
    filing.seen(input.expected_version)?;
    let to = filing.row.state.after(ActivityStep::Refile).map_err(Stop::whole)?;
    let plan = input.plan.trimmed();
    let silent_on = judged(state, &write, &filing.society, &plan).await?;
    let round = filing.row.round + 1;
    let receipt = receipt(filing.row.id, filing.row.filed_on, round);
    let mut changes = said(&plan);
    changes.extend([moved(filing.row.state, to), told("receiptNo", &receipt)]);
    // What waits is called as the activity is called now.
    write.retitle(OpenItemKind::ActivityFiling, filing.row.id.0, &plan.title).await?;
    let change = activity::ActiveModel {
        filed_on: Set(state.world.today()),
        round: Set(round),
        receipt_no: Set(receipt),
        silent_on: Set(silent_on),
        ..columns(plan)
    };
    let by = permit.viewer().display_name.clone();
    advance(state, &write, &filing, (ActivityStep::Refile, to), change, Told { by, ..Told::default() }).await?;
    let entry = Entry { action: Action::RefileActivity, society_id: Some(filing.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// Asks the rules; answers the last day of the federation.
async fn judged(state: &State, write: &Write, society: &present::Model, plan: &Plan) -> Result<NaiveDate, Stop> {
    let calendar = calendar(&write.tx).await?;
    let today = state.world.today();
    let terms: ActivityTerms = ruled(&write.tx).await?;
    let faults = plan.faults(&filer(society, today, &terms, &calendar));
    if faults.is_empty() { Ok(terms.silent_on(today, &calendar)) } else { Err(Stop::Refused(faults)) }
}

/// What the ledger keeps of a plan: what, when and where; who speaks stands in the filing.
fn said(plan: &Plan) -> Vec<Change> {
    vec![
        told("kind", plan.kind.code()),
        told("title", &plan.title),
        told("heldOn", plan.held_on.to_string()),
        told("place", &plan.place),
    ]
}

/// The number of the receipt: day, what tells this filing from the others, and the round.
fn receipt(id: ActivityId, filed_on: NaiveDate, round: i32) -> String {
    let own = id.0.simple().to_string();
    let own = own.get(own.len().saturating_sub(8)..).unwrap_or(&own).to_uppercase();
    format!("HD{}-{own}-{round}", filed_on.format("%Y%m%d"))
}
