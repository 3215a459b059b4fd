//! Published results over HTTP: for everybody, with the society's consent, found as people type, gone without a word
//! of what they said.

use support::{Answer, Person, Value, both, json};

use super::demand::{STEP, delivered, step, with};
use crate::responsibility::invariant;

pub(crate) async fn publish(person: &Person, demand: &Value, more: &Value) -> Answer {
    let query = "mutation($input: PublishMatchInput!) { publishMatch(input: $input) { \
        publishedResult { id title withdrawable } userErrors { path code } } }";
    let input = json!({ "idempotencyKey": "publish", "demandId": demand["id"], "title": "党建引领养老服务的三条建议",
        "summary": "走访十个社区，三条建议被采纳", "outcomes": ["GUIDANCE"] });
    person.ask(query, json!({ "input": with(input, more) })).await
}

pub(crate) async fn withdraw(person: &Person, id: &Value, key: &str) -> Answer {
    let query = "mutation($input: WithdrawResultInput!) { withdrawResult(input: $input) { \
        publishedResult { title withdrawnOn } userErrors { path code } } }";
    person.ask(query, json!({ "input": { "idempotencyKey": key, "resultId": id, "text": "数据有误" } })).await
}

async fn count(person: &Person, filter: &str) -> i64 {
    let query = format!("{{ publishedResults(filter: {{ {filter} }}) {{ totalCount }} }}");
    person.query(&query).await.number("publishedResults.totalCount")
}

both! {
    async fn a_delivered_match_is_found_by_everybody_and_gone_when_it_is_withdrawn(house) {
        let demand = delivered(house, true).await;
        let (federation, leader, anyone) = (house.federation().await, house.leader().await, house.anonymous());
        let before = count(&anyone, "").await;
        assert_eq!(publish(&federation, &demand, &json!({ "title": "" })).await.user_errors(), ["title REQUIRED"]);
        assert_eq!(publish(&leader, &demand, &json!({})).await.error_code(), Some("FORBIDDEN"));
        let published = publish(&federation, &demand, &json!({})).await;
        let id = published.data("publishMatch.publishedResult.id").clone();
        assert_eq!(publish(&federation, &demand, &json!({})).await.data("publishMatch.publishedResult.id"), &id);
        let twice = publish(&federation, &demand, &json!({ "idempotencyKey": "twice" })).await;
        assert_eq!(twice.user_errors(), ["ALREADY_PUBLISHED"]);
        assert_eq!(count(&anyone, "").await, before + 1);
        for typed in ["养老服务", "djylylfw", "yanglaofuwu", "科学社会主义", "kxshzyxh", "十个社区"] {
            assert_eq!(count(&anyone, &format!("search: \"{typed}\", discipline: THEORY")).await, 1, "{typed}");
        }
        for filter in ["kind: MATCH, year: 2026, discipline: THEORY", "outcome: GUIDANCE, kind: MATCH"] {
            assert_eq!(count(&anyone, filter).await, 1, "{filter}");
        }
        assert_eq!(count(&anyone, "search: \"三条_建议\"").await, 0, "a letter is no pattern");
        let secretary = house.secretary().await;
        assert_eq!(withdraw(&secretary, &id, "foreign").await.user_errors(), ["resultId NOT_FOUND"]);
        let gone = withdraw(&leader, &id, "own").await;
        assert_eq!(gone.data("withdrawResult.publishedResult"), &json!({ "title": null, "withdrawnOn": "2026-03-20" }));
        assert_eq!(withdraw(&leader, &id, "again").await.user_errors(), ["ALREADY_WITHDRAWN"]);
        assert_eq!(count(&anyone, "").await, before);
        assert_eq!(count(&anyone, "withdrawn: true").await, before + 1, "a tombstone for who keeps a copy");
        assert_eq!(count(&anyone, "withdrawn: true, search: \"十个社区\"").await, 0, "found by nothing that it said");
        let anew = publish(&federation, &demand, &json!({ "idempotencyKey": "anew" })).await;
        assert_eq!(anew.user_errors(), Vec::<String>::new());
        invariant::holds(house).await;
    }

    async fn nothing_is_published_without_consent_or_before_the_delivery(house) {
        let demand = delivered(house, false).await;
        let federation = house.federation().await;
        assert_eq!(publish(&federation, &demand, &json!({})).await.user_errors(), ["NO_CONSENT"]);
        let agreed = federation.query("{ demands(filter: { states: [AGREED] }) { nodes { id } } }").await;
        let agreed = agreed.list("demands.nodes")[0].clone();
        let early = publish(&federation, &agreed, &json!({ "idempotencyKey": "early" })).await;
        assert_eq!(early.user_errors(), ["WRONG_STATE"]);
        let foreign = publish(&house.foreign_federation().await, &demand, &json!({})).await;
        assert_eq!(foreign.user_errors(), ["demandId NOT_FOUND"]);
        let late = step(&federation, "withdrawDemand", STEP, &demand, &json!({ "text": "t" })).await;
        assert_eq!(late.user_errors(), ["WRONG_STATE"]);
    }

    async fn it_is_recorded_how_a_result_was_made_known(house) {
        let federation = house.federation().await;
        let found = house.anonymous().query("{ publishedResults(filter: { kind: MATCH }) { nodes { id promotions { channel place } } } }").await;
        let result = found.list("publishedResults.nodes")[0].clone();
        assert_eq!(result["promotions"][0]["place"], "《江南日报》理论版");
        let query = "mutation($input: RecordPromotionInput!) { recordPromotion(input: $input) { \
            publishedResult { promotions { channel } } userErrors { path code } } }";
        let input = json!({ "idempotencyKey": "k", "resultId": result["id"], "channel": "BRIEFING", "place": "",
            "publishedOn": "2026-03-21" });
        let refused = federation.ask(query, json!({ "input": input })).await;
        assert_eq!(refused.user_errors(), ["place REQUIRED", "publishedOn DATE_IN_FUTURE"]);
        let input = with(input, &json!({ "place": "决策参阅第3期", "publishedOn": "2026-03-19" }));
        let told = federation.ask(query, json!({ "input": input })).await;
        assert_eq!(told.list("recordPromotion.publishedResult.promotions").len(), 2);
        let foreign = house.foreign_federation().await.ask(query, json!({ "input": input })).await;
        assert_eq!(foreign.user_errors(), ["resultId NOT_FOUND"]);
    }

    async fn results_are_read_page_by_page(house) {
        let anyone = house.anonymous();
        let page = "query($after: String) { publishedResults(first: 1, after: $after) { nodes { id } \
            pageInfo { hasNextPage endCursor } totalCount } }";
        let (mut after, mut ids, mut total) = (Value::Null, Vec::new(), 0);
        loop {
            let answer = anyone.ask(page, json!({ "after": after })).await;
            ids.push(answer.text("publishedResults.nodes.0.id").to_owned());
            total = total.max(answer.number("publishedResults.totalCount"));
            if !answer.data("publishedResults.pageInfo.hasNextPage").as_bool().unwrap_or_default() {
                break;
            }
            after = answer.data("publishedResults.pageInfo.endCursor").clone();
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), i64::try_from(all).ok()), (all, Some(total)), "each once");
        let forged = anyone.ask(page, json!({ "after": "MjAyNi0wMy0yMHw" })).await;
        assert_eq!(forged.error_code(), Some("BAD_USER_INPUT"));
    }
}
