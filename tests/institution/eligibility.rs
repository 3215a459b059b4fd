//! The forecast follows what happens to a society: its lists, its penalties, its grade.

use support::{Person, Value, both, cast, json};

/// What a society may apply for, as a person sees it.
async fn of(person: &Person, society: &str) -> Vec<Value> {
    let query = "query($id: ID!) { eligibility(societyId: $id) { purpose grade eligible from staysQualified sentence \
                 source blockers { code label rule nextStep holder until } } }";
    person.ask(query, json!({ "id": society })).await.list("eligibility").to_vec()
}

fn one<'v>(all: &'v [Value], purpose: &str) -> &'v Value {
    all.iter().find(|row| row["purpose"] == purpose).unwrap_or_else(|| panic!("no {purpose}"))
}

fn codes(row: &Value) -> Vec<Value> {
    row["blockers"].as_array().expect("a list").iter().map(|blocker| blocker["code"].clone()).collect()
}

both! {
    async fn the_lists_of_the_register_block_everything(house) {
        let civil = house.civil().await;
        let serious = of(&civil, &house.society("51329900MJ0D00941H").await).await;
        assert!(serious.iter().all(|row| row["eligible"] == false), "{serious:?}");
        let call = one(&serious, "RESEARCH_CALL");
        assert_eq!(codes(call), ["ON_SERIOUS_LIST"]);
        assert_eq!((&call["from"], &call["blockers"][0]["holder"]), (&json!("2028-01-01"), &json!("SOCIETY")));
        assert!(call["blockers"][0]["rule"].as_str().is_some_and(|rule| rule.contains("60号")), "{call}");
        let missing = codes(one(&serious, "GRADE"));
        assert!(missing.contains(&json!("ORGANISATION_MISSING")) && missing.contains(&json!("INSPECTION_FAILED")), "{missing:?}");
        let abnormal = of(&civil, &house.society("51329900MJ0D0087XM").await).await;
        assert_eq!(codes(one(&abnormal, "PROJECT_SUPPORT")), ["ON_ABNORMAL_LIST"]);
    }

    async fn a_grade_that_has_ended_is_renewed_at_once_and_the_ladder_begins_below(house) {
        // Number 3 of the register: its 3A has ended.
        let civil = house.civil().await;
        let found = civil.query("{ societies(first: 100) { nodes { id grade { level expired } } } }").await;
        let ended = found.list("societies.nodes").iter().find(|row| row["grade"]["expired"] == true).cloned();
        let ended = ended.expect("a grade of the register has ended");
        let all = of(&civil, ended["id"].as_str().expect("an id")).await;
        let grades: Vec<_> = all.iter().filter(|row| row["purpose"] == "GRADE").map(|row| row["grade"].clone()).collect();
        assert_eq!(grades, ["A1", "A2", "A3", "A4", "A5"]);
        assert!(!codes(one(&all, "RENEWAL")).contains(&json!("STILL_VALID")));
        let five = all.iter().find(|row| row["grade"] == "A5").expect("5A is told");
        assert!(codes(five).contains(&json!("GRADE_BELOW_FIRST")), "{five}");
    }

    async fn a_listing_changes_the_forecast_and_its_end_changes_it_back(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, civil) = (house.leader().await, house.civil().await);
        let before = of(&leader, &society).await;
        assert_eq!(one(&before, "RESEARCH_CALL")["eligible"], true);
        let open = "mutation($input: OpenListCaseInput!) { openListCase(input: $input) { listCase { id } userErrors { code } } }";
        let input = json!({ "idempotencyKey": "n", "societyId": society, "reason": "UNREACHABLE", "evidence": "两次退信" });
        let case = civil.ask(open, json!({ "input": input })).await.text("openListCase.listCase.id").to_owned();
        assert_eq!(of(&leader, &society).await, before, "a notice lists nobody");
        let mut version = 0;
        for (person, name) in
            [(&leader, "objectToListing"), (&civil, "enterOnList"), (&leader, "applyForListExit"), (&civil, "grantListExit")]
        {
            version += 1;
            let query = format!("mutation($input: ListStepInput!) {{ {name}(input: $input) {{ userErrors {{ code }} }} }}");
            let input = json!({ "idempotencyKey": name, "caseId": case, "expectedVersion": version, "text": "说明" });
            assert_eq!(person.ask(&query, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
            let listed = matches!(name, "enterOnList" | "applyForListExit");
            let call = one(&of(&leader, &society).await, "RESEARCH_CALL").clone();
            assert_eq!(call["eligible"], !listed, "after {name}: {call}");
        }
        assert_eq!(of(&leader, &society).await, before);
    }

    async fn nobody_asks_about_another_society_and_a_clue_is_not_told(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        assert_eq!(of(&house.secretary().await, &society).await, Vec::<Value>::new());
        assert_eq!(of(&leader, "no society").await, Vec::<Value>::new());
        let before = of(&leader, &society).await;
        let clue = "mutation($input: ReportClueInput!) { reportClue(input: $input) { userErrors { code } } }";
        let input = json!({ "idempotencyKey": "c", "societyId": society, "clue": "收费评选" });
        assert_eq!(federation.ask(clue, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
        assert_eq!(of(&leader, &society).await, before);
    }
}
