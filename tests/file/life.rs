//! The whole life of an attachment, and what may not happen on its way.

use chrono::TimeDelta;
use support::{Value, both, cast, json};

use super::{ASK, FINDING, ask, finding, get, kept, pdf, put, upload};

const EVENTS: &str = "query($id: ID!) { society(id: $id) { events(first: 10) { nodes { action actor \
                      changes { field new } } } } }";
const NODE: &str = "query($id: ID!) { node(id: $id) { id ... on Attachment { name url } } }";

both! {
    async fn a_file_goes_its_whole_way(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let society = house.society(cast::LEADERS).await;
        let bytes = pdf("问题佐证");
        let file = upload(house, &federation, "问题佐证.pdf", &bytes).await;
        let done = finding(&federation, &society, "one", &[&file]).await;
        assert_eq!(done.user_errors(), Vec::<String>::new(), "{}", done.text);
        let seen = done.data("recordFinding.finding.attachments.0");
        assert_eq!((&seen["name"], &seen["kind"], &seen["mediaType"]), (&json!("问题佐证.pdf"), &json!("PDF"), &json!("application/pdf")));
        assert_eq!((&seen["size"], &seen["purpose"]), (&json!(bytes.len()), &json!("FINDING_EVIDENCE")));
        assert_eq!((&seen["uploadedBy"], &seen["keptUntil"]), (&json!("陈社科"), &Value::Null));
        let id = json!({ "id": seen["id"] });
        // Whom the finding is about may read it, and hence what is attached.
        let found = leader.ask(NODE, id.clone()).await;
        let url = found.text("node.url").to_owned();
        for _ in 0..2 {
            let got = get(house, &url).await;
            assert_eq!(got.status().as_u16(), 200);
            let header = |name: &str| got.headers().get(name).and_then(|text| text.to_str().ok()).unwrap_or_default().to_owned();
            assert!(header("content-disposition").starts_with("attachment; filename="), "{:?}", got.headers());
            assert_eq!(header("content-security-policy"), "sandbox; default-src 'none'");
            assert_eq!((header("x-content-type-options").as_str(), header("content-type").as_str()), ("nosniff", "application/pdf"));
            assert_eq!(header("content-length"), bytes.len().to_string());
            assert_eq!(got.bytes().await.expect("the file arrives"), bytes);
        }
        // Both stand in the society's own ledger: that it was attached, and once that it was taken out.
        let events = federation.ask(EVENTS, json!({ "id": society })).await;
        let told = |place: usize| events.text(&format!("society.events.nodes.{place}.action")).to_owned();
        assert_eq!([told(0), told(1)], ["DOWNLOAD_ATTACHMENT", "RECORD_FINDING"], "{}", events.text);
        assert_eq!(events.text("society.events.nodes.0.actor"), "曹玉兰");
        let changes = events.data("society.events.nodes.1.changes").to_string();
        assert!(changes.contains(seen["sha256"].as_str().unwrap_or("?")), "{changes}");
        let verified = house.admin().await.query("mutation { verifyLedger { verification { ok } userErrors { code } } }").await;
        assert_eq!(verified.data("verifyLedger.verification.ok"), &json!(true));
        // Whoever may not see the finding cannot see that there is a file.
        for stranger in [house.secretary().await, house.foreign_federation().await, house.foreign_leader().await] {
            assert!(stranger.ask(NODE, id.clone()).await.data("node").is_null(), "{}", stranger.name);
        }
    }

    async fn a_refused_intention_leaves_the_file_usable(house) {
        let federation = house.federation().await;
        let society = house.society(cast::LEADERS).await;
        let file = upload(house, &federation, "a.pdf", &pdf("a")).await;
        let late = json!({ "input": {
            "idempotencyKey": "late", "societyId": society, "category": "LOW_COVERAGE", "severity": "MINOR",
            "text": "t", "action": "a", "dueOn": "2026-03-01", "fileIds": [file],
        } });
        assert_eq!(federation.ask(FINDING, late).await.user_errors(), ["dueOn DUE_BEFORE_TODAY"]);
        // One of two files is missing: neither is taken, and nothing is recorded.
        let both = finding(&federation, &society, "both", &[&file, "f00000000000070008000000000000000"]).await;
        assert_eq!(both.user_errors(), ["fileIds FILE_MISSING"]);
        let done = finding(&federation, &society, "now", &[&file]).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let again = finding(&federation, &society, "now", &[&file]).await;
        assert_eq!(again.data("recordFinding.finding.id"), done.data("recordFinding.finding.id"), "a retry is the same");
        let second = finding(&federation, &society, "second", &[&file]).await;
        assert_eq!(second.user_errors(), ["fileIds FILE_BOUND"]);
    }

    async fn only_ones_own_files_that_have_arrived_are_attached(house) {
        let (federation, chair) = (house.federation().await, house.chair().await);
        let society = house.society(cast::LEADERS).await;
        let others = upload(house, &chair, "a.pdf", &pdf("a")).await;
        let waiting = ask(&federation, "b.pdf", 100).await.text("requestUpload.upload.fileId").to_owned();
        let register = federation.ask(ASK, json!({ "input": { "fileName": "a.csv", "size": 3 } })).await;
        put(house, register.text("requestUpload.upload.url"), b"a,b").await;
        let register = register.text("requestUpload.upload.fileId").to_owned();
        for (what, file) in [("another's", others.as_str()), ("not arrived", &waiting), ("a register", &register), ("no id", "x"), ("a society", &society)] {
            let refused = finding(&federation, &society, what, &[file]).await;
            assert_eq!(refused.user_errors(), ["fileIds FILE_MISSING"], "{what}");
        }
        let many: Vec<String> = (0..11).map(|number| format!("f{number:032x}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(finding(&federation, &society, "many", &many).await.user_errors(), ["fileIds TOO_MANY_AT_ONCE"]);
        assert_eq!(finding(&chair, &society, "own", &[&others]).await.user_errors(), Vec::<String>::new());
    }

    async fn the_same_bytes_twice_are_one_file(house) {
        let federation = house.federation().await;
        let (bytes, other) = (pdf("one"), pdf("two"));
        let place = ask(&federation, "a.pdf", bytes.len()).await;
        let url = place.text("requestUpload.upload.url");
        assert_eq!(put(house, url, &bytes[1..]).await, (400, "SIZE_DIFFERS".into()));
        assert_eq!(put(house, url, &[bytes.as_slice(), b"x"].concat()).await, (400, "SIZE_DIFFERS".into()));
        let (first, second) = futures_util::future::join(put(house, url, &bytes), put(house, url, &bytes)).await;
        assert_eq!((first.0, second.0), (204, 204), "two at once");
        assert_eq!(put(house, url, &bytes).await.0, 204, "once more");
        assert_eq!(put(house, url, &other).await, (409, "ANOTHER_ARRIVED".into()));
        assert_eq!(kept(house), 1);
    }

    async fn an_announced_digest_is_compared(house) {
        let federation = house.federation().await;
        let (bytes, other) = (pdf("one"), pdf("two"));
        let input = |sha256: &str| json!({ "input": { "purpose": "ATTACHMENT", "fileName": "a.pdf", "size": bytes.len(), "sha256": sha256 } });
        assert_eq!(federation.ask(ASK, input("abc")).await.user_errors(), ["sha256 DIGEST_MALFORMED"]);
        let place = federation.ask(ASK, input(&sha256(&bytes))).await;
        let url = place.text("requestUpload.upload.url");
        assert_eq!(put(house, url, &other).await, (400, "DIGEST_DIFFERS".into()));
        assert_eq!(put(house, url, &bytes).await.0, 204);
    }

    async fn an_address_is_for_one_thing_one_person_and_a_while(house) {
        let federation = house.federation().await;
        let bytes = pdf("a");
        let place = ask(&federation, "a.pdf", bytes.len()).await;
        let url = place.text("requestUpload.upload.url");
        assert_eq!(get(house, url).await.status().as_u16(), 403, "an address to write does not read");
        let by = url.split("by=").nth(1).and_then(|rest| rest.split('&').next()).expect("it names whom it was made for");
        let other = house.chair().await.query("{ viewer { id } }").await.text("viewer.id").to_owned();
        assert_eq!(put(house, &url.replace(by, &other), &bytes).await, (403, "ADDRESS".into()), "another person");
        let file = place.text("requestUpload.upload.fileId");
        let another = ask(&federation, "b.pdf", bytes.len()).await.text("requestUpload.upload.fileId").to_owned();
        assert_eq!(put(house, &url.replace(file, &another), &bytes).await, (403, "ADDRESS".into()), "another file");
        let longer = url.replace("expires=1", "expires=2");
        assert_eq!(put(house, &longer, &bytes).await, (403, "ADDRESS".into()), "longer than it was given for");
        house.clock.forward(TimeDelta::minutes(16));
        assert_eq!(put(house, url, &bytes).await, (403, "ADDRESS".into()), "too late");
    }

    async fn one_person_cannot_fill_the_store(house) {
        let secretary = house.secretary().await;
        for _ in 0..100 {
            assert_eq!(ask(&secretary, "a.pdf", 10).await.user_errors(), Vec::<String>::new());
        }
        assert_eq!(ask(&secretary, "a.pdf", 10).await.user_errors(), ["TOO_MANY_AT_ONCE"]);
        assert_eq!(ask(&house.leader().await, "a.pdf", 10).await.user_errors(), Vec::<String>::new(), "others go on");
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
