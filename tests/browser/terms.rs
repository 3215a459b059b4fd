//! What is data is set on the screen: the entry gate and the days of filings by the organisation department,
//! the reasons for conclusions by civil affairs; and the cases of Party organisations with what was returned.

use super::page::{Device, journey};

#[tokio::test]
async fn the_organisation_department_sets_gate_and_days() {
    journey(Device::Desk, async |_, page| {
        page.log_in("org").await;
        page.go("/terms").await;
        page.sees("6 个月").await;
        page.fits("terms and gates").await;
        page.is_accessible("terms and gates").await;
        page.choose("提示关口").await;
        page.fill("formationMonths", "25").await;
        page.press("更新").await;
        page.sees("请填写1到24之间的数").await;
        page.fill("formationMonths", "3").await;
        page.press("更新").await;
        page.sees("3 个月").await;
        page.press("English").await;
        page.sees("Working days until silence is no objection").await;
        page.is_accessible("terms and gates in English").await;
    })
    .await;
}

#[tokio::test]
async fn civil_affairs_keeps_its_list_of_reasons_on_a_phone() {
    journey(Device::Phone, async |_, page| {
        page.log_in("civil").await;
        page.go("/terms").await;
        page.sees("15 条可用").await;
        page.fits("the reasons").await;
        page.is_accessible("the reasons").await;
        page.press("增加").await;
        page.fill("reasonCode", "1").await;
        page.fill("reasonZh", "住所无法联系").await;
        page.fill("reasonEn", "Not reachable at its seat").await;
        page.fill("reasonSource", "市民政局通知").await;
        page.press_in_dialog("更新").await;
        page.sees("编码由大写字母").await;
        page.is_accessible("a reason that is refused").await;
        page.fill("reasonCode", "seat_unknown").await;
        page.press_in_dialog("更新").await;
        page.sees("16 条可用").await;
        page.sees("住所无法联系").await;
    })
    .await;
}

#[tokio::test]
async fn the_federation_sees_all_cases_and_why_proposals_went_back() {
    journey(Device::Desk, async |_, page| {
        page.log_in("federation").await;
        page.go("/formations").await;
        page.sees("退回统计").await;
        page.is_accessible("formations").await;
        page.fits("formations").await;
        page.press("English").await;
        page.sees("Why proposals went back").await;
        page.is_accessible("formations in English").await;
    })
    .await;
}

#[tokio::test]
async fn the_rules_of_evaluation_and_the_days_of_lists_and_enforcement_are_set() {
    journey(Device::Desk, async |_, page| {
        page.log_in("org").await;
        page.go("/terms").await;
        page.sees("评估规则（第 1 版）").await;
        page.press("修订评估规则").await;
        page.fill("weightBasic", "61").await;
        page.sees("合计 1001，应为 1000").await;
        page.press("发布评估规则").await;
        page.sees("四项合计 1000 分").await;
        page.is_accessible("rules that are refused").await;
        page.fits("rules that are refused").await;
        page.fill("weightBasic", "60").await;
        page.fill("noticeDays", "10").await;
        page.fill_date("effectiveOn", "2026-04-01").await;
        page.press("发布评估规则").await;
        page.sees("第 2 版已发布，自2026年4月1日起施行").await;
        page.sees("评估规则（第 1 版）").await;

        page.press("修改").await;
        page.fill("objectionDays", "0").await;
        page.press_in_dialog("更新").await;
        page.sees("请填写1到366之间的数").await;
        page.is_accessible("days of a list that are refused").await;
        page.fill("objectionDays", "20").await;
        page.press_in_dialog("更新").await;
        page.sees("20 天").await;

        page.press("修订变更登记期限").await;
        page.fill("changeFile", "367").await;
        page.press("更新变更登记期限").await;
        page.sees("请填写1到366之间的数").await;
        page.is_accessible("days of changes that are refused").await;
        page.fill("changeFile", "25").await;
        page.press("更新变更登记期限").await;
        page.sees("25 天").await;

        page.press("修订执法办理期限").await;
        page.fill("clueDays", "12").await;
        page.press("发布执法期限").await;
        page.sees("执法办理期限（第 2 版）").await;
        page.sees("12 天").await;
        page.is_accessible("all that is data").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_set_them_reads_them_on_a_phone() {
    journey(Device::Phone, async |_, page| {
        page.log_in("leader").await;
        page.go("/terms").await;
        page.sees("评估规则（第 1 版）").await;
        page.sees("执法办理期限（第 1 版）").await;
        page.fits("what is data, to read").await;
        page.is_accessible("what is data, to read").await;
        assert!(!page.text().await.contains("修订"), "nothing to set");
        page.press("English").await;
        page.sees("Rules of evaluation (version 1)").await;
        page.is_accessible("what is data, in English").await;
    })
    .await;
}

#[tokio::test]
async fn the_federation_sets_what_holds_of_projects() {
    journey(Device::Desk, async |_, page| {
        page.log_in("federation").await;
        page.go("/terms").await;
        page.sees("项目办理规则（第 1 版）").await;
        page.sees("供需匹配规则（第 1 版）").await;
        page.is_accessible("terms of projects").await;
        page.press("修改项目办理规则").await;
        page.fill("project-midtermPercent", "95").await;
        page.press("更新").await;
        page.sees("请填写10到90之间的数").await;
        page.fill("project-midtermPercent", "60").await;
        page.press("更新").await;
        page.sees("项目办理规则（第 2 版）").await;
        page.fits("terms of projects").await;
    })
    .await;
}
