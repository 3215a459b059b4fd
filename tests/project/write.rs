//! What the tests of projects do again and again.

use support::{Answer, House, Person, Value, json};

/// What the tests look at.
pub(super) const SHOWN: &str = "id version state kind title leader funded dueOn extended changeAsked grade moves mine \
    barredUntil closedOn certificate { number code } openItem { dueOn reason { code } holder { name } } \
    award { amount planned released recovered unscheduled validUntil recovery { version amount received closedOn } \
    tranches { id version no state amount reference moves } } steps { step actor text } changes { state kind } \
    resultUses { id version state }";

/// Does one thing with an input.
pub(super) async fn act(person: &Person, (name, kind): (&str, &str), shown: &str, input: Value) -> Answer {
    let query =
        format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {shown} userErrors {{ path code }} }} }}");
    person.ask(&query, json!({ "input": input })).await
}

/// The demo's desk.
pub(super) async fn desk(house: &House) -> Person {
    house.person("projects").await
}

/// A fund and a programme of it; answers their ids.
pub(super) async fn programme(desk: &Person, (total, budget, ceiling): (i64, i64, i64)) -> (String, String) {
    let input = json!({ "idempotencyKey": format!("fund {total}"), "year": 2026, "name": "试验资金", "source": "江财〔2026〕1号",
        "total": total });
    let made = act(desk, ("createFund", "CreateFundInput"), "fund { id }", input).await;
    let fund = made.text("createFund.fund.id").to_owned();
    let input = json!({ "idempotencyKey": format!("programme {total}"), "fundId": fund, "name": "试验计划", "kind": "SUPPORT",
        "budget": budget, "ceiling": ceiling, "yearsMax": 3, "categories": [{ "zh": "会议费", "en": "Meetings" }] });
    let made =
        act(desk, ("createProgramme", "CreateProgrammeInput"), "fund { programmes { id available } }", input).await;
    assert_eq!(made.user_errors(), Vec::<String>::new());
    (fund, made.text("createProgramme.fund.programmes.0.id").to_owned())
}

/// Enters a project of a society.
pub(super) async fn enter(desk: &Person, society: &str, money: Option<(i64, &str)>, key: &str) -> Answer {
    let mut input = json!({ "idempotencyKey": key, "societyId": society, "callNo": "江社联〔2026〕1号", "callTitle": "扶持",
        "kind": "SUPPORT", "title": format!("项目 {key}"), "leader": "张负责", "dueOn": "2026-12-31" });
    if let Some((amount, programme)) = money {
        (input["amount"], input["programmeId"]) = (json!(amount), json!(programme));
    }
    act(desk, ("enterProject", "EnterProjectInput"), &format!("project {{ {SHOWN} }}"), input).await
}

/// Takes a step of a project.
pub(super) async fn step(person: &Person, name: &str, project: &Value, key: &str) -> Answer {
    act(person, (name, "ProjectStepInput"), &format!("project {{ {SHOWN} }}"), said(project, key)).await
}

/// The same, which has to be done.
pub(super) async fn done(person: &Person, name: &str, project: &Value) -> Value {
    let answer = step(person, name, project, name).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.project")).clone()
}

/// What every step says.
pub(super) fn said(project: &Value, key: &str) -> Value {
    json!({ "idempotencyKey": format!("{key} {}", project["id"]), "projectId": project["id"],
        "expectedVersion": project["version"], "text": "说明" })
}

/// Signs the agreement until a day.
pub(super) async fn agree(desk: &Person, project: &Value, until: &str) -> Value {
    let input = json!({ "step": said(project, "agree"), "signedOn": "2026-03-20", "validUntil": until });
    let shown = format!("project {{ {SHOWN} }}");
    let done = act(desk, ("signProjectAgreement", "SignProjectAgreementInput"), &shown, input).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
    done.data("signProjectAgreement.project").clone()
}

/// Plans tranches of these amounts.
pub(super) async fn plan(desk: &Person, project: &Value, amounts: &[i64], key: &str) -> Answer {
    let planned = |amount: &i64| json!({ "amount": amount, "plannedOn": "2026-04-01", "condition": "签约后" });
    let tranches: Vec<Value> = amounts.iter().map(planned).collect();
    let input = json!({ "idempotencyKey": format!("{key} {}", project["id"]), "projectId": project["id"], "tranches": tranches });
    act(desk, ("planTranches", "PlanTranchesInput"), &format!("project {{ {SHOWN} }}"), input).await
}

/// Takes a step of payments.
pub(super) async fn pay(person: &Person, name: &str, tranches: &[&Value], key: &str) -> Answer {
    let named = |row: &&Value| json!({ "trancheId": row["id"], "expectedVersion": row["version"] });
    let payments: Vec<Value> = tranches.iter().map(named).collect();
    let input = json!({ "idempotencyKey": key, "payments": payments, "text": "说明" });
    act(person, (name, "PaymentStepInput"), "tranches { id version state reference moves }", input).await
}

/// The same of one payment, which has to be done.
pub(super) async fn paid(person: &Person, name: &str, tranche: &Value) -> Value {
    let answer = pay(person, name, &[tranche], &format!("{name} {} {}", tranche["id"], tranche["version"])).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.tranches.0")).clone()
}

/// The project as a person sees it; null where he does not.
pub(super) async fn seen(person: &Person, project: &Value) -> Value {
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Project {{ {SHOWN} }} }} }}");
    person.ask(&query, json!({ "id": project["id"] })).await.data("node").clone()
}
