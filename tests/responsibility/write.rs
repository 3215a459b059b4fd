//! How these tests write: a mutation by its name, and what it answers.

use support::{Answer, House, Person, Value, json};

/// Sends a mutation with its input, and asks for this part of its payload.
pub(crate) async fn send(person: &Person, name: &str, kind: &str, payload: &str, input: Value) -> Answer {
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {payload} userErrors {{ path code message }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// The same, which has to be done.
pub(crate) async fn done(person: &Person, name: &str, kind: &str, payload: &str, input: Value) -> Answer {
    let answer = send(person, name, kind, payload, input).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer
}

/// A sound directive, with what is changed in it.
pub(crate) fn directive(key: &str, changed: Value) -> Value {
    let whole = json!({
        "idempotencyKey": key, "number": "测〔2026〕1号", "title": "测试部署", "body": "请办理。",
        "dueOn": "2026-04-10", "recipients": {},
    });
    merged(whole, changed)
}

/// One object with the fields of another.
pub(crate) fn merged(mut whole: Value, changed: Value) -> Value {
    let fields = whole.as_object_mut().expect("an input is an object");
    let Value::Object(changed) = changed else { panic!("changes are an object: {changed}") };
    fields.extend(changed);
    whole
}

/// The city's agency of a tier.
pub(crate) async fn agency(house: &House, tier: &str) -> String {
    let found = house.admin().await.query(&format!("{{ agencies(tier: {tier}) {{ id region {{ code }} }} }}")).await;
    let own = found.list("agencies").iter().find(|agency| agency["region"]["code"] == "329900").cloned();
    own.expect("the city has its agencies")["id"].as_str().expect("an id is text").to_owned()
}

/// Issues a directive to these societies and answers its id.
pub(crate) async fn issue(person: &Person, key: &str, societies: &[&str]) -> String {
    let input = directive(key, json!({ "recipients": { "societies": societies } }));
    let answer = done(person, "issueDirective", "IssueDirectiveInput", "directive { id }", input).await;
    answer.text("issueDirective.directive.id").to_owned()
}

/// The recipients of a directive that a person sees: id, state, whose.
pub(crate) async fn recipients(person: &Person, directive: &str) -> Vec<Value> {
    let query = "query($id: ID!) { directiveRecipients(first: 100, filter: { directive: $id }) { nodes { id state \
                 mine echo holder { name } } } }";
    person.ask(query, json!({ "id": directive })).await.list("directiveRecipients.nodes").to_vec()
}
