//! Applications for these tests: a whole one, and how far it has come.

use support::{Answer, House, Person, Value, json};

/// A valid code of the demo's city that nobody has.
pub(crate) const UNUSED: &str = "51329900MJ0D90019R";

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

/// One object with the fields of another.
pub(crate) fn merged(mut whole: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("an object: {more}") };
    whole.as_object_mut().expect("an object").extend(more);
    whole
}

/// A whole application, with what is changed in it.
pub(crate) fn content(changed: Value) -> Value {
    let papers = ["REGISTRATION_FORM", "CAPITAL_AND_SEAT", "FOUNDERS_PROFILE", "CHARTER_DRAFT", "COMMITMENT_LETTER"];
    let whole = json!({
        "name": "江南市海洋经济促进会", "discipline": "ECONOMICS", "seat": "滨江路9号", "purpose": "促进海洋经济研究",
        "scope": "学术交流、培训、咨询", "area": "江南市", "fundsFen": 3_000_000, "individualFounders": 60, "unitFounders": 3,
        "fullTimeStaff": 2, "founder": "沙海", "legalRepresentative": "沙海", "secretaryGeneral": "欧阳渡",
        "charterClause": true, "onPaper": papers,
        "pack": { "formal": 5, "probationary": 1, "residentFormal": 1, "form": "FUNCTIONAL", "nominee": "欧阳渡" },
    });
    merged(whole, changed)
}

/// Which case, in which version.
pub(crate) fn seen(id: &str, version: i64, key: &str) -> Value {
    json!({ "registrationId": id, "expectedVersion": version, "idempotencyKey": key })
}

/// An application with the chair, at version 2.
pub(crate) async fn submitted(house: &House, key: &str) -> String {
    let federation = house.federation().await;
    let input = json!({ "idempotencyKey": format!("{key} begin"), "content": content(json!({})) });
    let begun = done(&federation, "beginRegistration", "BeginRegistrationInput", "registration { id }", input).await;
    let id = begun.text("beginRegistration.registration.id").to_owned();
    let input = seen(&id, 1, &format!("{key} submit"));
    done(&federation, "submitRegistration", "RegistrationStepInput", "", input).await;
    id
}

/// One whose sixty days run, at version 4.
pub(crate) async fn consented(house: &House, key: &str) -> String {
    let id = submitted(house, key).await;
    let document = json!({ "documentNo": "江社科联〔2026〕9号", "documentOn": "2026-03-20" });
    let input = merged(seen(&id, 2, &format!("{key} consent")), document);
    done(&house.chair().await, "consentRegistration", "ConsentRegistrationInput", "", input).await;
    let input = seen(&id, 3, &format!("{key} accept"));
    done(&house.civil().await, "acceptRegistration", "RegistrationStepInput", "", input).await;
    id
}

/// One whose society stands in the register, at version 5.
pub(crate) async fn approved(house: &House, key: &str) -> String {
    let id = consented(house, key).await;
    let input = merged(seen(&id, 4, &format!("{key} approve")), json!({ "uscc": UNUSED }));
    done(&house.civil().await, "approveRegistration", "ApproveRegistrationInput", "", input).await;
    id
}
