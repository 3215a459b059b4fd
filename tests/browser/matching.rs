//! Needs, results and the casebook as people meet them: a need is posted at a desk, offered for on the phone,
//! delivered, published and found by somebody without an account; a case is sent on the phone, read by editors of
//! other societies and published with its edition.

use support::{House, Value, cast, json};

use super::page::{Device, Page, journey};

/// The newest demand of the API.
async fn newest(house: &House) -> String {
    let found = house.federation().await.query("{ demands(first: 1) { nodes { id } } }").await;
    found.text("demands.nodes.0.id").to_owned()
}

async fn post(desk: &Page) {
    for (id, text) in [
        ("poster", "江南市民政局"),
        ("contact", "周科长"),
        ("phone", "0510-81001234"),
        ("title", "社区党建引领养老服务"),
        ("need", "研究社区党建如何引领养老服务，提出三条建议"),
        ("budget", "30000"),
    ] {
        desk.fill(id, text).await;
    }
    desk.choose("理论与党建").await;
    desk.fill_date("offer-until", "2026-04-10").await;
    desk.fill_date("due-on", "2026-08-31").await;
    desk.fits("the posting").await;
    desk.is_accessible("the posting").await;
    desk.find_and_press("提出需求").await;
    desk.sees("已提出，待审核").await;
}

async fn step(page: &Page, name: &str, says: &str) {
    page.press(name).await;
    page.press(&format!("提交：{name}")).await;
    page.sees(says).await;
}

#[tokio::test]
async fn a_need_is_posted_met_published_and_found_by_anybody() {
    journey(Device::Phone, async |house, page| {
        let desk = Page::desk(house, "federation", "/demands/new").await;
        post(&desk).await;
        step(&desk, "审核通过", "审核通过，待发布").await;
        desk.press("发布征集").await;
        desk.press("提交：发布征集").await;
        desk.press_in_dialog("确定").await;
        desk.sees("征集承接中").await;
        desk.sees("匹配度").await;
        desk.is_accessible("the suggestions").await;
        let path = format!("/demands/{}", newest(house).await);
        page.log_in("leader").await;
        page.go("/demands").await;
        page.sees("适合本会的需求").await;
        page.fits("needs that fit").await;
        page.is_accessible("needs that fit").await;
        page.go(&path).await;
        page.sees("为什么适合本会").await;
        page.sees("学科为理论与党建，与需求相同").await;
        page.fill("offer-text", "问卷加访谈，三个月完成").await;
        page.fill("offer-team", "会长、三名理事").await;
        page.fill("offer-price", "25000").await;
        page.fill("offer-days", "90").await;
        page.fits("the offer").await;
        page.is_accessible("the offer").await;
        page.find_and_press("响应需求").await;
        page.sees("修改响应方案").await;
        desk.reload().await;
        desk.sees("问卷加访谈，三个月完成").await;
        desk.press("选定这个学会").await;
        desk.press_in_dialog("确定").await;
        desk.sees("已选定承接学会，待签约").await;
        page.reload().await;
        page.sees("周科长").await;
        page.press("提交：签订协议").await;
        page.sees("已签约，履约中").await;
        page.fill("REPORT", "报告一份，三条建议").await;
        page.choose("同意公开").await;
        page.press("提交：报告交付").await;
        page.sees("学会已交付，待确认").await;
        desk.reload().await;
        step(&desk, "确认交付", "已交付，待评价").await;
        desk.fill("result-summary", "走访十个社区，三条建议被采纳").await;
        desk.find_and_press("公开成果").await;
        desk.sees("成果已公开").await;
        desk.close().await;
        let anybody = Page::open(house, Device::Phone).await;
        anybody.go("/results").await;
        anybody.fill("search", "sqdjyl").await;
        anybody.press("查找").await;
        anybody.sees("走访十个社区，三条建议被采纳").await;
        anybody.sees("共 1 项").await;
        anybody.fits("published results").await;
        anybody.is_accessible("published results").await;
        anybody.close().await;
    })
    .await;
}

/// Opens an edition through the API whose first two editors are the branch secretary's society and a fourth one.
async fn edition(house: &House) -> String {
    let codes = [
        cast::SECRETARYS,
        cast::LEADERS,
        "51329900MJ0D00044P",
        "51329900MJ0D00060D",
        "51329900MJ0D000875",
        "51329900MJ0D00116G",
        "51329900MJ0D00511P",
        "51329900MJ0D00634Q",
        "51329900MJ0D00773F",
        "51329900MJ0D00036W",
    ];
    let mut editors = Vec::new();
    for (place, code) in codes.iter().enumerate() {
        editors.push(json!({ "societyId": house.society(code).await, "name": format!("代表{place}") }));
    }
    let query = "mutation($input: OpenCasebookInput!) { openCasebook(input: $input) { casebook { id } } }";
    let input = json!({ "idempotencyKey": "book", "year": 2026, "title": "创新案例汇编（试）", "call": "请报送案例",
        "submitUntil": "2026-03-20", "publishBy": "2026-06-30", "wordsWanted": 1, "editors": editors });
    let opened = house.federation().await.ask(query, json!({ "input": input })).await;
    opened.text("openCasebook.casebook.id").to_owned()
}

async fn only_case(house: &House, book: &str) -> Value {
    let query = "query($id: ID!) { caseStudies(filter: { casebook: $id }) { nodes { id state } } }";
    house.federation().await.ask(query, json!({ "id": book })).await.data("caseStudies.nodes.0").clone()
}

#[tokio::test]
async fn a_case_is_sent_read_and_published_with_its_edition() {
    journey(Device::Phone, async |house, page| {
        let book = edition(house).await;
        page.log_in("leader").await;
        page.go(&format!("/casebook/{book}")).await;
        page.press("报送案例").await;
        page.fill("case-title", "支部建在课题组上").await;
        page.fill("case-summary", "把支部会开进课题组").await;
        page.fill("case-text", "背景、做法与成效").await;
        page.choose("融合发展").await;
        page.fits("a case").await;
        page.is_accessible("a case").await;
        page.find_and_press("报送").await;
        page.sees("已提交，待分配编辑").await;
        let case = only_case(house, &book).await;
        let path = format!("/casebook/cases/{}", case["id"].as_str().expect("an id"));
        let desk = Page::desk(house, "federation", &path).await;
        desk.choose("代表0").await;
        desk.find_and_press("分配编辑").await;
        desk.sees("编辑审读中").await;
        desk.is_accessible("the case at a desk").await;
        let editor = Page::open(house, Device::Phone).await;
        editor.log_in("secretary").await;
        editor.go("/casebook").await;
        editor.sees("请您审读").await;
        editor.press("支部建在课题组上").await;
        editor.choose("建议采用").await;
        editor.fill("word", "做法具体，可以借鉴").await;
        editor.fits("an editor's desk").await;
        editor.is_accessible("an editor's desk").await;
        editor.press("提交意见").await;
        editor.sees("编辑意见已齐，待决定").await;
        editor.close().await;
        desk.reload().await;
        step(&desk, "采用", "已采用").await;
        house.clock.forward(chrono::TimeDelta::days(1));
        desk.go(&format!("/casebook/{book}")).await;
        for name in ["截稿", "发布汇编"] {
            desk.find_and_press(name).await;
            desk.press_in_dialog("确定").await;
        }
        desk.sees("目录").await;
        desk.sees("背景、做法与成效").await;
        desk.fits("the edition").await;
        desk.is_accessible("the edition").await;
        desk.close().await;
        let anybody = Page::open(house, Device::Desk).await;
        anybody.go("/results").await;
        anybody.sees("把支部会开进课题组").await;
        anybody.is_accessible("published results at a desk").await;
        anybody.close().await;
    })
    .await;
}
