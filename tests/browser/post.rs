//! Posts on a screen: someone comes, someone goes, another post leads Party work; the federation sends an
//! instructor, and coverage by work moves by exactly one.

use support::{House, json};

use super::page::{Device, journey};

const OWN: &str = "51329900MJ0D0001X2";
/// A society that has nobody.
const NOBODY: &str = "51329900MJ0D006183";

/// The names of a society's leaders.
async fn leaders(house: &House, id: &str) -> Vec<String> {
    let query = "query($id: ID!) { society(id: $id) { leaders { name } } }";
    let found = house.federation().await.ask(query, json!({ "id": id })).await;
    found.list("society.leaders").iter().filter_map(|one| one["name"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_post_is_taken_and_left_and_another_leads_party_work() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        page.log_in("leader").await;
        page.go(&format!("/societies/{id}")).await;
        page.press("任职变动").await;
        page.sees("现在任职").await;
        page.fits("the posts").await;
        page.is_accessible("the posts").await;
        // The rules answer while one types.
        page.choose_last("会长").await;
        page.fill("name", "钱副会").await;
        page.fill("birthYear", "1950").await;
        page.sees("超龄任职").await;
        page.find_and_press("登记").await;
        page.sees("已有人担任").await;
        page.fill("birthYear", "").await;
        page.choose_last("副会长").await;
        page.find_and_press("登记").await;
        page.sees("钱副会 的任职已登记").await;
        assert!(leaders(house, &id).await.contains(&"钱副会".to_owned()));
        page.press("撤销").await;
        page.sees("已撤回").await;
        assert!(!leaders(house, &id).await.contains(&"钱副会".to_owned()), "taken back");

        page.fill("name", "孙副会").await;
        page.find_and_press("登记").await;
        page.sees("孙副会 的任职已登记").await;
        page.press("孙副会").await;
        page.choose("工作调动").await;
        page.is_accessible("leaving a post").await;
        page.press("确认离任").await;
        page.sees("孙副会 已离任").await;
        assert!(!leaders(house, &id).await.contains(&"孙副会".to_owned()));

        page.sees("现在由秘书长负责").await;
        page.press("登记变更").await;
        page.sees("现在由会长负责").await;
        page.press("English").await;
        page.sees("In office now").await;
        page.is_accessible("the posts in English").await;
        page.fits("the posts in English").await;
    })
    .await;
}

#[tokio::test]
async fn an_instructor_is_sent_and_coverage_by_work_moves_by_exactly_one() {
    journey(Device::Desk, async |house, page| {
        let id = house.society(NOBODY).await;
        let covered = async || house.org().await.query("{ coverage { work } }").await.number("coverage.work");
        let before = covered().await;
        page.log_in("federation").await;
        page.go(&format!("/societies/{id}/formation")).await;
        page.press("调整班子、选派指导员").await;
        page.sees("现在没有人担任党内职务").await;
        page.is_accessible("sending an instructor").await;
        page.fill("instructorName", "张永康").await;
        page.fill_date("instructorSince", "1900-01-01").await;
        page.sees("日期").await;
        page.fill_date("instructorSince", "2026-03-20").await;
        page.press("登记选派").await;
        page.sees("社科联选派指导员").await;
        assert_eq!(covered().await, before + 1, "one more, and no other");
        // Now there is a liaison, who can be changed, and no second one can be sent.
        page.sees("现在不需要选派指导员").await;
        page.fill("officerFirst", "").await;
        page.sees("请填写此项").await;
        page.fill("officerFirst", "李新").await;
        page.press("登记调整").await;
        page.sees("党内职务已更新").await;
        page.sees("李新").await;
        assert_eq!(covered().await, before + 1);
        page.press("English").await;
        page.sees("Who holds what now").await;
        page.is_accessible("the officers in English").await;
        page.fits("the officers in English").await;
    })
    .await;
}
