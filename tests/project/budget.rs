//! Budgets by category: planned within the award, spent within the plan and within what was paid, and what is left
//! adds up to the last fen.

use sea_orm::ConnectionTrait;
use support::{Answer, House, Person, Value, both, cast, json};

use super::write::{act, agree, desk, enter, paid, plan};

const SHOWN: &str = "project { id version award { amount unbudgeted budget { no zh planned spent balance } } }";

async fn programme(desk: &Person) -> String {
    let input = json!({ "idempotencyKey": "fund", "year": 2026, "name": "科目资金", "source": "江财〔2026〕2号", "total": 1_000_000 });
    let fund = act(desk, ("createFund", "CreateFundInput"), "fund { id }", input).await;
    let input = json!({ "idempotencyKey": "programme", "fundId": fund.data("createFund.fund.id"), "name": "科目计划",
        "kind": "SUPPORT", "budget": 1_000_000, "ceiling": 1_000_000, "yearsMax": 3,
        "categories": [{ "zh": "会议费", "en": "Meetings" }, { "zh": "劳务费", "en": "Labour" }] });
    let made = act(desk, ("createProgramme", "CreateProgrammeInput"), "fund { programmes { id } }", input).await;
    made.text("createProgramme.fund.programmes.0.id").to_owned()
}

/// A project of 6,000.00 yuan of which 4,000.00 are paid out.
async fn paid_out(house: &House) -> (Value, String) {
    let (desk, chair, vice) = (desk(house).await, house.chair().await, house.person("vice").await);
    let programme = programme(&desk).await;
    let society = house.society(cast::LEADERS).await;
    let entered = enter(&desk, &society, Some((600_000, &programme)), "budget").await;
    let project = agree(&desk, entered.data("enterProject.project"), "2026-12-31").await;
    let planned = plan(&desk, &project, &[400_000, 200_000], "plan").await;
    let project = planned.data("planTranches.project").clone();
    let tranche = paid(&desk, "requestPayments", &project["award"]["tranches"][0]).await;
    let tranche = paid(&chair, "approvePayments", &tranche).await;
    paid(&vice, "releasePayments", &tranche).await;
    (project, programme)
}

fn amounts(rows: &[(i64, i64)]) -> Vec<Value> {
    rows.iter().map(|(no, amount)| json!({ "no": no, "amount": amount })).collect()
}

async fn planned(desk: &Person, project: &Value, rows: &[(i64, i64)]) -> Answer {
    let input = json!({ "idempotencyKey": format!("{rows:?} {}", project["version"]), "projectId": project["id"],
        "expectedVersion": project["version"], "amounts": amounts(rows) });
    act(desk, ("planBudget", "PlanBudgetInput"), SHOWN, input).await
}

async fn spent(person: &Person, project: &Value, rows: &[(i64, i64)]) -> Answer {
    let input = json!({ "idempotencyKey": format!("{rows:?} {}", project["version"]), "projectId": project["id"],
        "expectedVersion": project["version"], "amounts": amounts(rows), "text": "两次会议" });
    act(person, ("reportSpending", "ReportSpendingInput"), SHOWN, input).await
}

both! {
    async fn what_is_left_of_each_category_adds_up(house) {
        let (desk, leader) = (desk(house).await, house.leader().await);
        let (project, programme) = paid_out(house).await;
        let over = planned(&desk, &project, &[(1, 400_000), (2, 200_001)]).await;
        assert_eq!(over.user_errors(), ["amounts OVER_LIMIT"]);
        assert_eq!(planned(&desk, &project, &[(3, 1)]).await.user_errors(), ["amounts NOT_FOUND"]);
        assert_eq!(planned(&desk, &project, &[(1, 1), (1, 1)]).await.user_errors(), ["amounts NAMED_TWICE"]);
        assert_eq!(planned(&desk, &project, &[]).await.user_errors(), ["amounts REQUIRED"]);
        let made = planned(&desk, &project, &[(1, 350_000), (2, 200_000)]).await;
        assert_eq!(made.user_errors(), Vec::<String>::new(), "{}", made.text);
        let project = made.data("planBudget.project").clone();
        assert_eq!(project["award"]["unbudgeted"], 50_000);

        let stale = spent(&leader, &json!({ "id": project["id"], "version": 1 }), &[(1, 1)]).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(spent(&leader, &project, &[(1, 350_001)]).await.user_errors(), ["amounts OVER_LIMIT"], "more than planned");
        let both = spent(&leader, &project, &[(1, 350_000), (2, 50_001)]).await;
        assert_eq!(both.user_errors(), ["amounts OVER_LIMIT"], "more than was paid");
        let told = spent(&leader, &project, &[(1, 123_456)]).await;
        assert_eq!(told.user_errors(), Vec::<String>::new(), "{}", told.text);
        let project = told.data("reportSpending.project").clone();
        assert_eq!(project["award"]["budget"], json!([
            { "no": 1, "zh": "会议费", "planned": 350_000, "spent": 123_456, "balance": 226_544 },
            { "no": 2, "zh": "劳务费", "planned": 200_000, "spent": 0, "balance": 200_000 },
        ]));
        assert_eq!(planned(&desk, &project, &[(1, 123_455), (2, 200_000)]).await.user_errors(), ["amounts BELOW_SPENT"]);
        let right = spent(&leader, &project, &[(1, 120_000)]).await;
        assert_eq!(right.user_errors(), Vec::<String>::new(), "what was wrong is put right");

        let query = "{ funds { programmes { id categories { no planned spent balance } } } }";
        let funds = desk.query(query).await;
        let all = funds.list("funds").iter().flat_map(|fund| fund["programmes"].as_array().cloned().unwrap_or_default());
        let own = all.into_iter().find(|one| one["id"] == programme.as_str()).expect("the programme");
        assert_eq!(own["categories"][0], json!({ "no": 1, "planned": 350_000, "spent": 120_000, "balance": 230_000 }));
    }

    async fn others_neither_plan_nor_spend_and_the_database_is_the_last_wall(house) {
        let (desk, leader) = (desk(house).await, house.leader().await);
        let (project, _) = paid_out(house).await;
        assert_eq!(planned(&leader, &project, &[(1, 1)]).await.error_code(), Some("FORBIDDEN"));
        assert_eq!(spent(&desk, &project, &[(1, 1)]).await.error_code(), Some("FORBIDDEN"));
        assert_eq!(spent(&house.secretary().await, &project, &[(1, 1)]).await.user_errors(), ["projectId NOT_FOUND"]);
        assert_eq!(spent(&leader, &project, &[(1, 1)]).await.user_errors(), ["amounts NOT_FOUND"], "nothing is planned yet");
        planned(&desk, &project, &[(1, 100)]).await;
        for sql in ["UPDATE award_budget SET spent_fen = amount_fen + 1", "UPDATE award_budget SET spent_fen = -1"] {
            assert!(house.db.execute_unprepared(sql).await.is_err(), "{sql}");
        }
    }
}
