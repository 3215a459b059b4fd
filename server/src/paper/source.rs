//! What a paper says, asked of the API itself: each kind has one document, run under the reader's own rights, so
//! that a paper shows what its screen shows and nothing else.

use serde_json::{Value, json};

use entity::Language;
use entity::institution::paper::PaperKind;

use super::form::Form;
use super::{activity, casebook, certificate, registration, report};

/// The document that asks for what a paper says.
#[must_use]
pub const fn document(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::AnnualReport => report::DOCUMENT,
        PaperKind::Registration => registration::DOCUMENT,
        PaperKind::ActivityFiling => activity::DOCUMENT,
        PaperKind::Casebook => casebook::DOCUMENT,
        PaperKind::ProjectCertificate => certificate::DOCUMENT,
    }
}

/// Its variables; the code is a certificate's.
#[must_use]
pub fn variables(id: &str, code: Option<String>) -> Value {
    json!({ "id": id, "ids": [id], "code": code.unwrap_or_default() })
}

/// The form of an answer; none where the reader may not see it, or there is no paper of it yet. `base` is the
/// address under which people reach this server.
#[must_use]
pub fn form(kind: PaperKind, data: &Value, language: Language, base: &str) -> Option<Form> {
    match kind {
        PaperKind::AnnualReport => report::form(&data["node"], language, base),
        PaperKind::Registration => registration::form(&data["registrations"]["nodes"][0], language),
        PaperKind::ActivityFiling => activity::form(&data["node"], language),
        PaperKind::Casebook => casebook::form(&data["node"], language),
        PaperKind::ProjectCertificate => certificate::form(&data["verifyCertificate"], language, base),
    }
}
