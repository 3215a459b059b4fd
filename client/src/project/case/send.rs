//! Sending what is done with a project; what the server declines comes back as sentences.

use entity::project::case::change::ProjectChangeKind;
use entity::project::case::{ExemptReason, ProjectStep};
use entity::project::money::Fen;
use entity::project::result_use::ResultUseKind;
use graphql_client::GraphQLQuery;

use super::view::Project;
use crate::net::NetFault;
use crate::net::intent::{Declined, sent};
use crate::net::scalar::Date;

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/project/case/steps.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("ExemptReason", "ProjectChangeKind", "ResultUseKind")
        )]
        struct $name;
    )+};
}

operations! {
    ReportMidterm SubmitFinalReport PassMidterm RectifyMidterm FailMidterm ReturnFinalReport OpenAppraisal CloseProject
    GrantProjectChange RefuseProjectChange TerminateProject WithdrawProject SignProjectAgreement ExemptAppraisal
    GradeProject AskProjectChange ClaimResultUse VerifyResultUse RejectResultUse PlanTranches OrderRecovery
    RecordRepayment
}

/// What came of it: empty when it is done.
pub(super) type Answer = Result<Declined, NetFault>;

/// What every step says.
pub(super) struct Said {
    pub(super) key: String,
    pub(super) text: String,
    pub(super) file_ids: Vec<String>,
}

/// What some steps need beside.
#[derive(Clone, Debug, Default)]
pub(super) struct More {
    pub(super) first: Option<Date>,
    pub(super) second: Option<Date>,
    pub(super) code: String,
    pub(super) exempt: Option<ExemptReason>,
    pub(super) change: Option<ProjectChangeKind>,
    pub(super) members: Option<i64>,
    pub(super) own: i64,
}

macro_rules! step_input {
    ($module:ident, $project:expr, $said:expr) => {
        $module::ProjectStepInput {
            project_id: $project.id.clone(),
            expected_version: $project.version,
            idempotency_key: $said.key,
            text: $said.text,
            file_ids: $said.file_ids,
        }
    };
}

macro_rules! plain {
    ($operation:ident, $module:ident, $project:expr, $said:expr) => {
        sent!($operation, $module, step_input!($module, $project, $said))
    };
}

/// Takes a step; empty when it is done.
pub(super) async fn take(project: &Project, step: ProjectStep, said: Said, more: More) -> Answer {
    match step {
        ProjectStep::ReportMidterm => plain!(ReportMidterm, report_midterm, project, said),
        ProjectStep::SubmitFinal => plain!(SubmitFinalReport, submit_final_report, project, said),
        ProjectStep::PassMidterm => plain!(PassMidterm, pass_midterm, project, said),
        ProjectStep::RectifyMidterm => plain!(RectifyMidterm, rectify_midterm, project, said),
        ProjectStep::FailMidterm => plain!(FailMidterm, fail_midterm, project, said),
        ProjectStep::ReturnFinal => plain!(ReturnFinalReport, return_final_report, project, said),
        ProjectStep::OpenAppraisal => plain!(OpenAppraisal, open_appraisal, project, said),
        ProjectStep::Close => plain!(CloseProject, close_project, project, said),
        ProjectStep::GrantChange => plain!(GrantProjectChange, grant_project_change, project, said),
        ProjectStep::RefuseChange => plain!(RefuseProjectChange, refuse_project_change, project, said),
        ProjectStep::Terminate => plain!(TerminateProject, terminate_project, project, said),
        ProjectStep::Withdraw => plain!(WithdrawProject, withdraw_project, project, said),
        _ => special(project, step, said, more).await,
    }
}

/// Steps that need more than words; what is missing is said before anything is sent.
async fn special(project: &Project, step: ProjectStep, said: Said, more: More) -> Answer {
    let missing = |path: &str| Ok(vec![(path.to_owned(), crate::text::project_case::t().fill_in.to_owned())]);
    match step {
        ProjectStep::Agree => {
            let (Some(signed_on), Some(valid_until)) = (more.first, more.second) else { return missing("signedOn") };
            let step = step_input!(sign_project_agreement, project, said);
            let input = sign_project_agreement::SignProjectAgreementInput { step, signed_on, valid_until };
            sent!(SignProjectAgreement, sign_project_agreement, input)
        }
        ProjectStep::ExemptAppraisal => {
            let Some(reason) = more.exempt else { return missing("reason") };
            let step = step_input!(exempt_appraisal, project, said);
            sent!(ExemptAppraisal, exempt_appraisal, exempt_appraisal::ExemptAppraisalInput { step, reason })
        }
        ProjectStep::Grade => {
            let Some(appraised_on) = more.first else { return missing("appraisedOn") };
            let input = grade_project::GradeProjectInput {
                step: step_input!(grade_project, project, said),
                grade: more.code,
                appraised_on,
                panel_members: more.members,
                panel_own: more.own,
            };
            sent!(GradeProject, grade_project, input)
        }
        ProjectStep::AskChange => {
            let Some(kind) = more.change else { return missing("kind") };
            let input = ask_project_change::AskProjectChangeInput {
                project_id: project.id.clone(),
                expected_version: project.version,
                idempotency_key: said.key,
                kind,
                until: more.second,
                value: Some(more.code).filter(|value| !value.is_empty()),
                text: said.text,
                file_ids: said.file_ids,
            };
            sent!(AskProjectChange, ask_project_change, input)
        }
        // The others are nobody's here: the server offers them to nobody.
        _ => Ok(Declined::new()),
    }
}

/// Claims that the result is used.
pub(super) async fn claim(
    project_id: String,
    kind: ResultUseKind,
    (body, used_on): (String, Date),
    said: Said,
) -> Answer {
    let Said { key: idempotency_key, text, file_ids } = said;
    let input =
        claim_result_use::ClaimResultUseInput { project_id, idempotency_key, kind, body, used_on, text, file_ids };
    sent!(ClaimResultUse, claim_result_use, input)
}

/// Verifies a claim, or does not.
pub(super) async fn answer(verifies: bool, (id, expected_version): (String, i64), said: Said) -> Answer {
    let Said { key: idempotency_key, text, .. } = said;
    let result_use_id = id;
    if verifies {
        let input = verify_result_use::ResultUseAnswerInput { result_use_id, expected_version, idempotency_key, text };
        sent!(VerifyResultUse, verify_result_use, input)
    } else {
        let input = reject_result_use::ResultUseAnswerInput { result_use_id, expected_version, idempotency_key, text };
        sent!(RejectResultUse, reject_result_use, input)
    }
}

/// Plans one tranche more.
pub(super) async fn plan(
    project_id: String,
    (amount, planned_on): (Fen, Date),
    condition: String,
    idempotency_key: String,
) -> Answer {
    let tranches = vec![plan_tranches::TrancheInput { amount, planned_on, condition }];
    sent!(PlanTranches, plan_tranches, plan_tranches::PlanTranchesInput { idempotency_key, project_id, tranches })
}

/// Orders that money is given back.
pub(super) async fn recover(
    project_id: String,
    (amount, due_on): (Fen, Date),
    reason: String,
    idempotency_key: String,
) -> Answer {
    let input = order_recovery::OrderRecoveryInput { idempotency_key, project_id, amount, due_on, reason };
    sent!(OrderRecovery, order_recovery, input)
}

/// Records what came of it.
pub(super) async fn repaid(project_id: String, expected_version: i64, amount: Fen, idempotency_key: String) -> Answer {
    let input = record_repayment::RecordRepaymentInput { idempotency_key, project_id, expected_version, amount };
    sent!(RecordRepayment, record_repayment, input)
}
