//! Papers: an official form as PDF for whoever may read what it shows, its text found again by a foreign tool, and
//! its receipt verified by whoever holds it.

use std::process::{Command, Stdio};

use reqwest::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use support::{House, Person, Value, both, cast, json};

use super::report::{done, fill, of, passed, save, step};

/// What a door answered: status, headers that matter, bytes.
struct Got {
    status: u16,
    disposition: String,
    bytes: Vec<u8>,
}

async fn get(house: &House, address: &str, person: Option<&Person>) -> Got {
    let mut request = house.http.get(format!("{}{address}", house.base));
    if let Some(token) = person.and_then(|person| person.token.as_ref()) {
        request = request.header(AUTHORIZATION, format!("Bearer {token}"));
    }
    let answer = request.send().await.expect("the server answers");
    let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (status, disposition) = (answer.status().as_u16(), header(CONTENT_DISPOSITION));
    if status == 200 {
        assert_eq!(header(CONTENT_TYPE), "application/pdf");
        assert_eq!(header(CACHE_CONTROL), "private, no-store");
    }
    Got { status, disposition, bytes: answer.bytes().await.expect("a whole body").to_vec() }
}

/// What a foreign tool reads in a PDF, without its blanks.
pub(crate) fn read(bytes: &[u8]) -> String {
    use std::io::Write;
    let mut tool = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext, of Debian's poppler-utils");
    let mut pipe = tool.stdin.take().expect("a pipe");
    let bytes = bytes.to_vec();
    let writes = std::thread::spawn(move || pipe.write_all(&bytes));
    let read = tool.wait_with_output().expect("it ends");
    writes.join().expect("a thread ends").expect("the PDF is taken");
    assert!(read.status.success(), "pdftotext takes it");
    String::from_utf8(read.stdout).expect("UTF-8").split_whitespace().collect()
}

async fn address(person: &Person, kind: &str, id: &Value) -> Value {
    let query = "query($kind: PaperKind!, $id: ID!) { paperAddress(kind: $kind, id: $id) }";
    person.ask(query, json!({ "kind": kind, "id": id })).await.data("paperAddress").clone()
}

/// The receipt of a report, as its society reads it.
async fn receipt(person: &Person, report: &Value) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on AnnualReport { receipt { number code digest path } } } }";
    person.ask(query, json!({ "id": report["id"] })).await.data("node.receipt").clone()
}

async fn verify(house: &House, number: &str, code: &str) -> support::Answer {
    let query = "query($number: String!, $code: String!) { verifyReceipt(number: $number, code: $code) { society \
        reportsOn submittedOn state conclusion conclusionLabel latest contentMatches digest } }";
    Person::anonymous(house).ask(query, json!({ "number": number, "code": code })).await
}

/// A form that says this everywhere.
fn saying(text: &str) -> server::paper::form::Form {
    use server::paper::form::{Form, Line, Part, Receipt};
    let line = || Line { label: text.into(), value: text.into() };
    let part = || Part { caption: text.into(), short: vec![line(), line(), line()], long: vec![line(), line()] };
    let text = || text.to_owned();
    Form {
        title: text(),
        about: text(),
        head: vec![line(), line(), line()],
        parts: vec![part(), part()],
        opinions: vec![line(), line()],
        foot: text(),
        receipt: Some(Receipt { number: text(), code: text(), digest: text(), address: text() }),
        ..Form::default()
    }
}

#[test]
fn whatever_is_said_becomes_a_paper() {
    let font = std::fs::read("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc").expect("fonts-wqy-microhei");
    let font = actix_web::web::Bytes::from(font);
    let planes: String = (0..0x11_0000_u32).step_by(97).filter_map(char::from_u32).collect();
    let texts =
        ["", " ", "\n\n\n", "\t\r\u{b}", "😀👨‍👩‍👧🏽", "e\u{301}\u{302}\u{303}", "\u{202e}abc", "，，，，。。", &planes];
    let (word, lines) = ("W".repeat(3000), "一\n".repeat(300));
    for text in texts.into_iter().chain([word.as_str(), lines.as_str()]) {
        let made = server::paper::write::pdf(&saying(text), &font).expect("a paper");
        assert!(made.starts_with(b"%PDF-"), "{text}");
        read(&made);
    }
    assert!(server::paper::write::pdf(&saying("x"), &actix_web::web::Bytes::from_static(b"no font")).is_err());
}

both! {
    async fn a_report_is_a_paper_for_whoever_reads_it_and_its_text_is_found_again(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = fill(&leader, &society, "fill").await;
        assert_eq!(address(&leader, "ANNUAL_REPORT", &report["id"]).await, Value::Null, "nothing is submitted yet");
        // Letters of names that few fonts have, an emoji, and a text that fills more than a page.
        let long = "学术年会、科普讲座与课题研讨。".repeat(200);
        let said = format!("张䶮、李喆😀👨‍👩‍👧 {long}");
        let filled = save(&leader, &report, "long", &[("ACTIVITY_SUMMARY", &said), ("PARTY_PROBLEMS", "人员分散，存在短板")]).await;
        let sent = done(&leader, "submitAnnualReport", filled.data("saveAnnualReport.report"), "send", json!({})).await;
        let id = sent["id"].as_str().expect("an id");
        let plain = format!("/papers/annual-report/{id}.pdf");
        let signed = address(&leader, "ANNUAL_REPORT", &sent["id"]).await;
        let signed = signed.as_str().expect("an address").to_owned();
        let got = get(house, &signed, None).await;
        assert_eq!(got.status, 200);
        assert!(got.disposition.contains("filename*=UTF-8''%E6%B1%9F"), "{}", got.disposition);
        let text = read(&got.bytes);
        let receipt = receipt(&leader, &sent).await;
        for wanted in [
            "社会团体年度检查报告书（2025年度）", "江南市科学社会主义学会", "51329900MJ0D0001X2", "业务报告", "党建工作情况",
            "12,000元", "业务主管单位初审意见", "登记管理机关年检结论", "（盖章处）", "人员分散，存在短板", "见附页", "李喆",
            "第1页，共", "NJ2026-51329900MJ0D0001X2-1", receipt["code"].as_str().expect("a code"),
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert_eq!(text.matches("学术年会、科普讲座与课题研讨。").count().min(100), 100, "nothing is cut off");
        assert!(text.contains('□'), "what the font lacks is a box that is seen");
        assert!(!text.contains('😀'));
        assert_eq!(get(house, &signed, None).await.bytes, got.bytes, "the same paper is the same bytes");
        assert!(got.bytes.len() < 400_000, "only the letters that are used travel: {}", got.bytes.len());
        // By a token too; to nobody else.
        assert_eq!(get(house, &plain, Some(&leader)).await.status, 200);
        assert_eq!(get(house, &plain, Some(&house.federation().await)).await.status, 200);
        for stranger in [house.civil().await, house.secretary().await, house.foreign_federation().await] {
            assert_eq!(get(house, &plain, Some(&stranger)).await.status, 404, "{}", stranger.name);
            assert_eq!(address(&stranger, "ANNUAL_REPORT", &sent["id"]).await, Value::Null);
        }
        assert_eq!(get(house, &plain, Some(&house.expert().await)).await.status, 404);
        assert_eq!(get(house, &plain, None).await.status, 404);
        let forged = signed.replace("annual-report", "registration");
        let cut = &signed[..signed.len() - 1];
        for wrong in [forged.as_str(), cut, "/papers/annual-report/x.pdf", "/papers/nothing/x.pdf"] {
            assert_eq!(get(house, wrong, Some(&leader)).await.status, 404, "{wrong}");
        }
        house.clock.forward(chrono::TimeDelta::minutes(16));
        assert_eq!(get(house, &signed, None).await.status, 404, "an address is of the moment");
    }

    async fn an_activity_and_an_application_are_papers_too(house) {
        let federation = house.federation().await;
        let filings = federation.query("{ activityFilings(first: 1) { nodes { id title } } }").await;
        let filing = &filings.list("activityFilings.nodes")[0];
        let found = address(&federation, "ACTIVITY_FILING", &filing["id"]).await;
        let text = read(&get(house, found.as_str().expect("an address"), None).await.bytes);
        let title: String = filing["title"].as_str().expect("a title").split_whitespace().collect();
        let begins: String = title.chars().take(10).collect();
        assert!(text.contains("社会团体活动备案表") && text.contains(&begins), "{text}");
        let cases = federation.query("{ registrations(first: 50) { nodes { id name receiptNo } } }").await;
        let cases = cases.list("registrations.nodes");
        let case = cases.iter().find(|case| case["receiptNo"].is_string()).expect("one is submitted");
        let found = address(&federation, "REGISTRATION", &case["id"]).await;
        let text = read(&get(house, found.as_str().expect("an address"), None).await.bytes);
        assert!(text.contains("社会团体成立登记申请表") && text.contains(case["name"].as_str().expect("a name")), "{text}");
    }

    async fn whoever_holds_the_paper_verifies_it(house) {
        let society = house.society(cast::LEADERS).await;
        let report = passed(house, &society).await;
        let leader = house.leader().await;
        let known = receipt(&leader, &report).await;
        let (number, code) = (known["number"].as_str().expect("a number"), known["code"].as_str().expect("a code"));
        let found = verify(house, number, &format!(" {} {}", code[..4].to_lowercase(), &code[4..])).await;
        let found = found.data("verifyReceipt");
        assert_eq!(found["society"], "江南市科学社会主义学会");
        assert_eq!((&found["reportsOn"], &found["state"]), (&json!(2025), &json!("PASSED")));
        assert_eq!((&found["latest"], &found["contentMatches"]), (&json!(true), &json!(true)));
        assert_eq!((&found["submittedOn"], &found["conclusion"]), (&json!("2026-03-20"), &Value::Null));
        assert_eq!(found["digest"], known["digest"]);
        let civil = house.civil().await;
        let taken = json!({ "idempotencyKey": "take", "reports": [{ "reportId": report["id"], "expectedVersion": report["version"] }] });
        let take = "mutation($input: ReportsInput!) { receiveAnnualReports(input: $input) { userErrors { code } } }";
        assert_eq!(civil.ask(take, json!({ "input": taken })).await.user_errors(), Vec::<String>::new());
        let report = of(&civil, &society).await;
        done(&civil, "concludeAnnualReport", &report, "end", json!({ "conclusion": "QUALIFIED", "reasons": [] })).await;
        let found = verify(house, number, code).await;
        assert_eq!(found.data("verifyReceipt.conclusionLabel"), "合格");
        let paper = format!("/papers/annual-report/{}.pdf", report["id"].as_str().expect("an id"));
        let text = read(&get(house, &paper, Some(&leader)).await.bytes);
        assert!(text.contains("第1页，共1页"), "an official form has one page: {text}");
        assert!(text.contains("合格2026年3月20日"), "and says what came of it: {text}");
    }

    async fn a_corrected_report_leaves_its_earlier_paper_behind(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, federation) = (house.leader().await, house.federation().await);
        let report = fill(&leader, &society, "fill").await;
        let sent = done(&leader, "submitAnnualReport", &report, "one", json!({})).await;
        let first = receipt(&leader, &sent).await;
        let remarks = json!({ "reason": "INCOMPLETE", "text": "写明", "remarks": [{ "field": "PARTY_WORK", "text": "几次" }] });
        done(&federation, "returnAnnualReport", &sent, "back", remarks).await;
        let back = of(&leader, &society).await;
        let again = save(&leader, &back, "fix", &[("PARTY_WORK", "学习四次，党课一次")]).await;
        done(&leader, "submitAnnualReport", again.data("saveAnnualReport.report"), "two", json!({})).await;
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let found = verify(house, &text(&first["number"]), &text(&first["code"])).await;
        assert_eq!(found.data("verifyReceipt.latest"), false);
        assert_eq!(found.data("verifyReceipt.contentMatches"), false, "another content stands there now");
        let second = receipt(&leader, &sent).await;
        assert_ne!(first["code"], second["code"]);
        let found = verify(house, &text(&second["number"]), &text(&second["code"])).await;
        assert_eq!((found.data("verifyReceipt.latest"), found.data("verifyReceipt.contentMatches")), (&json!(true), &json!(true)));
        let mixed = verify(house, &text(&second["number"]), &text(&first["code"])).await;
        assert_eq!(mixed.data("verifyReceipt"), &Value::Null);
    }

    async fn guessing_a_code_is_slow_and_tells_nothing(house) {
        let society = house.society(cast::LEADERS).await;
        let leader = house.leader().await;
        let report = fill(&leader, &society, "fill").await;
        let sent = step(&leader, "submitAnnualReport", &report, "one", json!({})).await;
        let number = sent.text("submitAnnualReport.report.receiptNo").to_owned();
        let (wrong, unknown) = (verify(house, &number, "2222222222").await, verify(house, "NJ2026-X-1", "2222222222").await);
        assert_eq!(wrong.body, unknown.body, "both are answered alike");
        assert_eq!(wrong.data("verifyReceipt"), &Value::Null);
        let mut limited = false;
        for _ in 0..120 {
            limited |= verify(house, &number, "3333333333").await.error_code() == Some("RATE_LIMITED");
        }
        assert!(limited, "whoever guesses waits");
    }
}
