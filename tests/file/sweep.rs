//! What nothing needs is swept by the clock, and nothing else.

use chrono::TimeDelta;
use server::file::sweep;
use support::{House, both, cast, json};

use super::{finding, get, kept, pdf, upload};

async fn swept(house: &House) -> usize {
    sweep::run(&house.state).await.expect("the round ends")
}

const GUIDANCE: &str = "mutation($input: RecordGuidanceInput!) { recordGuidance(input: $input) { recorded \
                        userErrors { path code } } }";
const RECORDS: &str = "query($id: ID!) { society(id: $id) { guidance(year: 2026) { records { id evidence \
                       attachments { name keptUntil url } } } } }";
const WITHDRAW: &str = "mutation($input: WithdrawGuidanceInput!) { withdrawGuidance(input: $input) { \
                        userErrors { path code } } }";

both! {
    async fn an_upload_that_nothing_names_goes_after_a_week(house) {
        let federation = house.federation().await;
        let society = house.society(cast::LEADERS).await;
        let (forgotten, named) =
            (upload(house, &federation, "a.pdf", &pdf("a")).await, upload(house, &federation, "b.pdf", &pdf("b")).await);
        finding(&federation, &society, "one", &[&named]).await;
        house.clock.forward(TimeDelta::days(7));
        assert_eq!((swept(house).await, kept(house)), (0, 2), "another replica's clock may be behind");
        let federation = house.federation().await;
        let late = finding(&federation, &society, "late", &[&forgotten]).await;
        assert_eq!(late.user_errors(), ["fileIds FILE_MISSING"]);
        house.clock.forward(TimeDelta::hours(2));
        assert_eq!((swept(house).await, kept(house)), (1, 1));
        house.clock.forward(TimeDelta::days(400));
        assert_eq!((swept(house).await, kept(house)), (0, 1), "what is attached stays");
    }

    async fn the_files_of_what_was_withdrawn_go_after_a_month(house) {
        let federation = house.federation().await;
        let (first, fifth) = (house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await);
        let file = upload(house, &federation, "a.pdf", &pdf("a")).await;
        let input = json!({
            "idempotencyKey": "two", "societyIds": [first, fifth], "kind": "POLICY_BRIEFING", "heldOn": "2026-03-20",
            "heldBy": "陈社科", "evidence": "two societies, one sheet", "fileIds": [file],
        });
        let done = federation.ask(GUIDANCE, json!({ "input": input })).await;
        assert_eq!(done.user_errors(), Vec::<String>::new(), "{}", done.text);
        let record = async |society: &str| {
            let found = house.federation().await.ask(RECORDS, json!({ "id": society })).await;
            let records = found.list("society.guidance.records").to_vec();
            records.into_iter().find(|record| record["evidence"] == "two societies, one sheet").expect("the record")
        };
        let withdraw = async |society: &str| {
            let input = json!({ "idempotencyKey": society, "recordId": record(society).await["id"], "reason": "r" });
            let done = house.federation().await.ask(WITHDRAW, json!({ "input": input })).await;
            assert_eq!(done.user_errors(), Vec::<String>::new());
        };
        withdraw(&first).await;
        house.clock.forward(TimeDelta::days(40));
        assert_eq!((swept(house).await, kept(house)), (0, 1), "the other society's record needs it");
        assert!(record(&fifth).await["attachments"][0]["keptUntil"].is_null());
        withdraw(&fifth).await;
        house.clock.forward(TimeDelta::days(29));
        let shown = record(&fifth).await;
        assert!(shown["attachments"][0]["keptUntil"].is_string(), "{shown}");
        let url = shown["attachments"][0]["url"].as_str().expect("an address").to_owned();
        assert_eq!(get(house, &url).await.status().as_u16(), 200, "for a month it is still there");
        house.clock.forward(TimeDelta::days(2));
        assert_eq!((swept(house).await, kept(house)), (1, 0));
        assert_eq!(record(&fifth).await["attachments"], json!([]));
    }

    async fn a_sweep_that_was_killed_half_way_is_finished_by_the_next(house) {
        let federation = house.federation().await;
        upload(house, &federation, "a.pdf", &pdf("a")).await;
        house.clock.forward(TimeDelta::days(8));
        // The bytes went, the row did not.
        std::fs::remove_dir_all(house.files()).expect("the folder goes");
        std::fs::create_dir_all(house.files()).expect("and is there");
        assert_eq!(swept(house).await, 1);
        assert_eq!(swept(house).await, 0);
    }
}
