//! A society submits its application, or submits again what was returned. Whole, with its papers, in time, the topic
//! not taken, the leader free: what the conditions ask is asked again, because days have passed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Language;
use entity::file::FileId;
use entity::file::attachment::{self, AttachmentPurpose, SubjectKind};
use entity::ledger::event::Action;
use entity::project::application::whole::{faults, paper_faults};
use entity::project::application::{self, ApplicationId, ApplicationState, ApplicationStep};
use entity::project::call::condition::{Obstacle, hindrances};
use entity::project::call::form::asked;
use entity::refusal::{Refusal, RefusalCode, Said};

use super::begin::barred;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write, moved, told};
use crate::project::applicant::{applicant, counting};
use crate::project::application::{Case, Told, advance, reached};
use crate::project::call::locked;
use crate::project::standing::standing;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SubmitApplication;

impl Intention for SubmitApplication {
    const FIELD: &'static str = "Mutation.submitApplication";
}

/// One of the papers that the call names.
#[derive(Clone, Debug, Serialize)]
pub struct Paper {
    /// Which.
    pub document: String,
    /// Its files.
    pub files: Vec<FileId>,
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which application.
    pub application: String,
    /// The version he saw.
    pub expected_version: i32,
    /// Papers that the call names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
    /// Other papers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<FileId>,
    /// The argument without names and places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blind_papers: Vec<FileId>,
}

/// Submits it.
pub async fn submit_application(state: &State, permit: Permit<SubmitApplication>, input: Input) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.application).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, SubmitApplication::FIELD, &input, &input.application).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    // Whoever submits to a call waits for whoever does at the same time: a topic is taken once, and what closes
    // the call sees either all of this or nothing.
    let case = Case { call: locked(&write, case.row.call_id).await?, ..case };
    let to = case.row.state.after(ApplicationStep::Submit).map_err(Stop::whole)?;
    let fields = asked(&case.call.content, case.call.row.ceiling_fen.get(), Language::Zh);
    let mut missing = faults(&fields, &case.answers(&write).await?);
    missing.extend(missing_papers(&write, &case, &input.papers).await?);
    if !missing.is_empty() {
        return Err(Stop::Refused(missing));
    }
    admitted(state, &write, &case).await?;
    free(&write, &case).await?;
    idle(state, &write, &case).await?;
    let today = state.world.today();
    let round = case.row.round + 1;
    let receipt_no = receipt(case.row.id, today, round);
    let change = application::ActiveModel {
        round: Set(round),
        receipt_no: Set(receipt_no.clone()),
        submitted_on: Set(Some(today)),
        ..Default::default()
    };
    let mut changes = vec![moved(case.row.state, to), told("title", &case.row.title), told("receiptNo", receipt_no)];
    let by = permit.viewer().display_name.clone();
    advance(state, &write, &case, (ApplicationStep::Submit, to), change, Told { by, ..Told::default() }).await?;
    let as_what = |purpose| Subject::of(purpose, case.row.id.0, Holder::Society(case.row.society_id));
    for Paper { document, files } in &input.papers {
        let subject = as_what(AttachmentPurpose::ApplicationPaper).labelled(document);
        changes.extend(attach(state, &write, subject, files).await?);
    }
    for (purpose, files) in
        [(AttachmentPurpose::ApplicationPaper, &input.others), (AttachmentPurpose::BlindPaper, &input.blind_papers)]
    {
        changes.extend(attach(state, &write, as_what(purpose), files).await?);
    }
    let entry = Entry { action: Action::SubmitApplication, society_id: Some(case.row.society_id), changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// What is wrong with the papers: those of earlier submissions count, an empty hand does not.
async fn missing_papers(write: &Write, case: &Case, papers: &[Paper]) -> Result<Vec<Refusal>, Fault> {
    use attachment::Column as C;
    let before = attachment::Entity::find()
        .filter(C::SubjectId.eq(case.row.id.0))
        .filter(C::SubjectKind.eq(SubjectKind::Application))
        .filter(C::Label.is_not_null())
        .all(&write.tx)
        .await?;
    let before = before.iter().filter_map(|paper| paper.label.as_deref());
    let now = papers.iter().filter(|paper| !paper.files.is_empty()).map(|paper| paper.document.as_str());
    let twice = papers.iter().map(|paper| &paper.document).collect::<BTreeSet<_>>().len() < papers.len();
    let mut faults = paper_faults(&case.call.content.documents, &before.chain(now).collect());
    faults.extend(twice.then(|| Refusal::at("papers", RefusalCode::FieldTwice)));
    Ok(faults)
}

/// What the conditions ask today. What was returned is corrected in its own days, after the call is over.
async fn admitted(state: &State, write: &Write, case: &Case) -> Result<(), Stop> {
    let today = state.world.today();
    let applicant = applicant(&write.tx, &case.call, &case.society, today).await?;
    let mut all = hindrances(&case.call.content.conditions, &case.call.window(), &applicant, today);
    // It counts itself.
    all.retain(|one| one.obstacle != Obstacle::Full);
    if case.row.state == ApplicationState::Returned {
        all.retain(|one| one.obstacle != Obstacle::Over);
        if let Some(due_on) = case.row.due_on.filter(|due_on| *due_on < today) {
            return Err(Stop::whole(RefusalCode::CorrectionLate { due_on }));
        }
    }
    barred(all)
}

/// The topic is not taken, the leader is not busy.
async fn free(write: &Write, case: &Case) -> Result<(), Stop> {
    use application::Column as C;
    let sent = counting().filter(|state| *state != ApplicationState::Draft);
    let here = || application::Entity::find().filter(C::CallId.eq(case.row.call_id)).filter(C::Id.ne(case.row.id));
    let standing = [ApplicationState::Declined, ApplicationState::NotEligible];
    let alive = Condition::all().add(C::State.is_in(sent)).add(C::State.is_not_in(standing));
    let same = here().filter(C::TitleKey.eq(&case.row.title_key)).filter(alive.clone());
    if same.count(&write.tx).await? > 0 {
        let place = Said { zh: "已有人向本次申报提交".into(), en: "was sent to this call already".into() };
        return Err(Stop::at("answers", RefusalCode::TopicTaken { place }));
    }
    let approved = [ApplicationState::ApprovedFunded, ApplicationState::ApprovedUnfunded];
    let before = application::Entity::find()
        .filter(C::TitleKey.eq(&case.row.title_key))
        .filter(C::Id.ne(case.row.id))
        .filter(C::State.is_in(approved));
    if before.count(&write.tx).await? > 0 {
        let place = Said { zh: "以前已立项".into(), en: "was approved before".into() };
        return Err(Stop::at("answers", RefusalCode::TopicTaken { place }));
    }
    let busy = here().filter(C::LeaderName.eq(&case.row.leader_name)).filter(alive);
    if busy.count(&write.tx).await? > 0 {
        let name = &case.row.leader_name;
        let said = Said {
            zh: format!("{name}已作为负责人向本次申报提交一项"),
            en: format!("{name} leads another application to this call"),
        };
        return Err(Stop::at("answers", RefusalCode::LeaderBusy { said }));
    }
    Ok(())
}

/// The leader has finished what he leads, where the call asks for it, and is not barred.
async fn idle(state: &State, write: &Write, case: &Case) -> Result<(), Stop> {
    let standing = standing(&write.tx, case.row.society_id, state.world.today()).await?;
    let name = &case.row.leader_name;
    let unfinished = standing.unfinished.iter().find(|(leader, _)| leader == name);
    if let Some((_, title)) = unfinished.filter(|_| case.call.content.conditions.finished_first) {
        let said = Said {
            zh: format!("{name}负责的“{title}”尚未结项"),
            en: format!("{name} has not finished {title}"),
        };
        return Err(Stop::at("answers", RefusalCode::LeaderBusy { said }));
    }
    Ok(())
}

/// The number of the receipt: day, what tells this one from the others, and the round.
fn receipt(id: ApplicationId, filed_on: NaiveDate, round: i32) -> String {
    let own = id.0.simple().to_string();
    let own = own.get(own.len().saturating_sub(8)..).unwrap_or(&own).to_uppercase();
    format!("SB{}-{own}-{round}", filed_on.format("%Y%m%d"))
}
