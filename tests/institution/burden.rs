//! The burden meter: what a society was asked for is counted from the rooms' own rows, and the budget is data.

use support::{both, cast, json};

use crate::responsibility::write::issue;

const BURDEN: &str = "query($id: ID!, $year: Int) { society(id: $id) { burden(year: $year) { year papers fields \
    prefilled typed overBudget kinds { kind papers fields prefilled typed } budget { papers fields } } } }";

both! {
    async fn a_society_is_counted_from_what_it_was_asked(house) {
        let society = house.society(cast::SECRETARYS).await;
        let (federation, secretary) = (house.federation().await, house.secretary().await);
        let found = federation.ask(BURDEN, json!({ "id": society })).await;
        let kinds = found.list("society.burden.kinds").to_vec();
        let report = kinds.iter().find(|kind| kind["kind"] == "ANNUAL_REPORT").expect("its report is asked for");
        assert_eq!((&report["papers"], &report["prefilled"], &report["typed"]), (&json!(1), &json!(0), &json!(0)));
        assert!(report["fields"].as_i64().is_some_and(|fields| fields > 30), "{report}");
        let sum = |of: &str| kinds.iter().map(|kind| kind[of].as_i64().unwrap_or_default()).sum::<i64>();
        for of in ["papers", "fields", "prefilled", "typed"] {
            assert_eq!(found.number(&format!("society.burden.{of}")), sum(of), "{of}");
        }
        let before = found.number("society.burden.papers");
        let directives = kinds.iter().find(|kind| kind["kind"] == "DIRECTIVE").map_or(0, |kind| kind["papers"].as_i64().unwrap_or(0));
        issue(&house.org().await, "d", &[&society]).await;
        let found = secretary.ask(BURDEN, json!({ "id": society })).await;
        assert_eq!(found.number("society.burden.papers"), before + 1, "a society reads its own");
        let kinds = found.list("society.burden.kinds").to_vec();
        let now = kinds.iter().find(|kind| kind["kind"] == "DIRECTIVE").expect("it is counted");
        assert_eq!(now["papers"], json!(directives + 1));
        let empty = federation.ask(BURDEN, json!({ "id": society, "year": 2020 })).await;
        assert_eq!((empty.number("society.burden.papers"), empty.number("society.burden.fields")), (0, 0));
        // Civil affairs does not oversee what others ask; a society sees no other's.
        let civil = house.civil().await.ask(BURDEN, json!({ "id": society })).await;
        assert_eq!(civil.data("society.burden"), &json!(null));
        assert_eq!(house.leader().await.ask(BURDEN, json!({ "id": society })).await.data("society"), &json!(null));
    }

    async fn what_was_handed_in_tells_what_was_filled_in(house) {
        let federation = house.federation().await;
        let query = "{ annualReports(first: 1, filter: { states: [SUBMITTED] }) { nodes { society { id } \
            content { asked prefilled } } } }";
        let report = federation.query(query).await.list("annualReports.nodes")[0].clone();
        let found = federation.ask(BURDEN, json!({ "id": report["society"]["id"] })).await;
        let kinds = found.list("society.burden.kinds").to_vec();
        let counted = kinds.iter().find(|kind| kind["kind"] == "ANNUAL_REPORT").expect("it is counted");
        assert_eq!(counted["fields"], report["content"]["asked"]);
        assert_eq!(counted["prefilled"], report["content"]["prefilled"]);
        assert!(counted["prefilled"].as_i64() > Some(5) && counted["typed"].as_i64() > Some(0), "{counted}");
    }

    async fn the_overview_adds_up_and_the_budget_sets_off_the_alert(house) {
        let (org, federation) = (house.org().await, house.federation().await);
        let query = "{ burdenOverview { year societies papers fields prefilled typed overBudget distribution { from to societies } \
            overBudgetSocieties { name burden { papers fields overBudget } } budget { version papers fields } } }";
        let found = federation.query(query).await;
        let all = found.number("burdenOverview.societies");
        let spread: i64 = found.list("burdenOverview.distribution").iter().map(|row| row["societies"].as_i64().unwrap_or(0)).sum();
        assert_eq!((found.number("burdenOverview.year"), spread), (2026, all));
        let over = found.number("burdenOverview.overBudget");
        assert!(over > 0 && over < all / 4, "{over} of {all}");
        for society in found.list("burdenOverview.overBudgetSocieties") {
            assert_eq!(society["burden"]["overBudget"], json!(true), "{society}");
        }
        let set = "mutation($input: SetBurdenBudgetInput!) { setBurdenBudget(input: $input) { budget { version papers fields } \
            userErrors { path code } } }";
        let of = async |year: i32| {
            let query = "query($year: Int) { burdenOverview(year: $year) { year societies papers overBudget } }";
            federation.ask(query, json!({ "year": year })).await
        };
        let past = of(1990).await;
        assert_eq!(past.data("burdenOverview"), &json!({ "year": 1990, "societies": all, "papers": 0, "overBudget": 0 }));
        assert_eq!(of(2026).await.data("burdenOverview.papers"), found.data("burdenOverview.papers"), "the year named");
        assert_eq!(of(0).await.error_code(), Some("BAD_USER_INPUT"));
        let input = |key: &str, papers: i64, version: i64| {
            json!({ "input": { "idempotencyKey": key, "expectedVersion": version, "papers": papers, "fields": 2000,
                "source": "江组发〔2026〕9号" } })
        };
        assert_eq!(federation.ask(set, input("f", 9, 1)).await.error_code(), Some("FORBIDDEN"));
        let refused = org.ask(set, input("bad", 0, 1)).await;
        assert_eq!((refused.user_errors(), refused.number("setBurdenBudget.budget.version")), (vec!["papers OUT_OF_RANGE".to_owned()], 1));
        assert_eq!(org.ask(set, input("set", 200, 1)).await.number("setBurdenBudget.budget.version"), 2);
        assert_eq!(org.ask(set, input("stale", 100, 1)).await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(org.query(query).await.number("burdenOverview.overBudget"), 0);
        let civil = house.civil().await.query(query).await;
        assert_eq!(civil.error_code(), Some("FORBIDDEN"));
    }
}
