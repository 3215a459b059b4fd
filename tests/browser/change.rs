//! A society takes another name: the leader proposes it on the phone with the linter's word, the federation
//! returns it, he corrects it; consented, filed, approved, and the page shows the new name and the old one.

use support::cast;

use super::page::{Device, Page, journey};

#[tokio::test]
async fn a_society_takes_another_name() {
    journey(Device::Phone, async |house, page| {
        page.log_in("leader").await;
        page.go("/changes/new?matter=NAME").await;
        page.sees("现登记内容").await;
        page.fill("new-value", "中华科学社会主义学会").await;
        page.sees("不予采用").await;
        page.fill("new-value", "江南市科学社会主义研究会").await;
        page.sees("名称符合规则").await;
        page.fill("change-reason", "会员大会审议通过").await;
        page.fits("the form").await;
        page.is_accessible("the form").await;
        page.press("提交社科联审查").await;
        page.sees("缺“会议决议与申请书”").await;
        page.choose("纸质原件已交社科联：会议决议与申请书").await;
        page.press("提交社科联审查").await;
        page.sees("社科联审查中").await;
        page.fits("the case").await;
        page.is_accessible("the case").await;

        let query = "{ registerChanges(first: 1) { nodes { id } } }";
        let found = house.leader().await.query(query).await;
        let path = format!("/changes/{}", found.text("registerChanges.nodes.0.id"));
        let desk = Page::desk(house, "federation", &path).await;
        desk.press("退回补正").await;
        desk.fill("return-text", "请写明理论研究").await;
        desk.find_and_press("退回补正").await;
        desk.sees("已退回补正").await;
        page.reload().await;
        page.sees("请写明理论研究").await;
        page.fill("new-value", "江南市科学社会主义理论研究会").await;
        page.press("提交社科联审查").await;
        page.sees("社科联审查中").await;
        desk.reload().await;
        desk.fill("document-no", "江社科联〔2026〕20号").await;
        desk.is_accessible("the federation's review").await;
        desk.find_and_press("同意").await;
        desk.sees("待报登记管理机关").await;
        desk.close().await;
        page.reload().await;
        page.find_and_press("报登记管理机关").await;
        page.sees("民政审查中").await;
        let desk = Page::desk(house, "civil", &path).await;
        desk.fill("decision-no", "江民社〔2026〕8号").await;
        desk.is_accessible("the decision").await;
        desk.find_and_press("准予变更").await;
        desk.sees("已准予").await;
        desk.close().await;
        page.go(&format!("/societies/{}", house.society(cast::LEADERS).await)).await;
        page.sees("江南市科学社会主义理论研究会").await;
        page.sees("登记事项沿革").await;
        page.sees("江南市科学社会主义学会").await;
        page.fits("the society's page").await;
    })
    .await;
}
