//! The institution room: which days are worked, what falls due, what is said about it, and how it reaches
//! people by calendar and by mail.

mod calendar;
mod clock;
mod deadline;
mod feed;
mod mail;
mod postbox;
