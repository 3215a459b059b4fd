//! Sending the intentions about activity filings. A society's go through the queue, so that they wait for a
//! network; the federation's are sent at once. What the server declines comes back as sentences.

use chrono::NaiveDate;
use entity::institution::activity::plan::Plan;
use entity::institution::activity::{ActivityKind, ActivityReason};
use entity::refusal::UserErrorCode;
use graphql_client::GraphQLQuery;

use super::draft::{FORM, STEP};
use super::view::{Filing, Society};
use crate::net::intent::{Declined, declined};
use crate::net::key::new_key;
use crate::net::replay::{About, Written, write};
use crate::net::{NetFault, send};

macro_rules! operations {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("ActivityKind", "ActivityReason", "UserErrorCode")
        )]
        pub(super) struct $name;
    )+};
}

operations! {
    FileActivity: "src/activity/file.graphql";
    RefileActivity: "src/activity/refile.graphql";
    TakeUpActivities: "src/activity/take_up.graphql";
    PassActivities: "src/activity/pass.graphql";
    ConditionActivity: "src/activity/condition.graphql";
    RefuseActivity: "src/activity/refuse.graphql";
    ReturnActivity: "src/activity/return.graphql";
    CancelActivity: "src/activity/cancel.graphql";
    HoldActivity: "src/activity/hold.graphql";
    ReportActivity: "src/activity/report.graphql";
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is done.
    Done,
    /// It waits for a network.
    Queued,
    /// The server declined it: path and sentence.
    Refused(Declined),
}

/// What becomes of a step.
pub(super) type Answer = Result<Outcome, NetFault>;

/// The receipt of a filing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filed {
    pub(super) id: String,
    pub(super) receipt_no: String,
    pub(super) silent_on: NaiveDate,
}

/// What became of a filing.
pub(super) enum Sent {
    /// It stands.
    Filed(Filed),
    /// It waits for a network.
    Queued,
    /// The server declined it: path and sentence.
    Refused(Declined),
}

macro_rules! outcome {
    ($written:expr, $payload:ident) => {{
        let Written::Answered(data) = $written else { return Ok(Outcome::Queued) };
        Ok(of(declined!(data.$payload.user_errors)))
    }};
}

fn of(declined: Declined) -> Outcome {
    if declined.is_empty() { Outcome::Done } else { Outcome::Refused(declined) }
}

/// The input of a plan: each operation has types of its own.
macro_rules! plan_input {
    ($operation:ident, $plan:ident) => {{
        let Plan {
            kind,
            title,
            outline,
            speakers,
            audience,
            held_on,
            place,
            foreign_parties,
            name_basis,
            fees,
            fee_basis,
            awards,
            award_basis,
            co_hosts,
            opinion,
        } = $plan;
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        $operation::ActivityPlanInput {
            kind,
            title,
            outline,
            speakers,
            audience: i64::from(audience),
            held_on,
            place,
            foreign_parties: given(foreign_parties),
            name_basis: given(name_basis),
            fees,
            fee_basis: given(fee_basis),
            awards,
            award_basis: given(award_basis),
            co_hosts: given(co_hosts),
            opinion: given(opinion),
        }
    }};
}

macro_rules! sent {
    ($payload:expr) => {{
        let payload = $payload;
        let declined = declined!(payload.user_errors);
        match payload.filing {
            Some(filing) if declined.is_empty() => {
                Sent::Filed(Filed { id: filing.id, receipt_no: filing.receipt_no, silent_on: filing.silent_on })
            }
            _ => Sent::Refused(declined),
        }
    }};
}

/// Files a plan.
pub(super) async fn file(society: &Society, plan: Plan, key: String) -> Result<Sent, NetFault> {
    let about = about(&key, society.id.clone(), plan.title.clone());
    let input = file_activity::FileActivityInput {
        society_id: society.id.clone(),
        idempotency_key: key,
        plan: plan_input!(file_activity, plan),
    };
    let written = write::<FileActivity>(about, file_activity::Variables { input }).await?;
    let Written::Answered(data) = written else { return Ok(Sent::Queued) };
    Ok(sent!(data.file_activity))
}

/// Files a returned one again.
pub(super) async fn refile(filing: &Filing, plan: Plan, key: String) -> Result<Sent, NetFault> {
    let about = about(&key, filing.id.clone(), plan.title.clone());
    let input = refile_activity::RefileActivityInput {
        filing_id: filing.id.clone(),
        expected_version: filing.version,
        idempotency_key: key,
        plan: plan_input!(refile_activity, plan),
    };
    let written = write::<RefileActivity>(about, refile_activity::Variables { input }).await?;
    let Written::Answered(data) = written else { return Ok(Sent::Queued) };
    Ok(sent!(data.refile_activity))
}

fn about(key: &str, subject: String, title: String) -> About {
    About { key: key.to_owned(), subject, title, form: FORM, base: serde_json::Value::Null }
}

/// The same of a step, which is looked at where the filing is.
fn stepping(key: &str, filing: &Filing) -> About {
    About { form: STEP, ..about(key, filing.id.clone(), filing.title.clone()) }
}

/// Says why it is not held.
pub(super) async fn cancel(filing: &Filing, text: String) -> Answer {
    use cancel_activity::{ActivityTextInput, Variables};
    let key = new_key();
    let about = stepping(&key, filing);
    let (filing_id, expected_version) = (filing.id.clone(), filing.version);
    let input = ActivityTextInput { filing_id, expected_version, idempotency_key: key, text };
    outcome!(write::<CancelActivity>(about, Variables { input }).await?, cancel_activity)
}

/// Says that it took place.
pub(super) async fn hold(filing: &Filing, took_place_on: NaiveDate) -> Answer {
    use hold_activity::{HoldActivityInput, Variables};
    let key = new_key();
    let about = stepping(&key, filing);
    let (filing_id, expected_version) = (filing.id.clone(), filing.version);
    let input = HoldActivityInput { filing_id, expected_version, idempotency_key: key, took_place_on };
    outcome!(write::<HoldActivity>(about, Variables { input }).await?, hold_activity)
}

/// How it went.
#[derive(Clone, Debug)]
pub(super) struct Went {
    pub(super) took_place_on: NaiveDate,
    pub(super) attendance: i64,
    pub(super) summary: String,
    pub(super) file_ids: Vec<String>,
}

/// Reports on it.
pub(super) async fn report(filing: &Filing, went: Went) -> Answer {
    use report_activity::{ReportActivityInput, Variables};
    let key = new_key();
    let about = stepping(&key, filing);
    let Went { took_place_on, attendance, summary, file_ids } = went;
    let input = ReportActivityInput {
        filing_id: filing.id.clone(),
        expected_version: filing.version,
        idempotency_key: key,
        took_place_on,
        attendance,
        summary,
        file_ids,
    };
    outcome!(write::<ReportActivity>(about, Variables { input }).await?, report_activity)
}

/// Sets conditions.
pub(super) async fn condition(filing: &Filing, text: String) -> Answer {
    use condition_activity::{ActivityTextInput, Variables};
    let (filing_id, expected_version) = (filing.id.clone(), filing.version);
    let input = ActivityTextInput { filing_id, expected_version, idempotency_key: new_key(), text };
    Ok(of(declined!(send::<ConditionActivity>(Variables { input }).await?.condition_activity.user_errors)))
}

/// Refuses it.
pub(super) async fn refuse(filing: &Filing, reason: ActivityReason, text: String) -> Answer {
    use refuse_activity::{ActivityReasonInput, Variables};
    let (filing_id, expected_version) = (filing.id.clone(), filing.version);
    let input = ActivityReasonInput { filing_id, expected_version, idempotency_key: new_key(), reason, text };
    Ok(of(declined!(send::<RefuseActivity>(Variables { input }).await?.refuse_activity.user_errors)))
}

/// Returns it.
pub(super) async fn give_back(filing: &Filing, reason: ActivityReason, text: String) -> Answer {
    use return_activity::{ActivityReasonInput, Variables};
    let (filing_id, expected_version) = (filing.id.clone(), filing.version);
    let input = ActivityReasonInput { filing_id, expected_version, idempotency_key: new_key(), reason, text };
    Ok(of(declined!(send::<ReturnActivity>(Variables { input }).await?.return_activity.user_errors)))
}

/// What became of many at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Together {
    /// How many went on.
    pub(super) moved: usize,
    /// Those that stayed, by title, and why.
    pub(super) stayed: Vec<(String, String)>,
    /// Why nothing was done.
    pub(super) refused: Vec<String>,
}

macro_rules! together {
    ($payload:expr) => {{
        let payload = $payload;
        let stayed: Vec<_> = payload
            .left
            .into_iter()
            .map(|left| {
                let why = left.user_errors.into_iter().map(|error| error.message).collect::<Vec<_>>().join(" ");
                (left.filing.map(|filing| filing.title).unwrap_or_default(), why)
            })
            .collect();
        let refused: Vec<String> = if stayed.is_empty() {
            declined!(payload.user_errors).into_iter().map(|(_, said)| said).collect()
        } else {
            Vec::new()
        };
        let moved = if refused.is_empty() { payload.filings.len().saturating_sub(stayed.len()) } else { 0 };
        Together { moved, stayed, refused }
    }};
}

/// Has no objection: id and version seen.
pub(super) async fn pass(filings: Vec<(String, i64)>) -> Result<Together, NetFault> {
    use pass_activities::{ActivitiesInput, SeenActivityInput, Variables};
    let seen = |(filing_id, expected_version)| SeenActivityInput { filing_id, expected_version };
    let filings = filings.into_iter().map(seen).collect();
    let input = ActivitiesInput { idempotency_key: new_key(), filings };
    Ok(together!(send::<PassActivities>(Variables { input }).await?.pass_activities))
}

/// Takes up: id and version seen.
pub(super) async fn take_up(filings: Vec<(String, i64)>) -> Result<Together, NetFault> {
    use take_up_activities::{ActivitiesInput, SeenActivityInput, Variables};
    let seen = |(filing_id, expected_version)| SeenActivityInput { filing_id, expected_version };
    let filings = filings.into_iter().map(seen).collect();
    let input = ActivitiesInput { idempotency_key: new_key(), filings };
    Ok(together!(send::<TakeUpActivities>(Variables { input }).await?.take_up_activities))
}
