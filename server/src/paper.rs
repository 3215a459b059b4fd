//! Papers: an annual report, an application to registration, an activity filing or the certificate of a project as
//! the official form, one page of A4 with a box for each seal, made as PDF on the server.
//!
//! What a paper says is read through the API itself (`source`), by a document of ours and under the reader's
//! own rights: there is no second way to what it shows. A form is then laid out (`layout`) in one font
//! (`font`) and written (`write`).

pub mod activity;
pub mod address;
pub mod casebook;
pub mod certificate;
pub mod font;
pub mod form;
pub mod layout;
pub mod registration;
pub mod report;
pub mod source;
pub mod write;
