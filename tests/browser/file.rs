//! Files as people meet them: the superior body's document is attached at the federation's desk and opened
//! by the society on the phone; on a weak network a chosen file goes out when it can.

use std::path::PathBuf;
use std::time::Duration;

use support::{House, Value, json, template};

use super::formation::{OWN, counted};
use super::page::{Device, Page, journey};

/// A file to choose.
pub(crate) fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = template::folder().join(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    path
}

pub(crate) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nstartxref\n0\n%%EOF\n";

/// A proposal of the leader's society that waits for the superior body.
async fn passed(house: &House, society: &str) {
    let propose = "mutation($input: ProposeFormationInput!) { proposeFormation(input: $input) { formation { id } \
                   userErrors { code } } }";
    let input = json!({
        "societyId": society, "expectedVersion": 2, "idempotencyKey": "p",
        "proposal": {
            "form": "FUNCTIONAL", "nominees": [{ "name": "曹玉兰", "role": "SECRETARY" }],
            "superior": "中共江南市社会科学界联合会机关委员会", "proposedOn": "2026-03-20",
        },
    });
    let sent = house.leader().await.ask(propose, json!({ "input": input })).await;
    let case = sent.data("proposeFormation.formation.id");
    let pass = "mutation($input: MoveFormationInput!) { passFormation(input: $input) { userErrors { code } } }";
    let input = json!({ "formationId": case, "expectedVersion": 1, "idempotencyKey": "q" });
    let done = house.federation().await.ask(pass, json!({ "input": input })).await;
    assert!(done.user_errors().is_empty(), "{}", done.text);
}

/// Waits until the society's ledger says that its file was fetched.
async fn fetched(house: &House, society: &str) -> String {
    let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action actor } } } }";
    let mut newest = Value::Null;
    for _ in 0..100 {
        let found = house.federation().await.ask(query, json!({ "id": society })).await;
        newest = found.data("society.events.nodes.0").clone();
        if newest["action"] == "DOWNLOAD_ATTACHMENT" {
            return newest["actor"].as_str().unwrap_or_default().to_owned();
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("nobody fetched it: {newest}");
}

#[tokio::test]
async fn a_document_is_attached_at_the_desk_and_opened_on_the_phone() {
    journey(Device::Desk, async |house, desk| {
        let society = house.society(OWN).await;
        counted(house, &society).await;
        passed(house, &society).await;
        desk.log_in("federation").await;
        desk.go(&format!("/societies/{society}/formation")).await;
        desk.sees("批复文件（可不附）").await;
        desk.choose_file(&written("批复.exe", b"MZ")).await;
        desk.sees("附件请用 PDF").await;
        desk.choose_file(&written("不是.pdf", b"MZ no document")).await;
        desk.sees("不是可以接收的文件").await;
        desk.press_named("移除 不是.pdf").await;
        desk.choose_file(&written("批复.pdf", PDF)).await;
        desk.sees("已上传").await;
        desk.is_accessible("the approval with a file").await;
        // A refusal loses nothing, and neither does a reload.
        desk.press("登记批复").await;
        desk.sees("请填写此项").await;
        desk.sees("批复.pdf").await;
        desk.reload().await;
        desk.sees("已上传").await;
        desk.fill("documentNo", "江社科党〔2026〕3号").await;
        desk.press("登记批复").await;
        desk.sees("· 运行中").await;

        let phone = Page::open(house, Device::Phone).await;
        phone.log_in("leader").await;
        phone.go(&format!("/societies/{society}")).await;
        phone.sees("批复.pdf").await;
        phone.fits("the society with a file").await;
        phone.is_accessible("the society with a file").await;
        phone.open_file("批复.pdf").await;
        assert_eq!(fetched(house, &society).await, "曹玉兰");
        phone.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_was_chosen_without_a_network_goes_out_when_there_is_one() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(OWN).await;
        let issue = "mutation($input: IssueDirectiveInput!) { issueDirective(input: $input) { directive { id } \
                     userErrors { code } } }";
        let input = json!({ "idempotencyKey": "d", "number": "1", "title": "报送学习情况", "body": "b",
                            "dueOn": "2026-04-01", "recipients": { "societies": [society] } });
        let issued = house.org().await.ask(issue, json!({ "input": input })).await;
        let directive = issued.text("issueDirective.directive.id").to_owned();
        let own = "query($id: ID!) { directiveRecipients(filter: { directive: $id }) { nodes { id } } }";
        let own = house.leader().await.ask(own, json!({ "id": directive })).await;
        let acknowledge = "mutation($input: AcknowledgeDirectiveInput!) { acknowledgeDirective(input: $input) { \
                           userErrors { code } } }";
        let input = json!({ "idempotencyKey": "a", "recipientId": own.data("directiveRecipients.nodes.0.id") });
        house.leader().await.ask(acknowledge, json!({ "input": input })).await;
        page.log_in("leader").await;
        page.go(&format!("/directives/{directive}")).await;
        page.sees("办结佐证（可不附）").await;
        page.fits("the answer").await;
        page.network(false).await;
        page.choose_file(&written("学习情况.pdf", PDF)).await;
        page.sees("等待网络").await;
        page.fill("echo", "已组织学习").await;
        page.press("反馈办结").await;
        page.sees("还有文件没有上传完").await;
        page.network(true).await;
        page.sees("已上传").await;
        page.is_accessible("the answer with a file").await;
        page.press("反馈办结").await;
        let query = "query($id: ID!) { directiveRecipients(filter: { directive: $id }) { nodes { state \
                     attachments { name } } } }";
        let mut found = Value::Null;
        for _ in 0..100 {
            let asked = house.org().await.ask(query, json!({ "id": directive })).await;
            found = asked.data("directiveRecipients.nodes.0").clone();
            if found["state"] == "DONE" {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        assert_eq!(found["attachments"], json!([{ "name": "学习情况.pdf" }]), "{found}");
    })
    .await;
}
