//! Projects and their money as people meet them: the society reports with its thumb, the desk passes, the chair
//! closes, anybody verifies the certificate; a payment goes through three hands.

use support::{House, Value, cast, json};

use super::page::{Device, Page, journey};

/// The newest project of the leader's society.
async fn own(house: &House) -> Value {
    let found =
        house.leader().await.query("{ projects { nodes { id version state certificate { number code } } } }").await;
    found.list("projects.nodes")[0].clone()
}

/// Enters a project of the leader's society and signs its agreement; answers its address.
async fn begin(house: &House) -> String {
    let desk = house.person("projects").await;
    let enter = "mutation($input: EnterProjectInput!) { enterProject(input: $input) { project { id version } } }";
    let input = json!({ "idempotencyKey": "enter", "societyId": house.society(cast::LEADERS).await, "callTitle": "扶持",
        "kind": "SUPPORT", "title": "理论宣讲进社区", "leader": "张负责", "dueOn": "2026-12-31" });
    let project = desk.ask(enter, json!({ "input": input })).await.data("enterProject.project").clone();
    let sign =
        "mutation($input: SignProjectAgreementInput!) { signProjectAgreement(input: $input) { userErrors { code } } }";
    let step = json!({ "projectId": project["id"], "expectedVersion": project["version"], "idempotencyKey": "sign", "text": "已签" });
    let input = json!({ "step": step, "signedOn": "2026-03-20", "validUntil": "2026-12-31" });
    assert_eq!(desk.ask(sign, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
    format!("/projects/{}", project["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn a_society_reports_the_desk_passes_and_the_chair_closes() {
    journey(Device::Phone, async |house, page| {
        let path = begin(house).await;
        page.log_in("leader").await;
        page.go("/projects").await;
        page.sees("理论宣讲进社区").await;
        page.fits("my projects").await;
        page.is_accessible("my projects").await;
        page.go(&path).await;
        page.fill("REPORT_MIDTERM", "已完成调研，形成阶段性报告").await;
        page.fits("a project on the phone").await;
        page.is_accessible("a project on the phone").await;
        page.press("提交：提交中期报告").await;
        page.sees("中期报告待审").await;
        let desk = Page::desk(house, "projects", &path).await;
        desk.fill("PASS_MIDTERM", "进度良好").await;
        desk.press("提交：中期检查通过").await;
        desk.sees("请按期提交结项材料").await;
        page.reload().await;
        page.fill("SUBMIT_FINAL", "报告已定稿").await;
        page.press("提交：提交结项材料").await;
        page.sees("结项材料待审").await;
        desk.reload().await;
        desk.fill("OPEN_APPRAISAL", "送五位专家").await;
        desk.press("提交：送交鉴定").await;
        desk.sees("请组织鉴定并登记等级").await;
        desk.choose("优秀").await;
        desk.fill_date("appraised-on", "2026-03-20").await;
        desk.fill("GRADE", "一致通过").await;
        desk.is_accessible("the grade").await;
        desk.press("提交：评定等级").await;
        desk.sees("已评定等级").await;
        desk.close().await;
        let chair = Page::desk(house, "chair", &path).await;
        chair.fill("CLOSE", "准予结项").await;
        chair.press("提交：准予结项").await;
        chair.press_in_dialog("确定").await;
        chair.sees("结项证书编号").await;
        chair.close().await;
        let certificate = own(house).await["certificate"].clone();
        let text = |name: &str| certificate[name].as_str().expect("a text").to_owned();
        let anybody = Page::open(house, Device::Phone).await;
        anybody.go(&format!("/certificate?number={}&code={}", text("number"), text("code"))).await;
        anybody.sees("属实").await;
        anybody.fits("a certificate").await;
        anybody.is_accessible("a certificate").await;
        anybody.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_payment_goes_through_three_hands() {
    journey(Device::Desk, async |house, page| {
        page.log_in("vice").await;
        page.go("/money").await;
        page.sees("2025年度社科项目扶持资金").await;
        page.choose("已申请，待复核").await;
        page.sees("已选 0 笔").await;
        page.fits("the money board").await;
        page.is_accessible("the money board").await;
        let waiting = async || {
            let query = "{ tranches(first: 100, filter: { states: [APPROVED] }) { totalCount } }";
            house.chair().await.query(query).await.number("tranches.totalCount")
        };
        let before = waiting().await;
        page.choose("9\u{a0}000.00\u{a0}元").await;
        page.sees("已选 1 笔").await;
        page.press("复核同意").await;
        page.sees("已办理").await;
        assert_eq!(waiting().await, before + 1);
        let chair = Page::desk(house, "chair", "/money").await;
        chair.choose("9\u{a0}000.00\u{a0}元").await;
        chair.press("签批拨付").await;
        chair.sees("已办理").await;
        chair.close().await;
        assert_eq!(waiting().await, before);
    })
    .await;
}
