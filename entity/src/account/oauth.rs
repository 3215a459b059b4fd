//! Clients of partner agencies (OAuth 2.0): what a token may be used for, how many secrets a client has, the rows.

words! {
    /// What a partner's token may be used for (授权范围).
    OauthScope {
        /// `register:read`: societies with what the register says of them (登记信息).
        RegisterRead = "REGISTER_READ", "查询登记信息", "Read the register";
        /// `party:read`: forms of Party organisations, coverage, the rules behind them (党建信息).
        PartyRead = "PARTY_READ", "查询党建信息", "Read Party building";
        /// `institution:read`: conclusions of inspections, grades, lists, deadlines (年检、评估与名单).
        InstitutionRead = "INSTITUTION_READ", "查询年检、评估和名单", "Read inspections, grades and lists";
        /// `demands:read`: the agency's own demands and what is offered for them (需求与应答).
        DemandsRead = "DEMANDS_READ", "查询本单位需求", "Read one's own demands";
        /// `demands:write`: to post demands, to choose an offer, to take and rate what is delivered (办理需求).
        DemandsWrite = "DEMANDS_WRITE", "办理本单位需求", "Post and settle one's own demands";
        /// `results:write`: to say which published results the agency uses (采纳成果).
        ResultsWrite = "RESULTS_WRITE", "登记采纳成果", "Say which results one adopts";
        /// `webhooks:write`: to have changes pushed to an address of one's own (变更推送).
        WebhooksWrite = "WEBHOOKS_WRITE", "管理变更推送", "Have changes pushed";
    }
}

impl OauthScope {
    /// As OAuth writes it (RFC 6749 §3.3).
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::RegisterRead => "register:read",
            Self::PartyRead => "party:read",
            Self::InstitutionRead => "institution:read",
            Self::DemandsRead => "demands:read",
            Self::DemandsWrite => "demands:write",
            Self::ResultsWrite => "results:write",
            Self::WebhooksWrite => "webhooks:write",
        }
    }

    /// The scope that is written so.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        <Self as crate::Word>::ALL.iter().copied().find(|scope| scope.text() == text)
    }
}

/// A set of scopes, in one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<OauthScope>);

impl Scopes {
    /// These, each once.
    pub fn of(scopes: impl IntoIterator<Item = OauthScope>) -> Self {
        let mut all: Vec<OauthScope> = scopes.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// Those of a text that are known: a word that nobody knows opens nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::of(text.split(' ').filter_map(OauthScope::from_text))
    }

    /// What a request asks for, where each of its words is one of these; none otherwise.
    #[must_use]
    pub fn granted(&self, asked: &str) -> Option<Self> {
        let words = asked.split(' ').filter(|word| !word.is_empty());
        let granted: Option<Vec<OauthScope>> =
            words.map(|word| OauthScope::from_text(word).filter(|scope| self.contains(*scope))).collect();
        granted.filter(|granted| !granted.is_empty()).map(Self::of)
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn contains(&self, scope: OauthScope) -> bool {
        self.0.contains(&scope)
    }

    /// Those that are in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.iter().filter(|scope| other.contains(*scope)).collect())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = OauthScope> {
        self.0.iter().copied()
    }
}

impl std::fmt::Display for Scopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.iter().map(OauthScope::text).collect::<Vec<_>>().join(" "))
    }
}

/// How many secrets of a client may be valid at once: the one in use and the one that takes its place.
pub const SECRETS_MAX: usize = 2;
/// The longest name of a client or of its agency, characters.
pub const NAME_MAX: usize = 80;
/// The longest text that can be the id of a client, bytes.
pub const CLIENT_ID_MAX: usize = 80;

/// Clients: each is a user without a password, whose post says where it may act and until when.
#[cfg(feature = "orm")]
pub mod client {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::{OauthClientId, UserId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "oauth_client")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OauthClientId,
        #[sea_orm(unique)]
        pub user_id: UserId,
        /// What it calls itself at the token endpoint.
        #[sea_orm(unique)]
        pub client_id: String,
        pub name: String,
        /// Scopes as OAuth writes them, separated by blanks.
        pub scopes: String,
        pub created_at: DateTimeUtc,
        pub revoked_at: Option<DateTimeUtc>,
        /// When it was given a token last.
        pub last_used_at: Option<DateTimeUtc>,
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Secrets of clients: their digests, read by the server's `identity`.
#[cfg(feature = "orm")]
pub mod secret {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::{OauthClientId, OauthSecretId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "oauth_secret")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OauthSecretId,
        pub oauth_client_id: OauthClientId,
        /// SHA-256 of 256 random bits, hexadecimal: there is nothing to guess, so nothing to slow down.
        pub digest: String,
        pub created_at: DateTimeUtc,
        pub ended_at: Option<DateTimeUtc>,
        pub last_used_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Word;

    #[test]
    fn a_scope_is_written_one_way() {
        for scope in OauthScope::ALL {
            assert_eq!(OauthScope::from_text(scope.text()), Some(*scope));
            assert_eq!(scope.text().to_uppercase().replace(':', "_"), scope.code());
        }
        assert_eq!(OauthScope::from_text("REGISTER:READ"), None);
    }

    #[test]
    fn a_set_reads_what_it_writes_and_nothing_else() {
        let all = Scopes::of(OauthScope::ALL.iter().copied());
        assert_eq!(Scopes::read(&all.to_string()), all);
        assert_eq!(Scopes::read("party:read  admin party:read").to_string(), "party:read");
        assert!(Scopes::read("").is_empty());
    }

    #[test]
    fn what_is_asked_for_is_granted_whole_or_not_at_all() {
        let held = Scopes::read("register:read party:read");
        assert_eq!(held.granted(" party:read ").map(|scopes| scopes.to_string()).as_deref(), Some("party:read"));
        assert_eq!(held.granted("party:read demands:read"), None);
        assert_eq!(held.granted("party:read everything"), None);
        assert_eq!(held.granted(" "), None);
        assert_eq!(held.and(&Scopes::read("party:read demands:read")).to_string(), "party:read");
    }
}
