//! A society sends a case for the casebook, and sends it again when it was returned.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::project::case_study::{self, CaseStudyId, CaseStudyState, CaseStudyStep, CaseText, case_editor};
use entity::project::casebook::{self, CasebookId, CasebookState};
use entity::project::outcome::codes;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::project::case_study::{advance, begin, reached, whole};
use crate::project::demand::Told;
use crate::state::State;

/// The intention to send a case.
#[derive(Debug)]
pub struct SubmitCase;

impl Intention for SubmitCase {
    const FIELD: &'static str = "Mutation.submitCase";
}

/// The intention to send it again.
#[derive(Debug)]
pub struct ResubmitCase;

impl Intention for ResubmitCase {
    const FIELD: &'static str = "Mutation.resubmitCase";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// For which edition.
    pub casebook: String,
    /// The case.
    pub case: CaseText,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// What the caller sends to send it again.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub id: String,
    /// The version he saw.
    pub expected_version: i32,
    /// The case as it is now.
    pub case: CaseText,
    /// More files to attach.
    pub files: Vec<FileId>,
}

fn whole_case(case: &CaseText) -> Result<(), Stop> {
    let faults = case.faults();
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// Sends it; answers the case's id.
pub async fn submit_case(state: &State, permit: Permit<SubmitCase>, input: Input) -> Result<CaseStudyId, Stop> {
    whole_case(&input.case)?;
    let (society, today) = (permit.society()?.clone(), state.world.today());
    let write = Write::begin(state, permit.actor()).await?;
    let missing = || Stop::at("casebookId", RefusalCode::NotFound);
    let asked = CasebookId::parse(&input.casebook).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), "Query.casebooks").casebooks();
    let within = within.filter(casebook::Column::Id.eq(asked));
    let book = within.lock_exclusive().one(&write.tx).await?.ok_or_else(missing)?;
    let id = CaseStudyId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let digest = (society.society_id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, SubmitCase::FIELD, &digest, &id.global()).await? {
        return CaseStudyId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    if book.state != CasebookState::Collecting || book.submit_until < today {
        return Err(Stop::whole(RefusalCode::SubmissionClosed { until: book.submit_until }));
    }
    let CaseText { title, authors, summary, text, outcomes } = &input.case;
    let row = case_study::Model {
        id,
        casebook_id: book.id,
        society_id: society.society_id,
        society_name: society.name.clone(),
        region_code: book.region_code.clone(),
        agency_id: book.agency_id,
        title: title.trim().to_owned(),
        authors: authors.trim().to_owned(),
        summary: summary.trim().to_owned(),
        text: text.trim().to_owned(),
        outcomes: codes(outcomes),
        state: CaseStudyState::Submitted,
        state_since: write.at,
        version: 1,
        round: 1,
        submitted_on: today,
        reason: None,
    };
    let said = Told { by: permit.viewer().display_name.clone(), text: None };
    begin(state, &write, row, &book, said).await?;
    let mut changes = vec![told("title", title.trim())];
    let papers = Subject::of(AttachmentPurpose::CasePaper, id.0, Holder::Society(society.society_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let society_id = Some(society.society_id);
    write.commit(state, Entry { action: Action::SubmitCase, society_id, changes }).await?;
    Ok(id)
}

/// Sends a returned case again: its editors read it once more.
pub async fn resubmit_case(state: &State, permit: Permit<ResubmitCase>, input: Again) -> Result<(), Stop> {
    whole_case(&input.case)?;
    let write = Write::begin(state, permit.actor()).await?;
    let within = Scope::of(Some(permit.viewer()), ResubmitCase::FIELD).own_case_studies();
    let case = reached(&write, within, &input.id).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ResubmitCase::FIELD, &input, &input.id).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    // What was said of it before stands in its history.
    let unsaid =
        case_editor::ActiveModel { verdict: Set(None), text: Set(None), said_at: Set(None), ..Default::default() };
    let of = case_editor::Entity::update_many().set(unsaid).filter(case_editor::Column::CaseId.eq(case.row.id));
    of.exec(&write.tx).await?;
    let case = whole(&write, case.row).await?;
    let CaseText { title, authors, summary, text, outcomes } = &input.case;
    let change = case_study::ActiveModel {
        title: Set(title.trim().to_owned()),
        authors: Set(authors.trim().to_owned()),
        summary: Set(summary.trim().to_owned()),
        text: Set(text.trim().to_owned()),
        outcomes: Set(codes(outcomes)),
        round: Set(case.row.round + 1),
        ..Default::default()
    };
    let said = Told { by: permit.viewer().display_name.clone(), text: None };
    let to = advance(state, &write, &case, CaseStudyStep::Resubmit, change, said).await?;
    let mut changes = vec![moved(case.row.state, to), told("title", title.trim())];
    let papers = Subject::of(AttachmentPurpose::CasePaper, case.row.id.0, Holder::Society(case.row.society_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: Action::ResubmitCase, society_id, changes }).await?;
    Ok(())
}
