//! The cases of the grid about what a society shows of itself: nested fields that have rows of their own.

use support::json;

use super::{Case, Ids, case};

/// Each masked field of each society.
pub(super) fn masks(ids: &Ids) -> Vec<Case> {
    let mut cases = Vec::new();
    for (field, inside) in [
        (
            "Society.headcount",
            "headcount { formal } headcounts { formal } formAssessment { facts { value } reasons { text } nearestChange { text } }",
        ),
        ("Society.contact", "contact { phone }"),
        ("Society.guidance", "guidance { year }"),
        ("Society.leaders", "leaders { name }"),
        ("Society.partyActs", "partyActs { totalCount nodes { id } } partyActCounts { held }"),
        ("Society.formation", "formation { id } formations { id } coverageGap { cause }"),
        ("Society.consistency", "consistency { differing facts { figures { value } } }"),
        ("Society.burden", "burden { papers }"),
        ("Society.events", "events { totalCount nodes { id } }"),
    ] {
        for (name, _, id) in &ids.societies {
            let query = format!("query($id: ID!) {{ society(id: $id) {{ {inside} }} }}");
            cases.push(case(field, name, query, json!({ "id": id })));
        }
    }
    cases
}
