//! A leader with a phone in a corridor: records a headcount, with and without a network.

use support::{House, json};

use super::page::{Device, Page, journey};

const OWN: &str = "51329900MJ0D0001X2";

/// How many headcounts the ledger has for the leader's own society.
async fn recorded(house: &House) -> usize {
    let id = house.society(OWN).await;
    let leader = house.leader().await;
    let query = "query($id: ID!) { society(id: $id) { events(first: 100) { nodes { action } } } }";
    let answer = leader.ask(query, json!({ "id": id })).await;
    answer.list("society.events.nodes").iter().filter(|event| event["action"] == "RECORD_HEADCOUNT").count()
}

async fn opens_the_form(house: &House, page: &Page) {
    page.log_in("leader").await;
    let id = house.society(OWN).await;
    page.go(&format!("/societies/{id}/edit?form=headcount")).await;
    page.sees("人数截至").await;
}

#[tokio::test]
async fn the_rules_answer_while_one_types_and_the_record_gets_a_receipt() {
    journey(Device::Phone, async |house, page| {
        opens_the_form(house, page).await;
        page.fits("the form").await;
        page.is_accessible("the form").await;
        page.holds("formal", "2").await;
        page.fill("residentFormal", "9").await;
        page.fill("formal", "3").await;
        page.sees("驻会正式党员不能多于正式党员").await;
        page.fill("residentFormal", "1").await;
        page.sees("功能性党支部").await;
        page.press("提交").await;
        page.sees("回执号").await;
        page.is_accessible("the receipt").await;
        assert_eq!(recorded(house).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_survives_a_reload() {
    journey(Device::Phone, async |house, page| {
        opens_the_form(house, page).await;
        page.fill("unitMembers", "77").await;
        page.sees("草稿已存在本机").await;
        page.reload().await;
        page.sees("人数截至").await;
        page.holds("unitMembers", "77").await;
        assert_eq!(recorded(house).await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_without_a_network_arrives_exactly_once() {
    journey(Device::Phone, async |house, page| {
        opens_the_form(house, page).await;
        page.network(false).await;
        page.fill("formal", "4").await;
        page.press("联网后提交").await;
        page.sees("已存下，等网络").await;
        assert_eq!(recorded(house).await, 0);
        page.network(true).await;
        page.reload().await;
        for _ in 0..200 {
            if recorded(house).await > 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!(recorded(house).await, 1, "it arrived, once");
        page.reload().await;
        page.sees("人数截至").await;
        page.holds("formal", "4").await;
        assert_eq!(recorded(house).await, 1, "and not again");
    })
    .await;
}

#[tokio::test]
async fn two_writers_see_both_versions_and_nothing_is_lost() {
    journey(Device::Phone, async |house, page| {
        opens_the_form(house, page).await;
        page.fill("formal", "5").await;
        let id = house.society(OWN).await;
        let federation = house.federation().await;
        let standing = federation.ask("query($id: ID!) { society(id: $id) { version } }", json!({ "id": id })).await;
        let input = json!({
            "societyId": id, "expectedVersion": standing.number("society.version"), "idempotencyKey": "the federation's",
            "recordedOn": "2026-03-20", "individualMembers": 470, "unitMembers": 20, "fullTimeStaff": 4,
            "formal": 3, "probationary": 1, "residentFormal": 1,
        });
        let write = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { userErrors { code } } }";
        let written = federation.ask(write, json!({ "input": input })).await;
        assert!(written.user_errors().is_empty());
        page.press("提交").await;
        page.sees("在您填写期间，登记内容变了").await;
        page.is_accessible("the conflict").await;
        page.press("按所选内容提交").await;
        page.sees("回执号").await;
        assert_eq!(recorded(house).await, 2);
    })
    .await;
}
