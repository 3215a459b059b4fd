//! The account room: users, the posts they hold, their sessions, how many tries they have, and the mail
//! that they wish for.

pub mod mail;
pub mod role;
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
}
