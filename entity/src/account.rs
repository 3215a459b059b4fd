//! The account room: users, the posts they hold, their sessions, how many tries they have, the mail that they
//! wish for, partners' clients and the keys that sign tokens.

pub mod mail;
pub mod oauth;
pub mod role;
pub mod signing;
pub mod throttle;

#[cfg(feature = "orm")]
pub mod feed;
#[cfg(feature = "orm")]
pub mod row;

typed_id! {
    /// A user's id.
    UserId => User;
    /// The id of a post that a user holds.
    UserPostId => UserPost;
    /// The id of a mail.
    MailId => Mail;
    /// The id of a partner's client.
    OauthClientId => OauthClient;
    /// The id of a client's secret.
    OauthSecretId => OauthSecret;
}
