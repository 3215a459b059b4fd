//! Payments: two different people approve each, neither is the one who requested it, nothing is paid without an
//! agreement that runs, and all that is named moves or nothing does.

use chrono::TimeDelta;
use support::{House, Value, both, cast, json};

use super::write::{SHOWN, act, agree, desk, done, enter, paid, pay, plan, programme, seen};
use crate::responsibility::invariant;

/// A project of 10,000.00 yuan in two tranches, agreed until a day.
async fn funded(house: &House, until: &str) -> Value {
    let (desk, society) = (desk(house).await, house.society(cast::LEADERS).await);
    let (_, programme) = programme(&desk, (5_000_000, 4_000_000, 2_000_000)).await;
    let entered = enter(&desk, &society, Some((1_000_000, &programme)), "paid").await;
    assert_eq!(entered.user_errors(), Vec::<String>::new());
    let project = agree(&desk, entered.data("enterProject.project"), until).await;
    let planned = plan(&desk, &project, &[600_000, 400_000], "plan").await;
    assert_eq!(planned.user_errors(), Vec::<String>::new());
    planned.data("planTranches.project").clone()
}

both! {
    async fn two_people_approve_and_neither_requested_it(house) {
        let (desk, chair, vice) = (desk(house).await, house.chair().await, house.person("vice").await);
        let project = funded(house, "2026-12-31").await;
        let tranche = project["award"]["tranches"][0].clone();
        let tranche = paid(&desk, "requestPayments", &tranche).await;
        assert_eq!(tranche["moves"], json!(["RETURN"]));
        invariant::holds(house).await;
        assert_eq!(pay(&desk, "approvePayments", &[&tranche], "own").await.user_errors(), ["FOUR_EYES"]);
        assert_eq!(pay(&desk, "releasePayments", &[&tranche], "desk").await.error_code(), Some("FORBIDDEN"));
        assert_eq!(pay(&chair, "releasePayments", &[&tranche], "early").await.user_errors(), ["WRONG_STATE"]);
        let tranche = paid(&chair, "approvePayments", &tranche).await;
        assert_eq!(pay(&chair, "releasePayments", &[&tranche], "same").await.user_errors(), ["FOUR_EYES"]);
        let tranche = paid(&vice, "releasePayments", &tranche).await;
        assert!(tranche["reference"].is_string());
        assert_eq!(seen(&desk, &project).await["award"]["released"], 600_000);
        // The bank sends it back: it is planned again and nothing is out.
        let back = paid(&desk, "bouncePayment", &tranche).await;
        assert_eq!((&back["state"], &back["reference"]), (&json!("PLANNED"), &Value::Null));
        assert_eq!(seen(&desk, &project).await["award"]["released"], 0);
        invariant::holds(house).await;
    }

    async fn many_move_together_or_none_does(house) {
        let desk = desk(house).await;
        let project = funded(house, "2026-12-31").await;
        let (one, mut two) = (project["award"]["tranches"][0].clone(), project["award"]["tranches"][1].clone());
        two["version"] = json!(9);
        assert_eq!(pay(&desk, "requestPayments", &[&one, &two], "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        two["version"] = json!(1);
        let both = pay(&desk, "requestPayments", &[&one, &two], "both").await;
        assert_eq!(both.user_errors(), Vec::<String>::new());
        assert!(both.list("requestPayments.tranches").iter().all(|row| row["state"] == "REQUESTED"));
        assert_eq!(pay(&desk, "requestPayments", &[], "none").await.user_errors(), ["payments REQUIRED"]);
        invariant::holds(house).await;
    }

    async fn nothing_is_paid_when_the_agreement_has_ended(house) {
        let (desk, chair) = (desk(house).await, house.chair().await);
        let project = funded(house, "2026-03-25").await;
        let tranche = paid(&desk, "requestPayments", &project["award"]["tranches"][0]).await;
        let tranche = paid(&chair, "approvePayments", &tranche).await;
        house.clock.forward(TimeDelta::days(6));
        // Whoever was logged in has to log in again.
        let vice = house.person("vice").await;
        let late = pay(&vice, "releasePayments", &[&tranche], "late").await;
        assert_eq!(late.user_errors(), ["AGREEMENT_EXPIRED"]);
        assert_eq!(seen(&house.federation().await, &project).await["award"]["released"], 0);
        // Without any agreement neither.
        let (desk, society) = (super::write::desk(house).await, house.society(cast::LEADERS).await);
        let (_, programme) = programme(&desk, (900_000, 900_000, 900_000)).await;
        let entered = enter(&desk, &society, Some((900_000, &programme)), "unsigned").await;
        let planned = plan(&desk, entered.data("enterProject.project"), &[900_000], "plan").await;
        let tranche = planned.data("planTranches.project.award.tranches.0").clone();
        assert_eq!(pay(&desk, "requestPayments", &[&tranche], "unsigned pay").await.user_errors(), ["AGREEMENT_MISSING"]);
    }

    async fn a_withdrawn_project_frees_and_gives_back(house) {
        let (desk, chair, vice) = (desk(house).await, house.chair().await, house.person("vice").await);
        let project = funded(house, "2026-12-31").await;
        let (first, second) = (&project["award"]["tranches"][0], &project["award"]["tranches"][1]);
        let tranche = paid(&desk, "requestPayments", first).await;
        let tranche = paid(&chair, "approvePayments", &tranche).await;
        paid(&vice, "releasePayments", &tranche).await;
        paid(&desk, "requestPayments", second).await;
        let ended = done(&chair, "withdrawProject", &project).await;
        assert_eq!((&ended["state"], &ended["barredUntil"]), (&json!("WITHDRAWN"), &json!("2029-03-20")));
        assert_eq!((&ended["award"]["amount"], &ended["award"]["tranches"][1]["state"]), (&json!(600_000), &json!("CANCELLED")));
        invariant::holds(house).await;

        let order = async |amount: i64, key: &str| {
            let input = json!({ "idempotencyKey": key, "projectId": project["id"], "amount": amount, "dueOn": "2026-04-30",
                "reason": "撤项" });
            act(&chair, ("orderRecovery", "OrderRecoveryInput"), &format!("project {{ {SHOWN} }}"), input).await
        };
        assert_eq!(order(600_001, "more").await.user_errors(), ["amount OVER_LIMIT"]);
        assert_eq!(order(500_000, "order").await.user_errors(), Vec::<String>::new());
        assert_eq!(order(100_000, "again").await.user_errors(), ["RECOVERY_OPEN"]);
        invariant::holds(house).await;
        let repay = async |amount: i64, version: i64, key: &str| {
            let input = json!({ "idempotencyKey": key, "projectId": project["id"], "expectedVersion": version, "amount": amount });
            act(&desk, ("recordRepayment", "RecordRepaymentInput"), &format!("project {{ {SHOWN} }}"), input).await
        };
        assert_eq!(repay(500_001, 1, "too much").await.user_errors(), ["amount OVER_LIMIT"]);
        assert_eq!(repay(200_000, 1, "part").await.user_errors(), Vec::<String>::new());
        assert_eq!(repay(300_000, 1, "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        let last = repay(300_000, 2, "rest").await;
        assert_eq!(last.data("recordRepayment.project.award.recovery.closedOn"), &json!("2026-03-20"));
        assert_eq!(last.data("recordRepayment.project.award.recovered"), &json!(500_000));
        invariant::holds(house).await;
    }
}
