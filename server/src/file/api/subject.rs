//! Who may read what a file is attached to: each kind through the scope of its own field. A new kind does
//! not compile until it is answered here.

use async_graphql::Context;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use entity::file::attachment::SubjectKind;
use entity::form::formation::{self, FormationId};
use entity::form::party_act::{self, PartyActId};
use entity::institution::activity::{self, ActivityId};
use entity::institution::change::{self, ChangeId};
use entity::institution::consistency::contest::{self, ContestId};
use entity::institution::enforcement::{self, EnforcementId};
use entity::institution::evaluation::{self, EvaluationId};
use entity::institution::list_case::{self, ListCaseId};
use entity::institution::registration::{self, RegistrationId};
use entity::institution::report::ReportId;
use entity::project::application::{self, ApplicationId};
use entity::project::case::{self, ProjectId};
use entity::project::case_study::{self, CaseStudyId};
use entity::project::demand::{self, DemandId};
use entity::project::offer::{self, OfferId};
use entity::project::result_use::{self, ResultUseId};
use entity::project::review::{self, ReviewState};
use entity::responsibility::directive::{self, DirectiveId, RecipientId, recipient};
use entity::responsibility::finding::{self, FindingId};
use entity::responsibility::guidance::{self, GuidanceId};
use entity::responsibility::thread::message;

use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::api::annual_report::find_report;

/// Whether a subject exists for the caller.
pub(super) async fn readable(ctx: &Context<'_>, kind: SubjectKind, id: Uuid) -> Result<bool, Fault> {
    let db = &state(ctx).db;
    let scope = |field| caller(ctx).scope(field);
    let found = match kind {
        SubjectKind::Formation => {
            scope("Query.formations").formations().filter(formation::Column::Id.eq(FormationId(id))).count(db).await
        }
        SubjectKind::PartyAct => {
            scope("Society.partyActs").party_acts().filter(party_act::Column::Id.eq(PartyActId(id))).count(db).await
        }
        SubjectKind::Directive => {
            scope("Query.directives").directives().filter(directive::Column::Id.eq(DirectiveId(id))).count(db).await
        }
        SubjectKind::DirectiveRecipient => {
            let reached = scope("Query.directiveRecipients").directive_recipients();
            reached.filter(recipient::Column::Id.eq(RecipientId(id))).count(db).await
        }
        SubjectKind::Guidance => {
            let reached = scope("Society.guidance").guidance_records();
            reached.filter(guidance::Column::Id.eq(GuidanceId(id))).count(db).await
        }
        SubjectKind::Finding => {
            scope("Query.findings").findings().filter(finding::Column::Id.eq(FindingId(id))).count(db).await
        }
        // As its content: what a society has not submitted is its own.
        SubjectKind::AnnualReport => {
            return Ok(find_report(ctx, ReportId(id)).await?.is_some_and(|report| report.is_readable(ctx)));
        }
        SubjectKind::Registration => {
            let reached = scope("Query.registrations").registrations();
            reached.filter(registration::Column::Id.eq(RegistrationId(id))).count(db).await
        }
        SubjectKind::RegisterChange => {
            let reached = scope("Query.registerChanges").register_changes();
            reached.filter(change::Column::Id.eq(ChangeId(id))).count(db).await
        }
        SubjectKind::Activity => {
            scope("Query.activityFilings").activities().filter(activity::Column::Id.eq(ActivityId(id))).count(db).await
        }
        SubjectKind::Evaluation => {
            let reached = scope("Query.evaluations").evaluations();
            reached.filter(evaluation::Column::Id.eq(EvaluationId(id))).count(db).await
        }
        SubjectKind::ListCase => {
            scope("Query.listCases").list_cases().filter(list_case::Column::Id.eq(ListCaseId(id))).count(db).await
        }
        SubjectKind::Enforcement => {
            let reached = scope("Query.enforcementCases").enforcement_cases();
            reached.filter(enforcement::Column::Id.eq(EnforcementId(id))).count(db).await
        }
        SubjectKind::FigureContest => {
            let reached = scope("Query.figureContests").figure_contests();
            reached.filter(contest::Column::Id.eq(ContestId(id))).count(db).await
        }
        SubjectKind::Application => {
            let reached = scope("Query.applications").applications();
            reached.filter(application::Column::Id.eq(ApplicationId(id))).count(db).await
        }
        // Its experts read it too, and nothing else of the application.
        SubjectKind::BlindPaper => {
            let reached = scope("Query.applications").applications();
            let whole = reached.filter(application::Column::Id.eq(ApplicationId(id))).count(db).await?;
            let given = scope("Query.reviews").reviews().filter(review::Column::ApplicationId.eq(ApplicationId(id)));
            let given = given.filter(review::Column::State.is_in([ReviewState::Assigned, ReviewState::Scored]));
            Ok(whole + given.count(db).await?)
        }
        // Whoever is bound to it, not whoever may offer.
        SubjectKind::Demand => {
            scope("Query.demands").own_demands().filter(demand::Column::Id.eq(DemandId(id))).count(db).await
        }
        SubjectKind::Offer => scope("Query.offers").offers().filter(offer::Column::Id.eq(OfferId(id))).count(db).await,
        SubjectKind::CaseStudy => {
            let reached = scope("Query.caseStudies").case_studies();
            reached.filter(case_study::Column::Id.eq(CaseStudyId(id))).count(db).await
        }
        SubjectKind::Project => {
            scope("Query.projects").projects().filter(case::Column::Id.eq(ProjectId(id))).count(db).await
        }
        SubjectKind::ResultUse => {
            let reached = scope("Query.projects").result_uses();
            reached.filter(result_use::Column::Id.eq(ResultUseId(id))).count(db).await
        }
        SubjectKind::Letter => scope("Query.threads").letters().filter(message::Column::Id.eq(id)).count(db).await,
    };
    Ok(found? > 0)
}
