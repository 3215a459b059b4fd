//! What is read of a society's Party organisation and its open case.

use entity::form::assessment::RecommendedForm;
use entity::form::formation::{FormationMove, FormationState, ReturnReason};
use entity::form::officer::{LiaisonSource, OfficerRole};
use entity::form::organisation::OrganisationState;
use entity::form::party_form::PartyForm;
use entity::form::proposal::NomineeRole;
use entity::form::remark::ProposalField;
use entity::people::appointment::LeaderPost;
use entity::register::headcount::Counts;
use entity::register::standing::Abnormality;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached, replay};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/formation_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "Abnormality",
        "FormationMove",
        "FormationState",
        "LeaderPost",
        "LiaisonSource",
        "NomineeRole",
        "OfficerRole",
        "OrganisationState",
        "PartyForm",
        "ProposalField",
        "RecommendedForm",
        "ReturnReason"
    )
)]
pub(super) struct FormationView;

pub(super) use formation_view::{
    FormationViewSociety as Society, FormationViewSocietyFormation as Formation,
    FormationViewSocietyOrganisation as Organisation, ResponseData,
};

/// Reads it for a society.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<FormationView>(move || {
        replay::acknowledged();
        let id = id();
        Some((["formation.", &id].concat(), formation_view::Variables { id }))
    })
}

impl Society {
    /// The counts as the rules take them; all zero where none was recorded.
    pub(super) fn counts(&self) -> Counts {
        let Some(counts) = &self.headcount else { return Counts::default() };
        let count = |value: i64| i32::try_from(value).unwrap_or_default();
        Counts {
            individual_members: count(counts.individual_members),
            unit_members: count(counts.unit_members),
            full_time_staff: count(counts.full_time_staff),
            formal: count(counts.formal),
            probationary: count(counts.probationary),
            resident_formal: count(counts.resident_formal),
            council_formal: counts.council_formal.map(count),
        }
    }

    /// Whether it is being liquidated.
    pub(super) fn liquidating(&self) -> bool {
        self.listings.iter().any(|listing| listing.kind == Abnormality::Liquidating && listing.until.is_none())
    }
}
