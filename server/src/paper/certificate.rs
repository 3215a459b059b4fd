//! The certificate of a closed project: what whoever verifies it is told, on one page with the federation's seal box.

use serde_json::Value;

use entity::project::fund::ProgrammeKind;
use entity::{Language, Word};

use super::form::{Form, Line, Part, Receipt, day, line, term, text};

/// What is asked: the same as of anybody who verifies it, with its number and its code.
pub const DOCUMENT: &str = "query($id: String!, $code: String!) { verifyCertificate(number: $id, code: $code) { number \
    code path society kind title leader callTitle grade closedOn issuer } }";

/// The paper; none for a number that was never issued, and for a wrong code.
#[must_use]
pub fn form(found: &Value, language: Language, base: &str) -> Option<Form> {
    let kind = term::<ProgrammeKind>(found.get("kind")?)?;
    let (number, title, issuer) = (text(&found["number"]), text(&found["title"]), text(&found["issuer"]));
    let closed_on = day(&found["closedOn"], language);
    let head = vec![
        line(language, ("证书编号", "Number"), number.clone()),
        line(language, ("结项日期", "Closed on"), closed_on.clone()),
    ];
    let part = Part {
        caption: kind.label(language).to_owned(),
        short: vec![
            line(language, ("负责人", "Leader"), text(&found["leader"])),
            line(language, ("评定等级", "Grade"), text(&found["grade"])),
        ],
        long: vec![
            line(language, ("项目名称", "Project"), title.clone()),
            line(language, ("承担学会", "Society"), text(&found["society"])),
            line(language, ("申报通知", "Call"), text(&found["callTitle"])),
        ],
    };
    let said = match language {
        Language::Zh => format!("经审核，准予结项。{closed_on}"),
        Language::En => format!("Examined and closed on {closed_on}"),
    };
    let opinion = Line { label: issuer, value: said };
    let address = [base, &text(&found["path"])].concat();
    Some(Form {
        title: language.pick("结项证书", "Certificate of completion").to_owned(),
        about: title,
        head,
        parts: vec![part],
        opinions: vec![opinion],
        foot: language
            .pick(
                "本证书以平台记载为准，可随时查验。",
                "What the platform keeps is authoritative; it can be verified at any time.",
            )
            .to_owned(),
        receipt: Some(Receipt { number, code: text(&found["code"]), digest: String::new(), address }),
        language,
        ..Form::default()
    })
}
