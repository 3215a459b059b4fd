//! The ledger's fields and values in words: they are named as in the API, people read labels.

use entity::Word;
use entity::form::act::PartyAct;
use entity::form::formation::{FormationState, ReturnReason};
use entity::form::party_form::PartyForm;
use entity::institution::activity::ActivityState;
use entity::institution::change::{ChangeMatter, ChangeState};
use entity::institution::consistency::contest::ContestState;
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use entity::institution::enforcement::EnforcementState;
use entity::institution::evaluation::EvaluationState;
use entity::institution::inspection::Conclusion;
use entity::institution::list_case::{ListKind, ListState};
use entity::institution::registration::RegistrationState;
use entity::institution::registration::admission::AdmissionStage;
use entity::institution::report::ReportState;
use entity::people::appointment::LeaderPost;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};
use entity::responsibility::directive::RecipientState;
use entity::responsibility::finding::{FindingCategory, FindingState, Severity};
use entity::responsibility::guidance::GuidanceKind;

use crate::text::{self, label, t};

/// What a field is called; its own name where it has no label yet.
pub(crate) fn field_label(field: &str) -> String {
    let text = t().register;
    let (name, rest) = field.split_once('.').map_or((field, None), |(name, rest)| (name, Some(rest)));
    let known = match name {
        "name" => text.name,
        "uscc" => text.code,
        "discipline" => text.group_discipline,
        "registeredOn" => text.registered,
        "region" => text.region,
        "individualMembers" => text.individual_members,
        "unitMembers" => text.unit_members,
        "fullTimeStaff" => text.full_time_staff,
        "partyTotal" => text.party_total,
        "formal" => text.formal,
        "probationary" => text.probationary,
        "councilFormal" => text.council_formal,
        "residentFormal" => text.resident_formal,
        "form" => text.group_form,
        "grade" => text.group_grade,
        "gradeUntil" => text.grade_until,
        "conclusion" | "inspection" => text.group_conclusion,
        "council" | "termEndsOn" => text.council_term,
        "president" => text.president,
        "secretaryGeneral" => text.secretary_general,
        "partyLead" => text.party_lead,
        "listing" | "abnormality" => text.group_abnormality,
        "address" => text.address,
        "phone" => text.phone,
        "email" => text.email,
        "state" => text.field_state,
        "reason" => text.field_reason,
        "kind" => text.field_kind,
        "heldOn" => text.field_held_on,
        "proposedOn" => text.field_proposed_on,
        "crossedSince" => text.field_crossed_since,
        "act" => text.field_act,
        "title" => text.field_title,
        "participants" => text.field_participants,
        "documentNo" | "overrideDocNo" => text.field_document,
        "documentOn" | "overrideDatedOn" => text.field_document_on,
        "attachment" => t().file.files,
        "post" => text.field_post,
        "account" => text.field_account,
        "category" => text.field_category,
        "severity" => text.field_severity,
        "dueOn" => text.field_due_on,
        "text" => text.field_text,
        "directive" => text.field_directive,
        "echo" => text.field_echo,
        "since" => text.field_since,
        "termNo" => text.field_term_no,
        other => beside_the_register(other),
    };
    rest.map_or_else(|| known.to_owned(), |rest| format!("{known} {rest}"))
}

/// What other rooms write about a society.
fn beside_the_register(field: &str) -> &str {
    let (text, register) = (text::ledger::t(), t().register);
    match field {
        "receiptNo" => text.receipt,
        "matter" => text.matter,
        "list" => text.list,
        "level" => text.level,
        "ground" => text.ground,
        "fact" => text.fact,
        "side" => text.side,
        "asOf" => text.as_of,
        "councilTermEnd" => register.council_term,
        "legalRepresentative" => text.legal_representative,
        "tookPlaceOn" => text.took_place_on,
        "place" => text.place,
        "attendance" => register.field_participants,
        "selfScore" => text.self_score,
        "score" => text.score,
        "validUntil" => register.grade_until,
        "effectiveOn" => text.effective_on,
        "decidedOn" => text.decided_on,
        "decideBy" | "societyDueOn" => register.field_due_on,
        "purpose" => text.purpose,
        "reasons" => register.field_reason,
        "remarks" => text.remarks,
        "source" => text.source,
        "value" => text.value,
        "until" => text.until,
        "version" => text.version,
        "year" => text.year,
        "notice" => text.notice,
        "admissionStage" => text.admission,
        other => other,
    }
}

/// What a state is called: whose it is, the event's action says; machines that share a code mean the same by it.
fn state_label(code: &str) -> Option<&'static str> {
    fn of<W: Word>(code: &str) -> Option<&'static str> {
        W::from_code(code).map(label)
    }
    let machines: [fn(&str) -> Option<&'static str>; 11] = [
        of::<FormationState>,
        of::<FindingState>,
        of::<RecipientState>,
        of::<ReportState>,
        of::<ActivityState>,
        of::<EvaluationState>,
        of::<ListState>,
        of::<EnforcementState>,
        of::<RegistrationState>,
        of::<ChangeState>,
        of::<ContestState>,
    ];
    machines.iter().find_map(|machine| machine(code))
}

/// What a value says: the label of a term, or the value as it is.
pub(super) fn value_label(field: &str, value: &str) -> String {
    let known = match field.split('.').next().unwrap_or(field) {
        "discipline" => Discipline::from_code(value).map(label),
        "form" => PartyForm::from_code(value).map(label),
        "grade" | "level" => GradeLevel::from_code(value).map(label),
        "conclusion" | "inspection" => Conclusion::from_code(value).map(label),
        "listing" | "abnormality" => Abnormality::from_code(value).map(label),
        "partyLead" | "post" => LeaderPost::from_code(value).map(label),
        "act" => PartyAct::from_code(value).map(label),
        "kind" => GuidanceKind::from_code(value).map(label),
        "category" => FindingCategory::from_code(value).map(label),
        "severity" => Severity::from_code(value).map(label),
        "reason" => ReturnReason::from_code(value).map(label),
        "state" => state_label(value),
        "matter" => ChangeMatter::from_code(value).map(label),
        "list" => ListKind::from_code(value).map(label),
        "fact" => ConsistencyFact::from_code(value).map(label),
        "side" => FigureSide::from_code(value).map(label),
        "admissionStage" => AdmissionStage::from_code(value).map(label),
        _ => None,
    };
    // Of a file its name is read; the digest beside it is for whoever compares.
    let plain = if field == "attachment" { value.split(" sha256:").next() } else { None };
    known.or(plain).unwrap_or(value).to_owned()
}
