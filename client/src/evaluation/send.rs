//! Sending what is done with an evaluation; what the server declined comes back as path and sentence.

use entity::institution::evaluation::score::Scores;
use entity::institution::evaluation::{EvaluationReason, EvaluationStep};
use entity::refusal::UserErrorCode;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;

use super::view::Evaluation;
use crate::net::intent::{Declined, declined};
use crate::net::key::new_key;
use crate::net::{NetFault, scalar, send};

/// Declares the operations of this room, and what came of each.
macro_rules! operations {
    ($($name:ident, $module:ident: $path:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $path,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("EvaluationReason", "GradeLevel", "UserErrorCode")
        )]
        pub(super) struct $name;

        impl Act for $name {
            fn outcome(data: Self::ResponseData) -> Outcome {
                let payload = data.$module;
                let declined = declined!(payload.user_errors);
                match payload.evaluation {
                    Some(done) if declined.is_empty() => Outcome::Done(done.id),
                    _ => Outcome::Declined(declined),
                }
            }
        }
    )+};
}

operations! {
    ApplyForEvaluation, apply_for_evaluation: "src/evaluation/apply.graphql";
    ResubmitEvaluation, resubmit_evaluation: "src/evaluation/resubmit.graphql";
    WithdrawEvaluation, withdraw_evaluation: "src/evaluation/withdraw.graphql";
    ObjectToEvaluation, object_to_evaluation: "src/evaluation/object.graphql";
    GiveEvaluationOpinion, give_evaluation_opinion: "src/evaluation/opine.graphql";
    AcceptEvaluation, accept_evaluation: "src/evaluation/accept.graphql";
    PublishEvaluationNotice, publish_evaluation_notice: "src/evaluation/publish.graphql";
    UpholdEvaluation, uphold_evaluation: "src/evaluation/uphold.graphql";
    ReopenEvaluation, reopen_evaluation: "src/evaluation/reopen.graphql";
    ReturnEvaluation, return_evaluation: "src/evaluation/return.graphql";
    RefuseEvaluation, refuse_evaluation: "src/evaluation/refuse.graphql";
    RecordEvaluationVisit, record_evaluation_visit: "src/evaluation/visit.graphql";
    RecordPanelScores, record_panel_scores: "src/evaluation/panel.graphql";
    ConcludeEvaluation, conclude_evaluation: "src/evaluation/conclude.graphql";
    DowngradeSociety, downgrade_society: "src/evaluation/downgrade.graphql";
    RevokeGrade, revoke_grade: "src/evaluation/revoke.graphql";
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is done: the evaluation's id.
    Done(String),
    /// The server declined it: path and sentence.
    Declined(Declined),
}

/// What becomes of an operation.
pub(super) type Answer = Result<Outcome, NetFault>;

/// An operation of this room.
pub(super) trait Act: GraphQLQuery {
    /// What the answer says.
    fn outcome(data: Self::ResponseData) -> Outcome;
}

async fn act<A: Act>(variables: A::Variables) -> Answer {
    send::<A>(variables).await.map(A::outcome)
}

macro_rules! points {
    ($module:ident, $scores:expr) => {{
        let Scores { basic, governance, results, appraisal } = $scores;
        $module::EvaluationScoresInput {
            basic: i64::from(basic),
            governance: i64::from(governance),
            results: i64::from(results),
            appraisal: i64::from(appraisal),
        }
    }};
}

/// How a society rates itself.
#[derive(Clone, Debug)]
pub(super) struct Rating {
    pub(super) scores: Scores,
    pub(super) statement: String,
    pub(super) file_ids: Vec<String>,
}

/// Applies.
pub(super) async fn apply(society: String, level: GradeLevel, rating: Rating, key: String) -> Answer {
    let Rating { scores, statement, file_ids } = rating;
    let input = apply_for_evaluation::ApplyForEvaluationInput {
        society_id: society,
        idempotency_key: key,
        level,
        scores: points!(apply_for_evaluation, scores),
        statement,
        file_ids,
    };
    act::<ApplyForEvaluation>(apply_for_evaluation::Variables { input }).await
}

/// Sends a returned one again.
pub(super) async fn resubmit(evaluation: &Evaluation, rating: Rating, key: String) -> Answer {
    let Rating { scores, statement, file_ids } = rating;
    let input = resubmit_evaluation::ResubmitEvaluationInput {
        evaluation_id: evaluation.id.clone(),
        expected_version: evaluation.version,
        idempotency_key: key,
        scores: points!(resubmit_evaluation, scores),
        statement,
        file_ids,
    };
    act::<ResubmitEvaluation>(resubmit_evaluation::Variables { input }).await
}

macro_rules! said {
    ($operation:ident, $module:ident, $evaluation:expr, $text:expr) => {{
        let input = $module::EvaluationTextInput {
            evaluation_id: $evaluation.id.clone(),
            expected_version: $evaluation.version,
            idempotency_key: new_key(),
            text: Some($text).filter(|text: &String| !text.trim().is_empty()),
        };
        act::<$operation>($module::Variables { input }).await
    }};
}

/// Takes a step with words alone.
pub(super) async fn say(evaluation: &Evaluation, step: EvaluationStep, text: String) -> Answer {
    match step {
        EvaluationStep::Withdraw => said!(WithdrawEvaluation, withdraw_evaluation, evaluation, text),
        EvaluationStep::Object => said!(ObjectToEvaluation, object_to_evaluation, evaluation, text),
        EvaluationStep::Opine => said!(GiveEvaluationOpinion, give_evaluation_opinion, evaluation, text),
        EvaluationStep::Accept => said!(AcceptEvaluation, accept_evaluation, evaluation, text),
        EvaluationStep::Publish => said!(PublishEvaluationNotice, publish_evaluation_notice, evaluation, text),
        EvaluationStep::Uphold => said!(UpholdEvaluation, uphold_evaluation, evaluation, text),
        EvaluationStep::Reopen => said!(ReopenEvaluation, reopen_evaluation, evaluation, text),
        _ => conclude(evaluation).await,
    }
}

/// Decides as it was published.
async fn conclude(evaluation: &Evaluation) -> Answer {
    let input = conclude_evaluation::ConcludeEvaluationInput {
        evaluation_id: evaluation.id.clone(),
        expected_version: evaluation.version,
        idempotency_key: new_key(),
    };
    act::<ConcludeEvaluation>(conclude_evaluation::Variables { input }).await
}

macro_rules! reasoned {
    ($operation:ident, $module:ident, $evaluation:expr, $reason:expr, $text:expr) => {{
        let input = $module::EvaluationReasonInput {
            evaluation_id: $evaluation.id.clone(),
            expected_version: $evaluation.version,
            idempotency_key: new_key(),
            reason: $reason,
            text: $text,
        };
        act::<$operation>($module::Variables { input }).await
    }};
}

/// Returns it, or refuses it.
pub(super) async fn give_back(
    evaluation: &Evaluation,
    refuses: bool,
    reason: EvaluationReason,
    text: String,
) -> Answer {
    if refuses {
        reasoned!(RefuseEvaluation, refuse_evaluation, evaluation, reason, text)
    } else {
        reasoned!(ReturnEvaluation, return_evaluation, evaluation, reason, text)
    }
}

/// What is recorded of a visit or of the panel.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) on: scalar::Date,
    pub(super) people: String,
    pub(super) note: String,
}

/// Records the visit.
pub(super) async fn visit(evaluation: &Evaluation, seen: Seen) -> Answer {
    let input = record_evaluation_visit::EvaluationVisitInput {
        evaluation_id: evaluation.id.clone(),
        expected_version: evaluation.version,
        idempotency_key: new_key(),
        visited_on: seen.on,
        visitors: seen.people,
        note: seen.note,
    };
    act::<RecordEvaluationVisit>(record_evaluation_visit::Variables { input }).await
}

/// Records what the panel gave.
pub(super) async fn panel(evaluation: &Evaluation, seen: Seen, scores: Scores) -> Answer {
    let input = record_panel_scores::PanelScoresInput {
        evaluation_id: evaluation.id.clone(),
        expected_version: evaluation.version,
        idempotency_key: new_key(),
        held_on: seen.on,
        members: seen.people,
        scores: points!(record_panel_scores, scores),
        note: seen.note,
    };
    act::<RecordPanelScores>(record_panel_scores::Variables { input }).await
}

/// Lowers the grade to a level, or takes it away: society, its version.
pub(super) async fn regrade(
    (society_id, expected_version): (String, i64),
    level: Option<GradeLevel>,
    reason: EvaluationReason,
    text: String,
) -> Answer {
    let idempotency_key = new_key();
    if let Some(level) = level {
        let input = downgrade_society::DowngradeSocietyInput {
            society_id,
            expected_version,
            idempotency_key,
            level,
            reason,
            text,
        };
        return act::<DowngradeSociety>(downgrade_society::Variables { input }).await;
    }
    let input = revoke_grade::RevokeGradeInput { society_id, expected_version, idempotency_key, reason, text };
    act::<RevokeGrade>(revoke_grade::Variables { input }).await
}
