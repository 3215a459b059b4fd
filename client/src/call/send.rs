//! Sending what is done with calls, applications and reviews; what the server declined comes back as path and
//! sentence, what stayed among many with its own.

use entity::project::application::{ApplicationReason, ApplicationStep, AwardOutcome};
use entity::project::call::form::FieldKind;
use entity::project::fund::ProgrammeKind;
use entity::refusal::UserErrorCode;
use entity::register::society::Discipline;
use entity::register::standing::GradeLevel;
use graphql_client::GraphQLQuery;

use crate::net::intent::{Declined, declined};
use crate::net::key::new_key;
use crate::net::{NetFault, scalar, send};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is done: the id of what it is about; empty where it is about many.
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

macro_rules! declares {
    ($name:ident, $path:tt) => {
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $path,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums(
                "ApplicationReason", "ProgrammeKind", "Discipline", "FieldKind", "AwardOutcome", "GradeLevel", "UserErrorCode"
            )
        )]
        pub(super) struct $name;
    };
}

/// Operations about one thing, which the answer shows.
macro_rules! about_one {
    ($($name:ident, $module:ident, $shown:ident: $path:tt;)+) => {$(
        declares!($name, $path);

        impl Act for $name {
            fn outcome(data: Self::ResponseData) -> Outcome {
                let payload = data.$module;
                let declined = declined!(payload.user_errors);
                match payload.$shown {
                    Some(done) if declined.is_empty() => Outcome::Done(done.id),
                    _ => Outcome::Declined(declined),
                }
            }
        }
    )+};
}

/// Operations about many: what stayed is told.
macro_rules! about_many {
    ($($name:ident, $module:ident: $path:tt;)+) => {$(
        declares!($name, $path);

        impl Act for $name {
            fn outcome(data: Self::ResponseData) -> Outcome {
                let payload = data.$module;
                let all = payload.left.len() == payload.applications.len();
                let left = payload.left.into_iter().flat_map(|left| {
                    let title = left.application.and_then(|one| one.title).unwrap_or_default();
                    left.user_errors.into_iter().map(move |error| (String::new(), [&title, "：", &error.message].concat()))
                });
                let left: Declined = left.collect();
                if left.is_empty() || !all {
                    let declined = declined!(payload.user_errors);
                    return if declined.is_empty() && left.is_empty() {
                        Outcome::Done(String::new())
                    } else {
                        Outcome::Declined(declined.into_iter().chain(left).collect())
                    };
                }
                Outcome::Declined(left)
            }
        }
    )+};
}

about_one! {
    SaveCall, save_call, call: "src/call/save_call.graphql";
    OpenCall, open_call, call: "src/call/open_call.graphql";
    CloseCall, close_call, call: "src/call/close_call.graphql";
    ExtendCall, extend_call, call: "src/call/extend_call.graphql";
    WithdrawCall, withdraw_call, call: "src/call/withdraw_call.graphql";
    BeginApplication, begin_application, application: "src/call/begin.graphql";
    SubmitApplication, submit_application, application: "src/call/submit.graphql";
    RecallApplication, recall_application, application: "src/call/recall.graphql";
    WithdrawApplication, withdraw_application, application: "src/call/withdraw.graphql";
    ReturnApplication, return_application, application: "src/call/return.graphql";
    RejectApplication, reject_application, application: "src/call/reject.graphql";
    SettleObjection, settle_objection, application: "src/call/settle.graphql";
    ReplaceReview, replace_review, application: "src/call/replace.graphql";
    ScoreReview, score_review, review: "src/call/score.graphql";
    DeclineReview, decline_review, review: "src/call/decline.graphql";
    SetExpert, set_expert, expert: "src/call/set_expert.graphql";
}

about_many! {
    PassApplications, pass_applications: "src/call/pass.graphql";
    SendToPanel, send_to_panel: "src/call/panel.graphql";
    ProposeAwards, propose_awards: "src/call/propose.graphql";
    DecideAwards, decide_awards: "src/call/decide.graphql";
    ConcludeAwards, conclude_awards: "src/call/conclude.graphql";
}

declares!(ObjectToAward, "src/call/object.graphql");
declares!(AssignReviews, "src/call/assign.graphql");

/// Sends an operation.
pub(super) async fn act<A: Act>(variables: A::Variables) -> Answer {
    send::<A>(variables).await.map(A::outcome)
}

/// Which call, in which version.
#[derive(Clone, Debug)]
pub(super) struct Of {
    pub(super) id: String,
    pub(super) version: i64,
}

/// Publishes a call.
pub(super) async fn open(of: Of) -> Answer {
    let input = open_call::CallStepInput { call_id: of.id, expected_version: of.version, idempotency_key: new_key() };
    act::<OpenCall>(open_call::Variables { input }).await
}

/// Closes a call.
pub(super) async fn close(of: Of) -> Answer {
    let input = close_call::CallStepInput { call_id: of.id, expected_version: of.version, idempotency_key: new_key() };
    act::<CloseCall>(close_call::Variables { input }).await
}

/// Puts its last day off.
pub(super) async fn extend(of: Of, closes_on: scalar::Date) -> Answer {
    let (call_id, expected_version) = (of.id, of.version);
    let input = extend_call::ExtendCallInput { call_id, expected_version, idempotency_key: new_key(), closes_on };
    act::<ExtendCall>(extend_call::Variables { input }).await
}

/// Takes a call back.
pub(super) async fn withdraw_it(of: Of, reason: String) -> Answer {
    let (call_id, expected_version) = (of.id, of.version);
    let input = withdraw_call::WithdrawCallInput { call_id, expected_version, idempotency_key: new_key(), reason };
    act::<WithdrawCall>(withdraw_call::Variables { input }).await
}

/// Begins an application; the key is the screen's, so that pressing twice begins one.
pub(super) async fn begin(society_id: String, call_id: String, idempotency_key: String) -> Answer {
    let input = begin_application::BeginApplicationInput { society_id, call_id, idempotency_key };
    act::<BeginApplication>(begin_application::Variables { input }).await
}

/// The files of an application, by their ids.
#[derive(Clone, Debug)]
pub(super) struct Papers {
    /// Those that the call names.
    pub(super) named: Vec<(String, Vec<String>)>,
    pub(super) others: Vec<String>,
    pub(super) blind: Vec<String>,
}

/// Submits an application.
pub(super) async fn submit(of: Of, papers: Papers) -> Answer {
    let named = papers.named.into_iter().filter(|(_, file_ids)| !file_ids.is_empty());
    let input = submit_application::SubmitApplicationInput {
        application_id: of.id,
        expected_version: of.version,
        idempotency_key: new_key(),
        papers: named
            .map(|(document, file_ids)| submit_application::ApplicationPaperInput { document, file_ids })
            .collect(),
        file_ids: papers.others,
        blind_file_ids: papers.blind,
    };
    act::<SubmitApplication>(submit_application::Variables { input }).await
}

macro_rules! said {
    ($operation:ident, $module:ident, $of:expr, $text:expr) => {{
        let input = $module::ApplicationTextInput {
            application_id: $of.id,
            expected_version: $of.version,
            idempotency_key: new_key(),
            text: Some($text).filter(|text: &String| !text.trim().is_empty()),
        };
        act::<$operation>($module::Variables { input }).await
    }};
}

macro_rules! reasoned {
    ($operation:ident, $module:ident, $of:expr, $reason:expr, $text:expr) => {{
        let input = $module::ApplicationReasonInput {
            application_id: $of.id,
            expected_version: $of.version,
            idempotency_key: new_key(),
            reason: $reason,
            text: $text,
        };
        act::<$operation>($module::Variables { input }).await
    }};
}

/// Takes a step with words.
pub(super) async fn say(of: Of, step: ApplicationStep, reason: ApplicationReason, text: String) -> Answer {
    match step {
        ApplicationStep::Recall => said!(RecallApplication, recall_application, of, text),
        ApplicationStep::Withdraw => said!(WithdrawApplication, withdraw_application, of, text),
        ApplicationStep::Return => reasoned!(ReturnApplication, return_application, of, reason, text),
        _ => reasoned!(RejectApplication, reject_application, of, reason, text),
    }
}

/// Answers an objection.
pub(super) async fn settle(of: Of, upheld: bool, text: String) -> Answer {
    let input = settle_objection::SettleObjectionInput {
        application_id: of.id,
        expected_version: of.version,
        idempotency_key: new_key(),
        upheld,
        text,
    };
    act::<SettleObjection>(settle_objection::Variables { input }).await
}

/// Objects to an award.
pub(super) async fn object(application_id: String, text: String) -> Answer {
    let input = object_to_award::ObjectToAwardInput { application_id, idempotency_key: new_key(), text };
    let data = send::<ObjectToAward>(object_to_award::Variables { input }).await?;
    let declined = declined!(data.object_to_award.user_errors);
    Ok(if declined.is_empty() { Outcome::Done(String::new()) } else { Outcome::Declined(declined) })
}

macro_rules! many {
    ($operation:ident, $module:ident, $all:expr) => {{
        let applications = $all
            .into_iter()
            .map(|of: Of| $module::SeenApplicationInput { application_id: of.id, expected_version: of.version });
        let input = $module::ApplicationsInput { idempotency_key: new_key(), applications: applications.collect() };
        act::<$operation>($module::Variables { input }).await
    }};
}

/// What is done with many alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Together {
    /// They pass the formal check.
    Pass,
    /// They go to the panel.
    ToPanel,
    /// Their notice is over.
    Conclude,
}

/// Does it.
pub(super) async fn together(what: Together, all: Vec<Of>) -> Answer {
    match what {
        Together::Pass => many!(PassApplications, pass_applications, all),
        Together::ToPanel => many!(SendToPanel, send_to_panel, all),
        Together::Conclude => many!(ConcludeAwards, conclude_awards, all),
    }
}

/// What is proposed or decided about one.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub(super) of: Of,
    /// None sends it back to the panel.
    pub(super) outcome: Option<AwardOutcome>,
    pub(super) amount: scalar::Fen,
    pub(super) text: String,
}

/// Records what the panel proposes.
pub(super) async fn propose(all: Vec<Verdict>) -> Answer {
    let proposals = all.into_iter().filter_map(|one| {
        Some(propose_awards::AwardProposalInput {
            application_id: one.of.id,
            expected_version: one.of.version,
            outcome: one.outcome?,
            amount_fen: one.amount,
            note: Some(one.text).filter(|text| !text.trim().is_empty()),
        })
    });
    let input = propose_awards::ProposeAwardsInput { idempotency_key: new_key(), proposals: proposals.collect() };
    act::<ProposeAwards>(propose_awards::Variables { input }).await
}

/// Enters what the Party group decided.
pub(super) async fn decide(all: Vec<Verdict>) -> Answer {
    let decisions = all.into_iter().map(|one| decide_awards::AwardDecisionInput {
        application_id: one.of.id,
        expected_version: one.of.version,
        outcome: one.outcome,
        amount_fen: one.amount,
        text: Some(one.text).filter(|text| !text.trim().is_empty()),
    });
    let input = decide_awards::DecideAwardsInput { idempotency_key: new_key(), decisions: decisions.collect() };
    act::<DecideAwards>(decide_awards::Variables { input }).await
}

/// Asks experts; answers how many were asked and how many are missing.
pub(super) async fn assign(call_id: String) -> Result<Result<(i64, i64), Declined>, NetFault> {
    let input = assign_reviews::AssignReviewsInput { call_id, idempotency_key: new_key(), pairs: Vec::new() };
    let data = send::<AssignReviews>(assign_reviews::Variables { input }).await?;
    let payload = data.assign_reviews;
    let counts = (payload.assigned, payload.missing);
    let declined = declined!(payload.user_errors);
    Ok(if declined.is_empty() { Ok(counts) } else { Err(declined) })
}

/// Gives a review to another expert.
pub(super) async fn replace(of: Of, expert_id: String) -> Answer {
    let input = replace_review::ReplaceReviewInput {
        review_id: of.id,
        expected_version: of.version,
        idempotency_key: new_key(),
        expert_id,
    };
    act::<ReplaceReview>(replace_review::Variables { input }).await
}

/// Scores what was given.
pub(super) async fn score(of: Of, points: Vec<(String, i64)>, comment: String) -> Answer {
    let points = points.into_iter().map(|(criterion, points)| score_review::ReviewPointsInput { criterion, points });
    let input = score_review::ScoreReviewInput {
        review_id: of.id,
        expected_version: of.version,
        idempotency_key: new_key(),
        points: points.collect(),
        comment,
    };
    act::<ScoreReview>(score_review::Variables { input }).await
}

/// Says that one must not read it.
pub(super) async fn decline(of: Of, text: String) -> Answer {
    let input = decline_review::DeclineReviewInput {
        review_id: of.id,
        expected_version: of.version,
        idempotency_key: new_key(),
        text,
    };
    act::<DeclineReview>(decline_review::Variables { input }).await
}
