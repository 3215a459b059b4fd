//! Exports of the project desk: the applications of a call, with what the experts' scores say together and never who
//! they are; formulas are texts.

use support::{House, Person, Value, both, cast, json};

use super::call::act;
use super::draft::{of, submitted};
use super::review::{READ, ask, experts, score, with_experts};

async fn exported(house: &House, person: &Person, call: &Value, format: &str) -> Vec<u8> {
    let shown = "url fileName userErrors { path code }";
    let input = json!({ "callId": call["id"], "format": format });
    let made = act(person, "requestApplicationExport", "RequestApplicationExportInput", shown, input).await;
    assert_eq!(made.user_errors(), Vec::<String>::new(), "{}", made.text);
    assert!(made.text("requestApplicationExport.fileName").ends_with(&format.to_lowercase()));
    let url = format!("{}{}", house.base, made.text("requestApplicationExport.url"));
    let got = house.http.get(url).send().await.expect("the server answers");
    assert_eq!(got.status().as_u16(), 200);
    got.bytes().await.expect("a whole body").to_vec()
}

both! {
    async fn the_desk_takes_a_call_out_without_its_experts(house) {
        experts(house, &["郑复核"]).await;
        let (call, application) = with_experts(house, "export").await;
        let desk = house.person("project").await;
        ask(&desk, (&call, &application), &["何评审", "郑复核"]).await;
        for (expert, points) in [(house.expert().await, [30, 50]), (house.person("expert-0").await, [20, 41])] {
            let mine = expert.query(READ).await;
            let review = mine.list("reviews.nodes").iter().find(|one| one["callTitle"] == call["title"]).cloned();
            score(&expert, &review.expect("one is his"), "s", points).await;
        }
        let seen = of(&desk, &application["id"]).await;
        let text = String::from_utf8(exported(house, &desk, &call, "CSV").await).expect("UTF-8");
        let line = text.lines().nth(1).expect("a line");
        let number = seen["receiptNo"].as_str().expect("a number");
        assert!(line.starts_with(number), "{line}");
        assert!(line.contains(",15000.00,专家评审中,合格,2,70.50,19,"), "{line}");
        for name in ["何评审", "郑复核"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
        assert!(exported(house, &desk, &call, "XLSX").await.starts_with(b"PK"));
        for person in [house.leader().await, house.expert().await, house.org().await, house.civil().await] {
            let input = json!({ "callId": call["id"], "format": "CSV" });
            let shown = "userErrors { path code }";
            let refused = act(&person, "requestApplicationExport", "RequestApplicationExportInput", shown, input).await;
            assert_eq!(refused.error_code(), Some("FORBIDDEN"), "{}", person.name);
        }
        let foreign = house.foreign_federation().await;
        let input = json!({ "callId": call["id"], "format": "CSV" });
        let none = act(&foreign, "requestApplicationExport", "RequestApplicationExportInput", "userErrors { path code }", input).await;
        assert_eq!(none.user_errors(), ["callId NOT_FOUND"]);
    }

    async fn a_formula_leaves_as_text(house) {
        let call = super::call::opened(house, "formula", json!({})).await;
        submitted(house, &house.leader().await, &call, cast::LEADERS, ("=HYPERLINK(1)", "李红，江南工学院")).await;
        let desk = house.person("project").await;
        let text = String::from_utf8(exported(house, &desk, &call, "CSV").await).expect("UTF-8");
        assert!(text.contains(",'=HYPERLINK(1),"), "{text}");
    }
}
