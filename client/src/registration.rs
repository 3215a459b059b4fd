//! The screens of registration: the queue of applications, the form that the federation's clerk fills in with
//! the founders, and the case as chair, civil affairs and the new society see it.

mod act;
mod case;
mod content;
mod decide;
mod desk;
mod form;
mod list;
pub(crate) mod name;
mod sheet;
mod survey;

pub(crate) use case::{NewRegistrationPage, RegistrationPage};
pub(crate) use list::RegistrationsPage;
