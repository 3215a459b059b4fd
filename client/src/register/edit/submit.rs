//! Sending a form: what was typed becomes the mutation's input, the answer becomes what happens next.

use graphql_client::GraphQLQuery;
use view_model::register::edit::{Values, values};

use super::form::{Fault, Form, contact, counts, maybe, recorded_on};
use crate::net::NetFault;
use crate::net::intent::with_rule;
use crate::net::replay::{About, Written, write};
use entity::refusal::UserErrorCode;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/edit/update_contact.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct UpdateSocietyContact;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/edit/record_headcount.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("UserErrorCode")
)]
struct RecordHeadcount;

/// A form ready to be sent.
#[derive(Clone, Debug)]
pub(super) struct Intention {
    pub(super) form: Form,
    pub(super) society_id: String,
    pub(super) society_name: String,
    pub(super) expected_version: i64,
    pub(super) key: String,
    pub(super) values: Values,
    /// What the form had been filled with.
    pub(super) base: Values,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It stands, with the version it led to.
    Done { version: i64 },
    /// It waits for a network.
    Queued,
    /// Someone else wrote first: their values and their version.
    Conflict { theirs: Values, version: i64 },
    /// The server declined it.
    Refused(Vec<Fault>),
}

/// One error, as both mutations give it.
struct Error {
    path: Vec<String>,
    code: UserErrorCode,
    sentence: String,
}

impl Intention {
    /// Sends it, or queues it where there is no network.
    pub(super) async fn send(self) -> Result<Outcome, NetFault> {
        match self.form {
            Form::Contact => self.send_contact().await,
            Form::Headcount => self.send_headcount().await,
        }
    }

    fn about(&self) -> About {
        About {
            key: self.key.clone(),
            subject: self.society_id.clone(),
            title: self.society_name.clone(),
            form: self.form.code(),
            base: serde_json::to_value(&self.base).unwrap_or_default(),
        }
    }

    async fn send_contact(self) -> Result<Outcome, NetFault> {
        let about = self.about();
        let draft = contact(&self.values);
        let input = update_society_contact::UpdateSocietyContactInput {
            society_id: self.society_id,
            expected_version: self.expected_version,
            idempotency_key: self.key,
            address: draft.address,
            phone: draft.phone,
            email: draft.email,
        };
        let variables = update_society_contact::Variables { input };
        let Written::Answered(data) = write::<UpdateSocietyContact>(about, variables).await? else {
            return Ok(Outcome::Queued);
        };
        let payload = data.update_society_contact;
        let errors = payload.user_errors.into_iter();
        let errors = errors.map(|error| Error {
            sentence: with_rule(error.message, error.rule.as_deref()),
            path: error.path,
            code: error.code,
        });
        let now = payload.society.map(|society| {
            let contact = society.contact.map(|contact| {
                values([("address", contact.address), ("phone", contact.phone), ("email", contact.email)])
            });
            (society.version, contact.unwrap_or_default())
        });
        Ok(outcome(errors.collect(), now))
    }

    async fn send_headcount(self) -> Result<Outcome, NetFault> {
        let about = self.about();
        let Some((counts, day)) = counts(&self.values).zip(recorded_on(&self.values)) else {
            // The form is sent only without faults; values that are none are told there.
            return Ok(Outcome::Refused(Vec::new()));
        };
        let input = record_headcount::RecordHeadcountInput {
            society_id: self.society_id,
            expected_version: self.expected_version,
            idempotency_key: self.key,
            recorded_on: day,
            individual_members: counts.individual_members.into(),
            unit_members: counts.unit_members.into(),
            full_time_staff: counts.full_time_staff.into(),
            formal: counts.formal.into(),
            probationary: counts.probationary.into(),
            resident_formal: counts.resident_formal.into(),
            council_formal: counts.council_formal.map(Into::into),
        };
        let Written::Answered(data) = write::<RecordHeadcount>(about, record_headcount::Variables { input }).await?
        else {
            return Ok(Outcome::Queued);
        };
        let payload = data.record_headcount;
        let errors = payload.user_errors.into_iter();
        let errors = errors.map(|error| Error {
            sentence: with_rule(error.message, error.rule.as_deref()),
            path: error.path,
            code: error.code,
        });
        let now = payload.society.map(|society| (society.version, society.headcount.map(theirs).unwrap_or_default()));
        Ok(outcome(errors.collect(), now))
    }
}

fn theirs(counts: record_headcount::RecordHeadcountRecordHeadcountSocietyHeadcount) -> Values {
    let mut theirs = values([
        ("formal", counts.formal),
        ("residentFormal", counts.resident_formal),
        ("probationary", counts.probationary),
        ("individualMembers", counts.individual_members),
        ("unitMembers", counts.unit_members),
        ("fullTimeStaff", counts.full_time_staff),
    ]);
    theirs.insert("councilFormal".into(), maybe(counts.council_formal));
    theirs.insert("recordedOn".into(), counts.since.to_string());
    theirs
}

fn outcome(errors: Vec<Error>, now: Option<(i64, Values)>) -> Outcome {
    let conflict = errors.iter().any(|error| error.code == UserErrorCode::Conflict);
    match now {
        Some((version, theirs)) if conflict => Outcome::Conflict { theirs, version },
        Some((version, _)) if errors.is_empty() => Outcome::Done { version },
        _ => Outcome::Refused(errors.into_iter().map(fault).collect()),
    }
}

fn fault(error: Error) -> Fault {
    Fault { path: error.path.into_iter().next_back().unwrap_or_default(), sentence: error.sentence }
}
