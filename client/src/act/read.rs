//! What is read of a society's acts, and what was so on a day: the facts that the rule judges by.

use chrono::NaiveDate;
use entity::form::act::{ActVerdict, PartyAct};
use entity::form::party_act::DayFacts;
use entity::form::party_form::PartyForm;
use entity::register::headcount::Counts;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::session::viewer;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/act/party_acts.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("PartyAct", "ActVerdict", "PartyForm")
)]
pub(crate) struct PartyActs;

pub(super) use party_acts::{
    PartyActsSociety as Society, PartyActsSocietyHeadcounts as Headcount, PartyActsSocietyPartyActsNodes as Act,
};

/// Reads a society's acts.
pub(super) fn acts(id: impl Fn() -> String + 'static) -> Cached<party_acts::ResponseData> {
    cached::<PartyActs>(move || {
        let id = id();
        Some((["acts.", &id].concat(), party_acts::Variables { id }))
    })
}

/// What was so on a day.
pub(super) fn day_facts(society: &Society, day: NaiveDate) -> DayFacts {
    let holds = |since: NaiveDate, until: Option<NaiveDate>| since <= day && until.is_none_or(|until| day < until);
    DayFacts {
        today: viewer().today,
        registered_on: society.registered_on,
        form: society.forms.iter().find(|form| holds(form.since, form.until)).map(|form| form.form),
        counts: society.headcounts.iter().find(|counts| holds(counts.since, counts.until)).map(counts),
    }
}

fn counts(counts: &Headcount) -> Counts {
    let count = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
    Counts {
        individual_members: count(counts.individual_members),
        unit_members: count(counts.unit_members),
        full_time_staff: count(counts.full_time_staff),
        formal: count(counts.formal),
        probationary: count(counts.probationary),
        resident_formal: count(counts.resident_formal),
        council_formal: None,
    }
}
