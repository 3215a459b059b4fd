//! `node` and `nodes`: whatever has a global id, each kind through the scope of its own field.

use async_graphql::{Context, ID, Interface, Object, Result};
use futures_util::future::try_join_all;

use entity::account::{OauthClientId, UserId};
use entity::file::attachment::AttachmentId;
use entity::form::formation::FormationId;
use entity::institution::activity::ActivityId;
use entity::institution::campaign::CampaignId;
use entity::institution::change::ChangeId;
use entity::institution::consistency::contest::ContestId;
use entity::institution::enforcement::EnforcementId;
use entity::institution::evaluation::EvaluationId;
use entity::institution::list_case::ListCaseId;
use entity::institution::registration::RegistrationId;
use entity::institution::report::ReportId;
use entity::ledger::snapshot::SnapshotId;
use entity::ledger::webhook::WebhookId;
use entity::project::application::ApplicationId;
use entity::project::call::CallId;
use entity::project::case::ProjectId;
use entity::project::case_study::CaseStudyId;
use entity::project::casebook::CasebookId;
use entity::project::demand::DemandId;
use entity::project::offer::OfferId;
use entity::project::published_result::ResultId;
use entity::project::tranche::TrancheId;
use entity::register::agency::AgencyId;
use entity::register::import::ImportRunId;
use entity::register::region::RegionId;
use entity::register::society::SocietyId;
use entity::responsibility::directive::DirectiveId;
use entity::responsibility::finding::FindingId;
use entity::responsibility::thread::ThreadId;
use entity::{Kind, decode_global};

use crate::account::api::oauth::{OauthClient, find_client};
use crate::account::api::user::{User, find_user};
use crate::api::loaders::by_key;
use crate::api::snapshot::{SyncSnapshot, find_snapshot};
use crate::api::webhook::{Webhook, find_webhook};
use crate::caller::bad_input;
use crate::fault::Fault;
use crate::file::api::attachment::{Attachment, find_attachment};
use crate::form::api::formation::{Formation, find_formation};
use crate::institution::api::activity::{ActivityFiling, find_activity};
use crate::institution::api::annual_report::{AnnualReport, find_report};
use crate::institution::api::campaign::{InspectionCampaign, find_campaign};
use crate::institution::api::change::{RegisterChange, find_change};
use crate::institution::api::contest::{FigureContest, find_contest};
use crate::institution::api::enforcement::{EnforcementCase, find_enforcement};
use crate::institution::api::evaluation::{Evaluation, find_evaluation};
use crate::institution::api::list_case::{ListCase, find_list_case};
use crate::institution::api::registration::{Registration, find_registration};
use crate::page::FIRST_MAX;
use crate::project::api::application::{Application, find_application};
use crate::project::api::call::{Call, find_call};
use crate::project::api::case_study::{CaseStudy, find_case_study};
use crate::project::api::casebook::{Casebook, find_casebook};
use crate::project::api::demand::{Demand, find_demand};
use crate::project::api::offer::{Offer, find_offer};
use crate::project::api::payment::find_tranche;
use crate::project::api::project::{Project, find_project};
use crate::project::api::published_result::{PublishedResult, find_result};
use crate::project::api::tranche::Tranche;
use crate::register::api::agency::Agency;
use crate::register::api::import_run::{ImportRun, find_run};
use crate::register::api::region::Region;
use crate::register::api::society::{Society, find_society};
use crate::responsibility::api::directive::{Directive, find_directive};
use crate::responsibility::api::finding::{Finding, find_finding};
use crate::responsibility::api::open_item::{OpenItem, find_open_item};
use crate::responsibility::api::thread::{Thread, find_thread};

/// Anything with a global id (对象).
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Opaque global id."))]
pub enum Node {
    /// A region.
    Region(Region),
    /// An agency.
    Agency(Agency),
    /// A society.
    Society(Society),
    /// A run of the importer.
    ImportRun(ImportRun),
    /// Something that waits.
    OpenItem(OpenItem),
    /// A formation.
    Formation(Formation),
    /// A directive.
    Directive(Directive),
    /// A finding.
    Finding(Finding),
    /// Letters between agencies.
    Thread(Thread),
    /// An annual inspection.
    InspectionCampaign(InspectionCampaign),
    /// A society's annual report.
    AnnualReport(AnnualReport),
    /// An application to registration.
    Registration(Registration),
    /// A change of the register.
    RegisterChange(RegisterChange),
    /// A case of a credit list.
    ListCase(ListCase),
    /// A contest of a figure.
    FigureContest(FigureContest),
    /// An enforcement case.
    EnforcementCase(EnforcementCase),
    /// An evaluation.
    Evaluation(Evaluation),
    /// An activity filing.
    ActivityFiling(ActivityFiling),
    /// A call.
    Call(Call),
    /// An application to a call.
    Application(Application),
    /// A demand.
    Demand(Demand),
    /// An offer.
    Offer(Offer),
    /// An edition of the casebook.
    Casebook(Casebook),
    /// A case for the casebook.
    CaseStudy(CaseStudy),
    /// A result as it is published.
    PublishedResult(PublishedResult),
    /// A project after its award.
    Project(Project),
    /// A payment of an award.
    Tranche(Tranche),
    /// A user.
    User(User),
    /// A partner's client.
    OauthClient(OauthClient),
    /// A snapshot of what the caller reads.
    SyncSnapshot(SyncSnapshot),
    /// An address to which changes are pushed.
    Webhook(Webhook),
    /// A file that belongs to something.
    Attachment(Attachment),
}

/// Queries by global id.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// The object with this global id; null when there is none for the caller.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Global id.")] id: ID) -> Result<Option<Node>> {
        Ok(find(ctx, &id).await?)
    }

    /// The objects with these global ids (at most 100), in their order; null for each that the caller
    /// may not see.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Global ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > FIRST_MAX {
            return Err(bad_input(format!("ids: at most {FIRST_MAX} at a time")));
        }
        Ok(try_join_all(ids.iter().map(|id| find(ctx, id))).await?)
    }
}

async fn find(ctx: &Context<'_>, id: &ID) -> Result<Option<Node>, Fault> {
    let Ok((kind, key)) = decode_global(id) else { return Ok(None) };
    Ok(match kind {
        Kind::Society => find_society(ctx, SocietyId(key), None).await?.map(Node::Society),
        Kind::Region => by_key(ctx, RegionId(key)).await?.map(|row| Node::Region(Region(row))),
        Kind::Agency => by_key(ctx, AgencyId(key)).await?.map(|row| Node::Agency(Agency(row))),
        Kind::ImportRun => find_run(ctx, ImportRunId(key)).await?.map(Node::ImportRun),
        Kind::OpenItem => find_open_item(ctx, key).await?.map(Node::OpenItem),
        Kind::Formation => find_formation(ctx, FormationId(key)).await?.map(Node::Formation),
        Kind::Directive => find_directive(ctx, DirectiveId(key)).await?.map(Node::Directive),
        Kind::Finding => find_finding(ctx, FindingId(key)).await?.map(Node::Finding),
        Kind::Thread => find_thread(ctx, ThreadId(key)).await?.map(Node::Thread),
        Kind::Campaign => find_campaign(ctx, CampaignId(key)).await?.map(Node::InspectionCampaign),
        Kind::AnnualReport => find_report(ctx, ReportId(key)).await?.map(Node::AnnualReport),
        Kind::Registration => find_registration(ctx, RegistrationId(key)).await?.map(Node::Registration),
        Kind::RegisterChange => find_change(ctx, ChangeId(key)).await?.map(Node::RegisterChange),
        Kind::ListCase => find_list_case(ctx, ListCaseId(key)).await?.map(Node::ListCase),
        Kind::Project => find_project(ctx, ProjectId(key)).await?.map(Node::Project),
        Kind::Tranche => find_tranche(ctx, TrancheId(key)).await?.map(Node::Tranche),
        Kind::FigureContest => find_contest(ctx, ContestId(key)).await?.map(Node::FigureContest),
        Kind::Enforcement => find_enforcement(ctx, EnforcementId(key)).await?.map(Node::EnforcementCase),
        Kind::Evaluation => find_evaluation(ctx, EvaluationId(key)).await?.map(Node::Evaluation),
        Kind::ActivityFiling => find_activity(ctx, ActivityId(key)).await?.map(Node::ActivityFiling),
        Kind::Call => find_call(ctx, CallId(key)).await?.map(Node::Call),
        Kind::Application => find_application(ctx, ApplicationId(key)).await?.map(Node::Application),
        Kind::Demand => find_demand(ctx, DemandId(key)).await?.map(Node::Demand),
        Kind::Offer => find_offer(ctx, OfferId(key)).await?.map(Node::Offer),
        Kind::Casebook => find_casebook(ctx, CasebookId(key)).await?.map(Node::Casebook),
        Kind::CaseStudy => find_case_study(ctx, CaseStudyId(key)).await?.map(Node::CaseStudy),
        Kind::PublishedResult => find_result(ctx, ResultId(key)).await?.map(Node::PublishedResult),
        Kind::Attachment => find_attachment(ctx, AttachmentId(key)).await?.map(Node::Attachment),
        Kind::OauthClient => find_client(ctx, OauthClientId(key)).await?.map(Node::OauthClient),
        Kind::SyncSnapshot => find_snapshot(ctx, SnapshotId(key)).await?.map(Node::SyncSnapshot),
        Kind::Webhook => find_webhook(ctx, WebhookId(key)).await?.map(Node::Webhook),
        Kind::User => find_user(ctx, UserId(key)).await?.map(Node::User),
        _ => None,
    })
}
