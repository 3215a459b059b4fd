//! One society as a line of the list: the API's answer flattened to what is shown.

use chrono::NaiveDate;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};
use graphql_client::GraphQLQuery;
use view_model::register::order::{OrderDirection, SocietyOrderField};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/list/societies.graphql",
    response_derives = "Clone, Debug, PartialEq",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "Abnormality",
        "Conclusion",
        "CoverageState",
        "Discipline",
        "GradeLevel",
        "LeaderPost",
        "OrderDirection",
        "PartyForm",
        "RecommendedForm",
        "SocietyOrderField"
    )
)]
pub(crate) struct Societies;

/// A line of the list. Lines are told apart by all they show, so that a changed one is drawn anew.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) uscc: String,
    pub(crate) name: String,
    pub(crate) discipline: Discipline,
    pub(crate) registered_on: NaiveDate,
    pub(crate) form: PartyForm,
    pub(crate) coverage: CoverageState,
    pub(crate) recommended: RecommendedForm,
    pub(crate) matches: bool,
    /// Counts are none where the viewer may not see them.
    pub(crate) individual_members: Option<i64>,
    pub(crate) formal: Option<i64>,
    pub(crate) resident_formal: Option<i64>,
    pub(crate) grade: Option<RowGrade>,
    pub(crate) term_ends_on: Option<NaiveDate>,
    pub(crate) term_overdue: bool,
    pub(crate) abnormal: Vec<Abnormality>,
    /// The newest inspected year and its conclusion.
    pub(crate) conclusion: Option<(i64, Conclusion)>,
    pub(crate) president: Option<String>,
    pub(crate) secretary_general: Option<String>,
}

/// A grade in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowGrade {
    pub(crate) level: GradeLevel,
    pub(crate) until: NaiveDate,
    pub(crate) expired: bool,
}

impl From<societies::SocietiesSocietiesNodes> for Row {
    fn from(node: societies::SocietiesSocietiesNodes) -> Self {
        let leader = |post| {
            node.leaders
                .iter()
                .find(|leader| leader.post == post && leader.until.is_none())
                .map(|leader| leader.name.clone())
        };
        let conclusion = node.inspections.iter().max_by_key(|inspection| inspection.year);
        let headcount = node.headcount.as_ref();
        Self {
            president: leader(LeaderPost::President),
            secretary_general: leader(LeaderPost::SecretaryGeneral),
            conclusion: conclusion.map(|inspection| (inspection.year, inspection.conclusion)),
            individual_members: headcount.map(|counts| counts.individual_members),
            formal: headcount.map(|counts| counts.formal),
            resident_formal: headcount.map(|counts| counts.resident_formal),
            recommended: node.form_assessment.recommended,
            matches: node.form_assessment.matches,
            grade: node.grade.map(|grade| RowGrade { level: grade.level, until: grade.until, expired: grade.expired }),
            term_ends_on: node.council.as_ref().map(|council| council.ends_on),
            term_overdue: node.council.is_some_and(|council| council.overdue),
            abnormal: node
                .listings
                .iter()
                .filter(|listing| listing.until.is_none())
                .map(|listing| listing.kind)
                .collect(),
            id: node.id,
            uscc: node.uscc,
            name: node.name,
            discipline: node.discipline,
            registered_on: node.registered_on,
            form: node.form,
            coverage: node.coverage,
        }
    }
}
