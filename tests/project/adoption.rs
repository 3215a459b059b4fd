//! A partner agency marks a result as adopted: once, in its own words, for everybody to read, and takes it back.

use support::{Answer, House, Person, Value, both, json};

use crate::oauth::partner;

async fn act(person: &Person, verb: &str, kind: &str, input: Value) -> Answer {
    let query = format!(
        "mutation($input: {kind}!) {{ {verb}(input: $input) {{ publishedResult {{ adoptions {{ adopter text adoptedOn }} }} \
         userErrors {{ path code }} }} }}"
    );
    person.ask(&query, json!({ "input": input })).await
}

async fn adopt(person: &Person, id: &str, key: &str, text: &str, day: &str) -> Answer {
    let input = json!({ "idempotencyKey": key, "resultId": id, "text": text, "adoptedOn": day });
    act(person, "adoptResult", "AdoptResultInput", input).await
}

async fn back(person: &Person, id: &str, key: &str) -> Answer {
    act(person, "withdrawAdoption", "WithdrawAdoptionInput", json!({ "idempotencyKey": key, "resultId": id })).await
}

/// A result of the demo and the day of its publication.
async fn a_result(house: &House) -> (String, String) {
    let found = house.anonymous().query("{ publishedResults { nodes { id publishedOn } } }").await;
    let one = &found.list("publishedResults.nodes")[0];
    (one["id"].as_str().unwrap_or_default().to_owned(), one["publishedOn"].as_str().unwrap_or_default().to_owned())
}

async fn shown(house: &House, id: &str) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on PublishedResult { adoptions { adopter text adoptedOn } } } }";
    house.leader().await.ask(query, json!({ "id": id })).await.data("node.adoptions").clone()
}

both! {
    async fn a_result_is_adopted_for_everybody_to_read_and_taken_back(house) {
        let (id, _) = a_result(house).await;
        let agency = partner::demo(house, "results:write").await;
        let done = adopt(&agency, &id, "one", " 写入年度工作要点 ", "2026-03-20").await;
        assert_eq!(done.user_errors(), Vec::<String>::new(), "{}", done.text);
        let told = shown(house, &id).await;
        assert_eq!((&told[0]["text"], &told[0]["adoptedOn"]), (&json!("写入年度工作要点"), &json!("2026-03-20")));
        assert!(told[0]["adopter"].as_str().is_some_and(|name| !name.is_empty()));
        assert_eq!(adopt(&agency, &id, "one", " 写入年度工作要点 ", "2026-03-20").await.user_errors(), Vec::<String>::new());
        // Said again it replaces what was said.
        adopt(&agency, &id, "two", "在全市推广", "2026-03-20").await;
        let told = shown(house, &id).await;
        assert_eq!((told.as_array().map(Vec::len), &told[0]["text"]), (Some(1), &json!("在全市推广")));
        let mine = back(&agency, &id, "back").await;
        assert_eq!((mine.user_errors(), shown(house, &id).await), (vec![], json!([])));
        assert_eq!(back(&agency, &id, "again").await.user_errors(), ["NOT_ADOPTED"]);
    }

    async fn what_cannot_be_adopted_is_refused_with_the_rule(house) {
        let (id, published) = a_result(house).await;
        let agency = partner::demo(house, "results:write").await;
        let early: chrono::NaiveDate = published.parse().expect("a day");
        let early = early.pred_opt().expect("a day before").to_string();
        for (text, day, refused) in [
            ("", "2026-03-20", "text REQUIRED"),
            ("采纳", "2026-03-21", "adoptedOn DATE_IN_FUTURE"),
            ("采纳", early.as_str(), "adoptedOn ADOPTED_BEFORE_PUBLISHED"),
        ] {
            let refusal = adopt(&agency, &id, &format!("{text} {day}"), text, day).await;
            assert_eq!(refusal.user_errors(), [refused], "{}", refusal.text);
        }
        let long = adopt(&agency, &id, "long", &"长".repeat(501), "2026-03-20").await;
        assert_eq!(long.user_errors(), ["text TOO_LONG"]);
        assert_eq!(adopt(&agency, "x", "none", "采纳", "2026-03-20").await.user_errors(), ["resultId NOT_FOUND"]);
        assert_eq!(shown(house, &id).await, json!([]));
        let reader = partner::demo(house, "demands:write register:read").await;
        let narrow = adopt(&reader, &id, "narrow", "采纳", "2026-03-20").await;
        assert_eq!((narrow.status, narrow.error_code()), (403, Some("FORBIDDEN")));
        for other in [house.federation().await, house.leader().await] {
            let refused = adopt(&other, &id, "other", "采纳", "2026-03-20").await;
            assert_eq!(refused.error_code(), Some("FORBIDDEN"), "{}", other.name);
        }
    }
}
