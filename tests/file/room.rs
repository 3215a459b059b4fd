//! Every room that takes files: attached by who acts, read by who may read.

use support::statements::cost;
use support::{Answer, House, Person, Value, both, cast, json};

use super::{pdf, upload};
use crate::form::write::{go, proposed};
use crate::institution::report;

async fn done(person: &Person, query: &str, mut input: Value, file: &str) -> Answer {
    input["fileIds"] = json!([file]);
    let answer = person.ask(query, json!({ "input": input })).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{}", answer.text);
    answer
}

async fn file(house: &House, person: &Person, name: &str) -> String {
    upload(house, person, name, &pdf(name)).await
}

/// A functional branch.
const FOURTH: &str = "51329900MJ0D00044P";
const ACT: &str = "mutation($input: RecordPartyActInput!) { recordPartyAct(input: $input) { partyAct { id \
                   attachments { name purpose } } userErrors { path code } } }";

fn dues(society: &str, key: &str) -> Value {
    json!({ "societyId": society, "idempotencyKey": key, "act": "COLLECT_DUES", "heldOn": "2026-03-20", "title": key,
            "participants": 2, "overrideDocument": { "docNo": "1", "datedOn": "2026-03-19", "issuedBy": "市直机关工委" } })
}

both! {
    async fn the_superior_bodys_document_stands_beside_number_and_day(house) {
        let (leader, society, case) = proposed(house).await;
        let federation = house.federation().await;
        go(&federation, "passFormation", &case, 1, json!({})).await;
        let file = file(house, &federation, "批复.pdf").await;
        let half = json!({ "documentOn": "2026-03-20", "fileIds": [file] });
        let refused = go(&federation, "approveFormation", &case, 2, half).await;
        assert_eq!(refused.user_errors(), ["documentNo REQUIRED"]);
        let document = json!({ "documentNo": "3号", "documentOn": "2026-03-20", "fileIds": [file] });
        assert_eq!(go(&federation, "approveFormation", &case, 2, document).await.user_errors(), Vec::<String>::new());
        let query = "query($id: ID!) { society(id: $id) { formations { documentNo attachments { name purpose url } } } }";
        let seen = leader.ask(query, json!({ "id": society })).await;
        let approved = seen.data("society.formations.0");
        assert_eq!((&approved["documentNo"], &approved["attachments"][0]["name"]), (&json!("3号"), &json!("批复.pdf")));
        assert_eq!(approved["attachments"][0]["purpose"], "APPROVAL_DOCUMENT");
        let url = approved["attachments"][0]["url"].as_str().expect("an address");
        assert_eq!(super::get(house, url).await.status().as_u16(), 200);
    }

    async fn an_override_brings_its_document(house) {
        let federation = house.federation().await;
        let society = house.society(FOURTH).await;
        let paper = file(house, &federation, "上级文件.pdf").await;
        let mut study = dues(&society, "study");
        study["act"] = json!("POLITICAL_STUDY");
        study.as_object_mut().expect("an object").remove("overrideDocument");
        study["fileIds"] = json!([paper]);
        let refused = federation.ask(ACT, json!({ "input": study })).await;
        assert_eq!(refused.user_errors(), ["fileIds OVERRIDE_NOT_NEEDED"], "a study needs no document");
        let recorded = done(&federation, ACT, dues(&society, "dues"), &paper).await;
        assert_eq!(recorded.text("recordPartyAct.partyAct.attachments.0.purpose"), "OVERRIDE_DOCUMENT");
        let withdraw = "mutation($input: WithdrawPartyActInput!) { withdrawPartyAct(input: $input) { \
                        userErrors { path code } } }";
        let input = json!({ "societyId": society, "actId": recorded.data("recordPartyAct.partyAct.id"),
                            "idempotencyKey": "w", "reason": "r" });
        let gone = federation.ask(withdraw, json!({ "input": input })).await;
        assert_eq!(gone.user_errors(), Vec::<String>::new());
        let query = "query($id: ID!) { society(id: $id) { partyActs(first: 1) { nodes { attachments { keptUntil } } } } }";
        let seen = federation.ask(query, json!({ "id": society })).await;
        assert!(seen.data("society.partyActs.nodes.0.attachments.0.keptUntil").is_string(), "{}", seen.text);
    }

    async fn a_directive_and_its_echo_carry_papers(house) {
        let (org, leader) = (house.org().await, house.leader().await);
        let society = house.society(cast::LEADERS).await;
        let issue = "mutation($input: IssueDirectiveInput!) { issueDirective(input: $input) { directive { id \
                     attachments { name } } userErrors { path code } } }";
        let input = json!({ "idempotencyKey": "d", "number": "1", "title": "t", "body": "b", "dueOn": "2026-04-01",
                            "recipients": { "societies": [society] } });
        let issued = done(&org, issue, input, &file(house, &org, "通知.pdf").await).await;
        assert_eq!(issued.text("issueDirective.directive.attachments.0.name"), "通知.pdf");
        let directive = issued.data("issueDirective.directive.id");
        let query = "query($id: ID!) { node(id: $id) { ... on Directive { attachments { name } } } \
                     directiveRecipients(filter: { directive: $id }) { nodes { id state attachments { name purpose } } } }";
        let asked = leader.ask(query, json!({ "id": directive })).await;
        assert_eq!(asked.text("node.attachments.0.name"), "通知.pdf", "whoever is asked reads the papers");
        let recipient = asked.data("directiveRecipients.nodes.0.id");
        let ack = "mutation($input: AcknowledgeDirectiveInput!) { acknowledgeDirective(input: $input) { \
                   userErrors { path code } } }";
        leader.ask(ack, json!({ "input": { "idempotencyKey": "a", "recipientId": recipient } })).await;
        let report = "mutation($input: ReportDirectiveDoneInput!) { reportDirectiveDone(input: $input) { \
                      userErrors { path code } } }";
        let echo = json!({ "idempotencyKey": "e", "recipientId": recipient, "echo": "done" });
        done(&leader, report, echo, &file(house, &leader, "照片说明.pdf").await).await;
        let echoed = org.ask(query, json!({ "id": directive })).await;
        assert_eq!(echoed.text("directiveRecipients.nodes.0.attachments.0.purpose"), "ECHO_EVIDENCE");
    }

    async fn a_finding_is_shown_and_put_right_with_evidence(house) {
        let (federation, leader) = (house.federation().await, house.leader().await);
        let society = house.society(cast::LEADERS).await;
        let found = super::finding(&federation, &society, "f", &[&file(house, &federation, "问题.pdf").await]).await;
        let step = "mutation($input: FindingStepInput!) { reportFindingResolved(input: $input) { finding { \
                    attachments { name purpose } } userErrors { path code } } }";
        let input = json!({ "findingId": found.data("recordFinding.finding.id"), "expectedVersion": 1,
                            "idempotencyKey": "s", "text": "done" });
        let reported = done(&leader, step, input, &file(house, &leader, "整改.pdf").await).await;
        assert_eq!(reported.data("reportFindingResolved.finding.attachments"), &json!([
            { "name": "问题.pdf", "purpose": "FINDING_EVIDENCE" },
            { "name": "整改.pdf", "purpose": "RECTIFICATION_EVIDENCE" },
        ]));
    }

    async fn letters_have_enclosures(house) {
        let (federation, civil) = (house.federation().await, house.civil().await);
        let agencies = federation.query("{ agencies(tier: REGISTRATION) { id region { code } } }").await;
        let own = |agency: &&Value| agency["region"]["code"] == "329900";
        let to = agencies.list("agencies").iter().find(own).expect("an agency")["id"].clone();
        let fields = "thread { id version messages { body attachments { name } } } userErrors { path code }";
        let open = format!("mutation($input: OpenThreadInput!) {{ openThread(input: $input) {{ {fields} }} }}");
        let input = json!({ "idempotencyKey": "o", "toAgencyId": to, "subject": "s", "body": "b", "dueOn": "2026-04-01" });
        let opened = done(&federation, &open, input, &file(house, &federation, "来函.pdf").await).await;
        let write = format!("mutation($input: ThreadInput!) {{ writeToThread(input: $input) {{ {fields} }} }}");
        let input = json!({ "threadId": opened.data("openThread.thread.id"), "expectedVersion": 1, "idempotencyKey": "w",
                            "body": "c" });
        let written = done(&civil, &write, input, &file(house, &civil, "复函.pdf").await).await;
        let names: Vec<_> = written.list("writeToThread.thread.messages").iter()
            .map(|letter| letter["attachments"][0]["name"].clone()).collect();
        assert_eq!(names, ["来函.pdf", "复函.pdf"]);
    }

    async fn a_list_costs_as_many_statements_as_one(house) {
        let federation = house.federation().await;
        let society = house.society(cast::LEADERS).await;
        let list = "{ findings(first: 100) { nodes { id attachments { name } } } }";
        let count = async || cost(house, &federation, list, &json!({})).await;
        super::finding(&federation, &society, "0", &[&file(house, &federation, "0.pdf").await]).await;
        let few = count().await;
        for key in ["1", "2", "3"] {
            super::finding(&federation, &society, key, &[&file(house, &federation, "a.pdf").await]).await;
        }
        assert_eq!(count().await, few);
    }

    async fn papers_of_an_annual_report_are_read_as_its_content_is(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, federation, civil) = (house.leader().await, house.federation().await, house.civil().await);
        let whole = report::fill(&leader, &society, "fill").await;
        let page = file(house, &leader, "签字页.pdf").await;
        let stale = json!({ "id": whole["id"], "version": 0 });
        let refused = report::step(&leader, "submitAnnualReport", &stale, "stale", json!({ "fileIds": [page] })).await;
        assert_eq!(refused.user_errors(), ["expectedVersion CONFLICT"], "and the file stays free");
        let sent = report::done(&leader, "submitAnnualReport", &whole, "submit", json!({ "fileIds": [page] })).await;
        let query = "query($id: ID!) { node(id: $id) { ... on AnnualReport { attachments { name purpose url } } } }";
        let names = async |person: &Person| {
            let seen = person.ask(query, json!({ "id": whole["id"] })).await;
            let attachments = seen.list("node.attachments").to_vec();
            attachments.iter().map(|one| one["name"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(&federation).await, ["签字页.pdf"]);
        assert_eq!(names(&civil).await, Vec::<String>::new(), "civil affairs reads what has passed");
        let seen = leader.ask(query, json!({ "id": whole["id"] })).await;
        assert_eq!(seen.text("node.attachments.0.purpose"), "REPORT_PAPER");
        assert_eq!(super::get(house, seen.text("node.attachments.0.url")).await.status().as_u16(), 200);
        report::together(&federation, "passAnnualReports", "pass", &[&sent]).await;
        assert_eq!(names(&civil).await, ["签字页.pdf"]);
    }

    async fn a_rectification_brings_its_evidence(house) {
        let society = house.society(cast::LEADERS).await;
        let (leader, civil) = (house.leader().await, house.civil().await);
        let passed = report::passed(house, &society).await;
        let said = json!({ "conclusion": "BASICALLY_QUALIFIED", "reasons": ["SEAL_MISUSED"] });
        let concluded = report::done(&civil, "concludeAnnualReport", &passed, "conclude", said).await;
        let proof = file(house, &leader, "印章制度.pdf").await;
        let said = json!({ "text": "已整改", "fileIds": [proof] });
        report::done(&leader, "reportRectification", &concluded, "report", said).await;
        let query = "query($id: ID!) { node(id: $id) { ... on AnnualReport { attachments { name purpose } } } }";
        let seen = civil.ask(query, json!({ "id": passed["id"] })).await;
        let wanted = json!([{ "name": "印章制度.pdf", "purpose": "REPORT_RECTIFICATION" }]);
        assert_eq!(seen.data("node.attachments"), &wanted);
    }
}
