//! A society fills in and submits: what is known stands there already, two leaders at once lose nothing,
//! half a report goes nowhere.

use support::{Value, both, cast, json};

use super::report::{done, field, fill, of, save, step};

both! {
    async fn what_the_platform_knows_is_asked_once(house) {
        let leader = house.leader().await;
        let report = of(&leader, &house.society(cast::LEADERS).await).await;
        assert_eq!(report["state"], "OPEN");
        for (name, value, origin) in [
            ("LEGAL_REPRESENTATIVE", "郭卫东", "LEADERS"),
            ("INDIVIDUAL_MEMBERS", "469", "HEADCOUNT"),
            ("COUNCIL_TERM_ENDS_ON", "2029-04-30", "COUNCIL_TERM"),
            ("PARTY_FORM", "LIAISON", "ORGANISATION"),
        ] {
            assert_eq!(field(&report, name)["value"], value);
            assert_eq!(field(&report, name)["origin"], origin);
        }
        assert!(report["content"]["prefilled"].as_i64() >= Some(11), "{}", report["content"]["prefilled"]);
    }

    async fn two_leaders_at_once_lose_nothing(house) {
        let society = house.society(cast::LEADERS).await;
        let (one, other) = (house.leader().await, house.leader().await);
        let (seen, also) = (of(&one, &society).await, of(&other, &society).await);
        let first = save(&one, &seen, "one", &[("ACTIVITIES", "8"), ("PARTY_WORK", "学习")]).await;
        assert_eq!(first.list("saveAnnualReport.clashes"), Vec::<Value>::new());
        let second = save(&other, &also, "two", &[("COUNCIL_MEETINGS", "3"), ("ACTIVITIES", "9")]).await;
        let clash = &second.list("saveAnnualReport.clashes")[0];
        assert_eq!((&clash["field"], &clash["yours"], &clash["theirs"]), (&json!("ACTIVITIES"), &json!("9"), &json!("8")));
        let report = second.data("saveAnnualReport.report");
        assert_eq!(field(report, "ACTIVITIES")["value"], "8", "the first one's stands until a person has chosen");
        assert_eq!(field(report, "COUNCIL_MEETINGS")["value"], "3", "what does not clash is kept");
        assert_eq!(field(report, "PARTY_WORK")["value"], "学习");
        let chosen = save(&other, report, "three", &[("ACTIVITIES", "9")]).await;
        assert_eq!(field(chosen.data("saveAnnualReport.report"), "ACTIVITIES")["value"], "9");
        let again = save(&other, report, "three", &[("ACTIVITIES", "9")]).await;
        assert_eq!(again.user_errors(), Vec::<String>::new(), "the same key is the same intention");
        let reused = save(&other, report, "three", &[("ACTIVITIES", "10")]).await;
        assert_eq!(reused.user_errors(), ["idempotencyKey KEY_REUSED"]);
    }

    async fn half_a_report_goes_nowhere(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = fill(&leader, &society, "fill").await;
        assert_eq!(report["content"]["partyComplete"], true);
        let emptied = save(&leader, &report, "empty", &[("PARTY_WORK", "")]).await;
        let report = emptied.data("saveAnnualReport.report");
        assert_eq!(report["content"]["partyComplete"], false);
        assert_eq!(report["content"]["businessComplete"], true);
        let refused = step(&leader, "submitAnnualReport", report, "half", json!({})).await;
        assert_eq!(refused.user_errors(), ["PARTY_WORK REQUIRED"]);
        assert_eq!(of(&leader, &society).await["state"], "DRAFT");
    }

    async fn a_submission_locks_gives_a_receipt_and_can_be_taken_back(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = fill(&leader, &society, "fill").await;
        let sent = done(&leader, "submitAnnualReport", &report, "submit", json!({})).await;
        assert_eq!(sent["receiptNo"], "NJ2026-51329900MJ0D0001X2-1");
        assert_eq!(sent["moves"], json!(["RECALL"]));
        let locked = save(&leader, &sent, "late", &[("ACTIVITIES", "99")]).await;
        assert_eq!(locked.user_errors(), ["NOT_YOUR_TURN"]);
        let stale = step(&leader, "submitAnnualReport", &report, "twice", json!({})).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        let twice = step(&leader, "submitAnnualReport", &report, "submit", json!({})).await;
        assert_eq!(twice.user_errors(), Vec::<String>::new(), "the answer to the first time was lost");
        assert_eq!(twice.data("submitAnnualReport.report")["round"], 1);
        let back = done(&leader, "recallAnnualReport", &sent, "recall", json!({})).await;
        assert_eq!(back["state"], "DRAFT");
        let again = done(&leader, "submitAnnualReport", &back, "again", json!({})).await;
        assert_eq!(again["receiptNo"], "NJ2026-51329900MJ0D0001X2-2");
    }

    async fn bad_values_change_nothing(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = of(&leader, &society).await;
        for (name, value, code) in [
            ("ACTIVITIES", "-1", "NEGATIVE"),
            ("ACTIVITIES", "viele", "NOT_A_NUMBER"),
            ("INCOME", "12.5", "NOT_A_NUMBER"),
            ("INCOME", "-1", "AMOUNT_OUT_OF_RANGE"),
            ("ASSEMBLY_HELD_ON", "2025-02-30", "NOT_A_DAY"),
            ("AUDITED", "MAYBE", "UNKNOWN_CHOICE"),
            ("PARTY_FORM", "CLUB", "UNKNOWN_CHOICE"),
            ("ADDRESS", "a\u{1b}b", "CONTROL_CHARACTER"),
        ] {
            let refused = save(&leader, &report, name, &[("COUNCIL_MEETINGS", "2"), (name, value)]).await;
            assert_eq!(refused.user_errors(), [format!("{name} {code}")], "{value}");
        }
        let twice = save(&leader, &report, "twice", &[("ACTIVITIES", "1"), ("ACTIVITIES", "2")]).await;
        assert_eq!(twice.user_errors(), ["ACTIVITIES FIELD_TWICE"]);
        assert_eq!(of(&leader, &society).await, report);
    }

    async fn what_is_not_submitted_is_the_societys_own(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, federation, civil) = (house.leader().await, house.federation().await, house.civil().await);
        let report = fill(&leader, &society, "fill").await;
        assert_eq!(of(&federation, &society).await["content"], Value::Null);
        let sent = done(&leader, "submitAnnualReport", &report, "submit", json!({})).await;
        assert_ne!(of(&federation, &society).await["content"], Value::Null);
        assert_eq!(of(&civil, &society).await["content"], Value::Null, "civil affairs reads what has passed");
        assert_eq!(of(&house.secretary().await, &society).await, Value::Null, "another society's");
        let foreign = step(&house.secretary().await, "submitAnnualReport", &sent, "foreign", json!({})).await;
        assert_eq!(foreign.user_errors(), ["reportId NOT_FOUND"]);
    }
}
