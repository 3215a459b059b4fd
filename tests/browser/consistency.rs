//! Figures side by side as people meet them: a society contests on the phone, civil affairs corrects at a desk,
//! and the difference is gone; the burden meter, its budget and its alert.

use support::cast;

use super::page::{Device, Page, journey};

#[tokio::test]
async fn a_society_contests_on_the_phone_and_the_agency_corrects_at_a_desk() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        let path = format!("/societies/{society}/consistency");
        page.log_in("leader").await;
        page.go(&path).await;
        page.sees("有 1 个事项三方数据不一致").await;
        page.fits("the comparison on the phone").await;
        page.is_accessible("the comparison on the phone").await;
        page.press("提出异议：本届理事会届满日期").await;
        page.sees("哪一方的数据有误").await;
        page.choose("民政部门：2028年4月30日").await;
        page.fill_date("claimed", "2029-04-30").await;
        page.fill("contest-text", "以2025年换届批复为准").await;
        page.fits("the form of a contest").await;
        page.is_accessible("the form of a contest").await;
        page.press("提交异议").await;
        page.sees("异议待答复").await;
        let desk = Page::desk(house, "civil", "/consistency").await;
        desk.sees("江南市科学社会主义学会").await;
        desk.choose("有在办异议").await;
        desk.is_accessible("the list").await;
        desk.fits("the list").await;
        desk.go(&path).await;
        desk.sees("以2025年换届批复为准").await;
        desk.choose("更正数据").await;
        desk.fill("answer", "已按批复更正").await;
        desk.is_accessible("an answer").await;
        desk.press("提交：更正数据").await;
        desk.sees("三方已有的数据没有不一致").await;
        desk.fits("the comparison at a desk").await;
        desk.close().await;
        page.reload().await;
        page.sees("已按批复更正").await;
        page.sees("三方已有的数据没有不一致").await;
    })
    .await;
}

#[tokio::test]
async fn the_burden_meter_shows_who_is_asked_too_much_and_the_budget_is_set() {
    journey(Device::Phone, async |house, page| {
        page.log_in("org").await;
        page.go("/burden").await;
        page.sees("按栏目数分布").await;
        page.fits("the burden on the phone").await;
        page.is_accessible("the burden on the phone").await;
        page.fill("budget-papers", "200").await;
        page.fill("budget-fields", "2000").await;
        page.press("更新上限").await;
        page.sees("没有学会超出上限").await;
        let desk = Page::desk(house, "federation", "/burden").await;
        desk.sees("没有学会超出上限").await;
        desk.fits("the burden at a desk").await;
        desk.is_accessible("the burden at a desk").await;
        desk.close().await;
    })
    .await;
}
