//! Party acts on a phone: a study is recorded with a thumb; dues on a functional branch are tried, and
//! the screen says why not and where. And the leaders at a desk.

use support::House;

use super::page::{Device, Page, journey};

/// A functional branch of three.
const FOURTH: &str = "51329900MJ0D00044P";

async fn opens(house: &House, page: &Page) {
    page.log_in("federation").await;
    page.go(&format!("/societies/{}/acts", house.society(FOURTH).await)).await;
    page.sees("记录一次活动").await;
}

#[tokio::test]
async fn a_study_is_recorded_and_dues_are_refused_with_the_reason() {
    journey(Device::Phone, async |house, page| {
        opens(house, page).await;
        page.fits("the acts").await;
        page.is_accessible("the acts").await;
        page.fill("participants", "3").await;
        page.fill("title", "学习支部工作条例").await;
        page.press("登记").await;
        page.sees("政治学习 1次 · 3人次").await;
        page.choose("收缴党费").await;
        page.sees("功能性党支部不办理“收缴党费”").await;
        page.sees("党费在党员组织关系所在党支部交纳").await;
        page.sees("有上级党组织文件").await;
        page.is_accessible("the barred act").await;
        page.press("English").await;
        page.sees("Record an act").await;
        page.is_accessible("the acts in English").await;
    })
    .await;
}

#[tokio::test]
async fn leaders_are_listed_with_what_is_against_the_rules() {
    journey(Device::Desk, async |_, page| {
        page.log_in("federation").await;
        page.go("/leaders").await;
        page.sees("谁在抓党建").await;
        page.choose("兼任两家社团法定代表人").await;
        page.sees("15 项任职").await;
        page.sees("第十二条").await;
        page.is_accessible("the leaders").await;
        page.press("English").await;
        page.sees("Who leads Party work").await;
        page.is_accessible("the leaders in English").await;
    })
    .await;
}
