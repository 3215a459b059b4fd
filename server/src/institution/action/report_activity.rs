//! After the event: the society says that it took place, and reports how it went. A photograph may come
//! with the report and never has to.

use chrono::NaiveDate;
use sea_orm::Set;
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::activity::plan::AUDIENCE_MAX;
use entity::institution::activity::{self, ActivityStep};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;

use crate::access::{Intention, Permit};
use crate::checks::Checks;
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::institution::filing::{Filing, Told, advance, reached};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::state::State;

/// The intention to say that it took place.
#[derive(Debug)]
pub struct HoldActivity;

impl Intention for HoldActivity {
    const FIELD: &'static str = "Mutation.holdActivity";
}

/// The intention to report.
#[derive(Debug)]
pub struct ReportActivity;

impl Intention for ReportActivity {
    const FIELD: &'static str = "Mutation.reportActivity";
}

/// Which filing, in which version.
#[derive(Clone, Debug, Serialize)]
pub struct Of {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which filing.
    pub filing: String,
    /// The version he saw.
    pub expected_version: i32,
    /// The day on which it took place.
    pub took_place_on: NaiveDate,
}

/// What the caller sends to report.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Which filing.
    pub of: Of,
    /// How many came.
    pub attendance: i32,
    /// How it went.
    pub summary: String,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Notes that it took place.
pub async fn hold_activity(state: &State, permit: Permit<HoldActivity>, input: Of) -> Result<(), Stop> {
    let mut checks = Checks::default();
    checks.past("tookPlaceOn", input.took_place_on, state.world.today());
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let filing = reached(&write, &permit, &input.filing).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, HoldActivity::FIELD, &input, &input.filing).await? {
        return Ok(());
    }
    filing.seen(input.expected_version)?;
    let to = filing.row.state.after(ActivityStep::Hold).map_err(Stop::whole)?;
    not_before_it_was_cleared(&filing, input.took_place_on)?;
    let change = activity::ActiveModel { took_place_on: Set(Some(input.took_place_on)), ..Default::default() };
    let by = permit.viewer().display_name.clone();
    advance(state, &write, &filing, (ActivityStep::Hold, to), change, Told { by, ..Told::default() }).await?;
    let changes = vec![moved(filing.row.state, to), told("tookPlaceOn", input.took_place_on.to_string())];
    let entry = Entry { action: Action::HoldActivity, society_id: Some(filing.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// Reports on it.
pub async fn report_activity(state: &State, permit: Permit<ReportActivity>, input: Input) -> Result<(), Stop> {
    let Of { idempotency_key: key, filing: id, expected_version, took_place_on } = &input.of;
    let mut checks = Checks::default();
    checks.past("tookPlaceOn", *took_place_on, state.world.today());
    let range = RefusalCode::OutOfRange { min: 1, max: AUDIENCE_MAX };
    checks.hold("attendance", (1..=AUDIENCE_MAX).contains(&input.attendance), range);
    let summary = checks.text("summary", &input.summary, TEXT_MAX);
    checks.settle()?;
    let write = Write::begin(state, permit.actor()).await?;
    let filing = reached(&write, &permit, id).await?;
    let user = permit.viewer().user_id;
    if let Claim::Seen(_) = claim(&write, user, key, ReportActivity::FIELD, &input, id).await? {
        return Ok(());
    }
    filing.seen(*expected_version)?;
    let to = filing.row.state.after(ActivityStep::Report).map_err(Stop::whole)?;
    not_before_it_was_cleared(&filing, *took_place_on)?;
    let change = activity::ActiveModel {
        took_place_on: Set(Some(*took_place_on)),
        attendance: Set(Some(input.attendance)),
        summary: Set(Some(summary)),
        ..Default::default()
    };
    let by = permit.viewer().display_name.clone();
    advance(state, &write, &filing, (ActivityStep::Report, to), change, Told { by, ..Told::default() }).await?;
    let mut changes = vec![
        moved(filing.row.state, to),
        told("tookPlaceOn", took_place_on.to_string()),
        told("attendance", input.attendance.to_string()),
    ];
    let record =
        Subject::of(AttachmentPurpose::ActivityRecord, filing.row.id.0, Holder::Society(filing.row.society_id));
    changes.extend(attach(state, &write, record, &input.files).await?);
    let entry = Entry { action: Action::ReportActivity, society_id: Some(filing.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// An activity is held on the day that was filed or later: an earlier day was never cleared.
fn not_before_it_was_cleared(filing: &Filing, day: NaiveDate) -> Result<(), Stop> {
    let held_on = filing.row.held_on;
    if day >= held_on { Ok(()) } else { Err(Stop::at("tookPlaceOn", RefusalCode::NotHeldYet { held_on })) }
}
