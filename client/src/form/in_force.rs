//! The rules as the screens use them: read from the server, kept on the device, and asked by the same
//! functions as on the server while one types.

use entity::form::rules::{CountBasis, RuleBook, RuleSet};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::{Cached, cached};
use crate::session::viewer;
use crate::text::language;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/rules/rules_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("CountBasis")
)]
pub(super) struct RulesView;

pub(super) use rules_view::{ResponseData, RulesViewRules as Version};

/// All versions, newest first.
pub(crate) fn reading() -> Cached<ResponseData> {
    cached::<RulesView>(|| Some((["rules.", language().pick("zh", "en")].concat(), rules_view::Variables)))
}

/// All versions as a book; the one that came with the platform until they have been read.
pub(crate) fn book() -> Memo<RuleBook> {
    let reading = reading();
    Memo::new(move |_| {
        let versions = reading.data().map(|data| data.rules.iter().map(Version::rules).collect());
        RuleBook::new(versions.unwrap_or_default())
    })
}

impl ResponseData {
    /// The rules that judge today: those that the server will judge by.
    pub(crate) fn today(&self) -> RuleSet {
        RuleBook::new(self.rules.iter().map(Version::rules).collect()).on(viewer().today).clone()
    }
}

impl Version {
    /// As the rules ask for it.
    pub(super) fn rules(&self) -> RuleSet {
        let number = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        RuleSet {
            version: number(self.version),
            formal_threshold: number(self.formal_threshold),
            resident_threshold: number(self.resident_threshold),
            resident_percent: self.resident_percent.map(number),
            count_basis: self.count_basis,
            joint_form: self.joint_form,
            watch_days: number(self.watch_days),
            change_due_days: number(self.change_due_days),
            review_months: number(self.review_months),
            term_years: number(self.term_years),
            committee_threshold: number(self.committee_threshold),
            general_branch_threshold: number(self.general_branch_threshold),
            party_committee_threshold: number(self.party_committee_threshold),
            leader_age_limit: number(self.leader_age_limit),
            leader_term_limit: number(self.leader_term_limit),
            council_term_years: number(self.council_term_years),
            leader_source_zh: self.leader_source.clone(),
            leader_source_en: self.leader_source.clone(),
            source_zh: self.source.clone(),
            source_en: self.source.clone(),
            note: self.note.clone(),
            effective_on: self.effective_on,
        }
    }
}
