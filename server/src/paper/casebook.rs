//! An edition of the casebook as one paper: what it is, who edited it, the table of contents, the cases.

use serde_json::Value;

use entity::project::case_study::CaseStudyState;
use entity::project::casebook::CasebookState;
use entity::project::outcome::Outcome;
use entity::{Language, Word};

use super::form::{Form, Line, Part, day, line, rows, term, text};

/// What is asked.
pub const DOCUMENT: &str = "query($id: ID!) { node(id: $id) { ... on Casebook { title year state publishedOn \
    editors { name society { name } } cases { title authors societyName summary text outcomes state } } } }";

/// The paper; none where the reader may not see the edition, or it is not published.
#[must_use]
pub fn form(book: &Value, language: Language) -> Option<Form> {
    term::<CasebookState>(book.get("state")?).filter(|state| *state == CasebookState::Published)?;
    let cases: Vec<&Value> = rows(&book["cases"]).iter().filter(|case| is_published(case)).collect();
    let editors: Vec<String> = rows(&book["editors"]).iter().map(|editor| text(&editor["name"])).collect();
    let head = vec![
        line(language, ("年度", "Year"), text(&book["year"])),
        line(language, ("发布日期", "Published on"), day(&book["publishedOn"], language)),
        line(language, ("编辑", "Editors"), editors.join(language.pick("、", ", "))),
        line(language, ("案例数", "Cases"), cases.len().to_string()),
    ];
    let entry = |(place, case): (usize, &&Value)| Line {
        label: (place + 1).to_string(),
        value: [text(&case["title"]), text(&case["societyName"])].join("  "),
    };
    let contents = Part {
        caption: language.pick("目录", "Contents").to_owned(),
        short: Vec::new(),
        long: cases.iter().enumerate().map(entry).collect(),
    };
    let whole = cases.iter().enumerate().map(|(place, case)| part(place + 1, case, language));
    Some(Form {
        title: text(&book["title"]),
        about: text(&book["title"]),
        head,
        parts: std::iter::once(contents).chain(whole).collect(),
        language,
        ..Form::default()
    })
}

fn is_published(case: &Value) -> bool {
    term::<CaseStudyState>(&case["state"]) == Some(CaseStudyState::Published)
}

/// One case.
fn part(place: usize, case: &Value, language: Language) -> Part {
    let outcomes = rows(&case["outcomes"]).iter().filter_map(term::<Outcome>).map(|one| one.label(language));
    let outcomes = outcomes.collect::<Vec<_>>().join(language.pick("、", ", "));
    Part {
        caption: [&place.to_string(), language.pick("　", ". "), &text(&case["title"])].concat(),
        short: vec![
            line(language, ("学会", "Society"), text(&case["societyName"])),
            line(language, ("作者", "Authors"), text(&case["authors"])),
        ],
        long: vec![
            line(language, ("成效方向", "To what effect"), outcomes),
            line(language, ("摘要", "Summary"), text(&case["summary"])),
            line(language, ("正文", "The case"), text(&case["text"])),
        ],
    }
}
