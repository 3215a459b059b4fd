//! Steps of a project: the society reports, the desk reviews, the chair closes or ends it. Each is an intention of
//! its own; what a step needs beside its words stands in `More`.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::report::receipt::code;
use entity::project::award;
use entity::project::case::change::{self, ProjectChangeKind, ProjectChangeState};
use entity::project::case::{self, ExemptReason, ProjectChangeId, ProjectId, ProjectStep};
use entity::project::terms::ProjectTerms;
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, TITLE_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::project::case::{advance, desk, reached, unchanged};
use crate::ruled::ruled;
use crate::state::State;

steps! {
    ProjectStep:
    /// The intention to sign the agreement.
    SignProjectAgreement = "Mutation.signProjectAgreement", Agree;
    /// The intention to report at the middle.
    ReportMidterm = "Mutation.reportMidterm", ReportMidterm;
    /// The intention to pass the midterm report.
    PassMidterm = "Mutation.passMidterm", PassMidterm;
    /// The intention to ask for something to be put right.
    RectifyMidterm = "Mutation.rectifyMidterm", RectifyMidterm;
    /// The intention not to pass the midterm report.
    FailMidterm = "Mutation.failMidterm", FailMidterm;
    /// The intention to hand the final report in.
    SubmitFinalReport = "Mutation.submitFinalReport", SubmitFinal;
    /// The intention to return it.
    ReturnFinalReport = "Mutation.returnFinalReport", ReturnFinal;
    /// The intention to have it appraised.
    OpenAppraisal = "Mutation.openAppraisal", OpenAppraisal;
    /// The intention to exempt it.
    ExemptAppraisal = "Mutation.exemptAppraisal", ExemptAppraisal;
    /// The intention to record the grade.
    GradeProject = "Mutation.gradeProject", Grade;
    /// The intention to close it with a certificate.
    CloseProject = "Mutation.closeProject", Close;
    /// The intention to end it.
    TerminateProject = "Mutation.terminateProject", Terminate;
    /// The intention to withdraw it.
    WithdrawProject = "Mutation.withdrawProject", Withdraw;
    /// The intention to ask for a change.
    AskProjectChange = "Mutation.askProjectChange", AskChange;
    /// The intention to grant it.
    GrantProjectChange = "Mutation.grantProjectChange", GrantChange;
    /// The intention not to grant it.
    RefuseProjectChange = "Mutation.refuseProjectChange", RefuseChange;
}

/// What a step needs beside its words.
#[derive(Clone, Debug, Serialize)]
pub enum More {
    /// Nothing.
    Nothing,
    /// The days of an agreement.
    Agreement {
        /// When it was signed.
        signed_on: NaiveDate,
        /// The last day on which money may be paid.
        valid_until: NaiveDate,
    },
    /// Why no panel is needed.
    Exempt(ExemptReason),
    /// What the panel found, or what is recorded without one.
    Grade {
        /// Code of the grade.
        grade: String,
        /// How many the panel had, and how many of them of the own institution; none for exempt.
        panel: Option<(i32, i32)>,
        /// The day.
        on: NaiveDate,
    },
    /// What is to be changed.
    Change {
        /// Which.
        kind: ProjectChangeKind,
        /// The new last day, of an extension.
        until: Option<NaiveDate>,
        /// The new leader or title.
        value: Option<String>,
    },
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which project.
    pub project: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says.
    pub text: String,
    /// What the step needs beside.
    pub more: More,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// Takes the step; answers the project's id.
pub async fn move_project<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<ProjectId, Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.project).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.project).await? {
        return Ok(row.id);
    }
    unchanged(row.version, input.expected_version)?;
    // The machine first: what does not follow is refused for that, whatever else is wrong.
    row.state.after(I::STEP).map_err(Stop::whole)?;
    let doing = Doing { state, write: &write, row: &row, text: &text };
    let (change, mut changes) = doing.change(I::STEP, &input.more).await?;
    let by = permit.viewer().display_name.clone();
    let to = advance(state, &write, &row, I::STEP, (&by, Some(text.clone())), change).await?;
    changes.insert(0, moved(row.state, to));
    changes.push(told("text", text.clone()));
    let (purpose, owner) = match (I::STEP, permit.viewer().post().society_id) {
        (_, Some(society)) => (AttachmentPurpose::ProjectReport, Holder::Society(society)),
        (ProjectStep::Agree, None) => (AttachmentPurpose::ProjectAgreement, Holder::Agency(desk(&write, &row).await?)),
        (_, None) => (AttachmentPurpose::ProjectReview, Holder::Agency(desk(&write, &row).await?)),
    };
    changes.extend(attach(state, &write, Subject::of(purpose, row.id.0, owner), &input.files).await?);
    write.commit(state, Entry { action: I::ACTION, society_id: Some(row.society_id), changes }).await?;
    Ok(row.id)
}

/// A step being taken.
struct Doing<'a> {
    state: &'a State,
    write: &'a Write,
    row: &'a case::Model,
    text: &'a str,
}

type Changed = (case::ActiveModel, Vec<Change>);

impl Doing<'_> {
    /// What changes of the row beside its state, and what the ledger keeps of it.
    async fn change(&self, step: ProjectStep, more: &More) -> Result<Changed, Stop> {
        let terms = ruled::<ProjectTerms>(&self.write.tx).await?;
        match (step, more) {
            (ProjectStep::Agree, More::Agreement { signed_on, valid_until }) => {
                self.agree(*signed_on, *valid_until).await
            }
            (ProjectStep::ExemptAppraisal, More::Exempt(reason)) => {
                let change = case::ActiveModel { exempt_reason: Set(Some(*reason)), ..Default::default() };
                Ok((change, vec![told("reason", reason.code())]))
            }
            (ProjectStep::Grade, More::Grade { grade, panel, on }) => self.grade(&terms, grade, *panel, *on),
            (ProjectStep::Close, _) => self.close(&terms),
            (ProjectStep::Withdraw, _) => {
                let until = terms.barred_until(self.state.world.today());
                let change = case::ActiveModel { barred_until: Set(Some(until)), ..Default::default() };
                Ok((change, vec![told("barredUntil", until.to_string())]))
            }
            (ProjectStep::AskChange, More::Change { kind, until, value }) => {
                self.ask(&terms, *kind, *until, value.as_deref()).await
            }
            (ProjectStep::GrantChange | ProjectStep::RefuseChange, _) => self.answer(step).await,
            (ProjectStep::Agree | ProjectStep::ExemptAppraisal | ProjectStep::Grade | ProjectStep::AskChange, _) => {
                Err(Fault::Broken(format!("{step} without what it needs")).into())
            }
            _ => Ok((case::ActiveModel::default(), Vec::new())),
        }
    }

    async fn agree(&self, signed_on: NaiveDate, valid_until: NaiveDate) -> Result<Changed, Stop> {
        let today = self.state.world.today();
        if signed_on > today {
            return Err(Stop::at("signedOn", RefusalCode::DateInFuture));
        }
        if valid_until < today {
            return Err(Stop::at("validUntil", RefusalCode::DueBeforeToday));
        }
        if self.row.funded {
            let agreed = award::ActiveModel {
                agreed_on: Set(Some(signed_on)),
                valid_until: Set(Some(valid_until)),
                ..Default::default()
            };
            let this = award::Column::ProjectId.eq(self.row.id);
            award::Entity::update_many().set(agreed).filter(this).exec(&self.write.tx).await?;
        }
        let changes = vec![told("signedOn", signed_on.to_string()), told("validUntil", valid_until.to_string())];
        Ok((case::ActiveModel::default(), changes))
    }

    fn grade(
        &self,
        terms: &ProjectTerms,
        grade: &str,
        panel: Option<(i32, i32)>,
        on: NaiveDate,
    ) -> Result<Changed, Stop> {
        let known = terms.grade(grade).map_err(|code| Stop::at("grade", code))?;
        if on > self.state.world.today() {
            return Err(Stop::at("appraisedOn", RefusalCode::DateInFuture));
        }
        let panel = if self.row.exempt_reason.is_some() { None } else { panel };
        match panel {
            Some((members, own)) => terms.panel(members, own).map_err(|code| Stop::at("panelMembers", code))?,
            None if self.row.exempt_reason.is_none() => {
                return Err(Stop::at("panelMembers", RefusalCode::Required));
            }
            None => {}
        }
        let change = case::ActiveModel {
            grade: Set(Some(known.code.clone())),
            appraised_on: Set(Some(on)),
            panel_members: Set(panel.map(|panel| panel.0)),
            panel_own: Set(panel.map(|panel| panel.1)),
            ..Default::default()
        };
        Ok((change, vec![told("grade", known.code.clone())]))
    }

    fn close(&self, terms: &ProjectTerms) -> Result<Changed, Stop> {
        let grade = self.row.grade.as_deref().unwrap_or_default();
        if !terms.grade(grade).is_ok_and(|grade| grade.passes) {
            return Err(Stop::whole(RefusalCode::GradeNotPassing));
        }
        let random: [u8; 16] = self.state.world.random();
        let kind = if self.row.kind == entity::project::fund::ProgrammeKind::Research { "KT" } else { "FC" };
        let year = self.state.world.today().format("%Y");
        // The end of a UUIDv7 is random: no two of them are alike.
        let tail = self.row.id.0.simple().to_string().split_off(22).to_uppercase();
        let number = format!("{kind}{year}-{tail}");
        let change = case::ActiveModel {
            certificate_no: Set(Some(number.clone())),
            certificate_code: Set(Some(code(random))),
            ..Default::default()
        };
        Ok((change, vec![told("certificateNo", number)]))
    }

    async fn ask(
        &self,
        terms: &ProjectTerms,
        kind: ProjectChangeKind,
        until: Option<NaiveDate>,
        value: Option<&str>,
    ) -> Result<Changed, Stop> {
        let (until, value) = match kind {
            ProjectChangeKind::Extension => {
                let until = until.ok_or_else(|| Stop::at("until", RefusalCode::Required))?;
                let fits = terms.extension(self.row.extended, self.row.due_on, until);
                fits.map_err(|code| Stop::at("until", code))?;
                (Some(until), None)
            }
            ProjectChangeKind::Leader | ProjectChangeKind::Content => {
                let value = checked(value.unwrap_or_default(), TITLE_MAX);
                (None, Some(value.map_err(|code| Stop::at("value", code))?))
            }
        };
        let asked = change::Model {
            id: ProjectChangeId(self.state.world.new_id()),
            project_id: self.row.id,
            kind,
            until,
            value: value.clone(),
            text: self.text.to_owned(),
            state: ProjectChangeState::Asked,
            asked_on: self.state.world.today(),
            answer: None,
            decided_on: None,
        };
        change::Entity::insert(asked.into_active_model()).exec_without_returning(&self.write.tx).await?;
        let mut changes = vec![told("kind", kind.code())];
        changes.extend(until.map(|until| told("until", until.to_string())));
        changes.extend(value.map(|value| told("value", value)));
        Ok((case::ActiveModel::default(), changes))
    }

    async fn answer(&self, step: ProjectStep) -> Result<Changed, Stop> {
        let open = change::Entity::find()
            .filter(change::Column::ProjectId.eq(self.row.id))
            .filter(change::Column::State.eq(ProjectChangeState::Asked));
        let asked = open.one(&self.write.tx).await?;
        let asked = asked.ok_or_else(|| Stop::whole(RefusalCode::NoChangeAsked))?;
        let granted = step == ProjectStep::GrantChange;
        let decided = change::ActiveModel {
            state: Set(if granted { ProjectChangeState::Granted } else { ProjectChangeState::Refused }),
            answer: Set(Some(self.text.to_owned())),
            decided_on: Set(Some(self.state.world.today())),
            ..Default::default()
        };
        change::Entity::update_many().set(decided).filter(change::Column::Id.eq(asked.id)).exec(&self.write.tx).await?;
        let mut row = case::ActiveModel::default();
        let mut changes = vec![told("kind", asked.kind.code())];
        if !granted {
            return Ok((row, changes));
        }
        match (asked.kind, asked.until, asked.value) {
            (ProjectChangeKind::Extension, Some(until), _) => {
                row.due_on = Set(until);
                row.extended = Set(self.row.extended + 1);
                self.longer(until).await?;
                changes.extend(Change::between("dueOn", Some(self.row.due_on.to_string()), Some(until.to_string())));
            }
            (ProjectChangeKind::Leader, _, Some(leader)) => {
                changes.extend(Change::between("leader", Some(self.row.leader_name.clone()), Some(leader.clone())));
                row.leader_name = Set(leader);
            }
            (_, _, Some(title)) => {
                changes.extend(Change::between("title", Some(self.row.title.clone()), Some(title.clone())));
                row.title = Set(title);
            }
            _ => {}
        }
        Ok((row, changes))
    }

    /// An extension extends the agreement too: it never ends before the project is due.
    async fn longer(&self, until: NaiveDate) -> Result<(), Fault> {
        let agreed = award::ActiveModel { valid_until: Set(Some(until)), ..Default::default() };
        award::Entity::update_many()
            .set(agreed)
            .filter(award::Column::ProjectId.eq(self.row.id))
            .filter(award::Column::ValidUntil.lt(until))
            .exec(&self.write.tx)
            .await?;
        Ok(())
    }
}
