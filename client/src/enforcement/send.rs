//! Sending what is done with an enforcement case; what the server declines comes back as sentences.

use chrono::NaiveDate;
use entity::institution::enforcement::{EnforcementStep, PenaltyKind};
use graphql_client::GraphQLQuery;

use super::view::Case;
use crate::net::intent::{Declined, declined};
use crate::net::key::new_key;
use crate::net::{NetFault, send};

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/enforcement/steps.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("PenaltyKind")
        )]
        struct $name;
    )+};
}

operations! {
    ReportClue OpenInvestigation DropEnforcement OrderCorrection ReportCorrection ConfirmCorrection RejectCorrection
    NoticePenalty ObjectToPenalty ImposePenalty CloseEnforcement
}

/// What is said with a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) files: Vec<String>,
    pub(super) due_on: Option<NaiveDate>,
    pub(super) penalty: Option<PenaltyKind>,
    pub(super) fine_fen: Option<i64>,
    pub(super) suspended_until: Option<NaiveDate>,
}

macro_rules! step {
    ($operation:ident, $module:ident, $input:ident, $case:ident, $said:ident $(, $more:ident = $value:expr)*) => {{
        let input = $module::$input {
            case_id: $case.id.clone(),
            expected_version: $case.version,
            idempotency_key: new_key(),
            text: $said.text,
            file_ids: $said.files,
            $($more: $value,)*
        };
        Ok(declined!(send::<$operation>($module::Variables { input }).await?.$module.user_errors))
    }};
}

/// Takes a step; empty when it is done.
pub(super) async fn take(case: &Case, step: EnforcementStep, said: Said) -> Result<Declined, NetFault> {
    use EnforcementStep as T;
    match step {
        T::Investigate => step!(OpenInvestigation, open_investigation, EnforcementStepInput, case, said),
        T::Drop => step!(DropEnforcement, drop_enforcement, EnforcementStepInput, case, said),
        T::Order => step!(OrderCorrection, order_correction, CorrectionInput, case, said, due_on = said.due_on),
        T::ReportCorrection => step!(ReportCorrection, report_correction, EnforcementStepInput, case, said),
        T::ConfirmCorrection => step!(ConfirmCorrection, confirm_correction, EnforcementStepInput, case, said),
        T::RejectCorrection => {
            step!(RejectCorrection, reject_correction, CorrectionInput, case, said, due_on = said.due_on)
        }
        T::Notice => step!(
            NoticePenalty,
            notice_penalty,
            NoticePenaltyInput,
            case,
            said,
            penalty = said.penalty.unwrap_or(PenaltyKind::Warning),
            fine_fen = said.fine_fen,
            suspended_until = said.suspended_until
        ),
        T::Object => step!(ObjectToPenalty, object_to_penalty, EnforcementStepInput, case, said),
        T::Impose => step!(ImposePenalty, impose_penalty, EnforcementStepInput, case, said),
        T::Close => step!(CloseEnforcement, close_enforcement, EnforcementStepInput, case, said),
        // These are the clock's, or begin a case: the server offers them to nobody.
        T::Report | T::Lapse | T::Lift => Ok(Declined::new()),
    }
}

/// Brings a clue; answers the case's id, or what was declined.
pub(super) async fn report(society_id: String, clue: String) -> Result<Result<String, Declined>, NetFault> {
    let input = report_clue::ReportClueInput { idempotency_key: new_key(), society_id, clue };
    let payload = send::<ReportClue>(report_clue::Variables { input }).await?.report_clue;
    let declined = declined!(payload.user_errors);
    Ok(match payload.enforcement_case {
        Some(case) if declined.is_empty() => Ok(case.id),
        _ => Err(declined),
    })
}
