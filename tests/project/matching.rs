//! Why a society fits a need, over HTTP: reasons that add up, in the reader's language, for those who look for one
//! another and for nobody else; lists that cost the same at many rows.

use support::statements::{flat, flat_about};
use support::{Person, Value, both, json};

use super::demand::{opened, with};

const SUGGEST: &str = "query($id: ID!, $first: Int) { demandSuggestions(demandId: $id, first: $first) { \
    society { uscc discipline registeredOn } score blocker reasons { part points of sentence } } }";

async fn suggestions(person: &Person, demand: &Value, first: i32) -> Vec<Value> {
    let answer = person.ask(SUGGEST, json!({ "id": demand["id"], "first": first })).await;
    answer.list("demandSuggestions").to_vec()
}

both! {
    async fn suggestions_say_why_and_their_points_add_up(house) {
        let demand = opened(house, "fit").await;
        let federation = house.federation().await;
        let found = suggestions(&federation, &demand, 50).await;
        assert!(found.len() > 10, "{}", found.len());
        for one in &found {
            let points: i64 = one["reasons"].as_array().into_iter().flatten().filter_map(|part| part["points"].as_i64()).sum();
            assert_eq!(Some(points), one["score"].as_i64(), "{one}");
            assert_eq!(one["blocker"].is_null(), points > 0 || one["blocker"].is_null());
        }
        let order = |one: &Value| (-one["score"].as_i64().unwrap_or_default(), one["society"]["registeredOn"].to_string());
        let keys: Vec<_> = found.iter().map(order).collect();
        assert!(keys.is_sorted(), "what ties goes by the day of registration");
        assert_eq!(found[0]["society"]["discipline"], "THEORY");
        let said = found[0]["reasons"].to_string();
        assert!(said.contains("学科为理论与党建，与需求相同") && said.contains("党建"), "{said}");
        for (person, code) in [(house.leader().await, Some("FORBIDDEN")), (house.person("partner").await, Some("FORBIDDEN"))] {
            let answer = person.ask(SUGGEST, json!({ "id": demand["id"] })).await;
            assert_eq!(answer.error_code(), code, "{}: a score is for finding", person.name);
        }
        assert_eq!(suggestions(&house.foreign_federation().await, &demand, 5).await, Vec::<Value>::new());
        let many = federation.ask(SUGGEST, json!({ "id": demand["id"], "first": 51 })).await;
        assert_eq!(many.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_listed_society_is_suggested_last_and_told_why(house) {
        let query = "{ demands(filter: { states: [OFFERED] }) { nodes { id } } }";
        let demand = house.federation().await.query(query).await.list("demands.nodes")[0].clone();
        let found = suggestions(&house.federation().await, &demand, 50).await;
        let barred: Vec<&Value> = found.iter().filter(|one| !one["blocker"].is_null()).collect();
        assert!(barred.iter().all(|one| one["score"] == 0), "{barred:?}");
    }

    async fn a_society_sees_the_needs_that_fit_it_and_why(house) {
        let demand = opened(house, "own").await;
        let query = "query($id: ID) { fittingDemands(demandId: $id) { demand { id title } score reasons { part points sentence } } }";
        let leader = house.leader().await;
        let all = leader.query(query).await.list("fittingDemands").to_vec();
        assert!(all.len() >= 2, "{all:?}");
        let scores: Vec<i64> = all.iter().filter_map(|one| one["score"].as_i64()).collect();
        assert!(scores.is_sorted_by(|one, next| one >= next));
        let one = leader.ask(query, json!({ "id": demand["id"] })).await.list("fittingDemands").to_vec();
        assert_eq!(one.len(), 1);
        assert_eq!(one[0]["demand"]["id"], demand["id"]);
        let closed = house.federation().await.query("{ demands(filter: { states: [POSTED] }) { nodes { id } } }").await;
        let posted = closed.list("demands.nodes")[0]["id"].clone();
        assert_eq!(leader.ask(query, json!({ "id": posted })).await.list("fittingDemands").len(), 0);
        assert_eq!(house.federation().await.query(query).await.error_code(), Some("FORBIDDEN"));
    }

    async fn the_figures_are_data_with_a_source(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let read = "{ matchingRules { version figures { disciplinePoints resultsPoints gradePoints capacityPoints \
            resultsFullPercent membersFull staffFull engagementsMax neighbours { one other } screenDays agreeDays \
            confirmDays rateDays source } } }";
        let rules = federation.query(read).await.data("matchingRules").clone();
        assert_eq!(rules["version"], 1);
        let set = "mutation($input: SetMatchingRulesInput!) { setMatchingRules(input: $input) { matchingRules { version } \
            userErrors { path code } } }";
        let input = |key: &str, more: &Value| json!({ "input": { "idempotencyKey": key, "expectedVersion": 1,
            "figures": with(rules["figures"].clone(), more) } });
        let uneven = federation.ask(set, input("a", &json!({ "gradePoints": 20 }))).await;
        assert_eq!(uneven.user_errors(), ["disciplinePoints POINTS_NOT_WHOLE"]);
        let unfounded = federation.ask(set, input("b", &json!({ "source": "" }))).await;
        assert_eq!(unfounded.user_errors(), ["source REQUIRED"]);
        let better = json!({ "gradePoints": 20, "resultsPoints": 25, "source": "社科联办公会议2026年第4次" });
        assert_eq!(federation.ask(set, input("c", &better)).await.number("setMatchingRules.matchingRules.version"), 2);
        assert_eq!(federation.ask(set, input("d", &better)).await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(leader.ask(set, input("e", &better)).await.error_code(), Some("FORBIDDEN"));
        let demand = opened(house, "rules").await;
        let found = suggestions(&federation, &demand, 1).await;
        let of = |part: &str| {
            let reasons = found[0]["reasons"].as_array().cloned().unwrap_or_default();
            reasons.iter().find(|one| one["part"] == part).and_then(|one| one["of"].as_i64())
        };
        assert_eq!((of("GRADE"), of("RESULTS")), (Some(20), Some(25)));
    }

    async fn long_lists_cost_as_many_statements_as_short_ones(house) {
        let federation = house.federation().await;
        let demands = "query($first: Int) { demands(first: $first) { nodes { title society { name } offers { society { name } } \
            steps { step } ratings { word } openItem { reason { text } holder { name } } result { title } moves \
            attachments { id } } } }";
        let cases = "query($first: Int) { caseStudies(first: $first) { nodes { title editors { name } steps { step } moves \
            casebook { title } openItem { holder { name } } attachments { id } } } }";
        let results = "query($first: Int) { publishedResults(first: $first) { nodes { title promotions { place } } } }";
        for (query, few, many) in [(demands, 2, 8), (cases, 2, 9), (results, 1, 3)] {
            flat(house, &federation, query, few, many).await;
        }
        let demand = opened(house, "cost").await;
        flat_about(house, &federation, (SUGGEST, &json!({ "id": demand["id"] })), 1, 50).await;
    }

    async fn the_demo_shows_eight_needs_of_five_agencies(house) {
        let answer = house.federation().await.query("{ demands(first: 100) { nodes { state poster } } }").await;
        let rows = answer.list("demands.nodes");
        let mut states: Vec<&str> = rows.iter().filter_map(|row| row["state"].as_str()).collect();
        states.sort_unstable();
        assert_eq!(states, ["AGREED", "DELIVERED", "MATCHED", "OFFERED", "OPEN", "POSTED", "RATED", "SCREENED"]);
        let mut posters: Vec<&str> = rows.iter().filter_map(|row| row["poster"].as_str()).collect();
        posters.sort_unstable();
        posters.dedup();
        assert_eq!(posters.len(), 5);
    }
}
