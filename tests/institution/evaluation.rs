//! Evaluations through all their states: applied for, returned, accepted, visited, rated, published, objected
//! to, reviewed, graded; grades lowered and taken away; and what the rules do not let through.

use chrono::TimeDelta;
use entity::account::role::Role;
use entity::register::region;
use sea_orm::EntityTrait;
use server::account::action::create_user::{NewUser, create_user};
use server::job::evaluation;
use server::ledger::Actor;
use support::{Answer, House, Person, Value, both, cast, json};

use crate::responsibility::invariant;

pub(super) const SHOWN: &str = "evaluation { id version state purpose appliedLevel moves receiptNo round selfRating { total } opinion \
    visitNote panel { basic total } panelMembers resultLevel objectionDueOn objection reason text gradedOn validUntil \
    validity openItem { dueOn reason { code } holder { name } mine } steps { step actor text } attachments { name } } \
    userErrors { path code rule message }";

pub(super) fn scores(basic: i32, governance: i32, results: i32, appraisal: i32) -> Value {
    json!({ "basic": basic, "governance": governance, "results": results, "appraisal": appraisal })
}

pub(super) async fn apply_as(
    house: &House,
    person: &Person,
    society: &str,
    key: &str,
    level: &str,
    points: Value,
) -> Answer {
    let query =
        format!("mutation($input: ApplyForEvaluationInput!) {{ applyForEvaluation(input: $input) {{ {SHOWN} }} }}");
    let input = json!({ "societyId": house.society(society).await, "idempotencyKey": key, "level": level,
        "scores": points, "statement": "对照指标逐项自评，材料附后" });
    person.ask(&query, json!({ "input": input })).await
}

/// The secretary's society applies for 3A; answers the evaluation.
pub(super) async fn applied(house: &House) -> Value {
    let secretary = house.secretary().await;
    let answer = apply_as(house, &secretary, cast::SECRETARYS, "first", "A3", scores(55, 340, 380, 100)).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
    answer.data("applyForEvaluation.evaluation").clone()
}

/// A step with this input beside evaluation, version and key.
async fn step(person: &Person, name: &str, case: &Value, key: &str, said: Value) -> Answer {
    let kind = match name {
        "resubmitEvaluation" => "ResubmitEvaluationInput",
        "returnEvaluation" | "refuseEvaluation" => "EvaluationReasonInput",
        "recordEvaluationVisit" => "EvaluationVisitInput",
        "recordPanelScores" => "PanelScoresInput",
        "concludeEvaluation" => "ConcludeEvaluationInput",
        _ => "EvaluationTextInput",
    };
    let mut input = json!({ "evaluationId": case["id"], "expectedVersion": case["version"], "idempotencyKey": key });
    let Value::Object(said) = said else { panic!("what is said is an object") };
    input.as_object_mut().expect("an object").extend(said);
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {SHOWN} }} }}");
    person.ask(&query, json!({ "input": input })).await
}

/// The same, which has to be done, and leaves the invariant; answers the evaluation after it.
async fn done(house: &House, person: &Person, name: &str, case: &Value, said: Value) -> Value {
    let answer = step(person, name, case, &format!("{name} {}", case["version"]), said).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    invariant::holds(house).await;
    answer.data(&format!("{name}.evaluation")).clone()
}

async fn of(person: &Person, id: &Value) -> Value {
    let shown = SHOWN.split(" } userErrors").next().expect("the evaluation").replace("evaluation { ", "");
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Evaluation {{ {shown} }} }} }}");
    person.ask(&query, json!({ "id": id })).await.data("node").clone()
}

/// Opinion, acceptance, visit: up to the panel.
async fn before_the_panel(house: &House) -> Value {
    let (federation, civil) = (house.federation().await, house.civil().await);
    let case = applied(house).await;
    let case = done(house, &federation, "giveEvaluationOpinion", &case, json!({ "text": "活动规范，同意申报" })).await;
    let case = done(house, &civil, "acceptEvaluation", &case, json!({})).await;
    let visit =
        json!({ "visitedOn": "2026-03-20", "visitors": "周民政，社会组织科科长", "note": "制度健全，档案齐备" });
    done(house, &civil, "recordEvaluationVisit", &case, visit).await
}

fn panel(points: &Value) -> Value {
    json!({ "heldOn": "2026-03-20", "members": "张某，省社会组织评估专家；李某，注册会计师", "scores": points, "note": "按指标逐项评定" })
}

/// Rated with these points and published.
async fn published(house: &House, points: &Value) -> Value {
    let civil = house.civil().await;
    let case = before_the_panel(house).await;
    let case = done(house, &civil, "recordPanelScores", &case, panel(points)).await;
    done(house, &civil, "publishEvaluationNotice", &case, json!({})).await
}

pub(super) async fn held(house: &House, society: &str) -> Value {
    let query = "query($id: ID!) { society(id: $id) { version grade { level since until expired } } }";
    house.org().await.ask(query, json!({ "id": house.society(society).await })).await.data("society").clone()
}

/// A second official of civil affairs.
async fn second_official(house: &House) -> Person {
    let regions = region::Entity::find().all(&house.db).await.expect("the database answers");
    let city = regions.iter().find(|region| region.code == server::demo::CITY).expect("the city is there");
    let agency = house.civil().await.query("{ viewer { post { agency { id } } } agencies { id name } }").await;
    let id =
        agency.list("agencies").iter().find(|row| row["name"] == "江南市民政局").expect("civil affairs")["id"].clone();
    let id = entity::register::agency::AgencyId::parse(id.as_str().expect("an id")).expect("an agency's id");
    let new = NewUser {
        username: "civil2".into(),
        display_name: "吴复核".into(),
        password: server::demo::PASSWORD.into(),
        role: Role::CivilAffairs,
        region_id: city.id,
        agency_id: Some(id),
        society_id: None,
        since: house.state.world.today(),
    };
    create_user(&house.state, Actor::platform("测试"), new).await.expect("an account can be made");
    house.person("civil2").await
}

both! {
    async fn a_society_is_evaluated_and_the_register_has_its_grade(house) {
        let case = applied(house).await;
        assert_eq!((&case["state"], &case["purpose"], &case["selfRating"]["total"]), (&json!("SELF_RATED"), &json!("GRADE"), &json!(875)));
        // Ten working days after Friday, 20 March; Monday, 6 April is the Qingming holiday of 2026.
        let due = case["openItem"]["dueOn"].as_str().expect("a day").to_owned();
        assert!(due.as_str() > "2026-04-01" && due.as_str() < "2026-04-10", "{due}");
        assert!(case["receiptNo"].as_str().is_some_and(|no| no.starts_with("PG20260320-")), "{case}");
        let secretary = house.secretary().await;
        let again = apply_as(house, &secretary, cast::SECRETARYS, "first", "A3", scores(55, 340, 380, 100)).await;
        assert_eq!(again.data("applyForEvaluation.evaluation.id"), &case["id"], "a retry is the same");
        invariant::holds(house).await;
        let twice = apply_as(house, &secretary, cast::SECRETARYS, "second", "A3", scores(55, 340, 380, 100)).await;
        assert_eq!(twice.user_errors(), ["NOT_ELIGIBLE"]);
        let (federation, civil) = (house.federation().await, house.civil().await);
        assert_eq!(of(&federation, &case["id"]).await["moves"], json!(["OPINE"]));
        assert_eq!(of(&civil, &case["id"]).await["moves"], json!([]), "the federation has the turn");
        let early = step(&civil, "acceptEvaluation", &case, "early", json!({})).await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        let case = done(house, &federation, "giveEvaluationOpinion", &case, json!({ "text": "同意申报" })).await;
        assert_eq!((&case["state"], &case["opinion"]), (&json!("DOCS"), &json!("同意申报")));
        let case = done(house, &civil, "acceptEvaluation", &case, json!({})).await;
        let future = json!({ "visitedOn": "2026-03-21", "visitors": " ", "note": "n" });
        let refused = step(&civil, "recordEvaluationVisit", &case, "future", future).await;
        assert_eq!(refused.user_errors(), ["visitedOn DATE_IN_FUTURE", "visitors REQUIRED"]);
        let visit = json!({ "visitedOn": "2026-03-20", "visitors": "周民政，科长", "note": "制度健全" });
        let case = done(house, &civil, "recordEvaluationVisit", &case, visit).await;
        let unpublished = step(&civil, "publishEvaluationNotice", &case, "unrated", json!({})).await;
        assert_eq!(unpublished.user_errors(), ["WRONG_STATE"], "nothing is published that nobody rated");
        let over = step(&civil, "recordPanelScores", &case, "over", panel(&scores(61, 391, -1, 120))).await;
        assert_eq!(over.user_errors(), ["basic OUT_OF_RANGE", "governance OUT_OF_RANGE", "results OUT_OF_RANGE"]);
        let case = done(house, &civil, "recordPanelScores", &case, panel(&scores(58, 360, 400, 110))).await;
        assert_eq!((&case["panel"]["total"], &case["resultLevel"]), (&json!(928), &json!("A3")), "never more than was applied for");
        let case = done(house, &civil, "recordPanelScores", &case, panel(&scores(58, 350, 390, 100))).await;
        assert_eq!(case["panel"]["total"], 898, "corrected before the notice");
        let case = done(house, &civil, "publishEvaluationNotice", &case, json!({})).await;
        assert_eq!((&case["state"], &case["objectionDueOn"]), (&json!("NOTICE"), &json!("2026-03-27")));
        let hasty = step(&civil, "concludeEvaluation", &case, "hasty", json!({})).await;
        assert_eq!(hasty.user_errors(), ["WRONG_STATE"], "the notice runs");
        house.clock.forward(TimeDelta::days(7));
        evaluation::run(&house.state).await.expect("a round ends");
        assert_eq!(of(&house.civil().await, &case["id"]).await["state"], "NOTICE", "its last day is a day to object");
        house.clock.forward(TimeDelta::days(1));
        assert!(evaluation::run(&house.state).await.expect("a round ends") > 0);
        assert_eq!(evaluation::run(&house.state).await.expect("a round ends"), 0, "each is noted once");
        invariant::holds(house).await;
        let civil = house.civil().await;
        let case = of(&civil, &case["id"]).await;
        assert_eq!((&case["state"], &case["moves"]), (&json!("DECISION"), &json!(["GRADE", "REFUSE"])));
        let late = step(&house.secretary().await, "objectToEvaluation", &case, "late", json!({ "text": "晚了" })).await;
        assert_eq!(late.user_errors(), ["WRONG_STATE"]);
        let before = held(house, cast::SECRETARYS).await;
        assert_eq!(before["grade"], Value::Null);
        let case = done(house, &civil, "concludeEvaluation", &case, json!({})).await;
        assert_eq!((&case["state"], &case["validity"], &case["openItem"]), (&json!("GRADED"), &json!("VALID"), &Value::Null));
        assert_eq!((&case["gradedOn"], &case["validUntil"]), (&json!("2026-03-28"), &json!("2031-03-28")));
        let after = held(house, cast::SECRETARYS).await;
        assert_eq!(after["grade"], json!({ "level": "A3", "since": "2026-03-28", "until": "2031-03-28", "expired": false }));
        assert_ne!(before["version"], after["version"], "an import that was planned before sees it");
        let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action changes { field new } } } } }";
        let told = civil.ask(query, json!({ "id": house.society(cast::SECRETARYS).await })).await;
        assert_eq!(told.text("society.events.nodes.0.action"), "CONCLUDE_EVALUATION");
        assert!(told.text.contains("2031-03-28"), "{}", told.text);
    }

    async fn what_stands_in_the_way_is_named_and_nothing_is_stored(house) {
        let leader = house.leader().await;
        let points = || scores(60, 390, 430, 120);
        let higher = apply_as(house, &leader, cast::LEADERS, "a", "A5", points()).await;
        assert_eq!(higher.user_errors(), ["NOT_ELIGIBLE"]);
        let said = higher.text("applyForEvaluation.userErrors.0.message");
        assert!(said.contains("现有等级获得不满两年") && said.contains("2027-12-28"), "{said}");
        assert!(higher.text("applyForEvaluation.userErrors.0.rule").contains("江苏"), "{}", higher.text);
        let same = apply_as(house, &leader, cast::LEADERS, "b", "A4", points()).await;
        assert!(same.text("applyForEvaluation.userErrors.0.message").contains("180天"), "{}", same.text);
        let lower = apply_as(house, &leader, cast::LEADERS, "c", "A2", points()).await;
        assert_eq!(lower.user_errors(), ["level UNKNOWN_CHOICE"]);
        let secretary = house.secretary().await;
        let ladder = apply_as(house, &secretary, cast::SECRETARYS, "d", "A4", points()).await;
        assert_eq!(ladder.user_errors(), ["NOT_ELIGIBLE"]);
        let over = apply_as(house, &secretary, cast::SECRETARYS, "e", "A3", scores(61, 0, 0, 0)).await;
        assert_eq!(over.user_errors(), ["basic OUT_OF_RANGE"]);
        let foreign = apply_as(house, &leader, cast::SECRETARYS, "f", "A3", points()).await;
        assert_eq!(foreign.user_errors(), ["societyId NOT_FOUND"]);
        for (person, code) in [(&leader, cast::LEADERS), (&secretary, cast::SECRETARYS)] {
            let query = "query($id: ID!) { evaluations(filter: { society: $id }) { totalCount } }";
            let found = person.ask(query, json!({ "id": house.society(code).await })).await;
            assert_eq!(found.number("evaluations.totalCount"), 0);
        }
        invariant::holds(house).await;
    }

    async fn what_the_panel_gave_is_not_told_before_the_notice(house) {
        let case = before_the_panel(house).await;
        let civil = house.civil().await;
        let case = done(house, &civil, "recordPanelScores", &case, panel(&scores(58, 350, 390, 100))).await;
        let hidden = ["panel", "panelMembers", "resultLevel", "visitNote"];
        for person in [house.secretary().await, house.federation().await, house.org().await, house.admin().await] {
            let seen = of(&person, &case["id"]).await;
            assert_eq!(seen["state"], "SCORED");
            assert!(hidden.iter().all(|field| seen[*field].is_null()), "{}: {seen}", person.name);
            let query = "query($id: ID!) { society(id: $id) { events(first: 10) { nodes { action changes { field new } } } } }";
            let told = person.ask(query, json!({ "id": house.society(cast::SECRETARYS).await })).await;
            assert!(!told.text.contains("898") && !told.text.contains("注册会计师"), "{}: {}", person.name, told.text);
        }
        assert!(hidden.iter().all(|field| !case[*field].is_null()), "{case}");
        done(house, &civil, "publishEvaluationNotice", &case, json!({})).await;
        let seen = of(&house.secretary().await, &case["id"]).await;
        assert!(hidden.iter().all(|field| !seen[*field].is_null()), "{seen}");
    }

    async fn an_objection_is_reviewed_by_another_official(house) {
        let case = published(house, &scores(50, 330, 370, 90)).await;
        assert_eq!(case["resultLevel"], "A2");
        let (secretary, civil) = (house.secretary().await, house.civil().await);
        let silent = step(&secretary, "objectToEvaluation", &case, "silent", json!({ "text": " " })).await;
        assert_eq!(silent.user_errors(), ["text REQUIRED"]);
        let case = done(house, &secretary, "objectToEvaluation", &case, json!({ "text": "获奖材料漏计" })).await;
        assert_eq!((&case["state"], &case["objection"]), (&json!("REVIEW"), &json!("获奖材料漏计")));
        assert_eq!(of(&civil, &case["id"]).await["moves"], json!([]), "whoever published it does not review it");
        let own = step(&civil, "upholdEvaluation", &case, "own", json!({ "text": "维持" })).await;
        assert_eq!(own.user_errors(), ["FOUR_EYES"]);
        let other = second_official(house).await;
        assert_eq!(of(&other, &case["id"]).await["moves"], json!(["UPHOLD", "REOPEN"]));
        let case = done(house, &other, "reopenEvaluation", &case, json!({ "text": "补充材料后重新评审" })).await;
        assert_eq!((&case["state"], &case["panel"], &case["resultLevel"]), (&json!("PANEL"), &Value::Null, &Value::Null));
        let case = done(house, &civil, "recordPanelScores", &case, panel(&scores(55, 340, 380, 90))).await;
        let case = done(house, &civil, "publishEvaluationNotice", &case, json!({})).await;
        assert_eq!(case["resultLevel"], "A3");
        let case = done(house, &secretary, "objectToEvaluation", &case, json!({ "text": "再次异议" })).await;
        let case = done(house, &other, "upholdEvaluation", &case, json!({ "text": "证据不足，维持" })).await;
        assert_eq!(case["state"], "DECISION");
        let case = done(house, &civil, "concludeEvaluation", &case, json!({})).await;
        assert_eq!(case["state"], "GRADED");
        assert_eq!(held(house, cast::SECRETARYS).await["grade"]["level"], "A3");
    }

    async fn an_application_is_returned_sent_again_refused_or_withdrawn(house) {
        let (federation, civil, secretary) = (house.federation().await, house.civil().await, house.secretary().await);
        let case = applied(house).await;
        let case = done(house, &federation, "giveEvaluationOpinion", &case, json!({ "text": "同意" })).await;
        let empty = json!({ "reason": "DOCUMENT_MISSING", "text": " " });
        assert_eq!(step(&civil, "returnEvaluation", &case, "e", empty).await.user_errors(), ["text REQUIRED"]);
        let said = json!({ "reason": "DOCUMENT_MISSING", "text": "缺财务审计报告" });
        let case = done(house, &civil, "returnEvaluation", &case, said).await;
        assert_eq!((&case["state"], &case["text"]), (&json!("RETURNED"), &json!("缺财务审计报告")));
        let notices = secretary.query("{ notices(first: 10) { nodes { kind note } } }").await;
        assert!(notices.text.contains("缺财务审计报告"), "{}", notices.text);
        let stale = json!({ "id": case["id"], "version": 1 });
        let again = json!({ "scores": scores(50, 340, 380, 100), "statement": "已补审计报告" });
        assert_eq!(step(&secretary, "resubmitEvaluation", &stale, "s", again.clone()).await.user_errors(), ["expectedVersion CONFLICT"]);
        let case = done(house, &secretary, "resubmitEvaluation", &case, again).await;
        assert_eq!((&case["state"], &case["round"], &case["text"]), (&json!("DOCS"), &json!(2), &Value::Null));
        let case = done(house, &secretary, "withdrawEvaluation", &case, json!({ "text": "拟下年度再申报" })).await;
        assert_eq!((&case["state"], &case["openItem"]), (&json!("WITHDRAWN"), &Value::Null));
        let next = apply_as(house, &secretary, cast::SECRETARYS, "next", "A2", scores(50, 340, 380, 100)).await;
        assert_eq!(next.user_errors(), Vec::<String>::new(), "whoever withdrew may apply again");
        house.clock.forward(TimeDelta::days(30));
        evaluation::run(&house.state).await.expect("a round ends");
        invariant::holds(house).await;
        let civil = house.civil().await;
        let case = of(&civil, next.data("applyForEvaluation.evaluation.id")).await;
        assert_eq!((&case["state"], &case["opinion"]), (&json!("DOCS"), &Value::Null), "silence holds nothing up");
        let case = done(house, &civil, "refuseEvaluation", &case, json!({ "reason": "FALSE_PAPERS", "text": "材料不实" })).await;
        assert_eq!((&case["state"], &case["reason"]), (&json!("REFUSED"), &json!("FALSE_PAPERS")));
    }

    async fn a_society_that_is_listed_meanwhile_is_not_graded(house) {
        let case = published(house, &scores(58, 350, 390, 100)).await;
        house.clock.forward(TimeDelta::days(8));
        evaluation::run(&house.state).await.expect("a round ends");
        let (civil, secretary) = (house.civil().await, house.secretary().await);
        let open = "mutation($input: OpenListCaseInput!) { openListCase(input: $input) { listCase { id } userErrors { code } } }";
        let input = json!({ "idempotencyKey": "n", "societyId": house.society(cast::SECRETARYS).await, "reason": "UNREACHABLE", "evidence": "两次退信" });
        let listed = civil.ask(open, json!({ "input": input })).await.text("openListCase.listCase.id").to_owned();
        for (version, person, name) in [(1, &secretary, "objectToListing"), (2, &civil, "enterOnList")] {
            let query = format!("mutation($input: ListStepInput!) {{ {name}(input: $input) {{ userErrors {{ code }} }} }}");
            let input = json!({ "idempotencyKey": name, "caseId": listed, "expectedVersion": version, "text": "说明" });
            assert_eq!(person.ask(&query, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
        }
        let case = of(&civil, &case["id"]).await;
        let barred = step(&civil, "concludeEvaluation", &case, "barred", json!({})).await;
        assert_eq!(barred.user_errors(), ["NOT_ELIGIBLE"]);
        assert_eq!(held(house, cast::SECRETARYS).await["grade"], Value::Null, "nothing is stored");
        let case = done(house, &civil, "refuseEvaluation", &case, json!({ "reason": "CONDITIONS_NOT_MET", "text": "公示期间被列入名录" })).await;
        assert_eq!(case["state"], "REFUSED");
    }

    async fn too_few_points_lead_to_no_grade(house) {
        let case = published(house, &scores(30, 200, 300, 60)).await;
        assert_eq!(case["resultLevel"], Value::Null);
        house.clock.forward(TimeDelta::days(8));
        evaluation::run(&house.state).await.expect("a round ends");
        let civil = house.civil().await;
        let case = of(&civil, &case["id"]).await;
        assert_eq!(case["moves"], json!(["DECLINE_GRADE", "REFUSE"]));
        let case = done(house, &civil, "concludeEvaluation", &case, json!({})).await;
        assert_eq!((&case["state"], &case["validUntil"]), (&json!("NOT_GRADED"), &Value::Null));
        assert_eq!(held(house, cast::SECRETARYS).await["grade"], Value::Null);
    }

    async fn what_is_not_yours_does_not_show(house) {
        let case = applied(house).await;
        for person in [house.leader().await, house.foreign_federation().await, house.foreign_leader().await] {
            assert_eq!(of(&person, &case["id"]).await, Value::Null, "{}", person.name);
            let taken = step(&person, "withdrawEvaluation", &case, "x", json!({ "text": "t" })).await;
            assert!(taken.error_code().is_some() || taken.user_errors() == ["evaluationId NOT_FOUND"], "{}: {}", person.name, taken.text);
        }
        let leader = house.leader().await.query("{ evaluations { totalCount } }").await;
        assert_eq!(leader.number("evaluations.totalCount"), 0);
    }

}
