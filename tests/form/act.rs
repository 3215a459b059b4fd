//! `recordPartyAct` and `withdrawPartyAct`: what a form may do is recorded, what it may not is refused
//! with the clause and the proper place, and nothing is overwritten.

use entity::form::party_form::{self, PartyForm};
use entity::register::society::SocietyId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use support::{Answer, House, Person, Value, both, cast, city, json};

use crate::ledger::trace::Trace;

/// The fourth society of the register: a functional branch of exactly three formal members.
pub(crate) const FOURTH: &str = "51329900MJ0D00044P";

const RECORD: &str = "mutation($input: RecordPartyActInput!) { recordPartyAct(input: $input) { \
    partyAct { id act heldOn title participants note form source recorder withdrawnAt \
      overrideDocument { docNo datedOn issuedBy } } \
    society { id partyActs { totalCount } } userErrors { path code message rule } } }";
const WITHDRAW: &str = "mutation($input: WithdrawPartyActInput!) { withdrawPartyAct(input: $input) { \
    society { partyActs { nodes { id withdrawnAt withdrawnReason } } partyActCounts { held } } \
    userErrors { path code message rule } } }";

async fn record(person: &Person, id: &str, key: &str, changed: Value) -> Answer {
    let mut input = json!({
        "societyId": id, "idempotencyKey": key, "act": "POLITICAL_STUDY", "heldOn": "2026-03-10",
        "title": "学习二十届四中全会精神", "participants": 3,
    });
    let fields = input.as_object_mut().expect("an input is an object");
    fields.extend(changed.as_object().expect("changes are an object").clone());
    person.ask(RECORD, json!({ "input": input })).await
}

async fn withdraw(person: &Person, id: &str, act: &str, key: &str, reason: &str) -> Answer {
    let input = json!({ "societyId": id, "actId": act, "idempotencyKey": key, "reason": reason });
    person.ask(WITHDRAW, json!({ "input": input })).await
}

fn document() -> Value {
    json!({ "docNo": "江社党〔2026〕5号", "datedOn": "2026-03-01", "issuedBy": "江南市社科联党组" })
}

fn nothing() -> Vec<String> {
    Vec::new()
}

async fn fourth(house: &House) -> (Person, String) {
    (house.federation().await, house.society(FOURTH).await)
}

/// Makes it a functional branch until a day and an established one from then on, behind the API's back.
async fn established_since(house: &House, society: &str, day: &str) {
    let id = SocietyId::parse(society).expect("an id");
    let day: chrono::NaiveDate = day.parse().expect("a day");
    let of = party_form::Column::SocietyId.eq(id);
    let ended = party_form::Entity::update_many().col_expr(party_form::Column::Until, Expr::value(day)).filter(of);
    ended.exec(&house.db).await.expect("the form ends");
    let row = party_form::ActiveModel {
        id: Set(house.state.world.new_id()),
        society_id: Set(id),
        form: Set(PartyForm::Established),
        since: Set(day),
        until: Set(None),
        ..Default::default()
    };
    row.insert(&house.db).await.expect("the form begins");
}

both! {
    async fn the_functional_branch_of_the_fourth_is_refused_dues(house) {
        let (federation, id) = fourth(house).await;
        let before = Trace::of(house).await;
        let refused = record(&federation, &id, "k", json!({ "act": "COLLECT_DUES", "title": "一季度党费" })).await;
        assert_eq!(refused.user_errors(), ["act BARRED_ACT"]);
        let why = refused.data("recordPartyAct.userErrors.0");
        assert_eq!(why["rule"], "《中国共产党支部工作条例（试行）》第八条（参照临时党支部）");
        let message = why["message"].as_str().unwrap_or_default();
        for part in ["功能性党支部不办理“收缴党费”", "党费在党员组织关系所在党支部交纳", "批准文件", "建制型党支部"] {
            assert!(message.contains(part), "{message}");
        }
        assert_eq!(refused.data("recordPartyAct.partyAct"), &json!(null));
        assert_eq!(Trace::of(house).await, before);
    }

    async fn what_is_recorded_stands_in_the_list_the_counts_and_the_ledger(house) {
        let (federation, id) = fourth(house).await;
        let before = Trace::of(house).await.events_of(&id);
        let done = record(&federation, &id, "a", json!({ "title": " 学习  ", "note": "讨论热烈" })).await;
        assert_eq!(done.user_errors(), nothing());
        let act = done.data("recordPartyAct.partyAct");
        assert_eq!((&act["title"], &act["form"]), (&json!("学习"), &json!("FUNCTIONAL")));
        assert_eq!((&act["source"], &act["overrideDocument"]), (&json!("FEDERATION"), &json!(null)));
        let more = json!({ "act": "THEME_DAY", "heldOn": "2026-01-15", "title": "参观", "participants": 9 });
        assert_eq!(record(&federation, &id, "b", more).await.user_errors(), nothing());
        let query = "query($id: ID!, $day: Date) { society(id: $id, asOf: $day) { \
            partyActs(first: 1, year: 2026) { totalCount nodes { act heldOn } pageInfo { endCursor hasNextPage } } \
            partyActCounts { year act held participants } events(first: 1) { nodes { action changes { field new } } } } }";
        let found = federation.ask(query, json!({ "id": id })).await;
        assert_eq!(found.number("society.partyActs.totalCount"), 2);
        assert_eq!(found.data("society.partyActs.nodes"), &json!([{ "act": "POLITICAL_STUDY", "heldOn": "2026-03-10" }]));
        assert_eq!(found.data("society.partyActs.pageInfo.hasNextPage"), &json!(true));
        assert_eq!(found.data("society.partyActCounts"), &json!([
            { "year": 2026, "act": "POLITICAL_STUDY", "held": 1, "participants": 3 },
            { "year": 2026, "act": "THEME_DAY", "held": 1, "participants": 9 },
        ]));
        assert_eq!(found.text("society.events.nodes.0.action"), "RECORD_PARTY_ACT");
        assert_eq!(Trace::of(house).await.events_of(&id), before + 2);
        let next = "query($id: ID!, $after: String) { society(id: $id) { partyActs(after: $after, year: 2026) { nodes { act } } } }";
        let after = found.text("society.partyActs.pageInfo.endCursor");
        let rest = federation.ask(next, json!({ "id": id, "after": after })).await;
        assert_eq!(rest.data("society.partyActs.nodes"), &json!([{ "act": "THEME_DAY" }]));
        let then = federation.ask(query, json!({ "id": id, "day": "2026-02-01" })).await;
        assert_eq!(then.number("society.partyActs.totalCount"), 1, "time travel");
    }

    async fn each_form_says_beforehand_what_it_may(house) {
        let federation = house.federation().await;
        let query = "query($id: ID!) { society(id: $id) { form actPermissions { act allowed verdict text rule place remedy overridable } } }";
        for (uscc, form, open) in [(FOURTH, "FUNCTIONAL", 8), (cast::SECRETARYS, "ESTABLISHED", 15), (cast::LEADERS, "LIAISON", 6)] {
            let found = federation.ask(query, json!({ "id": house.society(uscc).await })).await;
            assert_eq!(found.text("society.form"), form);
            let all = found.list("society.actPermissions");
            assert_eq!(all.len(), 15);
            assert_eq!(all.iter().filter(|answer| answer["allowed"] == true).count(), open, "{form}");
            assert!(all[..open].iter().all(|answer| answer["allowed"] == true), "open ones first");
            for answer in all {
                assert_eq!(answer["place"].is_null(), answer["allowed"] == true, "{answer}");
                assert_eq!(answer["remedy"].is_null(), answer["allowed"] == true, "{answer}");
            }
        }
    }

    async fn an_act_is_judged_by_the_form_of_its_day(house) {
        let (federation, id) = fourth(house).await;
        established_since(house, &id, "2026-03-01").await;
        let dues = |day: &str| json!({ "act": "COLLECT_DUES", "heldOn": day, "title": "党费" });
        assert_eq!(record(&federation, &id, "a", dues("2026-02-28")).await.user_errors(), ["act BARRED_ACT"]);
        let done = record(&federation, &id, "b", dues("2026-03-01")).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.text("recordPartyAct.partyAct.form"), "ESTABLISHED");
    }

    async fn a_liaison_organises_and_decides_nothing(house) {
        let (leader, id) = (house.leader().await, house.society(cast::LEADERS).await);
        let done = record(&leader, &id, "a", json!({})).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.text("recordPartyAct.partyAct.source"), "SOCIETY");
        for act in ["COLLECT_DUES", "ADMIT_MEMBER", "ORGANISATION_LIFE_MEETING", "RE_ELECTION"] {
            let refused = record(&leader, &id, "b", json!({ "act": act })).await;
            assert_eq!(refused.user_errors(), ["act BARRED_ACT"], "{act}");
        }
    }

    async fn an_established_branch_does_all_of_it(house) {
        let (secretary, id) = (house.secretary().await, house.society(cast::SECRETARYS).await);
        for act in ["ADMIT_MEMBER", "CONVERT_PROBATIONARY", "DISCIPLINE_MEMBER", "DISPOSE_MEMBER", "COLLECT_DUES",
                    "ELECT_DELEGATES", "RE_ELECTION", "POLITICAL_STUDY", "GIVE_OPINION"] {
            assert_eq!(record(&secretary, &id, act, json!({ "act": act })).await.user_errors(), nothing(), "{act}");
        }
    }

    async fn a_superior_document_opens_what_is_barred_and_stands_in_the_ledger(house) {
        let (federation, id) = fourth(house).await;
        let with = |act: &str, document: Value| json!({ "act": act, "title": "接收预备党员", "overrideDocument": document });
        let done = record(&federation, &id, "a", with("ADMIT_MEMBER", document())).await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.data("recordPartyAct.partyAct.overrideDocument"), &document());
        let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action changes { field new } } } } }";
        let found = federation.ask(query, json!({ "id": id })).await;
        assert_eq!(found.text("society.events.nodes.0.action"), "RECORD_ACT_BY_OVERRIDE");
        let changes = found.list("society.events.nodes.0.changes");
        assert!(changes.contains(&json!({ "field": "overrideDocNo", "new": "江社党〔2026〕5号" })), "{changes:?}");
        let part = |field: &str, value: Value| { let mut whole = document(); whole[field] = value; whole };
        let before = Trace::of(house).await;
        for (act, document, wanted) in [
            ("THEME_DAY", document(), "overrideDocument OVERRIDE_NOT_NEEDED"),
            ("COLLECT_DUES", part("docNo", json!(" ")), "overrideDocument OVERRIDE_INCOMPLETE"),
            ("COLLECT_DUES", part("datedOn", json!(null)), "overrideDocument OVERRIDE_INCOMPLETE"),
            ("COLLECT_DUES", part("issuedBy", json!("")), "overrideDocument OVERRIDE_INCOMPLETE"),
            ("COLLECT_DUES", part("datedOn", json!("2026-03-11")), "overrideDocument.datedOn OVERRIDE_AFTER_ACT"),
            ("COLLECT_DUES", part("docNo", json!("长".repeat(61))), "overrideDocument.docNo TOO_LONG"),
        ] {
            let refused = record(&federation, &id, "b", with(act, document)).await;
            assert_eq!(refused.user_errors(), [wanted]);
        }
        assert_eq!(Trace::of(house).await, before);
    }

    async fn each_refusal_names_its_field_and_stores_nothing(house) {
        let (federation, id) = fourth(house).await;
        for (changed, wanted) in [
            (json!({ "heldOn": "2026-03-21" }), "heldOn DATE_IN_FUTURE"),
            (json!({ "heldOn": "1901-01-01" }), "heldOn DATE_BEFORE_REGISTRATION"),
            (json!({ "heldOn": "2025-12-31" }), "heldOn NO_PARTY_FORM"),
            (json!({ "title": "  " }), "title REQUIRED"),
            (json!({ "title": "长".repeat(61) }), "title TOO_LONG"),
            (json!({ "title": "a\u{7}b" }), "title CONTROL_CHARACTER"),
            (json!({ "note": "长".repeat(301) }), "note TOO_LONG"),
            (json!({ "participants": 0 }), "participants NOBODY_TOOK_PART"),
            (json!({ "participants": -3 }), "participants NEGATIVE"),
            (json!({ "participants": i32::MAX }), "participants TOO_MANY"),
            (json!({ "participants": 9_999 }), "participants TOO_MANY_PARTICIPANTS"),
            (json!({ "act": "SUPERVISE_MEMBERS", "participants": 40 }), "participants TOO_MANY_PARTICIPANTS"),
            (json!({ "idempotencyKey": " " }), "idempotencyKey REQUIRED"),
            (json!({ "societyId": "x" }), "societyId NOT_FOUND"),
        ] {
            let before = Trace::of(house).await;
            let refused = record(&federation, &id, "k", changed.clone()).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
        assert_eq!(record(&federation, &id, "k", json!({})).await.user_errors(), nothing(), "the key is free");
        let before = Trace::of(house).await;
        let twice = record(&federation, &id, "again", json!({})).await;
        assert_eq!(twice.user_errors(), ["title ACT_ON_RECORD"]);
        let other = record(&federation, &id, "k", json!({ "participants": 2 })).await;
        assert_eq!(other.user_errors(), ["idempotencyKey KEY_REUSED"]);
        assert_eq!(Trace::of(house).await, before);
    }

    async fn a_retry_records_nothing_twice(house) {
        let (federation, id) = fourth(house).await;
        let first = record(&federation, &id, "k", json!({})).await;
        let after_first = Trace::of(house).await;
        house.clock.forward(chrono::TimeDelta::minutes(5));
        assert_eq!(record(&federation, &id, "k", json!({})).await.body, first.body);
        assert_eq!(Trace::of(house).await, after_first);
    }

    async fn a_record_is_withdrawn_with_its_reason_and_never_overwritten(house) {
        let (federation, id) = fourth(house).await;
        let act = record(&federation, &id, "a", json!({})).await.text("recordPartyAct.partyAct.id").to_owned();
        let before = Trace::of(house).await;
        let foreign = house.society(cast::SECRETARYS).await;
        for (society, act, reason, wanted) in [
            (&id, act.as_str(), " ", "reason REQUIRED"),
            (&id, act.as_str(), "长", ""),
            (&id, "x", "错", "actId NOT_FOUND"),
            (&foreign, act.as_str(), "错", "actId NOT_FOUND"),
        ] {
            if !wanted.is_empty() {
                assert_eq!(withdraw(&federation, society, act, "w", reason).await.user_errors(), [wanted]);
            }
        }
        assert_eq!(Trace::of(house).await, before);
        let done = withdraw(&federation, &id, &act, "w", "日期写错").await;
        assert_eq!(done.user_errors(), nothing());
        assert_eq!(done.text("withdrawPartyAct.society.partyActs.nodes.0.withdrawnReason"), "日期写错");
        assert_eq!(done.data("withdrawPartyAct.society.partyActCounts"), &json!([]));
        let again = withdraw(&federation, &id, &act, "w2", "再撤").await;
        assert_eq!(again.user_errors(), ["actId ALREADY_WITHDRAWN"]);
        assert_eq!(record(&federation, &id, "b", json!({})).await.user_errors(), nothing(), "it can be recorded anew");
    }

    async fn who_may_not_see_counts_sees_no_act_and_no_stranger_records_one(house) {
        let (federation, id) = fourth(house).await;
        assert_eq!(record(&federation, &id, "a", json!({})).await.user_errors(), nothing());
        let query = "query($id: ID!) { society(id: $id) { partyActs { totalCount nodes { id } } partyActCounts { held } \
            actPermissions { act } events(first: 1) { nodes { changes { field } } } } }";
        let seen = house.civil().await.ask(query, json!({ "id": id })).await;
        assert_eq!(seen.data("society.partyActs"), &json!({ "totalCount": 0, "nodes": [] }));
        assert_eq!(seen.data("society.partyActCounts"), &json!([]));
        assert_eq!(seen.list("society.actPermissions").len(), 15, "what a form may do is no secret");
        let fields = seen.list("society.events.nodes.0.changes");
        assert!(!fields.contains(&json!({ "field": "participants" })), "{fields:?}");
        for stranger in [house.leader().await, house.foreign_federation().await] {
            assert_eq!(record(&stranger, &id, "s", json!({})).await.user_errors(), ["societyId NOT_FOUND"]);
        }
        let abroad = house.society(city::SOCIETY).await;
        let done = record(&house.foreign_leader().await, &abroad, "s", json!({})).await;
        assert_eq!(done.user_errors(), nothing());
    }
}
