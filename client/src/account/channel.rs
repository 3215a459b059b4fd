//! How deadlines reach oneself elsewhere: what is set for mail and calendar, read once for both.

use entity::Language;
use entity::account::mail::{MailLanguage, MailWish};
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::text::language;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/channels.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("MailWish", "MailLanguage")
)]
struct Channels;

pub(super) use channels::{ChannelsViewer as Own, ChannelsViewerMailSetting as MailSetting, ResponseData};

/// Reads it.
pub(super) fn reading() -> Cached<ResponseData> {
    cached::<Channels>(|| Some(("channels".into(), channels::Variables)))
}

/// The language on the screen, as mails and calendars have it.
pub(super) fn spoken() -> MailLanguage {
    if language() == Language::Zh { MailLanguage::Zh } else { MailLanguage::En }
}
