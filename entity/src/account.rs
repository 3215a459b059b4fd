//! The account room: users, the posts they hold, their sessions, and how many tries they have.

pub mod role;
pub mod throttle;

#[cfg(feature = "orm")]
pub mod row;

typed_id! {
    /// A user's id.
    UserId => User;
    /// The id of a post that a user holds.
    UserPostId => UserPost;
}
