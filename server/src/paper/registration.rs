//! The application of founders to registration as a form: both halves of the dual submission, the federation's
//! consent, civil affairs' decision.

use serde_json::Value;

use entity::Language;
use entity::form::party_form::PartyForm;
use entity::institution::registration::RegistrationState;
use entity::register::society::Discipline;

use super::form::{Form, Line, Part, day, label, line, moment, moment_said, text};

/// What is asked.
pub const DOCUMENT: &str = "query($ids: [ID!]) { registrations(first: 1, filter: { ids: $ids }) { nodes { name state \
    receiptNo submittedAt consentNo consentOn acceptedOn decidedOn decision society { name uscc } \
    content { discipline seat purpose scope area fundsFen individualFounders unitFounders fullTimeStaff founder \
    legalRepresentative secretaryGeneral charterClause pack { formal probationary residentFormal form reason \
    nominee } } } } }";

/// The form; none before it was submitted, and where the reader may not see it.
#[must_use]
pub fn form(case: &Value, language: Language) -> Option<Form> {
    let receipt = case.get("receiptNo").filter(|number| number.is_string())?;
    let about = text(&case["name"]);
    let state = label::<RegistrationState>(&case["state"], language);
    let head = vec![
        line(language, ("拟用名称", "Proposed name"), about.clone()),
        line(language, ("统一社会信用代码", "Credit code"), text(&case["society"]["uscc"])),
        line(language, ("回执编号", "Receipt"), text(receipt)),
        line(language, ("提交时间", "Submitted"), moment_said(&case["submittedAt"], language)),
        line(language, ("办理情况", "Standing"), state),
    ];
    let basis =
        ("依据：《社会团体登记管理条例》第十条、第十一条。", "Basis: registration regulations, art. 10 and 11.");
    Some(Form {
        title: language.pick("社会团体成立登记申请表", "Application to register a society").to_owned(),
        about,
        head,
        parts: vec![business(&case["content"], language), party(&case["content"], language)],
        opinions: opinions(case, language),
        foot: language.pick(basis.0, basis.1).to_owned(),
        receipt: None,
        dated: moment(&case["submittedAt"]),
        language,
    })
}

fn business(content: &Value, language: Language) -> Part {
    let field = |label, key: &str| line(language, label, text(&content[key]));
    let funds = content["fundsFen"].as_i64().map(|fen| (fen / 100).to_string()).unwrap_or_default();
    Part {
        caption: language.pick("登记申请", "Application").to_owned(),
        short: vec![
            line(language, ("学科门类", "Discipline"), label::<Discipline>(&content["discipline"], language)),
            field(("住所", "Seat"), "seat"),
            field(("活动地域", "Area"), "area"),
            line(language, ("活动资金（元）", "Funds (yuan)"), funds),
            field(("个人会员（人）", "Individual members"), "individualFounders"),
            field(("单位会员（个）", "Unit members"), "unitFounders"),
            field(("专职人员（人）", "Full-time staff"), "fullTimeStaff"),
            field(("发起人代表", "For the founders"), "founder"),
            field(("拟任法定代表人", "Legal representative"), "legalRepresentative"),
            field(("拟任秘书长", "Secretary-general"), "secretaryGeneral"),
        ],
        long: vec![field(("宗旨", "Purpose"), "purpose"), field(("业务范围", "Scope of business"), "scope")],
    }
}

fn party(content: &Value, language: Language) -> Part {
    let pack = &content["pack"];
    let field = |label, key: &str| line(language, label, text(&pack[key]));
    let clause = match content["charterClause"].as_bool() {
        Some(true) => language.pick("已载明", "Yes"),
        Some(false) => language.pick("未载明", "No"),
        None => "",
    };
    Part {
        caption: language.pick("党组织组建资料", "Formation pack").to_owned(),
        short: vec![
            field(("正式党员（人）", "Formal members"), "formal"),
            field(("预备党员（人）", "Probationary members"), "probationary"),
            field(("驻会正式党员（人）", "Resident formal members"), "residentFormal"),
            line(language, ("拟建形式", "Proposed form"), label::<PartyForm>(&pack["form"], language)),
            field(("拟任书记或联络员", "Secretary or liaison"), "nominee"),
            line(language, ("章程载明党的建设", "Party building in the charter"), clause),
        ],
        long: vec![field(("与建议不同的理由", "Why another form"), "reason")],
    }
}

fn opinions(case: &Value, language: Language) -> Vec<Line> {
    let joined = |parts: [String; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    let consent = joined([text(&case["consentNo"]), day(&case["consentOn"], language)]);
    let decision = joined([text(&case["decision"]), day(&case["decidedOn"], language)]);
    let opinion = |zh, en, value: String| Line { label: language.pick(zh, en).to_owned(), value };
    vec![
        opinion("业务主管单位审查意见", "Consent of the federation", consent),
        opinion("登记管理机关决定", "Decision of civil affairs", decision),
    ]
}
