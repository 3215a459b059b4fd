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
        page.sees("回执号").await;
        page.sees("社科联审核中").await;
        page.is_accessible("the case").await;

        let desk = at(house, "federation", Device::Desk, &path).await;
        desk.press("退回补正").await;
        desk.fill("returnText", "请换书记人选").await;
        desk.press("逐项写明").await;
        desk.fill("remark-secretary", "请推荐一位在职的书记").await;
        desk.is_accessible("the review").await;
        desk.press("确认退回").await;
        desk.sees("已退回补正").await;

        page.reload().await;
        page.sees("请换书记人选").await;
        page.sees("书记：请推荐一位在职的书记").await;
        page.press("下一步").await;
        page.sees("社科联意见（书记）：请推荐一位在职的书记").await;
        page.is_accessible("the remark at its field").await;
        page.fits("the remark at its field").await;
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

/// How many formations a society has had.
async fn formations(house: &House, id: &str) -> usize {
    let query = "query($id: ID!) { society(id: $id) { formations { id } } }";
    house.federation().await.ask(query, json!({ "id": id })).await.list("society.formations").len()
}

#[tokio::test]
async fn a_proposal_without_a_network_arrives_exactly_once() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        let path = format!("/societies/{id}/formation");
        counted(house, &id).await;
        page.log_in("leader").await;
        page.go(&path).await;
        page.sees("规则建议：功能性党支部").await;
        page.press("下一步").await;
        page.choose("郭卫东").await;
        page.holds("secretary", "郭卫东").await;
        page.network(false).await;
        page.press("下一步").await;
        page.press("联网后提交").await;
        page.sees("已存下，等网络").await;
        page.is_accessible("the promise").await;
        page.fits("the promise").await;
        assert_eq!(formations(house, &id).await, 0);
        page.press("看待发送的填报").await;
        page.sees("江南市科学社会主义学会").await;
        page.network(true).await;
        page.go(&path).await;
        page.sees("社科联审核中").await;
        assert_eq!(formations(house, &id).await, 1, "it arrived, once");
        page.reload().await;
        page.sees("郭卫东").await;
        assert_eq!(formations(house, &id).await, 1, "and not again");
    })
    .await;
}

#[tokio::test]
async fn the_phone_judges_by_the_version_that_was_published() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        counted(house, &id).await;
        let rules = json!({
            "formalThreshold": 4, "residentThreshold": 3, "countBasis": "MEMBERS", "jointForm": false, "watchDays": 30,
            "changeDueDays": 60, "reviewMonths": 12, "termYears": 3, "committeeThreshold": 9,
            "generalBranchThreshold": 50, "partyCommitteeThreshold": 100,
        });
        let input = json!({
            "expectedVersion": 1, "idempotencyKey": "four", "rules": rules, "sourceZh": "江组通〔2026〕8号",
            "sourceEn": "Notice 8 of 2026", "effectiveOn": "2026-03-20",
        });
        let publish = "mutation($input: PublishRulesInput!) { publishRules(input: $input) { userErrors { code } } }";
        let done = house.org().await.ask(publish, json!({ "input": input })).await;
        assert!(done.user_errors().is_empty(), "{}", done.text);
        page.log_in("leader").await;
        page.go(&format!("/societies/{id}/formation")).await;
        page.sees("规则建议：党建工作联络员").await;
        page.sees("按规则第 2 版").await;
        // Three would do by the version that came with the platform.
        page.choose("功能性党支部").await;
        page.sees("正式党员不满4人").await;
        page.press("下一步").await;
        page.sees("满 9 人才设委员会").await;
    })
    .await;
}

#[tokio::test]
async fn that_three_is_ambiguous_is_said_and_not_hidden() {
    journey(Device::Phone, async |house, page| {
        page.log_in("federation").await;
        let id = house.society("51329900MJ0D00044P").await;
        page.go(&format!("/societies/{id}/formation")).await;
        page.sees("恰为3人两不含").await;
        page.press("English").await;
        page.sees("leaves 3 out").await;
        page.fits("the proposal in English").await;
        page.is_accessible("the proposal in English").await;
        page.go("/rules").await;
        page.sees("Leaders' age limit").await;
        page.is_accessible("the rules in English").await;
        page.fits("the rules in English").await;
    })
    .await;
}
