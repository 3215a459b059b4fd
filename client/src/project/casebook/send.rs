//! What is done with editions and cases, one operation an intention.

use entity::project::case_study::{CaseStudyStep, Verdict};
use entity::project::casebook::CasebookStep;
use entity::project::outcome::Outcome;

use super::view::{Book, Case};
use crate::net::intent::Intent;
use crate::project::act::{act, operations};
use crate::session::viewer;

operations! {
    "src/project/casebook/steps.graphql":
    OpenCasebook open_casebook.casebook;
    CloseCasebook close_casebook.casebook;
    PublishCasebook publish_casebook.casebook;
    SubmitCase submit_case.case_study;
    ResubmitCase resubmit_case.case_study;
    AssignCaseEditors assign_case_editors.case_study;
    GiveCaseWord give_case_word.case_study;
    ReturnCase return_case.case_study;
    AcceptCase accept_case.case_study;
    DeclineCase decline_case.case_study;
    WithdrawCase withdraw_case.case_study;
}

/// Moves an edition on.
pub(super) fn take_book(book: &Book, step: CasebookStep, intent: Intent, then: impl FnOnce(String) + 'static) {
    let (idempotency_key, casebook_id, expected_version) = (intent.key(), book.id.clone(), book.version);
    match step {
        CasebookStep::Close => {
            let input = close_casebook::CasebookStepInput { idempotency_key, casebook_id, expected_version };
            act::<CloseCasebook>(intent, close_casebook::Variables { input }, then);
        }
        CasebookStep::Publish => {
            let input = publish_casebook::CasebookStepInput { idempotency_key, casebook_id, expected_version };
            act::<PublishCasebook>(intent, publish_casebook::Variables { input }, then);
        }
    }
}

/// An edition as it is typed.
#[derive(Clone, Debug)]
pub(super) struct Edition {
    pub(super) year: i64,
    pub(super) title: String,
    pub(super) call: String,
    pub(super) submit_until: chrono::NaiveDate,
    pub(super) publish_by: chrono::NaiveDate,
    /// Societies and their representatives' names.
    pub(super) editors: Vec<(String, String)>,
}

/// Opens an edition.
pub(super) fn open(edition: Edition, intent: Intent, then: impl FnOnce(String) + 'static) {
    let Edition { year, title, call, submit_until, publish_by, editors } = edition;
    let editor = |(society_id, name)| open_casebook::CasebookEditorInput { society_id, name };
    let input = open_casebook::OpenCasebookInput {
        idempotency_key: intent.key(),
        year,
        title,
        call,
        submit_until,
        publish_by,
        editors_wanted: i64::from(entity::project::casebook::EDITORS),
        words_wanted: i64::from(entity::project::casebook::WORDS),
        edit_days: i64::from(entity::project::casebook::EDIT_DAYS),
        editors: editors.into_iter().map(editor).collect(),
    };
    act::<OpenCasebook>(intent, open_casebook::Variables { input }, then);
}

/// A case as it is typed.
#[derive(Clone, Debug)]
pub(super) struct CaseText {
    pub(super) title: String,
    pub(super) authors: String,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) files: Vec<String>,
}

/// Sends a case for an edition.
pub(super) fn submit(casebook_id: String, said: CaseText, intent: Intent, then: impl FnOnce(String) + 'static) {
    let CaseText { title, authors, summary, body: text, outcomes, files: file_ids } = said;
    let input = submit_case::SubmitCaseInput {
        idempotency_key: intent.key(),
        society_id: viewer().society_id.unwrap_or_default(),
        casebook_id,
        case: submit_case::CaseTextInput { title, authors, summary, text, outcomes },
        file_ids,
    };
    act::<SubmitCase>(intent, submit_case::Variables { input }, then);
}

/// Sends a returned case again.
pub(super) fn resubmit(case: &Case, said: CaseText, intent: Intent, then: impl FnOnce(String) + 'static) {
    let CaseText { title, authors, summary, body: text, outcomes, files: file_ids } = said;
    let input = resubmit_case::ResubmitCaseInput {
        idempotency_key: intent.key(),
        case_id: case.id.clone(),
        expected_version: case.version,
        case: resubmit_case::CaseTextInput { title, authors, summary, text, outcomes },
        file_ids,
    };
    act::<ResubmitCase>(intent, resubmit_case::Variables { input }, then);
}

/// Gives a case to editors.
pub(super) fn assign(case: &Case, editors: Vec<String>, intent: Intent, then: impl FnOnce(String) + 'static) {
    let input = assign_case_editors::AssignCaseEditorsInput {
        idempotency_key: intent.key(),
        case_id: case.id.clone(),
        expected_version: case.version,
        editors,
    };
    act::<AssignCaseEditors>(intent, assign_case_editors::Variables { input }, then);
}

/// Says an editor's word.
pub(super) fn say(case: &Case, verdict: Verdict, text: String, intent: Intent, then: impl FnOnce(String) + 'static) {
    let input = give_case_word::GiveCaseWordInput {
        idempotency_key: intent.key(),
        case_id: case.id.clone(),
        expected_version: case.version,
        verdict,
        text,
    };
    act::<GiveCaseWord>(intent, give_case_word::Variables { input }, then);
}

macro_rules! plain {
    ($operation:ident, $module:ident, $case:expr, $text:expr, $intent:expr, $then:expr) => {{
        let input = $module::CaseStepInput {
            idempotency_key: $intent.key(),
            case_id: $case.id.clone(),
            expected_version: $case.version,
            text: $text,
        };
        act::<$operation>($intent, $module::Variables { input }, $then);
    }};
}

/// Takes a step with words alone.
pub(super) fn take(
    case: &Case,
    step: CaseStudyStep,
    text: String,
    intent: Intent,
    then: impl FnOnce(String) + 'static,
) {
    match step {
        CaseStudyStep::Return => plain!(ReturnCase, return_case, case, text, intent, then),
        CaseStudyStep::Accept => plain!(AcceptCase, accept_case, case, text, intent, then),
        CaseStudyStep::Decline => plain!(DeclineCase, decline_case, case, text, intent, then),
        CaseStudyStep::Withdraw => plain!(WithdrawCase, withdraw_case, case, text, intent, then),
        // These have forms of their own, or follow from another step.
        CaseStudyStep::Submit
        | CaseStudyStep::Assign
        | CaseStudyStep::Say
        | CaseStudyStep::Complete
        | CaseStudyStep::Resubmit
        | CaseStudyStep::Publish => {}
    }
}
