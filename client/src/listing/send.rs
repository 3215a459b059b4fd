//! Sending what is done with a case of a credit list; what the server declines comes back as sentences.

use entity::institution::list_case::ListStep;
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
            query_path = "src/listing/steps.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar"
        )]
        struct $name;
    )+};
}

operations! {
    OpenListCase ServeListNotice ObjectToListing GiveListOpinion EnterOnList DismissListCase RecordListFault
    ApplyForListExit GrantListExit RefuseListExit
}

macro_rules! step {
    ($operation:ident, $module:ident, $said:expr) => {{
        let (case_id, expected_version, text, file_ids) = $said;
        let input = $module::ListStepInput { case_id, expected_version, idempotency_key: new_key(), text, file_ids };
        Ok(declined!(send::<$operation>($module::Variables { input }).await?.$module.user_errors))
    }};
}

/// Takes a step; empty when it is done.
pub(super) async fn take(case: &Case, step: ListStep, text: String, files: Vec<String>) -> Result<Declined, NetFault> {
    let said = (case.id.clone(), case.version, text, files);
    match step {
        ListStep::Notify => step!(ServeListNotice, serve_list_notice, said),
        ListStep::Object => step!(ObjectToListing, object_to_listing, said),
        ListStep::Opine => step!(GiveListOpinion, give_list_opinion, said),
        ListStep::Enter => step!(EnterOnList, enter_on_list, said),
        ListStep::Dismiss => step!(DismissListCase, dismiss_list_case, said),
        ListStep::Refault => step!(RecordListFault, record_list_fault, said),
        ListStep::ApplyExit => step!(ApplyForListExit, apply_for_list_exit, said),
        ListStep::GrantExit => step!(GrantListExit, grant_list_exit, said),
        ListStep::RefuseExit => step!(RefuseListExit, refuse_list_exit, said),
        // These are the clock's, or come with another case: the server offers them to nobody.
        ListStep::Propose
        | ListStep::Lapse
        | ListStep::Mature
        | ListStep::Transfer
        | ListStep::Adopt
        | ListStep::End => Ok(Declined::new()),
    }
}

/// Gives notice; answers the case's id, or what was declined.
pub(super) async fn open(
    society_id: String,
    reason: String,
    evidence: String,
    file_ids: Vec<String>,
) -> Result<Result<String, Declined>, NetFault> {
    let idempotency_key = new_key();
    let input = open_list_case::OpenListCaseInput { idempotency_key, society_id, reason, evidence, file_ids };
    let payload = send::<OpenListCase>(open_list_case::Variables { input }).await?.open_list_case;
    let declined = declined!(payload.user_errors);
    Ok(match payload.list_case {
        Some(case) if declined.is_empty() => Ok(case.id),
        _ => Err(declined),
    })
}
