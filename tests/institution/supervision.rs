//! What lists and enforcement share: an objection is decided by another official where the data say so, papers
//! come with a step and are read by whoever reads the case, and how long a holder has is data.

use chrono::NaiveDate;
use entity::institution::enforcement::enforcement_step;
use entity::institution::enforcement::enforcement_term;
use entity::institution::list_case::{list_case_step, list_term};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, Set};
use support::{Answer, House, Person, Value, both, cast, json};

use crate::file::{pdf, upload};

/// A mutation with its input; the case it answers with.
async fn send(person: &Person, name: &str, kind: &str, input: Value) -> Answer {
    let enforcement = !kind.starts_with("List") && !kind.starts_with("OpenList");
    let (case, more) = if enforcement { ("enforcementCase", "dueOn") } else { ("listCase", "objectionDueOn") };
    let query = format!(
        "mutation($input: {kind}!) {{ {name}(input: $input) {{ {case} {{ id version state moves needsSecondOfficial \
         {more} attachments {{ name purpose }} openItem {{ dueOn }} }} userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

/// The same, done; the case.
async fn done(person: &Person, name: &str, kind: &str, input: Value) -> Value {
    let answer = send(person, name, kind, input).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    let case = if kind.starts_with("List") || kind.starts_with("OpenList") { "listCase" } else { "enforcementCase" };
    answer.data(&format!("{name}.{case}")).clone()
}

fn step(case: &Value, key: &str) -> Value {
    json!({ "idempotencyKey": key, "caseId": case["id"], "expectedVersion": case["version"], "text": "说明" })
}

async fn listed(house: &House, files: &[String]) -> Value {
    let input = json!({ "idempotencyKey": "n", "societyId": house.society(cast::LEADERS).await,
        "reason": "UNREACHABLE", "evidence": "两次退信", "fileIds": files });
    done(&house.civil().await, "openListCase", "OpenListCaseInput", input).await
}

async fn investigated(house: &House) -> Value {
    let civil = house.civil().await;
    let input = json!({ "idempotencyKey": "c", "societyId": house.society(cast::LEADERS).await, "clue": "收费评选" });
    let case = done(&civil, "reportClue", "ReportClueInput", input).await;
    done(&civil, "openInvestigation", "EnforcementStepInput", step(&case, "i")).await
}

both! {
    async fn whoever_gave_notice_does_not_decide_about_the_objection_where_the_data_say_so(house) {
        let (civil, leader) = (house.civil().await, house.leader().await);
        let case = listed(house, &[]).await;
        let case = done(&leader, "objectToListing", "ListStepInput", step(&case, "o")).await;
        assert_eq!(case["needsSecondOfficial"], false);
        let on = list_term::ActiveModel { second_official: Set(true), ..Default::default() };
        list_term::Entity::update_many().set(on).exec(&house.db).await.expect("it is data");
        for name in ["enterOnList", "dismissListCase"] {
            let refused = send(&civil, name, "ListStepInput", step(&case, name)).await;
            assert_eq!(refused.user_errors(), ["SECOND_OFFICIAL"], "{name}");
            let seen = refused.data(&format!("{name}.listCase"));
            assert_eq!((&seen["state"], &seen["needsSecondOfficial"]), (&json!("OBJECTED"), &json!(true)));
            assert_eq!(seen["moves"], json!([]), "nothing is offered that would be refused");
        }
        // Somebody else had given the notice.
        let other = Expr::value(uuid::Uuid::from_u128(7));
        let steps = list_case_step::Entity::update_many().col_expr(list_case_step::Column::UserId, other);
        steps.exec(&house.db).await.expect("the steps are there");
        let entered = done(&civil, "enterOnList", "ListStepInput", step(&case, "enter")).await;
        assert_eq!(entered["state"], "LISTED");
    }

    async fn whoever_gave_notice_of_a_penalty_does_not_decide_about_the_objection_either(house) {
        let (civil, leader) = (house.civil().await, house.leader().await);
        let case = investigated(house).await;
        let mut notice = step(&case, "n");
        notice["penalty"] = json!("WARNING");
        let case = done(&civil, "noticePenalty", "NoticePenaltyInput", notice).await;
        let case = done(&leader, "objectToPenalty", "EnforcementStepInput", step(&case, "o")).await;
        let on = enforcement_term::ActiveModel { second_official: Set(true), ..Default::default() };
        enforcement_term::Entity::update_many().set(on).exec(&house.db).await.expect("it is data");
        let refused = send(&civil, "imposePenalty", "EnforcementStepInput", step(&case, "impose")).await;
        assert_eq!(refused.user_errors(), ["SECOND_OFFICIAL"]);
        assert_eq!(refused.data("imposePenalty.enforcementCase")["moves"], json!([]));
        let other = Expr::value(uuid::Uuid::from_u128(7));
        let steps = enforcement_step::Entity::update_many().col_expr(enforcement_step::Column::UserId, other);
        steps.exec(&house.db).await.expect("the steps are there");
        assert_eq!(done(&civil, "dropEnforcement", "EnforcementStepInput", step(&case, "d")).await["state"], "NO_ACTION");
    }

    async fn papers_come_with_a_step_and_are_read_with_the_case(house) {
        let (civil, leader) = (house.civil().await, house.leader().await);
        let notice = upload(house, &civil, "告知书.pdf", &pdf("notice")).await;
        let case = listed(house, &[notice]).await;
        assert_eq!(case["attachments"], json!([{ "name": "告知书.pdf", "purpose": "LIST_PAPER" }]));
        let mut objection = step(&case, "o");
        objection["fileIds"] = json!([upload(house, &leader, "迁址证明.pdf", &pdf("seat")).await]);
        let case = done(&leader, "objectToListing", "ListStepInput", objection).await;
        assert_eq!(case["attachments"][1], json!({ "name": "迁址证明.pdf", "purpose": "LIST_OBJECTION" }));
        let node = "query($id: ID!) { node(id: $id) { ... on ListCase { attachments { name } } } }";
        let stranger = house.secretary().await.ask(node, json!({ "id": case["id"] })).await;
        assert_eq!(stranger.data("node"), &Value::Null);
    }

    async fn nothing_is_attached_before_the_society_knows_of_the_case(house) {
        let (civil, leader) = (house.civil().await, house.leader().await);
        let case = investigated(house).await;
        let paper = upload(house, &civil, "责令改正通知书.pdf", &pdf("order")).await;
        let mut early = step(&case, "d");
        early["fileIds"] = json!([paper]);
        let refused = send(&civil, "dropEnforcement", "EnforcementStepInput", early).await;
        assert_eq!(refused.user_errors(), ["fileIds WRONG_STATE"]);
        let mut order = step(&case, "o");
        order["fileIds"] = json!([paper]);
        let case = done(&civil, "orderCorrection", "CorrectionInput", order).await;
        assert_eq!(case["attachments"], json!([{ "name": "责令改正通知书.pdf", "purpose": "ENFORCEMENT_ORDER" }]));
        let mut report = step(&case, "r");
        report["fileIds"] = json!([upload(house, &leader, "退款凭证.pdf", &pdf("refund")).await]);
        let case = done(&leader, "reportCorrection", "EnforcementStepInput", report).await;
        assert_eq!(case["attachments"][1], json!({ "name": "退款凭证.pdf", "purpose": "CORRECTION_PROOF" }));
    }

    async fn how_long_a_holder_has_is_the_version_of_the_day(house) {
        let case = investigated(house).await;
        assert_eq!((&case["dueOn"], &case["openItem"]["dueOn"]), (&json!("2026-06-18"), &json!("2026-06-18")));
        let newest = enforcement_term::Entity::find().one(&house.db).await.expect("it answers").expect("the first");
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        for (from, correct_days) in [(day(20), 45), (day(21), 60)] {
            let row = enforcement_term::Model { effective_on: from, correct_days, ..newest.clone() };
            let row = enforcement_term::ActiveModel::from(row);
            enforcement_term::Entity::insert(row).exec_without_returning(&house.db).await.expect("another version");
        }
        let case = done(&house.civil().await, "orderCorrection", "CorrectionInput", step(&case, "o")).await;
        assert_eq!(case["dueOn"], "2026-05-04", "the version of today, not tomorrow's");
    }
}
