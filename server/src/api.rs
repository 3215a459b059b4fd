//! The schema: the rooms' queries and mutations merged, and what belongs to all of them.

pub mod change;
pub mod changed;
pub mod intention;
pub mod loaders;
pub mod node;
pub mod snapshot;
pub mod system;
pub mod user_error;
pub mod webhook;

use std::sync::OnceLock;

use async_graphql::{MergedObject, Schema};

use crate::access::gate::Fields;
use crate::fault::Fault;
use crate::{account, file, form, institution, ledger, people, project, register, responsibility};

/// What can be read, room by room: one flat list of all would be nested deeper than the compiler follows.
#[derive(MergedObject, Default)]
pub struct Query(
    AccountQuery,
    SyncQuery,
    node::NodeQuery,
    RegisterQuery,
    FormQuery,
    InstitutionQuery,
    ResponsibilityQuery,
    GradeQuery,
    CallsQuery,
    AwardQuery,
    system::SystemQuery,
);

#[derive(MergedObject, Default)]
struct SyncQuery(
    change::ChangeQuery,
    snapshot::SnapshotQuery,
    webhook::WebhookQuery,
    webhook::message::WebhookMessageQuery,
);

#[derive(MergedObject, Default)]
struct GradeQuery(
    PeopleQuery,
    institution::api::evaluation::list::EvaluationQuery,
    institution::api::evaluation::rules::EvaluationRuleQuery,
    institution::api::supervision_terms::SupervisionTermQuery,
    institution::api::consistency::ConsistencyQuery,
    institution::api::contest::ContestQuery,
    institution::api::burden::BurdenQuery,
    project::api::MatchingQuery,
);

#[derive(MergedObject, Default)]
struct CallsQuery(
    project::api::call::CallQuery,
    project::api::application_list::ApplicationQuery,
    project::api::award_notice::AwardNoticeQuery,
    project::api::review::ReviewQuery,
    project::api::expert::ExpertQuery,
);

#[derive(MergedObject, Default)]
struct CallsMutation(
    project::api::call_write::CallMutation,
    project::api::application_write::ApplicationMutation,
    project::api::bulk::ApplicationsMutation,
    project::api::award_notice::AwardNoticeMutation,
    project::api::reviewing::ReviewingMutation,
    project::api::expert::ExpertMutation,
);

#[derive(MergedObject, Default)]
struct AwardQuery(
    project::api::project_list::ProjectQuery,
    project::api::project_terms::ProjectTermsQuery,
    project::api::fund::FundQuery,
    project::api::payment::PaymentQuery,
    project::api::certificate::CertificateQuery,
);

#[derive(MergedObject, Default)]
struct AccountQuery(
    account::api::viewer::ViewerQuery,
    account::api::user::UserQuery,
    account::api::mail::MailQuery,
    account::api::oauth::OauthClientQuery,
);

#[derive(MergedObject, Default)]
struct InstitutionQuery(
    institution::api::deadline_list::DeadlineQuery,
    institution::api::overview::OverviewQuery,
    institution::api::reminder::ReminderQuery,
    institution::api::calendar::CalendarQuery,
    institution::api::campaign::CampaignQuery,
    institution::api::progress::ProgressQuery,
    institution::api::report_list::AnnualReportQuery,
    institution::api::receipt::ReceiptQuery,
    EntryQuery,
);

#[derive(MergedObject, Default)]
struct EntryQuery(
    institution::api::registration::list::RegistrationQuery,
    institution::api::registration::name_check::NameQuery,
    institution::api::registration::rules::RegistrationRuleQuery,
    institution::api::change::list::RegisterChangeQuery,
    institution::api::change::terms::RegisterChangeTermQuery,
    institution::api::list_case_list::ListCaseQuery,
    institution::api::enforcement::EnforcementQuery,
    institution::api::eligibility::EligibilityQuery,
    institution::api::activity_list::ActivityQuery,
    institution::api::activity_terms::ActivityTermQuery,
    institution::api::conclusion_reason::ConclusionReasonQuery,
);

#[derive(MergedObject, Default)]
struct RegisterQuery(
    register::api::region::RegionQuery,
    register::api::agency::AgencyQuery,
    register::api::society_list::SocietyQuery,
    register::api::import_run::ImportRunQuery,
);

#[derive(MergedObject, Default)]
struct FormQuery(
    form::api::coverage::CoverageQuery,
    form::api::rule_version::RuleQuery,
    form::api::rule_impact::RuleImpactQuery,
    form::api::formation_list::FormationQuery,
    form::api::return_statistics::ReturnQuery,
);

#[derive(MergedObject, Default)]
struct ResponsibilityQuery(
    responsibility::api::open_item::OpenItemQuery,
    responsibility::api::notice::NoticeQuery,
    responsibility::api::directive::DirectiveQuery,
    responsibility::api::guidance::GuidanceQuery,
    responsibility::api::finding::FindingQuery,
    responsibility::api::thread::ThreadQuery,
);

#[derive(MergedObject, Default)]
struct PeopleQuery(people::api::leader_list::LeaderQuery, people::api::handover::HandoverQuery);

/// What can be done: one field an intention.
#[derive(MergedObject, Default)]
pub struct Mutation(
    AccountMutation,
    RegisterMutation,
    FormMutation,
    InstitutionMutation,
    ResponsibilityMutation,
    GradeMutation,
    CallsMutation,
    AwardMutation,
    SyncMutation,
);

#[derive(MergedObject, Default)]
struct SyncMutation(
    ledger::api::verification::LedgerMutation,
    snapshot::SnapshotMutation,
    webhook::write::WebhookMutation,
);

// Beside the people's, not in the institution's group: the compiler looks only so deep into one chain.
#[derive(MergedObject, Default)]
struct GradeMutation(
    PeopleMutation,
    institution::api::evaluation::write::EvaluationMutation,
    institution::api::evaluation::decide::EvaluationDecideMutation,
    institution::api::evaluation::rules::EvaluationRuleMutation,
    institution::api::supervision_terms::SupervisionTermMutation,
    institution::api::contest_write::ContestMutation,
    institution::api::figure_import::FigureImportMutation,
    institution::api::burden::BurdenMutation,
    project::api::MatchingMutation,
);

#[derive(MergedObject, Default)]
struct AwardMutation(
    project::api::report_write::ProjectReportMutation,
    project::api::review_write::ProjectReviewMutation,
    project::api::money_write::MoneyMutation,
    project::api::payment_write::PaymentMutation,
    project::api::bank::BankMutation,
    project::api::budget::BudgetMutation,
    project::api::project_terms::ProjectTermsMutation,
    project::api::application_export::ApplicationExportMutation,
);

#[derive(MergedObject, Default)]
struct AccountMutation(
    account::api::login::LoginMutation,
    account::api::feed::FeedMutation,
    account::api::mail::MailMutation,
    account::api::mail_setting::MailSettingMutation,
    account::api::oauth_write::OauthClientMutation,
);

#[derive(MergedObject, Default)]
struct RegisterMutation(
    register::api::contact::ContactMutation,
    register::api::headcount::HeadcountMutation,
    register::api::uscc::UsccMutation,
    file::api::upload::UploadMutation,
    register::api::import_run::ImportMutation,
    register::api::export::ExportMutation,
);

#[derive(MergedObject, Default)]
struct FormMutation(
    form::api::propose::ProposeMutation,
    form::api::review::ReviewMutation,
    form::api::post::PostMutation,
    form::api::record_party_act::PartyActMutation,
    form::api::publish_rules::RuleMutation,
);

#[derive(MergedObject, Default)]
struct InstitutionMutation(
    institution::api::open_inspection::CampaignMutation,
    institution::api::fill_in::FillInMutation,
    institution::api::decide::DecideMutation,
    institution::api::activity_write::ActivityMutation,
    institution::api::activity_decide::ActivityDecideMutation,
    institution::api::activity_terms::ActivityTermMutation,
    institution::api::conclusion_reason::ConclusionReasonMutation,
    institution::api::calendar_write::CalendarMutation,
    EntryMutation,
);

#[derive(MergedObject, Default)]
struct EntryMutation(
    institution::api::registration::write::RegistrationMutation,
    institution::api::registration::review::RegistrationReviewMutation,
    institution::api::registration::admission::AdmissionMutation,
    institution::api::registration::rules::RegistrationRuleMutation,
    institution::api::change::write::RegisterChangeMutation,
    institution::api::change::terms::RegisterChangeTermMutation,
    institution::api::list_case_write::ListCaseMutation,
    institution::api::enforcement_write::EnforcementMutation,
);

#[derive(MergedObject, Default)]
struct ResponsibilityMutation(
    responsibility::api::notice::NoticeMutation,
    responsibility::api::directive_write::DirectiveMutation,
    responsibility::api::guidance::GuidanceMutation,
    responsibility::api::finding::FindingMutation,
    responsibility::api::thread::ThreadMutation,
);

#[derive(MergedObject, Default)]
struct PeopleMutation(people::api::appointment::AppointmentMutation, people::api::handover::HandoverMutation);

/// The schema of this server.
pub type ApiSchema = Schema<Query, Mutation, changed::ChangeSubscription>;

/// The API: the same whatever this program serves. State and caller come with each request.
pub struct Api {
    /// What executes a document.
    pub schema: ApiSchema,
    /// The schema as text.
    pub sdl: String,
    /// Its fields, for the gate.
    pub fields: Fields,
}

/// The API of this program, made once: it is some two thousand types.
pub fn api() -> Result<&'static Api, Fault> {
    static API: OnceLock<Api> = OnceLock::new();
    if let Some(api) = API.get() {
        return Ok(api);
    }
    let schema = schema();
    let sdl = schema.sdl();
    let fields = Fields::of(&sdl)?;
    Ok(API.get_or_init(|| Api { schema, sdl, fields }))
}

fn schema() -> ApiSchema {
    Schema::build(Query::default(), Mutation::default(), changed::ChangeSubscription)
        .register_output_type::<node::Node>()
        // Counted over the parsed document before (http::limit); the library's own count re-walks
        // fragments at every spread and can be made to take seconds.
        .limit_recursive_depth(64)
        .limit_directives(8)
        .finish()
}

/// The schema as text (SDL), as `/schema.graphql` and `server/schema.graphql` have it.
#[must_use]
pub fn sdl() -> String {
    schema().sdl()
}
