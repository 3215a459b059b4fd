//! Projects in the API.

pub mod application;
pub mod application_list;
pub mod application_write;
pub mod award_notice;
pub mod bulk;
pub mod call;
pub mod call_loader;
pub mod call_write;
pub mod expert;
pub mod form;
pub mod review;
pub mod reviewing;
