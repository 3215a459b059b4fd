//! The explorer's examples, each as whom it is meant for: against a live server, with the demo's accounts and partner.

use server::demo::partner::{CLIENT_ID, SECRET};
use support::{Answer, House, Kind, Person, Value, json, on, tree};

/// Whom an example is asked by.
async fn asker(house: &House, named: &str) -> Person {
    match named {
        "anybody" => house.anonymous(),
        "partner" => {
            let form = format!("grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={SECRET}");
            let request = house.http.post(format!("{}/oauth/token", house.base)).body(form);
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            let given = Answer::read(request.send().await.expect("it answers")).await;
            house.anonymous().with_token(CLIENT_ID, given.body["access_token"].as_str().expect("a token"))
        }
        account => house.person(account).await,
    }
}

#[tokio::test]
async fn every_example_of_the_explorer_works() {
    on(Kind::Sqlite, async |house: &House| {
        let mut node = tokio::process::Command::new("node");
        let printed = node.arg(tree::at("tests/conformance/explorer.mjs")).output().await.expect("node runs");
        assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
        let told: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
        let examples = told["examples"].as_array().expect("examples");
        assert!(examples.len() >= 8 && told["first"] == json!(3));
        for example in examples {
            let title = example["title"].as_str().expect("a title");
            let person = asker(house, example["as"].as_str().expect("whom")).await;
            let variables =
                example["variables"].as_str().map_or(json!({}), |text| serde_json::from_str(text).expect(title));
            let answer = person.ask(example["query"].as_str().expect("a query"), variables).await;
            assert_eq!((answer.status, answer.error_code()), (200, None), "{title}: {}", answer.text);
            let refused = answer.body["data"].as_object().into_iter().flatten();
            for (field, data) in refused {
                let taken = data.get("userErrors").and_then(Value::as_array).is_none_or(Vec::is_empty);
                assert!(taken, "{title}: {field} was refused: {}", answer.text);
            }
        }
    })
    .await;
}
