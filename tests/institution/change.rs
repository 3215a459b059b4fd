//! Changes of the register: proposed by the society, consented to by the federation, decided by civil affairs;
//! the register follows on the day of the decision and remembers what stood there.

use chrono::TimeDelta;
use entity::account::role::Role;
use entity::register::region;
use entity::register::society::SocietyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::account::action::create_user::{NewUser, create_user};
use server::ledger::Actor;
use support::{Answer, House, Person, Value, both, cast, json};

use super::registered::{merged, send};
use crate::register::present::assert_rows_are_the_rules;
use crate::responsibility::invariant;

/// What the tests look at.
const SHOWN: &str = "registerChange { id version matter state oldValue newValue dueOn fileBy filedOn consentNo \
    effectiveOn toBeCompleted moves returnText liquidators nameFindings { issue } duties { code bars } steps { step } }";

fn proposal(matter: &str, value: &str, more: Value) -> Value {
    let papers = match matter {
        "LEGAL_REPRESENTATIVE" | "REELECTION" => json!(["CHANGE_RESOLUTION", "AUDIT_REPORT"]),
        "DEREGISTRATION" => json!(["CHANGE_RESOLUTION", "LIQUIDATION_REPORT"]),
        _ => json!(["CHANGE_RESOLUTION"]),
    };
    let whole = json!({ "matter": matter, "value": value, "reason": "会员大会决定", "decidedOn": "2026-03-10", "onPaper": papers });
    merged(whole, more)
}

async fn propose(person: &Person, society: &str, key: &str, proposal: Value) -> Answer {
    let input = json!({ "societyId": society, "idempotencyKey": key, "proposal": proposal });
    send(person, "proposeRegisterChange", "ProposeRegisterChangeInput", SHOWN, input).await
}

async fn proposed(house: &House, key: &str, proposal: Value) -> Value {
    let society = house.society(cast::LEADERS).await;
    let answer = propose(&house.leader().await, &society, key, proposal).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.data("proposeRegisterChange.registerChange").clone()
}

async fn step(person: &Person, name: &str, case: &Value, more: Value) -> Answer {
    let kind = match name {
        "returnRegisterChange" => "ReturnRegisterChangeInput",
        "consentToRegisterChange" => "ConsentToRegisterChangeInput",
        "reportLiquidation" => "ReportLiquidationInput",
        "approveRegisterChange" => "ApproveRegisterChangeInput",
        "resubmitRegisterChange" => "ResubmitRegisterChangeInput",
        _ => "RegisterChangeStepInput",
    };
    let key = format!("{name} {} {}", case["id"], case["version"]);
    let seen = json!({ "changeId": case["id"], "expectedVersion": case["version"], "idempotencyKey": key });
    send(person, name, kind, SHOWN, merged(seen, more)).await
}

async fn done(person: &Person, name: &str, case: &Value, more: Value) -> Value {
    let answer = step(person, name, case, more).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(&format!("{name}.registerChange")).clone()
}

fn consent() -> Value {
    json!({ "documentNo": "江社科联〔2026〕20号", "documentOn": "2026-03-20" })
}

fn decision() -> Value {
    json!({ "documentNo": "江民社〔2026〕8号" })
}

/// Totals of the lists and of the tallies, which are one and the same.
async fn counted(person: &Person) -> (i64, i64, i64) {
    let query = "{ societies { totalCount } coverage { societies work } }";
    let found = person.query(query).await;
    let (listed, tallied) = (found.number("societies.totalCount"), found.number("coverage.societies"));
    assert_eq!(listed, tallied, "the list and the tally");
    (listed, found.number("coverage.work"), tallied)
}

both! {
    async fn a_new_name_goes_its_way_and_the_old_one_stays_in_the_history(house) {
        let (leader, federation, civil) = (house.leader().await, house.federation().await, house.civil().await);
        let society = house.society(cast::LEADERS).await;
        let case = proposed(house, "a", proposal("NAME", "江南市科学社会主义研究会", json!({}))).await;
        assert_eq!((&case["state"], &case["oldValue"]), (&json!("SPONSOR_REVIEW"), &json!("江南市科学社会主义学会")));
        invariant::holds(house).await;
        let why = json!({ "reason": "UNFIT", "text": "请说明会员组成" });
        let back = done(&federation, "returnRegisterChange", &case, why).await;
        assert_eq!((&back["state"], &back["returnText"]), (&json!("RETURNED"), &json!("请说明会员组成")));
        invariant::holds(house).await;
        let corrected = json!({ "proposal": proposal("NAME", "江南市科学社会主义理论研究会", json!({})) });
        let again = done(&leader, "resubmitRegisterChange", &back, corrected).await;
        let agreed = done(&federation, "consentToRegisterChange", &again, consent()).await;
        assert_eq!((&agreed["state"], &agreed["fileBy"]), (&json!("TO_FILE"), &json!("2026-04-19")));
        assert_eq!(agreed["dueOn"], "2026-04-19");
        invariant::holds(house).await;
        let filed = done(&leader, "fileRegisterChange", &agreed, json!({})).await;
        let back = done(&civil, "returnRegisterChange", &filed, json!({ "reason": "INCOMPLETE", "text": "补章程" })).await;
        assert_eq!((&back["state"], &back["toBeCompleted"]), (&json!("TO_FILE"), &json!(true)));
        let filed = done(&leader, "fileRegisterChange", &back, json!({})).await;
        house.clock.forward(TimeDelta::days(2));
        let (leader, civil) = (house.leader().await, house.civil().await);
        let approved = done(&civil, "approveRegisterChange", &filed, decision()).await;
        assert_eq!((&approved["state"], &approved["effectiveOn"]), (&json!("APPROVED"), &json!("2026-03-22")));
        invariant::holds(house).await;
        assert_rows_are_the_rules(house, "after a change of name").await;
        let query = "query($id: ID!, $day: Date) { then: society(id: $id, asOf: $day) { name } society(id: $id) { name \
            names { name until } registeredItems { matter value documentNo } deadlines { kind } \
            events(first: 1) { nodes { action } } } }";
        let seen = leader.ask(query, json!({ "id": society, "day": "2026-03-21" })).await;
        assert_eq!(seen.text("society.name"), "江南市科学社会主义理论研究会");
        assert_eq!(seen.text("then.name"), "江南市科学社会主义学会");
        assert_eq!(seen.data("society.names.0.until"), &json!("2026-03-22"));
        assert_eq!(seen.data("society.registeredItems.0.documentNo"), &json!("江民社〔2026〕8号"));
        let due: Vec<_> = seen.list("society.deadlines").iter().map(|due| due["kind"].clone()).collect();
        assert!(!due.contains(&json!("CHANGE_FILING")), "what was filed needs no filing: {due:?}");
        assert_eq!(seen.data("society.events.nodes.0.action"), &json!("APPROVE_REGISTER_CHANGE"));
    }

    async fn what_the_rules_refuse_changes_nothing(house) {
        let (leader, society) = (house.leader().await, house.society(cast::LEADERS).await);
        let refused = async |key: &str, proposal: Value| propose(&leader, &society, key, proposal).await.user_errors();
        assert_eq!(refused("a", proposal("NAME", "中华社会主义学会", json!({}))).await, ["value NAME_REFUSED"; 2]);
        assert_eq!(refused("b", proposal("NAME", "江南市中共党史学会", json!({}))).await, ["value NAME_REFUSED"]);
        assert_eq!(refused("c", proposal("NAME", "江南市科学社会主义学会", json!({}))).await, ["value NOTHING_CHANGES"]);
        let bare = json!({ "onPaper": ["CHANGE_RESOLUTION"] });
        assert_eq!(refused("d", proposal("LEGAL_REPRESENTATIVE", "沙海", bare)).await, ["papers PAPER_MISSING"], "no audit");
        let taken = proposal("LEGAL_REPRESENTATIVE", "郑慧敏", json!({}));
        assert_eq!(refused("e", taken).await, ["value LEGAL_REPRESENTATIVE_TAKEN"]);
        let late = json!({ "decidedOn": "2026-03-21" });
        assert_eq!(refused("f", proposal("AREA", "江南市", late)).await, ["decidedOn DATE_IN_FUTURE"]);
        assert_eq!(refused("g", proposal("FUNDS", "100", json!({}))).await, ["value FUNDS_TOO_LOW"]);
        assert_eq!(refused("h", proposal("DEREGISTRATION", "", json!({}))).await, ["ground REQUIRED"]);
        let all = "{ registerChanges { totalCount } }";
        assert_eq!(leader.query(all).await.number("registerChanges.totalCount"), 0);
        let case = proposed(house, "i", proposal("AREA", "江南市全域", json!({}))).await;
        let twice = propose(&leader, &society, "j", proposal("AREA", "江南市全境", json!({}))).await;
        assert_eq!(twice.user_errors(), ["matter CHANGE_OPEN"]);
        let same = propose(&leader, &society, "i", proposal("AREA", "江南市全域", json!({}))).await;
        assert_eq!(same.data("proposeRegisterChange.registerChange.id"), &case["id"], "the same intention");
        let early = step(&leader, "fileRegisterChange", &case, json!({})).await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        let own = step(&leader, "consentToRegisterChange", &case, consent()).await;
        assert_eq!(own.error_code(), Some("FORBIDDEN"));
        let foreign = step(&house.foreign_federation().await, "consentToRegisterChange", &case, consent()).await;
        assert_eq!(foreign.user_errors(), ["changeId NOT_FOUND"]);
        let civil = step(&house.civil().await, "returnRegisterChange", &case, json!({ "reason": "OTHER", "text": "t" })).await;
        assert_eq!(civil.user_errors(), ["NOT_YOUR_TURN"]);
        let stale = merged(case.clone(), json!({ "version": 0 }));
        let stale = step(&house.federation().await, "consentToRegisterChange", &stale, consent()).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let before = json!({ "documentNo": "n", "documentOn": "2026-03-19" });
        let before = step(&house.federation().await, "consentToRegisterChange", &case, before).await;
        assert_eq!(before.user_errors(), ["documentOn DATE_BEFORE_PROPOSAL"]);
        invariant::holds(house).await;
        done(&leader, "withdrawRegisterChange", &case, json!({ "text": "不再变更" })).await;
        invariant::holds(house).await;
    }

    async fn another_legal_representative_presides(house) {
        let (leader, federation, civil) = (house.leader().await, house.federation().await, house.civil().await);
        let society = house.society(cast::LEADERS).await;
        let case = proposed(house, "a", proposal("LEGAL_REPRESENTATIVE", "沙海", json!({}))).await;
        let case = done(&federation, "consentToRegisterChange", &case, consent()).await;
        let case = done(&leader, "fileRegisterChange", &case, json!({})).await;
        done(&civil, "approveRegisterChange", &case, decision()).await;
        let query = "query($id: ID!) { society(id: $id) { leaders { post name } } }";
        let seen = civil.ask(query, json!({ "id": society })).await;
        let president = seen.list("society.leaders").iter().find(|one| one["post"] == "PRESIDENT").cloned();
        assert_eq!(president.expect("somebody presides")["name"], "沙海");
        assert_rows_are_the_rules(house, "after another legal representative").await;
        invariant::holds(house).await;
    }

    async fn a_deregistered_society_leaves_every_list_and_keeps_its_page(house) {
        let (civil, federation) = (house.civil().await, house.federation().await);
        let (total, work, _) = counted(&federation).await;
        let query = "{ registerChanges(filter: { matters: [DEREGISTRATION] }) { nodes { id version state moves \
            liquidators duties { code bars } society { id name existence } } } }";
        let open = federation.query(query).await.list("registerChanges.nodes")[0].clone();
        assert_eq!((&open["state"], &open["moves"]), (&json!("LIQUIDATING"), &json!([])), "the society's turn");
        assert_eq!(open["society"]["existence"], "LIQUIDATING");
        let society = open["society"]["id"].as_str().expect("an id").to_owned();
        let account = speaker_of(house, &society).await;
        let early = json!({ "liquidatedOn": "2026-01-10" });
        let refused = step(&account, "reportLiquidation", &open, early).await;
        assert_eq!(refused.user_errors(), ["liquidatedOn DATE_BEFORE_PROPOSAL"]);
        let reported = done(&account, "reportLiquidation", &open, json!({ "liquidatedOn": "2026-03-18" })).await;
        assert_eq!((&reported["state"], &reported["dueOn"]), (&json!("TO_FILE"), &json!("2026-04-02")));
        let back = step(&account, "withdrawRegisterChange", &reported, json!({ "text": "x" })).await;
        assert_eq!(back.user_errors(), ["WRONG_STATE"], "what is liquidated is not taken back");
        let filed = done(&account, "fileRegisterChange", &reported, json!({})).await;
        invariant::holds(house).await;
        let ended = done(&civil, "approveRegisterChange", &filed, decision()).await;
        assert_eq!(ended["state"], "APPROVED");
        invariant::holds(house).await;
        assert_rows_are_the_rules(house, "after a deregistration").await;
        assert_eq!(counted(&federation).await.0, total - 1);
        assert_eq!(counted(&federation).await.1, work, "it was covered by nothing");
        let query = "query($id: ID!, $day: Date) { society(id: $id) { name existence deadlines { kind } listings { kind } \
            ended { existence documentNo notice since } } then: society(id: $id, asOf: $day) { existence } \
            gone: societies(ended: true) { totalCount } before: coverage(asOf: $day) { societies } \
            openItems(filter: { society: $id }) { totalCount } }";
        let seen = federation.ask(query, json!({ "id": society, "day": "2026-03-19" })).await;
        assert_eq!(seen.text("society.existence"), "DEREGISTERED");
        assert_eq!(seen.text("society.ended.documentNo"), "江民社〔2026〕8号");
        assert!(seen.text("society.ended.notice").contains("江南市信息资源管理学会"));
        assert_eq!((seen.data("society.deadlines"), seen.data("society.listings")), (&json!([]), &json!([])));
        assert_eq!(seen.text("then.existence"), "LIQUIDATING");
        assert_eq!((seen.number("gone.totalCount"), seen.number("before.societies")), (1, total));
        assert_eq!(seen.number("openItems.totalCount"), 0);
        let input = json!({ "societyId": society, "expectedVersion": 1, "idempotencyKey": "x", "address": "a", "phone": "", "email": "" });
        let query = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { userErrors { path code } } }";
        let late = federation.ask(query, json!({ "input": input })).await;
        assert_eq!(late.user_errors(), ["societyId NOT_FOUND"], "nothing is written about what has ended");
    }

    async fn a_party_organisation_stands_in_the_way(house) {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let ground = json!({ "ground": "DISSOLVED" });
        let case = proposed(house, "a", proposal("DEREGISTRATION", "", ground)).await;
        let codes = |case: &Value| -> Vec<Value> {
            let duties = case["duties"].as_array().cloned().unwrap_or_default();
            duties.into_iter().filter(|duty| duty["bars"] == true).map(|duty| duty["code"].clone()).collect()
        };
        assert_eq!(codes(&case)[0], "PARTY_ORGANISATION");
        let case = done(&federation, "consentToRegisterChange", &case, consent()).await;
        assert_eq!(case["state"], "LIQUIDATING");
        let nobody = step(&leader, "reportLiquidation", &case, json!({ "liquidatedOn": "2026-03-20" })).await;
        assert_eq!(nobody.user_errors(), ["LIQUIDATORS_REQUIRED"]);
        let case = done(&leader, "nameLiquidators", &case, json!({ "text": "组长：会长" })).await;
        let case = done(&leader, "reportLiquidation", &case, json!({ "liquidatedOn": "2026-03-20" })).await;
        let barred = step(&leader, "fileRegisterChange", &case, json!({})).await.user_errors();
        assert!(barred.contains(&"END_BARRED".to_owned()), "{barred:?}");
        invariant::holds(house).await;
    }
}

/// An account of a society that has none in the demo, logged in.
async fn speaker_of(house: &House, society: &str) -> Person {
    let city = region::Entity::find().filter(region::Column::Code.eq(server::demo::CITY)).one(&house.db).await;
    let city = city.expect("the database answers").expect("the city is there");
    let new = NewUser {
        username: "speaker".into(),
        display_name: "郑明".into(),
        password: server::demo::PASSWORD.into(),
        role: Role::SocietyLeader,
        region_id: city.id,
        agency_id: None,
        society_id: Some(SocietyId::parse(society).expect("an id")),
        since: server::demo::register_day(),
    };
    create_user(&house.state, Actor::platform("测试"), new).await.expect("an account can be made");
    house.person("speaker").await
}
