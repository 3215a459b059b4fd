//! Credit lists and enforcement as people meet them: notice at a desk, objection on the phone, the decision, and
//! what it does to the forecast; an order, its correction on the phone, and the check.

use support::{House, Value, cast, json};

use super::page::{Device, Page, journey};

/// The newest case of the leader's society in a list of the API.
async fn newest(house: &House, list: &str) -> Value {
    let query = format!("query($id: ID!) {{ {list}(filter: {{ society: $id }}) {{ nodes {{ id state }} }} }}");
    let found = house.civil().await.ask(&query, json!({ "id": house.society(cast::LEADERS).await })).await;
    found.list(&format!("{list}.nodes"))[0].clone()
}

#[tokio::test]
async fn a_society_is_heard_before_it_is_listed_and_the_forecast_follows() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        let desk = Page::desk(house, "civil", &format!("/lists/new?society={society}")).await;
        desk.choose("活动异常名录：通过登记的住所无法取得联系").await;
        desk.fill("evidence", "两次邮寄退回").await;
        desk.press("送达告知").await;
        desk.is_accessible("giving notice").await;
        desk.press_in_dialog("确定").await;
        desk.sees("学会可以在").await;
        desk.fits("the case at a desk").await;
        let case = newest(house, "listCases").await;
        assert_eq!(case["state"], "NOTICED");
        let path = format!("/lists/{}", case["id"].as_str().expect("an id"));
        page.log_in("leader").await;
        page.sees("送达本会的事项").await;
        page.go(&path).await;
        page.sees("通过登记的住所无法取得联系").await;
        page.fits("the case on the phone").await;
        page.is_accessible("the case on the phone").await;
        page.fill("OBJECT", "已迁址，附变更证明").await;
        page.press("提交：提出异议").await;
        page.sees("等民政部门决定").await;
        desk.go(&path).await;
        desk.press("决定列入").await;
        desk.fill("ENTER", "迁址未办变更登记").await;
        desk.press("提交：决定列入").await;
        desk.press_in_dialog("确定").await;
        desk.sees("最早可移出").await;
        desk.is_accessible("a decision").await;
        desk.close().await;
        page.reload().await;
        page.sees("先把问题改正，再申请移出").await;
        page.go(&format!("/societies/{society}/forecast")).await;
        page.sees("被列入活动异常名录").await;
        page.fits("the forecast").await;
        page.is_accessible("the forecast").await;
    })
    .await;
}

#[tokio::test]
async fn an_order_is_served_put_right_on_the_phone_and_confirmed() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        let desk = Page::desk(house, "civil", &format!("/enforcement/new?society={society}")).await;
        desk.fill("clue", "向分支机构收取管理费").await;
        desk.press("提供线索").await;
        desk.sees("学会不知情").await;
        let case = newest(house, "enforcementCases").await;
        let path = format!("/enforcement/{}", case["id"].as_str().expect("an id"));
        page.log_in("leader").await;
        page.go(&path).await;
        page.sees("没有这件执法事项").await;
        desk.press("立案调查").await;
        desk.fill("INVESTIGATE", "须查清").await;
        desk.press("提交：立案调查").await;
        desk.sees("正在调查").await;
        desk.press("责令改正").await;
        desk.fill("ORDER", "停止收取并退还").await;
        desk.press("提交：责令改正").await;
        desk.press_in_dialog("确定").await;
        desk.sees("请在").await;
        desk.is_accessible("the case").await;
        page.reload().await;
        page.sees("停止收取并退还").await;
        page.fits("the order on the phone").await;
        page.is_accessible("the order on the phone").await;
        page.fill("REPORT_CORRECTION", "已全部退还").await;
        page.press("提交：报告改正").await;
        page.sees("已报告改正").await;
        desk.reload().await;
        desk.press("核实改正").await;
        desk.fill("CONFIRM_CORRECTION", "凭证齐全").await;
        desk.press("提交：核实改正").await;
        desk.sees("已核实改正，事项办结").await;
        desk.close().await;
        page.reload().await;
        page.sees("已核实改正，事项办结").await;
    })
    .await;
}
