//! The grid as text: one line a case, one column a person.

use support::{Answer, Value};

/// What a cell says.
///
/// `shown`, or `=n` for a list or a count of n; `null` for what does not exist for the person; `absent` and
/// `hidden` for a field of what does not exist for him, or of what he may not see of it; `done` for a write; the
/// codes of the refusals of one that was refused; the code of a top-level error.
pub(super) fn cell(answer: &Answer, field: &str) -> String {
    if let Some(code) = answer.error_code() {
        return code.to_owned();
    }
    let (kind, name) = field.split_once('.').expect("a field has a type and a name");
    let value = match kind {
        "Society" => return masked(answer, name),
        "Query" | "Mutation" => answer.data(name),
        _ => return of_node(answer, name),
    };
    match value {
        Value::Null => "null".into(),
        Value::Array(items) => format!("={}", items.iter().filter(|item| !item.is_null()).count()),
        Value::Object(fields) if fields.contains_key("userErrors") => {
            let refused = answer.user_errors();
            if refused.is_empty() { "done".into() } else { refused.join(",").replace(' ', ":") }
        }
        Value::Object(fields) => {
            fields.get("totalCount").or(fields.get("societies")).map_or("shown".into(), |count| format!("={count}"))
        }
        _ => "shown".into(),
    }
}

/// A field of another node: the node is absent, or the field is hidden, or shown.
fn of_node(answer: &Answer, name: &str) -> String {
    let node = answer.data("node");
    if node.is_null() {
        return "absent".into();
    }
    if node[name].is_null() { "hidden" } else { "shown" }.into()
}

/// A field of a society: the society is absent, or the field is hidden, or shown.
fn masked(answer: &Answer, name: &str) -> String {
    let society = answer.data("society");
    if society.is_null() {
        return "absent".into();
    }
    let empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let hidden = match name {
        "events" => {
            let events = &society["events"];
            assert_eq!(events["totalCount"] == 0, empty(&events["nodes"]), "{}", answer.text);
            empty(&events["nodes"])
        }
        "partyActs" => {
            let acts = &society["partyActs"];
            assert_eq!(acts["totalCount"] == 0, empty(&society["partyActCounts"]), "{}", answer.text);
            empty(&acts["nodes"])
        }
        "headcount" => {
            // The counts show in four places; none of them may forget to hide them.
            let assessment = &society["formAssessment"];
            let places =
                [&society["headcounts"], &assessment["facts"], &assessment["reasons"], &assessment["nearestChange"]];
            for place in places {
                assert_eq!(empty(place), empty(&society["headcount"]), "{}", answer.text);
            }
            empty(&society["headcount"])
        }
        other => empty(&society[other]),
    };
    if hidden { "hidden".into() } else { "shown".into() }
}

/// The lines, in columns.
pub(super) fn write(people: &[String], lines: &[(String, String, Vec<String>)]) -> String {
    let mut rows = vec![[vec!["field".to_owned(), "about".to_owned()], people.to_vec()].concat()];
    rows.extend(lines.iter().map(|(field, about, cells)| [vec![field.clone(), about.clone()], cells.clone()].concat()));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
