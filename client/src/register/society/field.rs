//! The ledger's fields and values in words: they are named as in the API, people read labels.

use entity::Word;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};

use crate::text::{label, t};

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
        other => other,
    };
    rest.map_or_else(|| known.to_owned(), |rest| format!("{known} {rest}"))
}

/// What a value says: the label of a term, or the value as it is.
pub(super) fn value_label(field: &str, value: &str) -> String {
    let known = match field.split('.').next().unwrap_or(field) {
        "discipline" => Discipline::from_code(value).map(label),
        "form" => PartyForm::from_code(value).map(label),
        "grade" => GradeLevel::from_code(value).map(label),
        "conclusion" | "inspection" => Conclusion::from_code(value).map(label),
        "listing" | "abnormality" => Abnormality::from_code(value).map(label),
        "partyLead" => LeaderPost::from_code(value).map(label),
        _ => None,
    };
    known.unwrap_or(value).to_owned()
}
