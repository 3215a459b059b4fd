//! The filing of an activity as a form: the plan, what the federation answered, how it went.

use serde_json::Value;

use entity::Language;
use entity::institution::activity::{ActivityKind, ActivityState};

use super::form::{Form, Line, Part, day, label, line, moment, moment_said, rows, text};

/// What is asked.
pub const DOCUMENT: &str = "query($id: ID!) { node(id: $id) { ... on ActivityFiling { state kind title outline \
    speakers audience heldOn place foreignParties nameBasis feeBasis awardBasis coHosts opinion filedOn round \
    receiptNo text tookPlaceOn attendance summary society { name uscc } steps { step at actor } } } }";

/// The form; none where the reader may not see it.
#[must_use]
pub fn form(filing: &Value, language: Language) -> Option<Form> {
    let kind = label::<ActivityKind>(filing.get("kind")?, language);
    let about = text(&filing["society"]["name"]);
    let field = |label, key: &str| line(language, label, text(&filing[key]));
    let head = vec![
        line(language, ("学会名称", "Society"), about.clone()),
        line(language, ("统一社会信用代码", "Credit code"), text(&filing["society"]["uscc"])),
        field(("回执编号", "Receipt"), "receiptNo"),
        line(language, ("备案日期", "Filed on"), day(&filing["filedOn"], language)),
    ];
    let short = vec![
        field(("活动名称", "Activity"), "title"),
        line(language, ("类别", "Kind"), kind),
        line(language, ("举办日期", "Held on"), day(&filing["heldOn"], language)),
        field(("地点", "Place"), "place"),
        field(("规模（人）", "Audience"), "audience"),
        line(language, ("办理情况", "Standing"), label::<ActivityState>(&filing["state"], language)),
    ];
    let long = [
        (("内容提纲", "Outline"), "outline"),
        (("主讲人", "Speakers"), "speakers"),
        (("合办单位", "Co-hosts"), "coHosts"),
        (("境外人员和机构", "Foreign parties"), "foreignParties"),
        (("使用名称的依据", "Basis of the name"), "nameBasis"),
        (("收费依据", "Basis of fees"), "feeBasis"),
        (("评比表彰依据", "Basis of awards"), "awardBasis"),
        (("党组织意见", "Opinion of the Party organisation"), "opinion"),
    ];
    let plan = Part {
        caption: language.pick("活动方案", "Plan").to_owned(),
        short,
        long: long.into_iter().map(|(label, key)| field(label, key)).collect(),
    };
    let parts = [Some(plan), went(filing, language)];
    Some(Form {
        title: language.pick("社会团体活动备案表", "Activity filing of a society").to_owned(),
        about,
        head,
        parts: parts.into_iter().flatten().collect(),
        opinions: opinions(filing, language),
        foot: String::new(),
        receipt: None,
        dated: rows(&filing["steps"]).first().and_then(|step| moment(&step["at"])),
        language,
    })
}

/// How it went; none before it was reported.
fn went(filing: &Value, language: Language) -> Option<Part> {
    let on = filing.get("tookPlaceOn").filter(|on| !on.is_null())?;
    Some(Part {
        caption: language.pick("举办情况", "How it went").to_owned(),
        short: vec![
            line(language, ("实际举办日期", "Took place on"), day(on, language)),
            line(language, ("到会人数", "Attendance"), text(&filing["attendance"])),
        ],
        long: vec![line(language, ("活动总结", "Summary"), text(&filing["summary"]))],
    })
}

fn opinions(filing: &Value, language: Language) -> Vec<Line> {
    let last = rows(&filing["steps"]).last();
    let at = last.map(|step| moment_said(&step["at"], language)).unwrap_or_default();
    let said = [label::<ActivityState>(&filing["state"], language), text(&filing["text"]), at];
    let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
    let opinion = |zh, en, value: String| Line { label: language.pick(zh, en).to_owned(), value };
    vec![
        opinion("申报学会", "The society", String::new()),
        opinion("业务主管单位意见", "Opinion of the federation", said.join("  ")),
    ]
}
