//! The money's papers as people meet them: the desk brings the bank's statement, looks at it and takes it over; a society
//! reports on its phone what it has spent; a certificate leaves as PDF; the leader's home says what is open.

use support::{House, Value, cast, json, template};

use super::page::{Device, Page, journey};

/// A payment of the demo that waits for the bank: its id, reference and amount in fen.
async fn waiting(house: &House) -> (String, String, i64) {
    let query = "{ tranches(first: 100, filter: { states: [RELEASED] }) { nodes { id reference amount } } }";
    let found = house.person("projects").await.query(query).await;
    let row = found.list("tranches.nodes").first().cloned().expect("one waits for the bank");
    let text = |name: &str| row[name].as_str().expect("a text").to_owned();
    (text("id"), text("reference"), row["amount"].as_i64().expect("fen"))
}

#[tokio::test]
async fn the_desk_takes_a_statement_over_after_it_has_looked() {
    journey(Device::Desk, async |house, page| {
        let (id, reference, amount) = waiting(house).await;
        let yuan = format!("{}.{:02}", amount / 100, amount % 100);
        let wrong = template::folder().join("回单有误.csv");
        std::fs::write(&wrong, format!("付款编号,金额,日期\n{reference},1.00,2026-03-20\n")).expect("a file");
        let right = template::folder().join("回单.csv");
        std::fs::write(
            &right,
            format!("付款编号,金额,日期,备注\n{reference},{yuan},2026-03-20,项目款\n,5,2026-03-20,水费\n"),
        )
        .expect("a file");
        page.log_in("projects").await;
        page.go("/money").await;
        page.sees("导入银行回单").await;
        page.choose_file(&wrong).await;
        page.sees("金额与拨付不符").await;
        page.sees("现在不会登记任何一笔").await;
        page.choose_file(&right).await;
        page.sees("没有待确认的这笔付款").await;
        page.fits("a statement that was looked at").await;
        page.is_accessible("a statement that was looked at").await;
        page.press("登记：确认到账 1 笔，退汇 0 笔").await;
        page.sees("已办理").await;
        let query = "query($id: ID!) { node(id: $id) { ... on Tranche { state confirmedOn } } }";
        let now = house.person("projects").await.ask(query, json!({ "id": id })).await;
        assert_eq!(now.data("node"), &json!({ "state": "CONFIRMED", "confirmedOn": "2026-03-20" }));
    })
    .await;
}

/// A project of the leader's society with a planned budget of which nothing is paid yet; answers its address.
async fn budgeted(house: &House) -> String {
    let desk = house.person("projects").await;
    let query = "{ funds { programmes { id kind available categories { no } } } }";
    let found = desk.query(query).await;
    let all = found.list("funds").iter().flat_map(|fund| fund["programmes"].as_array().cloned().unwrap_or_default());
    let of = |one: &Value| one["kind"] == "RESEARCH" && one["available"].as_i64() > Some(0);
    let programme = all.into_iter().find(of).expect("a programme has something left");
    let enter = "mutation($input: EnterProjectInput!) { enterProject(input: $input) { project { id version } userErrors { code } } }";
    let input = json!({ "idempotencyKey": "enter", "societyId": house.society(cast::LEADERS).await, "callTitle": "课题",
        "kind": "RESEARCH", "title": "运河文化调查", "leader": "张负责", "dueOn": "2026-12-31", "amount": 100_000,
        "programmeId": programme["id"] });
    let made = desk.ask(enter, json!({ "input": input })).await;
    assert_eq!(made.user_errors(), Vec::<String>::new());
    format!("/projects/{}", made.text("enterProject.project.id"))
}

#[tokio::test]
async fn a_budget_is_planned_and_a_project_shows_its_line() {
    journey(Device::Phone, async |house, page| {
        let path = budgeted(house).await;
        let desk = Page::desk(house, "projects", &path).await;
        desk.sees("科目预算与余额").await;
        desk.press("安排科目预算").await;
        desk.fill("budget-1", "600").await;
        desk.fill("budget-2", "500").await;
        desk.find_and_press("安排科目预算").await;
        desk.sees("超出立项金额").await;
        desk.fill("budget-2", "399.99").await;
        desk.find_and_press("安排科目预算").await;
        desk.sees("0.01\u{a0}元 未列入科目").await;
        desk.fits("a budget at the desk").await;
        desk.is_accessible("a budget at the desk").await;
        desk.close().await;
        page.log_in("leader").await;
        page.sees("课题与项目").await;
        page.fits("the leader's home with its projects").await;
        page.is_accessible("the leader's home with its projects").await;
        page.go(&path).await;
        page.sees("项目进度").await;
        page.sees("399.99").await;
        page.fits("a project's line on the phone").await;
        page.is_accessible("a project's line on the phone").await;
        page.press("报告经费支出").await;
        page.fill("budget-1", "100").await;
        page.fill("spending-text", "调研差旅").await;
        page.find_and_press("报告经费支出").await;
        page.sees("超出已拨未退金额").await;
    })
    .await;
}

#[tokio::test]
async fn a_certificate_leaves_as_a_paper() {
    journey(Device::Phone, async |house, page| {
        let query = "{ projects(filter: { states: [CLOSED] }) { nodes { certificate { path paper } } } }";
        let found = house.person("projects").await.query(query).await;
        page.go(found.text("projects.nodes.0.certificate.path")).await;
        page.sees("属实").await;
        page.sees("下载证书（PDF）").await;
        page.fits("a certificate with its paper").await;
        page.is_accessible("a certificate with its paper").await;
        let shown =
            page.run("return document.querySelector('a[href^=\"/papers/certificate/\"]').getAttribute('href')").await;
        assert_eq!(shown, found.text("projects.nodes.0.certificate.paper"));
    })
    .await;
}
