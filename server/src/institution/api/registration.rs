//! An application to registration in the API: what was filled in, where it stands, who holds it, what the
//! linter and the entry gate say, its dated history.

pub mod admission;
pub mod content;
pub mod list;
pub mod loader;
pub mod name_check;
pub mod review;
pub mod rules;
pub mod write;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, QueryFilter};

use entity::account::role::Role;
use entity::file::attachment::{AttachmentPurpose, SubjectKind};
use entity::form::assessment::RecommendedForm;
use entity::institution::registration::admission::{AdmissionStage, AdmissionStep};
use entity::institution::registration::application::{Application, PAPERS};
use entity::institution::registration::gate::{EntryFacts, entry_gate};
use entity::institution::registration::{
    self, RegistrationField, RegistrationId, RegistrationReturnReason, RegistrationState, RegistrationStep,
    RejectionGround,
};
use entity::policy::Reach;
use entity::register::region::reach_of;
use entity::{Language, Word};

use self::content::RegistrationContent;
use self::loader::{ItemOf, NamesIn, PresidedBy, RemarksOf, StepsOf, one};
use self::name_check::{NameFinding, shown};
use self::rules::{EntryGate, shown as gate_shown};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, attachments};
use crate::form::rules::book_of;
use crate::identity::viewer::reach;
use crate::institution::registration::content as filled_in;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;
use crate::world::day_in_china;

/// An application to registration (成立登记申请), filed by the federation for named founders, and what the new
/// society owes after it.
#[derive(Clone)]
pub struct Registration(pub registration::Model);

/// What a return said about one part (逐项意见).
#[derive(SimpleObject)]
struct RegistrationRemark {
    /// Which part (填报项目).
    field: RegistrationField,
    /// What has to be corrected (意见).
    text: String,
}

/// A step in its history (办理记录).
#[derive(SimpleObject)]
struct RegistrationRecord {
    /// When.
    at: DateTime<Utc>,
    /// Code of a `RegistrationStep` or an `AdmissionStep`.
    step: String,
    /// The same in words, in the caller's language.
    label: String,
    /// Who did it, by the name shown at the time.
    actor: String,
    /// In which role; null for the platform's clock.
    role: Option<Role>,
    /// What was said with it; null for nothing.
    text: Option<String>,
    /// What a return said part by part; empty for any other step.
    remarks: Vec<RegistrationRemark>,
}

#[Object]
impl Registration {
    /// Opaque global id.
    pub async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Counts the writes to it; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Proposed name (拟用名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Where it stands (登记申请状态).
    async fn state(&self) -> RegistrationState {
        self.0.state
    }

    /// The day in China since which it is in this state.
    async fn since(&self) -> Date {
        day_in_china(self.0.state_since).into()
    }

    /// What was filled in (填报内容).
    #[expect(clippy::unused_async, reason = "every resolver is asynchronous")]
    async fn content(&self) -> Result<RegistrationContent> {
        Ok(filled_in(&self.0)?.into())
    }

    /// What the linter says of the name (名称核查), gravest first.
    async fn name_findings(&self, ctx: &Context<'_>) -> Result<Vec<NameFinding>> {
        let names = one(ctx, NamesIn(self.0.region_code.clone())).await?.unwrap_or_default();
        Ok(shown(names.lint(&self.0.name, Some(self.0.id)), caller(ctx).language))
    }

    /// The society, or the application, of which somebody of the legal representative's name is legal
    /// representative (法定代表人同名单位); null where there is none.
    async fn legal_representative_elsewhere(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(one(ctx, PresidedBy(self.0.legal_representative.clone(), self.0.id)).await?)
    }

    /// The form that the rules recommend on what the founders tell; null until they tell it (建议形式).
    async fn recommended(&self, ctx: &Context<'_>) -> Result<Option<RecommendedForm>> {
        Ok(filled_in(&self.0)?.recommended(book_of(ctx).await?.on(state(ctx).world.today())))
    }

    /// Files of the application (申请材料), told apart by `purpose`.
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::Registration, self.0.id.0).await
    }

    /// Papers that are neither uploaded nor in the clerk's hand (尚缺材料).
    async fn missing_papers(&self, ctx: &Context<'_>) -> Result<Vec<AttachmentPurpose>> {
        let application = filled_in(&self.0)?;
        let there = self.papers(ctx, &application).await?;
        Ok(PAPERS.into_iter().filter(|paper| !there.contains(paper)).collect())
    }

    /// The entry gate (入口关): how the formation pack weighs.
    async fn gate(&self, ctx: &Context<'_>) -> Result<EntryGate> {
        let application = filled_in(&self.0)?;
        let committed = self.papers(ctx, &application).await?.contains(&AttachmentPurpose::CommitmentLetter);
        let due_on = self.0.formation_due_on.or(self.0.decide_by);
        let facts = EntryFacts { committed, surveyed: self.0.surveyed_on.is_some(), due_on };
        let book = book_of(ctx).await?;
        Ok(gate_shown(entry_gate(&application, &facts, book.on(state(ctx).world.today())), caller(ctx).language))
    }

    /// When it was last submitted; null before (提交时间).
    async fn submitted_at(&self) -> Option<DateTime<Utc>> {
        self.0.submitted_at
    }

    /// Number of the receipt of the last submission; null before (回执编号).
    async fn receipt_no(&self) -> Option<&str> {
        self.0.receipt_no.as_deref()
    }

    /// Why it was returned; null while it is not (退回原因).
    async fn return_reason(&self) -> Option<RegistrationReturnReason> {
        self.0.return_reason
    }

    /// The same in words; null while it is not.
    async fn return_text(&self) -> Option<&str> {
        self.0.return_text.as_deref()
    }

    /// What the last return said part by part; empty while it is not returned (逐项意见).
    async fn return_remarks(&self, ctx: &Context<'_>) -> Result<Vec<RegistrationRemark>> {
        if self.0.state != RegistrationState::Returned {
            return Ok(Vec::new());
        }
        let steps = self.told(ctx).await?;
        Ok(steps.into_iter().rev().find(|step| !step.remarks.is_empty()).map(|step| step.remarks).unwrap_or_default())
    }

    /// Number of the federation's document of consent; null until it consents (同意文号).
    async fn consent_no(&self) -> Option<&str> {
        self.0.consent_no.as_deref()
    }

    /// Day of that document; null until it consents.
    async fn consent_on(&self) -> Option<Date> {
        self.0.consent_on.map(Date)
    }

    /// The day on which the papers were complete; null until civil affairs accepts them (受理日期).
    async fn accepted_on(&self) -> Option<Date> {
        self.0.accepted_on.map(Date)
    }

    /// The last day to decide, sixty days after that; null until then (决定期限).
    async fn decide_by(&self) -> Option<Date> {
        self.0.decide_by.map(Date)
    }

    /// Days left of the sixty; negative when they are over, null where none run (剩余天数).
    async fn decide_days_left(&self, ctx: &Context<'_>) -> Option<i64> {
        let running = self.0.decide_by.filter(|_| self.0.state == RegistrationState::CivilReview);
        running.map(|by| (by - state(ctx).world.today()).num_days())
    }

    /// The day of the decision; null before (决定日期).
    async fn decided_on(&self) -> Option<Date> {
        self.0.decided_on.map(Date)
    }

    /// The ground of a rejection; null where it was not rejected (不予登记情形).
    async fn rejection(&self) -> Option<RejectionGround> {
        self.0.rejection
    }

    /// What civil affairs said with a rejection; null where it was not rejected.
    async fn decision(&self) -> Option<&str> {
        self.0.decision.as_deref()
    }

    /// The society that came of it; null until it is approved (学会).
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        match self.0.society_id {
            Some(id) => Ok(find_society(ctx, id, None).await?),
            None => Ok(None),
        }
    }

    /// How far the first half of the double submission is (登记环节党建办理状态).
    async fn stage(&self) -> AdmissionStage {
        self.0.stage
    }

    /// The day of the member survey; null before (调查表提交日期).
    async fn surveyed_on(&self) -> Option<Date> {
        self.0.surveyed_on.map(Date)
    }

    /// The day on which the certificate was handed out and the papers over; null before (发证日期).
    async fn handed_over_on(&self) -> Option<Date> {
        self.0.handed_over_on.map(Date)
    }

    /// The last day to form or to name a liaison; null until the papers are received (组建期限).
    async fn formation_due_on(&self) -> Option<Date> {
        self.0.formation_due_on.map(Date)
    }

    /// Who holds it, since when, until when; null when nothing is open (当前责任方).
    async fn open_item(&self, ctx: &Context<'_>) -> Result<Option<OpenItem>> {
        Ok(one(ctx, ItemOf(self.0.id)).await?.map(OpenItem::of))
    }

    /// The steps that the caller may take now (可办理的步骤).
    async fn steps(&self, ctx: &Context<'_>) -> Vec<RegistrationStep> {
        let own = caller(ctx).viewer.get().and_then(|viewer| viewer.role().tier());
        let turn = |step: &RegistrationStep| *step != RegistrationStep::Return || self.0.state.turn() == own;
        let may = |step: &RegistrationStep| field_of(*step).is_some_and(|field| self.covered(ctx, field));
        self.0.state.steps().into_iter().filter(|step| turn(step) && may(step)).collect()
    }

    /// The steps of the first half of the double submission that the caller may take now.
    async fn admission_steps(&self, ctx: &Context<'_>) -> Vec<AdmissionStep> {
        if self.0.state != RegistrationState::Approved {
            return Vec::new();
        }
        let by_hand = [
            (AdmissionStep::FileSurvey, "Mutation.fileMemberSurvey"),
            (AdmissionStep::HandOver, "Mutation.handOverCertificate"),
            (AdmissionStep::Receive, "Mutation.receiveFormationPapers"),
        ];
        let may = |(step, field): &(AdmissionStep, &str)| self.0.stage.after(*step).is_ok() && self.covered(ctx, field);
        by_hand.into_iter().filter(may).map(|(step, _)| step).collect()
    }

    /// Its dated history, oldest first (办理记录).
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<RegistrationRecord>> {
        Ok(self.told(ctx).await?)
    }
}

impl Registration {
    /// Whether the caller reaches it with a field of the policy table.
    fn covered(&self, ctx: &Context<'_>, field: &str) -> bool {
        let own = caller(ctx).viewer.get().and_then(|viewer| viewer.post().society_id);
        caller(ctx).scope(field).covers_region(reach_of(&self.0.region_code))
            || (reach(caller(ctx).viewer.get(), field) == Some(Reach::Own) && own.is_some() && own == self.0.society_id)
    }

    async fn papers(&self, ctx: &Context<'_>, application: &Application) -> Result<Vec<AttachmentPurpose>> {
        let mut there: Vec<_> = application.on_paper.iter().copied().collect();
        for file in attachments(ctx, SubjectKind::Registration, self.0.id.0).await? {
            there.push(file.as_what());
        }
        Ok(there)
    }

    /// Its history with what returns said.
    async fn told(&self, ctx: &Context<'_>) -> Result<Vec<RegistrationRecord>, Fault> {
        let language = caller(ctx).language;
        let steps = one(ctx, StepsOf(self.0.id)).await?.unwrap_or_default();
        let remarks = one(ctx, RemarksOf(self.0.id)).await?.unwrap_or_default();
        let of = |step| {
            let mut of: Vec<_> = remarks.iter().filter(|row| row.step_id == step).collect();
            of.sort_by_key(|row| row.field);
            of.into_iter().map(|row| RegistrationRemark { field: row.field, text: row.text.clone() }).collect()
        };
        let record = |row: &registration::step::Model| RegistrationRecord {
            at: row.at,
            label: label(&row.step, language).to_owned(),
            step: row.step.clone(),
            actor: row.actor.clone(),
            role: row.role,
            text: row.text.clone(),
            remarks: of(row.id),
        };
        Ok(steps.iter().map(record).collect())
    }
}

/// What a step is called.
fn label(code: &str, language: Language) -> &'static str {
    let before = RegistrationStep::from_code(code).map(|step| step.label(language));
    before.or_else(|| AdmissionStep::from_code(code).map(|step| step.label(language))).unwrap_or_default()
}

/// The row of the policy table behind a step.
const fn field_of(step: RegistrationStep) -> Option<&'static str> {
    Some(match step {
        RegistrationStep::Begin => return None,
        RegistrationStep::Save => "Mutation.saveRegistration",
        RegistrationStep::Submit => "Mutation.submitRegistration",
        RegistrationStep::Withdraw => "Mutation.withdrawRegistration",
        RegistrationStep::Return => "Mutation.returnRegistration",
        RegistrationStep::Consent => "Mutation.consentRegistration",
        RegistrationStep::Accept => "Mutation.acceptRegistration",
        RegistrationStep::Approve => "Mutation.approveRegistration",
        RegistrationStep::Reject => "Mutation.rejectRegistration",
    })
}

/// The application with this id; none when it does not exist for the caller.
pub async fn find_registration(ctx: &Context<'_>, id: RegistrationId) -> Result<Option<Registration>, Fault> {
    let found = caller(ctx).scope("Query.registrations").registrations().filter(registration::Column::Id.eq(id));
    Ok(found.one(&state(ctx).db).await?.map(Registration))
}
