//! Typed ids: UUIDv7 keys that cannot be mixed up, and the opaque global ids of the API.

use std::fmt;

use uuid::Uuid;

/// What a global id points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An agency of a tier.
    Agency,
    /// A file that belongs to something.
    Attachment,
    /// A ledger event.
    Event,
    /// An uploaded or exported file.
    File,
    /// A run of the importer.
    ImportRun,
    /// Something that waits for someone.
    OpenItem,
    /// A leader's post in a society.
    Appointment,
    /// Something that many are asked to do.
    Directive,
    /// One who is asked to do it.
    DirectiveRecipient,
    /// What was found wanting.
    Finding,
    /// A record of guidance.
    Guidance,
    /// Letters between agencies.
    Thread,
    /// A campaign of annual inspection.
    Campaign,
    /// A society's annual report.
    AnnualReport,
    /// An application to registration.
    Registration,
    /// A change of the register.
    RegisterChange,
    /// An enforcement case.
    Enforcement,
    /// A figure that an agency has stated.
    AgencyFigure,
    /// A contest of a figure.
    FigureContest,
    /// A case of a credit list.
    ListCase,
    /// What a society means to hold, filed beforehand.
    ActivityFiling,
    /// An evaluation of a society.
    Evaluation,
    /// A call for projects.
    Call,
    /// An application to a call.
    Application,
    /// An expert's review of an application.
    Review,
    /// What an agency needs of the societies.
    Demand,
    /// What a society offers to meet it.
    Offer,
    /// An edition of the casebook.
    Casebook,
    /// A case for the casebook.
    CaseStudy,
    /// A result as it is published.
    PublishedResult,
    /// A formation: the case of a Party organisation.
    Formation,
    /// A mail to a user.
    Mail,
    /// A partner's client.
    OauthClient,
    /// A secret of a partner's client.
    OauthSecret,
    /// A recorded act of Party life.
    PartyAct,
    /// A region of the GB/T 2260 tree.
    Region,
    /// A learned society.
    Society,
    /// A snapshot of what a caller reads.
    SyncSnapshot,
    /// A partner's address to which changes are pushed.
    Webhook,
    /// A message to such an address.
    WebhookMessage,
    /// A project after its award.
    Project,
    /// A fund.
    Fund,
    /// A programme that a fund pays.
    Programme,
    /// A part of an award that is paid at once.
    Tranche,
    /// A change of a project that was asked for.
    ProjectChange,
    /// What became of a project's result.
    ResultUse,
    /// A user account.
    User,
    /// A post that a user holds.
    UserPost,
}

impl Kind {
    const ALL: &[(Self, &'static str)] = &[
        (Self::Agency, "a"),
        (Self::Attachment, "h"),
        (Self::Event, "e"),
        (Self::File, "f"),
        (Self::ImportRun, "i"),
        (Self::OpenItem, "o"),
        (Self::Appointment, "p"),
        (Self::Directive, "d"),
        (Self::DirectiveRecipient, "q"),
        (Self::Finding, "n"),
        (Self::Guidance, "g"),
        (Self::Thread, "t"),
        (Self::Campaign, "v"),
        (Self::AnnualReport, "y"),
        (Self::Registration, "rg"),
        (Self::RegisterChange, "rc"),
        (Self::Enforcement, "en"),
        (Self::AgencyFigure, "dr"),
        (Self::FigureContest, "dc"),
        (Self::ListCase, "cl"),
        (Self::ActivityFiling, "af"),
        (Self::Evaluation, "ev"),
        (Self::Call, "ca"),
        (Self::Application, "ap"),
        (Self::Review, "rv"),
        (Self::Demand, "dm"),
        (Self::Offer, "of"),
        (Self::Casebook, "cb"),
        (Self::CaseStudy, "cs"),
        (Self::PublishedResult, "pu"),
        (Self::Formation, "m"),
        (Self::Mail, "l"),
        (Self::OauthClient, "oc"),
        (Self::OauthSecret, "os"),
        (Self::PartyAct, "c"),
        (Self::Region, "r"),
        (Self::Society, "s"),
        (Self::SyncSnapshot, "sn"),
        (Self::Webhook, "wh"),
        (Self::WebhookMessage, "wm"),
        (Self::Project, "pj"),
        (Self::Fund, "fu"),
        (Self::Programme, "pg"),
        (Self::Tranche, "tr"),
        (Self::ProjectChange, "pc"),
        (Self::ResultUse, "ru"),
        (Self::User, "u"),
        (Self::UserPost, "k"),
    ];

    fn letters(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("?", |(_, letters)| letters)
    }
}

/// The text is no global id of this platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MalformedId;

impl fmt::Display for MalformedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id of this platform")
    }
}

impl std::error::Error for MalformedId {}

/// How many hexadecimal digits a UUID has.
const DIGITS: usize = 32;

/// The opaque id that the API shows: one or two letters for the kind, then 32 hexadecimal digits.
#[must_use]
pub fn encode_global(kind: Kind, id: Uuid) -> String {
    format!("{}{}", kind.letters(), id.simple())
}

/// Reads an opaque id back.
pub fn decode_global(text: &str) -> Result<(Kind, Uuid), MalformedId> {
    let place = text.len().checked_sub(DIGITS).ok_or(MalformedId)?;
    let (letters, digits) = text.split_at_checked(place).ok_or(MalformedId)?;
    let (kind, _) = *Kind::ALL.iter().find(|(_, known)| *known == letters).ok_or(MalformedId)?;
    // One spelling only: a cache or a partner's table must not see two ids for one thing.
    if !digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        return Err(MalformedId);
    }
    Uuid::try_parse(digits).map(|id| (kind, id)).map_err(|_| MalformedId)
}

/// Writes a typed id over a UUID.
macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident => $kind:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "orm", derive(sea_orm::DeriveValueType))]
        pub struct $name(pub uuid::Uuid);
        impl $name {
            /// The opaque id of the API.
            #[must_use]
            pub fn global(self) -> String {
                $crate::encode_global($crate::Kind::$kind, self.0)
            }
            /// Reads the opaque id of the API; another kind's id is malformed here.
            pub fn parse(text: &str) -> Result<Self, $crate::MalformedId> {
                match $crate::decode_global(text)? {
                    ($crate::Kind::$kind, id) => Ok(Self(id)),
                    _ => Err($crate::MalformedId),
                }
            }
        }
        #[cfg(feature = "orm")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_letters_of_its_own() {
        for (place, (kind, letters)) in Kind::ALL.iter().enumerate() {
            assert!(Kind::ALL[..place].iter().all(|(other, same)| other != kind && same != letters), "{kind:?}");
        }
    }

    #[test]
    fn a_global_id_has_one_spelling() {
        let id = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        let text = encode_global(Kind::Society, id);
        assert_eq!(decode_global(&text), Ok((Kind::Society, id)));
        assert_eq!(decode_global(&text.to_uppercase()), Err(MalformedId));
        assert_eq!(decode_global(&id.to_string()), Err(MalformedId));
        assert_eq!(decode_global(""), Err(MalformedId));
        assert_eq!(decode_global("学会的识别码是三十二位十六进制数"), Err(MalformedId));
    }
}
