//! Sending what is done with a change of the register; what the server declined comes back as sentences.

use entity::file::attachment::AttachmentPurpose;
use entity::institution::change::{ChangeMatter, ChangeReturnReason, EndGround};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::net::intent::with_rule;
use crate::net::{NetFault, send};
use crate::parts::{ErrorNote, toast};
use crate::session::session;
use crate::text::{self, t};

/// Declares an operation of this room and how it is sent: the id that it led to, or what was declined.
macro_rules! operation {
    ($name:ident, $module:ident, $path:tt) => {
        #[derive(GraphQLQuery)]
        #[graphql(
                                    schema_path = "../server/schema.graphql",
                                    query_path = $path,
                                    response_derives = "Clone, Debug, PartialEq",
                                    variables_derives = "Clone, Debug, PartialEq",
                                    custom_scalars_module = "crate::net::scalar",
                                    extern_enums("AttachmentPurpose", "ChangeMatter", "ChangeReturnReason", "EndGround")
                                )]
        pub(super) struct $name;

        impl Act for $name {
            fn outcome(data: Self::ResponseData) -> Outcome {
                let payload = data.$module;
                let declined: Vec<String> = payload
                    .user_errors
                    .into_iter()
                    .map(|error| named(&error.path, with_rule(error.message, error.rule.as_deref())))
                    .collect();
                match payload.register_change {
                    Some(done) if declined.is_empty() => Ok(done.id),
                    _ => Err(declined),
                }
            }
        }
    };
}

/// The id that it led to, or what was declined.
pub(super) type Outcome = Result<String, Vec<String>>;

/// An operation of this room.
pub(super) trait Act: GraphQLQuery {
    /// What the answer says.
    fn outcome(data: Self::ResponseData) -> Outcome;
}

operation!(ProposeRegisterChange, propose_register_change, "src/change/propose.graphql");
operation!(ResubmitRegisterChange, resubmit_register_change, "src/change/resubmit.graphql");
operation!(WithdrawRegisterChange, withdraw_register_change, "src/change/withdraw.graphql");
operation!(ReturnRegisterChange, return_register_change, "src/change/return.graphql");
operation!(ConsentToRegisterChange, consent_to_register_change, "src/change/consent.graphql");
operation!(NameLiquidators, name_liquidators, "src/change/liquidators.graphql");
operation!(ReportLiquidation, report_liquidation, "src/change/liquidation.graphql");
operation!(FileRegisterChange, file_register_change, "src/change/file.graphql");
operation!(ApproveRegisterChange, approve_register_change, "src/change/approve.graphql");
operation!(RefuseRegisterChange, refuse_register_change, "src/change/refuse.graphql");

/// Sends it.
pub(super) async fn act<A: Act>(variables: A::Variables) -> Outcome {
    let told = |fault: NetFault| vec![fault.sentence(crate::text::language())];
    send::<A>(variables).await.map_err(told).and_then(A::outcome)
}

/// A refusal with the field that it is about.
fn named(path: &[String], message: String) -> String {
    let text = text::change::t();
    let field = match path.join(".").as_str() {
        "value" => text.new_value,
        "reason" => text.reason,
        "ground" => text.ground,
        "decidedOn" => text.decided_on,
        "namesakeNote" => text.namesake,
        "papers" => text.papers,
        "documentNo" => text.document_no,
        "documentOn" => text.document_on,
        "liquidatedOn" => text.liquidated_on,
        "text" => text.in_words,
        _ => return message,
    };
    [field, "：", &message].concat()
}

/// One intention: under way or not, what was declined.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    pub(super) busy: RwSignal<bool>,
    faults: RwSignal<Vec<String>>,
}

impl Doing {
    pub(super) fn new() -> Self {
        Self { busy: RwSignal::new(false), faults: RwSignal::new(Vec::new()) }
    }

    /// Sends it; goes on with the id that it led to.
    pub(super) fn send(self, sent: impl Future<Output = Outcome> + 'static, then: impl FnOnce(String) + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            let outcome = sent.await;
            // The screen may be gone by now.
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(id) => {
                    let _ = self.faults.try_set(Vec::new());
                    toast::show(t().registration.saved);
                    spawn_local(session().confirm());
                    then(id);
                }
                Err(told) => drop(self.faults.try_set(told)),
            }
        });
    }

    /// Says what is missing before anything is sent.
    pub(super) fn refuse(self, missing: String) {
        self.faults.set(vec![missing]);
    }

    /// What was declined.
    pub(super) fn faults(self) -> impl IntoView {
        move || {
            let notes = self.faults.get().into_iter();
            notes.map(|message| view! { <div class="mb-3"><ErrorNote message /></div> }).collect_view()
        }
    }
}
