//! Evaluations as people meet them: applied for on the phone, with an opinion, accepted, visited, rated on the
//! sheet, published and graded; the register's page shows the grade.

use chrono::TimeDelta;
use support::{House, cast, json};

use super::page::{Device, Page, journey};

/// A device of its own for whoever comes next.
async fn at(house: &House, device: Device, username: &str, path: &str) -> Page {
    let page = Page::open(house, device).await;
    page.log_in(username).await;
    page.go(path).await;
    page
}

/// The newest evaluation of the secretary's society.
async fn newest(house: &House) -> (String, String) {
    let society = house.society(cast::SECRETARYS).await;
    let query = "query($id: ID!) { evaluations(filter: { society: $id }) { nodes { id state } } }";
    let found = house.secretary().await.ask(query, json!({ "id": society })).await;
    let node = found.list("evaluations.nodes")[0].clone();
    let text = |name: &str| node[name].as_str().expect("a text").to_owned();
    (text("id"), text("state"))
}

/// Fills the sheet of four blocks in.
async fn points(page: &Page, [basic, governance, results, appraisal]: [&str; 4]) {
    page.fill("basic", basic).await;
    page.fill("governance", governance).await;
    page.fill("results", results).await;
    page.fill("appraisal", appraisal).await;
}

#[tokio::test]
async fn a_society_applies_on_the_phone_and_is_graded() {
    journey(Device::Phone, async |house, page| {
        page.log_in("secretary").await;
        page.go("/evaluations").await;
        page.sees("现在能申报什么").await;
        page.is_accessible("what may be applied for").await;
        page.fits("what may be applied for").await;
        page.go("/evaluations/new").await;
        page.choose("3A").await;
        page.is_accessible("the first step").await;
        page.press("下一步").await;
        points(page, ["61", "340", "380", "100"]).await;
        page.sees("填 0 到 60 之间的整数").await;
        page.fill("basic", "55").await;
        page.sees("合计 875 / 1000").await;
        page.sees("达到 3A").await;
        page.is_accessible("the self-rating").await;
        page.fits("the self-rating").await;
        // What was typed is kept on the device.
        page.reload().await;
        page.press("下一步").await;
        page.holds("results", "380").await;
        page.press("下一步").await;
        page.fill("statement", "对照指标逐项自评，近两年学术活动均有档案").await;
        page.is_accessible("the statement").await;
        page.press("提交申报").await;
        page.sees("已提交申报").await;
        page.is_accessible("the receipt").await;
        let (id, state) = newest(house).await;
        assert_eq!(state, "SELF_RATED");
        let path = format!("/evaluations/{id}");

        let federation = at(house, Device::Desk, "federation", &path).await;
        federation.fill("opinion", "治理规范，同意申报").await;
        federation.is_accessible("the case at the federation").await;
        federation.press("出具意见").await;
        federation.sees("意见已出具").await;
        federation.close().await;

        let civil = at(house, Device::Desk, "civil", &path).await;
        civil.press("受理").await;
        civil.sees("登记实地考察").await;
        civil.fill("visitors", "周民政，市民政局").await;
        civil.fill("visitNote", "制度健全，档案齐备").await;
        civil.is_accessible("the visit").await;
        civil.press("登记实地考察").await;
        civil.sees("专家评分表").await;
        points(&civil, ["58", "350", "390", "100"]).await;
        civil.sees("合计 898 / 1000").await;
        civil.fill("members", "张评审，大学教授；李评审，注册会计师").await;
        civil.fill("panelNote", "治理规范，绩效突出").await;
        civil.is_accessible("the panel's sheet").await;
        civil.press("登记评分").await;
        civil.press("发布公示").await;
        civil.sees("公示中").await;
        civil.is_accessible("the notice").await;
        civil.close().await;

        page.go(&path).await;
        page.sees("898").await;
        page.is_accessible("the published result").await;
        page.fits("the published result").await;
        house.clock.forward(TimeDelta::days(8));
        server::job::evaluation::run(&house.state).await.expect("a round ends");
        let later = at(house, Device::Desk, "civil", &path).await;
        later.press("评定为 3A").await;
        later.sees("已评定等级").await;
        later.press("English").await;
        later.sees("Valid until").await;
        later.is_accessible("the graded case in English").await;
        later.close().await;
        assert_eq!(newest(house).await.1, "GRADED");
        let society = format!("/societies/{}", house.society(cast::SECRETARYS).await);
        let own = at(house, Device::Phone, "secretary", &society).await;
        own.sees("3A").await;
        own.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_grade_that_only_the_register_knows_is_lowered_from_the_society_s_page() {
    journey(Device::Desk, async |house, page| {
        let society = format!("/societies/{}", house.society(cast::LEADERS).await);
        page.log_in("civil").await;
        page.go(&society).await;
        page.sees("办理事项").await;
        page.press("调整评估等级").await;
        page.sees("有效期至").await;
        page.is_accessible("the grade of the register").await;
        page.press("作出处理").await;
        page.sees("请选择降为哪一级或取消").await;
        page.choose("3A").await;
        page.choose("受到").await;
        page.fill("regrade", "受到警告处罚").await;
        page.press("作出处理").await;
        page.sees("等级已变更").await;
        page.go(&society).await;
        page.sees("已降低等级").await;
        page.is_accessible("the society with its cases").await;
        page.fits("the society with its cases").await;
        page.press("评估 4A").await;
        page.sees("登记册载入").await;
        // The society sees its own case, and nothing with which to decide.
        let own = at(house, Device::Phone, "leader", &society).await;
        own.sees("已降低等级").await;
        own.fits("the society's own cases").await;
        assert!(!own.text().await.contains("调整评估等级"));
        own.close().await;
    })
    .await;
}
