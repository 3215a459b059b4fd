//! Partners' clients: how one stands, what the end of a secret would break, and the lines with which the agency's
//! developers begin. The lines hold a secret: they are made when they are shown and kept nowhere.

use chrono::NaiveDate;
use entity::account::oauth::{OauthScope, Scopes};

use crate::text::oauth::t;

/// From so many days before its end on, a client is said to end soon.
const SOON: i64 = 30;

/// How a client stands; what bars it for good comes before what can be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was revoked, for good.
    Revoked,
    /// Its last day is over.
    Expired,
    /// It has no secret that is valid: it is given no token.
    NoSecret,
    /// It ends after so many days.
    Ending(i64),
    /// It can be used.
    Active,
}

impl Standing {
    /// How it stands today. `expires_on` is the first day on which it opens nothing any more.
    #[must_use]
    pub fn of(revoked: bool, expires_on: Option<NaiveDate>, valid_secrets: usize, today: NaiveDate) -> Self {
        let left = expires_on.map(|end| (end - today).num_days());
        match left {
            _ if revoked => Self::Revoked,
            Some(..=0) => Self::Expired,
            _ if valid_secrets == 0 => Self::NoSecret,
            Some(left @ 1..=SOON) => Self::Ending(left),
            _ => Self::Active,
        }
    }
}

/// What ending a secret would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It is the only one that is valid: no token is given any more.
    Last,
    /// It was used later than the other one: the agency has not gone over to that yet.
    InUse,
    /// The agency uses the other one.
    None,
}

impl Loss {
    /// Told by the last use of the secret, and that of each other one that is valid; instants of the API.
    #[must_use]
    pub fn of(used: Option<&str>, others: &[Option<&str>]) -> Self {
        if others.is_empty() {
            return Self::Last;
        }
        // Instants of the API are all written alike, in UTC: their order is that of their letters.
        let newest = others.iter().copied().max().flatten();
        if used.is_some() && used > newest { Self::InUse } else { Self::None }
    }
}

/// What a scope opens, in a sentence.
#[must_use]
pub fn opens(scope: OauthScope) -> &'static str {
    let text = t();
    match scope {
        OauthScope::RegisterRead => text.opens_register,
        OauthScope::PartyRead => text.opens_party,
        OauthScope::InstitutionRead => text.opens_institution,
        OauthScope::DemandsRead => text.opens_demands,
        OauthScope::DemandsWrite => text.opens_posting,
        OauthScope::ResultsWrite => text.opens_adopting,
        OauthScope::WebhooksWrite => text.opens_webhooks,
    }
}

/// The line that asks for a token (RFC 6749 §4.4), for a shell.
#[must_use]
pub fn token_line(origin: &str, client_id: &str, secret: &str, scopes: &[OauthScope]) -> String {
    let scopes = Scopes::of(scopes.iter().copied()).to_string();
    let client = ["'", client_id, ":", secret, "'"].concat();
    let scope = ["scope='", &scopes, "'"].concat();
    let address = [origin, "/oauth/token"].concat();
    ["curl -s ", &address, " \\\n  -u ", &client, " \\\n  -d grant_type=client_credentials \\\n  -d ", &scope].concat()
}

/// The line that asks a first query with the token in `TOKEN`: one that the scopes open.
#[must_use]
pub fn query_line(origin: &str, scopes: &[OauthScope]) -> String {
    let address = [origin, "/graphql"].concat();
    let body = ["'{\"query\":\"", first_query(scopes), "\"}'"].concat();
    [
        "curl -s ",
        &address,
        " \\\n  -H 'content-type: application/json' \\\n  -H \"authorization: Bearer $TOKEN\" \\\n  -d ",
        &body,
    ]
    .concat()
}

fn first_query(scopes: &[OauthScope]) -> &'static str {
    use OauthScope as S;
    let first = [S::RegisterRead, S::PartyRead, S::InstitutionRead, S::DemandsRead, S::ResultsWrite, S::WebhooksWrite];
    match first.into_iter().find(|scope| scopes.contains(scope)) {
        Some(S::RegisterRead) => "{ societies(first: 3) { totalCount nodes { name uscc } } }",
        Some(S::PartyRead) => "{ coverage { societies organisationRate workRate } }",
        Some(S::InstitutionRead) => "{ publishedLists(first: 3) { nodes { name list } } }",
        Some(S::DemandsRead) => "{ demands(first: 3) { nodes { title state } } }",
        // Whoever may only write begins by asking who he is.
        Some(S::ResultsWrite) => "{ publishedResults(first: 3) { nodes { id title } } }",
        Some(S::WebhooksWrite) => "{ webhooks(first: 3) { nodes { url state } } }",
        Some(S::DemandsWrite) | None => "{ viewer { displayName } }",
    }
}

#[cfg(test)]
mod tests {
    use entity::Word;

    use super::*;

    const EARLIER: &str = "2026-03-20T01:00:00Z";
    const LATER: &str = "2026-03-20T01:05:00Z";

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn what_bars_a_client_for_good_is_told_first() {
        let of = |revoked, end: Option<&str>, secrets| Standing::of(revoked, end.map(day), secrets, day("2026-03-20"));
        assert_eq!(of(true, Some("2026-03-01"), 0), Standing::Revoked);
        assert_eq!(of(false, Some("2026-03-20"), 0), Standing::Expired);
        assert_eq!(of(false, Some("2026-03-21"), 0), Standing::NoSecret);
        assert_eq!(of(false, Some("2026-03-21"), 1), Standing::Ending(1));
        assert_eq!(of(false, Some("2026-04-19"), 2), Standing::Ending(30));
        assert_eq!(of(false, Some("2026-04-20"), 1), Standing::Active);
        assert_eq!(of(false, None, 1), Standing::Active);
    }

    #[test]
    fn the_end_of_a_secret_is_warned_of_where_something_would_break() {
        assert_eq!(Loss::of(None, &[]), Loss::Last);
        assert_eq!(Loss::of(Some(LATER), &[]), Loss::Last);
        assert_eq!(Loss::of(Some(EARLIER), &[None]), Loss::InUse);
        assert_eq!(Loss::of(Some(LATER), &[Some(EARLIER)]), Loss::InUse);
        assert_eq!(Loss::of(Some(EARLIER), &[Some(LATER)]), Loss::None);
        assert_eq!(Loss::of(None, &[None]), Loss::None);
        assert_eq!(Loss::of(None, &[Some(EARLIER)]), Loss::None);
    }

    #[test]
    fn each_scope_says_what_it_opens_and_has_a_first_query() {
        for (place, scope) in OauthScope::ALL.iter().enumerate() {
            let others = OauthScope::ALL.iter().skip(place + 1);
            assert!(others.clone().all(|other| opens(*other) != opens(*scope)), "{scope}");
            assert!(others.clone().all(|other| first_query(&[*other]) != first_query(&[*scope])), "{scope}");
        }
        assert_eq!(first_query(OauthScope::ALL), first_query(&[OauthScope::RegisterRead]));
    }

    #[test]
    fn the_lines_are_those_of_a_shell() {
        let scopes = [OauthScope::PartyRead, OauthScope::RegisterRead];
        assert_eq!(
            token_line("https://xuehui.example", "partner-1", "s3cret", &scopes),
            "curl -s https://xuehui.example/oauth/token \\\n  -u 'partner-1:s3cret' \\\n  \
             -d grant_type=client_credentials \\\n  -d scope='register:read party:read'"
        );
        let line = query_line("https://xuehui.example", &scopes);
        assert!(line.starts_with("curl -s https://xuehui.example/graphql \\\n"), "{line}");
        assert!(
            line.ends_with("-d '{\"query\":\"{ societies(first: 3) { totalCount nodes { name uscc } } }\"}'"),
            "{line}"
        );
    }
}
