//! What is read of one society, for a day.

use chrono::NaiveDate;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::institution::change::ChangeMatter;
use entity::institution::deadline::DeadlineKind;
use entity::institution::inspection::Conclusion;
use entity::people::appointment::LeaderPost;
use entity::register::existence::Existence;
use entity::register::headcount::FactSource;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/register/society/society_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    skip_serializing_none,
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "Abnormality",
        "ChangeMatter",
        "Conclusion",
        "CoverageState",
        "DeadlineKind",
        "Discipline",
        "Existence",
        "FactSource",
        "GradeLevel",
        "LeaderPost",
        "PartyForm",
        "RecommendedForm"
    )
)]
pub(crate) struct SocietyView;

/// One society as of a day.
pub(crate) type Society = society_view::SocietyViewSociety;

/// Reads a society; for today when no day is given.
pub(crate) fn society(
    id: impl Fn() -> String + 'static,
    as_of: impl Fn() -> Option<NaiveDate> + 'static,
) -> Cached<society_view::ResponseData> {
    cached::<SocietyView>(move || {
        let (id, as_of) = (id(), as_of());
        let day = as_of.map(|day| format!("@{day}")).unwrap_or_default();
        Some((format!("society.{id}{day}"), society_view::Variables { id, as_of }))
    })
}

impl Society {
    /// The leader who holds a post today.
    pub(crate) fn leads_party_work(&self) -> Option<&society_view::SocietyViewSocietyLeaders> {
        self.leaders.iter().find(|leader| leader.leads_party_work && leader.until.is_none())
    }
}
