//! The end of the societies' time: whoever has not submitted is noted, loses nothing, and can be admitted
//! late by civil affairs alone.

use chrono::TimeDelta;
use server::job::inspection;
use support::{both, cast, json};

use super::report::{done, field, fill, of, save, step};
use crate::responsibility::invariant;

both! {
    async fn whoever_is_late_is_noted_once_and_loses_nothing(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, civil) = (house.leader().await, house.civil().await);
        let report = fill(&leader, &society, "fill").await;
        assert_eq!(inspection::run(&house.state).await.expect("a round ends"), 0, "nobody is late yet");
        // The last day is 31 March; it is the 20th.
        house.clock.forward(TimeDelta::days(11));
        assert_eq!(inspection::run(&house.state).await.expect("a round ends"), 0, "the last day is in time");
        house.clock.forward(TimeDelta::days(1));
        let (leader, civil_now) = (house.leader().await, house.civil().await);
        let late = step(&leader, "submitAnnualReport", &report, "late", json!({})).await;
        assert_eq!(late.user_errors(), ["LATE_REPORT"]);
        let noted = inspection::run(&house.state).await.expect("a round ends");
        assert!(noted > 20, "{noted}");
        assert_eq!(inspection::run(&house.state).await.expect("a round ends"), 0, "each is noted once");
        invariant::holds(house).await;
        let report = of(&leader, &society).await;
        assert_eq!((&report["state"], &report["conclusion"]), (&json!("NOT_PARTICIPATED"), &json!("NOT_PARTICIPATED")));
        assert_eq!(field(&report, "PARTY_WORK")["value"], "学习四次", "what was written is kept");
        let locked = save(&leader, &report, "after", &[("ACTIVITIES", "1")]).await;
        assert_eq!(locked.user_errors(), ["WRONG_STATE"]);
        drop(civil);
        let admitted = done(&civil_now, "readmitAnnualReport", &report, "late ones", json!({ "text": "秘书长住院" })).await;
        assert_eq!((&admitted["state"], &admitted["dueOn"]), (&json!("DRAFT"), &json!("2026-04-15")));
        invariant::holds(house).await;
        let sent = done(&leader, "submitAnnualReport", &admitted, "at last", json!({})).await;
        assert_eq!(sent["state"], "SUBMITTED");
    }
}
