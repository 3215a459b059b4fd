//! How the tests publish a version of the rules.

use support::{Answer, Person, Value, json};

const PUBLISH: &str = "mutation($input: PublishRulesInput!) { publishRules(input: $input) { \
    ruleVersion { version inForce formalThreshold source publishedBy } userErrors { path code message rule } } }";

/// The numbers of version 1, with what this draft changes.
pub(crate) fn numbers(changed: Value) -> Value {
    let numbers = json!({
        "formalThreshold": 3, "residentThreshold": 3, "countBasis": "MEMBERS", "jointForm": false, "watchDays": 30,
        "changeDueDays": 60, "reviewMonths": 12, "termYears": 3, "committeeThreshold": 7,
        "generalBranchThreshold": 50, "partyCommitteeThreshold": 100,
    });
    over(numbers, changed)
}

fn over(mut base: Value, changed: Value) -> Value {
    if let (Some(base), Value::Object(changed)) = (base.as_object_mut(), changed) {
        base.extend(changed);
    }
    base
}

/// Publishes version 2, with what this one changes.
pub(crate) async fn publish(person: &Person, key: &str, rules: Value, changed: Value) -> Answer {
    let input = json!({
        "expectedVersion": 1, "idempotencyKey": key, "rules": numbers(rules), "sourceZh": "江组通〔2026〕8号",
        "sourceEn": "Notice 8 of 2026", "note": "试行", "effectiveOn": "2026-03-20",
    });
    person.ask(PUBLISH, json!({ "input": over(input, changed) })).await
}
