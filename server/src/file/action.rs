//! Verbs of files.

pub mod request_upload;
