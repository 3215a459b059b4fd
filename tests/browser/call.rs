//! From the call to the award as people meet it: a society writes its application on the phone, an expert scores on
//! a tablet, the desk passes many on, the chair decides with everything on one page.

use support::{House, Value, json};

use super::file::{PDF, written};
use super::page::{Device, Page, journey};

/// The demo's call of this kind.
async fn call(house: &House, kind: &str) -> String {
    let found = house.person("project").await.query("{ calls { nodes { id kind year } } }").await;
    let wanted = |one: &&Value| one["kind"] == kind && one["year"] == 2026;
    let call = found.list("calls.nodes").iter().find(wanted).cloned().expect("the demo's call");
    call["id"].as_str().expect("an id").to_owned()
}

/// How many applications of the call stand in a state.
async fn count(house: &House, call: &str, state: &str) -> i64 {
    let query = "query($id: ID!) { applicationStages(callId: $id) { state count } }";
    let found = house.federation().await.ask(query, json!({ "id": call })).await;
    let there = found.list("applicationStages").iter().find(|one| one["state"] == state).cloned();
    there.and_then(|there| there["count"].as_i64()).unwrap_or_default()
}

#[tokio::test]
async fn a_society_writes_its_application_on_the_phone_and_submits_it() {
    journey(Device::Phone, async |house, page| {
        page.log_in("leader").await;
        page.go("/calls").await;
        page.sees("可以申报").await;
        page.is_accessible("what is called for").await;
        page.fits("what is called for").await;
        page.go(&format!("/calls/{}", call(house, "RESEARCH").await)).await;
        page.sees("申报指南").await;
        page.is_accessible("the call").await;
        page.fits("the call").await;
        page.press("开始填报").await;
        page.fill("field-TITLE", "运河文化的当代价值研究").await;
        page.pick("field-TOPIC", "运河文化保护传承").await;
        page.fill("field-LEADER", "李红，江南师范学院").await;
        page.fill("field-AMOUNT", "15,000").await;
        page.is_accessible("the first step").await;
        page.fits("the first step").await;
        page.press("下一步").await;
        page.fill("field-PLAN", "一、研究思路；二、研究方法").await;
        // What was typed is kept.
        page.reload().await;
        page.holds("field-TITLE", "运河文化的当代价值研究").await;
        page.holds("field-AMOUNT", "15000.00").await;
        page.press("下一步").await;
        page.holds("field-PLAN", "一、研究思路；二、研究方法").await;
        page.fill("field-USE", "报送有关部门参考").await;
        page.press("下一步").await;
        page.fill("field-MONEY", "调研费1万元，印刷费0.5万元").await;
        page.press("核对并提交").await;
        page.sees("已保存").await;
        page.is_accessible("the last step").await;
        page.fits("the last step").await;
        page.press("提交申报").await;
        page.sees("回执编号").await;
        page.is_accessible("the submitted application").await;
        page.press("English").await;
        page.sees("Receipt").await;
        page.fits("the submitted application in English").await;
    })
    .await;
}

#[tokio::test]
async fn an_expert_scores_what_was_given_to_him() {
    journey(Device::Desk, async |_, page| {
        page.log_in("expert").await;
        page.sees("我的评审").await;
        page.go("/reviews").await;
        page.sees("待评审").await;
        page.is_accessible("the reviews").await;
        page.press("高质量发展研究").await;
        page.sees("评分").await;
        page.is_accessible("the scoring sheet").await;
        page.fill("points-VALUE", "26").await;
        page.fill("points-PLAN", "33").await;
        page.fill("points-BASE", "25").await;
        page.fill("comment", "选题有现实意义，方案可行").await;
        page.sees("合计 84 / 100").await;
        page.press("提交评分").await;
        page.sees("已评分").await;
    })
    .await;
}

#[tokio::test]
async fn the_desk_passes_many_on_and_the_chair_decides_on_one_page() {
    journey(Device::Desk, async |house, page| {
        let id = call(house, "SUPPORT").await;
        let (waiting, noticed) = (count(house, &id, "PARTY_GROUP").await, count(house, &id, "PUBLIC_NOTICE").await);
        assert!(waiting > 0, "the demo has something to decide");
        page.log_in("federation").await;
        page.go(&format!("/calls/{id}")).await;
        page.sees("办理进度").await;
        page.choose("形式审查中").await;
        page.sees("全选").await;
        page.is_accessible("the desk").await;
        page.fits("the desk").await;
        page.choose("全选").await;
        page.press("形式审查合格").await;
        page.sees("已办理").await;
        assert_eq!(count(house, &id, "FORMAL_CHECK").await, 0);
        let chair = Page::desk(house, "chair", &format!("/calls/{id}")).await;
        chair.choose("党组审定中").await;
        chair.sees("会评建议").await;
        chair.is_accessible("the chair's page").await;
        chair.press("党组审定").await;
        chair.sees("已审定").await;
        chair.close().await;
        assert_eq!(count(house, &id, "PUBLIC_NOTICE").await, noticed + waiting);
    })
    .await;
}

#[tokio::test]
async fn a_call_is_written_and_nobody_submits_without_its_papers() {
    journey(Device::Phone, async |house, page| {
        let desk = Page::desk(house, "federation", "/calls/new").await;
        for (id, text) in [
            ("call-title", "2026年党建研究课题"),
            ("budget", "30000"),
            ("ceiling", "10000"),
            ("guide", "围绕学会党建申报"),
            ("documents", "诚信承诺书\n预算表，选交"),
        ] {
            desk.fill(id, text).await;
        }
        desk.fill_date("opens-on", "2026-03-20").await;
        desk.fill_date("closes-on", "2026-04-20").await;
        desk.is_accessible("the writing of a call").await;
        desk.fits("the writing of a call").await;
        desk.find_and_press("保存").await;
        desk.press("发布").await;
        desk.sees("已发布").await;
        desk.sees("诚信承诺书 必交").await;
        page.log_in("leader").await;
        page.go("/calls").await;
        page.press("2026年党建研究课题").await;
        page.press("开始填报").await;
        page.fill("field-TITLE", "学会党建何以有效").await;
        page.pick("field-TOPIC", "自选题").await;
        page.fill("field-LEADER", "李红，江南师范学院").await;
        page.fill("field-AMOUNT", "8000").await;
        page.press("下一步").await;
        page.fill("field-F1", "一、研究思路；二、研究方法").await;
        page.press("下一步").await;
        page.fill("field-F3", "调研费0.8万元").await;
        page.press("核对并提交").await;
        page.sees("还缺材料：诚信承诺书").await;
        page.sees("预算表 · 选交").await;
        page.is_accessible("the papers").await;
        page.fits("the papers").await;
        page.choose_file(&written("承诺书.pdf", PDF)).await;
        page.sees("已上传").await;
        page.sees("已保存").await;
        assert!(!page.text().await.contains("还缺材料"), "what is chosen is not missing any more");
        page.press("提交申报").await;
        page.sees("回执编号").await;
        page.sees("承诺书.pdf").await;
        page.sees("未交").await;
        page.is_accessible("the application with its papers").await;
        desk.close().await;
    })
    .await;
}
