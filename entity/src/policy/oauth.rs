//! Which scope of a partner's token each field needs. The scopes narrow what the table gives the role of a partner and
//! give nothing.
//!
//! A root field stands here under one scope, or among those that need none. Beside them stand types, which ask for their
//! scope wherever they are met; sets of fields of a society whose facts belong to another scope than the register's; and
//! the filters, orders and groups that would tell the same facts by another way.

use crate::account::oauth::OauthScope;

/// What a token must hold for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing but to be valid.
    None,
    /// This scope.
    Scope(OauthScope),
    /// There is no scope for it: no token of a client opens it.
    Closed,
}

/// What needs no scope: who am I and until when; what anybody may read without a token, which a token must not take
/// away; the map; ids and changes, behind which each kind of thing asks for its own field.
const NONE: &[&str] = &[
    "Query.viewer",
    "Query.today",
    "Query.node",
    "Query.nodes",
    "Query.changes",
    "Query.syncSnapshot",
    "Subscription.changed",
    "Query.regions",
    "Query.agencies",
    "Query.workCalendar",
    "Query.verifyReceipt",
    "Query.verifyCertificate",
    "Query.publishedResults",
    "Mutation.login",
    "Mutation.refresh",
    "Mutation.logout",
    "Mutation.requestSyncSnapshot",
];

/// What needs one.
const SCOPES: [(OauthScope, &[&str]); 7] = [
    (OauthScope::RegisterRead, &["Query.society", "Query.societies", "Society"]),
    (
        OauthScope::PartyRead,
        &[
            "Query.coverage",
            "Query.rules",
            "Society.form",
            "Society.forms",
            "Society.coverage",
            "Society.formAssessment",
            "Society.changeDue",
            "Society.actPermissions",
            "Society.organisation",
            "Society.coverageGap",
            "SocietyFilter.form",
            "SocietyFilter.recommended",
            "SocietyFilter.covered",
            "SocietyFilter.mismatch",
            "SocietyFilter.mustForm",
            "SocietyFilter.gap",
            "SocietyFilter.changeDue",
        ],
    ),
    (
        OauthScope::InstitutionRead,
        &[
            "Query.publishedLists",
            "Query.listReasons",
            "Query.evaluationRules",
            "Society.grade",
            "Society.listings",
            "Society.inspections",
            "Society.deadlines",
            "SocietyFilter.grade",
            "SocietyFilter.conclusion",
            "SocietyFilter.abnormality",
            "SocietyFilter.abnormal",
            "SocietyFilter.gradeEndsFrom",
            "SocietyFilter.gradeEndsBefore",
            "SocietyOrderField.GRADE",
            "CoverageDimension.GRADE",
            "CoverageDimension.CONCLUSION",
        ],
    ),
    (OauthScope::DemandsRead, &["Query.demands", "Query.offers", "Query.matchingRules", "Demand", "Offer"]),
    (
        OauthScope::DemandsWrite,
        &[
            "Mutation.postDemand",
            "Mutation.withdrawDemand",
            "Mutation.chooseOffer",
            "Mutation.returnDelivery",
            "Mutation.confirmDelivery",
            "Mutation.rateDelivery",
        ],
    ),
    (OauthScope::ResultsWrite, &["Mutation.adoptResult", "Mutation.withdrawAdoption"]),
    (
        OauthScope::WebhooksWrite,
        &[
            "Query.webhooks",
            "Query.webhookMessages",
            "Mutation.registerWebhook",
            "Mutation.updateWebhook",
            "Mutation.rotateWebhookSecret",
            "Mutation.endWebhook",
            "Mutation.replayWebhook",
            "Mutation.resendWebhookMessages",
            "Mutation.testWebhook",
        ],
    ),
];

/// Every field that stands under a scope, with it.
pub fn scoped() -> impl Iterator<Item = (OauthScope, &'static str)> {
    SCOPES.into_iter().flat_map(|(scope, fields)| fields.iter().map(move |field| (scope, *field)))
}

/// What a token must hold for a field.
#[must_use]
pub fn need(field: &str) -> Need {
    if NONE.contains(&field) {
        return Need::None;
    }
    scoped().find(|(_, known)| *known == field).map_or(Need::Closed, |(scope, _)| Need::Scope(scope))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;
    use crate::account::role::Role;
    use crate::policy::{Reach, allows, rows};

    fn is_root(field: &str) -> bool {
        ["Query.", "Mutation.", "Subscription."].iter().any(|root| field.starts_with(root))
    }

    #[test]
    fn what_a_partner_may_has_one_scope_or_needs_none() {
        for row in rows().filter(|row| allows(row.field, Role::Partner)) {
            let times = NONE.iter().filter(|field| **field == row.field).count()
                + scoped().filter(|(_, field)| *field == row.field).count();
            assert_eq!(times, 1, "{}", row.field);
        }
    }

    #[test]
    fn a_scope_stands_for_what_a_partner_may_and_for_nothing_else() {
        for field in NONE.iter().copied().chain(scoped().map(|(_, field)| field)) {
            let row = rows().find(|row| row.field == field);
            assert!(row.is_some() || !is_root(field), "{field} has no row");
            assert!(row.is_none() || allows(field, Role::Partner), "{field} is nothing for partners");
        }
        for scope in OauthScope::ALL {
            assert!(scoped().any(|(known, field)| known == *scope && is_root(field)), "{scope} opens nothing");
        }
    }

    #[test]
    fn a_token_never_opens_less_than_no_token() {
        for row in rows().filter(|row| row.anonymous != Reach::Nothing) {
            assert_eq!(need(row.field), Need::None, "{}", row.field);
        }
    }

    #[test]
    fn what_stands_nowhere_is_closed() {
        assert_eq!(need("Query.users"), Need::Closed);
        assert_eq!(need("Society.headcount"), Need::Closed);
    }
}
