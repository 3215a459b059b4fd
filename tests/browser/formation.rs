//! A society proposes on the phone, the federation returns it, the society corrects it, it is approved,
//! and coverage moves by exactly one.

use support::{House, json};

use super::page::{Device, Page, journey};

pub(crate) const OWN: &str = "51329900MJ0D0001X2";

async fn organised(house: &House) -> i64 {
    house.org().await.query("{ coverage { organisation } }").await.number("coverage.organisation")
}

/// Three formal members: a functional branch is due.
pub(crate) async fn counted(house: &House, id: &str) {
    let input = json!({
        "societyId": id, "expectedVersion": 1, "idempotencyKey": "three", "recordedOn": "2026-03-20",
        "individualMembers": 469, "unitMembers": 20, "fullTimeStaff": 4, "formal": 3, "probationary": 0,
        "residentFormal": 1,
    });
    let write = "mutation($input: RecordHeadcountInput!) { recordHeadcount(input: $input) { userErrors { code } } }";
    let done = house.leader().await.ask(write, json!({ "input": input })).await;
    assert!(done.user_errors().is_empty(), "{}", done.text);
}

/// A desk of its own for whoever comes next.
async fn at(house: &House, username: &str, device: Device, path: &str) -> Page {
    let page = Page::open(house, device).await;
    page.log_in(username).await;
    page.go(path).await;
    page
}

#[tokio::test]
async fn a_proposal_goes_its_way_and_coverage_moves_by_exactly_one() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        let path = format!("/societies/{id}/formation");
        counted(house, &id).await;
        let before = organised(house).await;
        page.log_in("leader").await;
        page.go(&path).await;
        page.sees("规则建议：功能性党支部").await;
        page.fits("the proposal").await;
        page.is_accessible("the proposal").await;
        page.press("下一步").await;
        page.fill("secretary", "曹玉兰").await;
        page.press("下一步").await;
        page.press("提交申报").await;
        page.sees("社科联审核中").await;
        page.is_accessible("the case").await;

        let desk = at(house, "federation", Device::Desk, &path).await;
        desk.press("退回补正").await;
        desk.fill("returnText", "请换书记人选").await;
        desk.is_accessible("the review").await;
        desk.press("确认退回").await;
        desk.sees("已退回补正").await;

        page.reload().await;
        page.sees("请换书记人选").await;
        page.press("下一步").await;
        page.fill("secretary", "郭卫东").await;
        page.press("下一步").await;
        page.press("提交申报").await;
        page.sees("补正重报").await;
        assert_eq!(organised(house).await, before);

        desk.reload().await;
        desk.press("审核通过").await;
        desk.sees("待上级党组织批复").await;
        desk.fill("documentNo", "江社科党〔2026〕3号").await;
        desk.press("登记批复").await;
        desk.sees("· 运行中").await;
        desk.close().await;
        assert_eq!(organised(house).await, before + 1, "one more, and no other");
        page.go(&format!("/societies/{id}")).await;
        page.sees("江社科党〔2026〕3号").await;
        page.fits("the society").await;
        page.is_accessible("the society").await;
    })
    .await;
}
