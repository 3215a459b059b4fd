//! Sending what is done with an application; what the server declined comes back as sentences that name the
//! field.

use entity::file::attachment::AttachmentPurpose;
use entity::form::party_form::PartyForm;
use entity::institution::registration::{RegistrationField, RegistrationReturnReason, RejectionGround};
use entity::register::society::Discipline;
use graphql_client::GraphQLQuery;

use crate::net::intent::with_rule;
use crate::net::{NetFault, send};
use crate::text::t;

/// Declares an operation of this room and how it is sent: the id and version that it led to, or what was
/// declined.
macro_rules! operation {
    ($name:ident, $module:ident, $path:tt) => {
        #[derive(GraphQLQuery)]
        #[graphql(
                                                                    schema_path = "../server/schema.graphql",
                                                                    query_path = $path,
                                                                    response_derives = "Clone, Debug, PartialEq",
                                                                    variables_derives = "Clone, Debug, PartialEq",
                                                                    custom_scalars_module = "crate::net::scalar",
                                                                    extern_enums(
                                                                        "AttachmentPurpose",
                                                                        "Discipline",
                                                                        "PartyForm",
                                                                        "RegistrationField",
                                                                        "RegistrationReturnReason",
                                                                        "RejectionGround"
                                                                    )
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
                match payload.registration {
                    Some(done) if declined.is_empty() => Ok((done.id, done.version)),
                    _ => Err(declined),
                }
            }
        }
    };
}

/// The id and version that it led to, or what was declined.
pub(super) type Outcome = Result<(String, i64), Vec<String>>;

/// An operation of this room.
pub(super) trait Act: GraphQLQuery {
    /// What the answer says.
    fn outcome(data: Self::ResponseData) -> Outcome;
}

operation!(BeginRegistration, begin_registration, "src/registration/begin.graphql");
operation!(SaveRegistration, save_registration, "src/registration/save.graphql");
operation!(SubmitRegistration, submit_registration, "src/registration/submit.graphql");
operation!(WithdrawRegistration, withdraw_registration, "src/registration/withdraw.graphql");
operation!(ConsentRegistration, consent_registration, "src/registration/consent.graphql");
operation!(ReturnRegistration, return_registration, "src/registration/return.graphql");
operation!(AcceptRegistration, accept_registration, "src/registration/accept.graphql");
operation!(ApproveRegistration, approve_registration, "src/registration/approve.graphql");
operation!(RejectRegistration, reject_registration, "src/registration/reject.graphql");
operation!(FileMemberSurvey, file_member_survey, "src/registration/survey.graphql");
operation!(HandOverCertificate, hand_over_certificate, "src/registration/hand_over.graphql");
operation!(ReceiveFormationPapers, receive_formation_papers, "src/registration/receive.graphql");

/// Sends it.
pub(super) async fn act<A: Act>(variables: A::Variables) -> Outcome {
    let told = |fault: NetFault| vec![fault.sentence(crate::text::language())];
    send::<A>(variables).await.map_err(told).and_then(A::outcome)
}

/// A refusal with the field that it is about.
fn named(path: &[String], message: String) -> String {
    let text = t().registration;
    let field = match path.join(".").as_str() {
        "name" => text.name,
        "founder" => text.founder,
        "discipline" => text.discipline,
        "seat" => text.seat,
        "purpose" => text.purpose,
        "scope" => text.scope,
        "area" => text.area,
        "fundsFen" => text.funds,
        "individualFounders" => text.persons,
        "unitFounders" => text.units,
        "fullTimeStaff" => text.staff,
        "legalRepresentative" => text.legal,
        "namesakeNote" => text.namesake,
        "secretaryGeneral" => text.secretary,
        "charterClause" => text.charter_clause,
        "papers" => text.papers,
        "pack.formal" | "formal" => text.formal,
        "pack.probationary" | "probationary" => text.probationary,
        "pack.residentFormal" | "residentFormal" => text.resident,
        "pack.form" => text.form,
        "pack.reason" => text.form_reason,
        "pack.nominee" => text.nominee,
        "documentNo" => text.document_no,
        "documentOn" => text.document_on,
        "uscc" => text.uscc,
        _ => return message,
    };
    [field, "：", &message].concat()
}
