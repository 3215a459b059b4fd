//! Annual inspection through all three tiers: a leader fills in on the phone, in part without a network, the
//! federation returns one field and passes, civil affairs concludes, the society sees it.

use support::{House, Person, Value, cast, json};

use super::page::{Device, Page, journey};

/// A report of the leader's society as the API says it.
pub(crate) async fn report(person: &Person, society: &str) -> Value {
    let query = "query($id: ID!) { annualReports(filter: { society: $id }) { nodes { id version state receiptNo \
        conclusion content { asked prefilled fields { field kind needed value version } } } } }";
    let found = person.ask(query, json!({ "id": society })).await;
    found.list("annualReports.nodes").first().cloned().expect("the society is asked")
}

/// A field of a report.
pub(crate) fn field<'v>(report: &'v Value, name: &str) -> &'v Value {
    let fields = report["content"]["fields"].as_array().expect("the content is shown");
    fields.iter().find(|field| field["field"] == name).unwrap_or_else(|| panic!("{name} is not asked"))
}

/// Waits until the server keeps a value.
async fn keeps(house: &House, society: &str, name: &str, wanted: &str) {
    let leader = house.leader().await;
    let mut kept = Value::Null;
    for _ in 0..200 {
        let found = report(&leader, society).await;
        kept = field(&found, name)["value"].clone();
        if kept == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    panic!("{name} holds {kept}, not {wanted:?}");
}

/// Fills in what is asked and empty on the step that is shown.
async fn fill_step(page: &Page, report: &Value) {
    let fields = report["content"]["fields"].as_array().expect("the content is shown");
    for field in fields.iter().filter(|field| field["needed"] == true && field["value"] == "") {
        let id = field["field"].as_str().expect("a name");
        if !page.has(id).await {
            continue;
        }
        match field["kind"].as_str().expect("a kind") {
            "YES_NO" if id == "CHARTER_CLAUSE" => page.pick(id, "是").await,
            "YES_NO" => page.pick(id, "否").await,
            "COUNT" => page.fill(id, "2").await,
            "MONEY" => page.fill(id, "12000.5").await,
            _ => page.fill(id, "全年工作情况").await,
        }
    }
}

/// Writes one field as the leader does elsewhere.
async fn write_elsewhere(house: &House, society: &str, name: &str, value: &str) {
    let leader = house.leader().await;
    let now = report(&leader, society).await;
    let fields = json!([{ "field": name, "value": value, "seenVersion": field(&now, name)["version"] }]);
    let input = json!({ "reportId": now["id"], "idempotencyKey": format!("elsewhere {value}"), "fields": fields });
    let write = "mutation($input: SaveAnnualReportInput!) { saveAnnualReport(input: $input) { clashes { field } \
        userErrors { code } } }";
    let answer = leader.ask(write, json!({ "input": input })).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new());
}

/// Fills in all steps; the third without a network.
async fn fills_in(house: &House, page: &Page, society: &str) {
    let asked = report(&house.leader().await, society).await;
    for step in 1..7 {
        page.sees(&format!("第 {step} 步")).await;
        if step == 3 {
            page.network(false).await;
        }
        fill_step(page, &asked).await;
        page.press("保存，下一步").await;
        if step == 3 {
            page.sees("等网络").await;
            page.network(true).await;
            page.reload().await;
            keeps(house, society, "INCOME", "1200050").await;
        }
    }
}

#[tokio::test]
async fn a_report_goes_through_all_three_tiers() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        page.log_in("leader").await;
        page.go("/inspection").await;
        page.sees("项平台已知").await;
        page.sees("来自：").await;
        page.fits("the first step").await;
        page.is_accessible("the first step").await;
        fills_in(house, page, &society).await;
        page.sees("可以提交").await;
        page.fits("the last step").await;
        page.is_accessible("the last step").await;
        page.press("提交年检报告").await;
        page.sees("回执号").await;
        page.sees("待初审").await;
        page.fits("the submitted report").await;
        page.is_accessible("the submitted report").await;

        let id = report(&house.leader().await, &society).await["id"].as_str().expect("an id").to_owned();
        let path = format!("/inspection/{id}");
        let federation = Page::desk(house, "federation", &path).await;
        federation.sees("业务报告").await;
        federation.press("写意见 理事会会议次数").await;
        federation.fill("remark-COUNCIL_MEETINGS", "请按会议记录填写").await;
        federation.press("退回补正").await;
        federation.choose("数据不一致").await;
        federation.fill("returnText", "请核对").await;
        federation.is_accessible("the review").await;
        federation.press("确认退回").await;
        federation.sees("已退回补正").await;

        page.go("/inspection").await;
        page.sees("请按会议记录填写").await;
        page.is_accessible("the returned report").await;
        page.fill("COUNCIL_MEETINGS", "4").await;
        page.press("English").await;
        page.sees("Council meetings").await;
        page.is_accessible("the returned report in English").await;
        page.holds("COUNCIL_MEETINGS", "4").await;
        page.press("中文").await;
        page.go("/inspection?step=7").await;
        page.press("提交年检报告").await;
        page.sees("补正待初审").await;

        federation.reload().await;
        federation.sees("本次已改").await;
        federation.press("初审通过").await;
        federation.sees("已初审通过").await;
        federation.close().await;

        let civil = Page::desk(house, "civil", &path).await;
        civil.choose("基本合格").await;
        civil.sees("出具结论").await;
        civil.pick("reasons", "未按章程召开理事会").await;
        civil.is_accessible("the conclusion").await;
        civil.press("出具结论").await;
        civil.sees("已出具结论").await;
        civil.close().await;

        page.go("/inspection").await;
        page.sees("基本合格").await;
        page.sees("整改").await;
        page.fits("the concluded report").await;
        page.is_accessible("the concluded report").await;
        page.fill("rectification", "已补开理事会并修订制度").await;
        page.press("提交整改报告").await;
        page.sees("整改待核实").await;
    })
    .await;
}

#[tokio::test]
async fn two_leaders_at_once_see_both_versions_and_nothing_is_lost() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        page.log_in("leader").await;
        page.go("/inspection?step=2").await;
        page.fill("ACTIVITIES", "9").await;
        page.fill("COUNCIL_MEETINGS", "3").await;
        write_elsewhere(house, &society, "ACTIVITIES", "12").await;
        page.press("保存，下一步").await;
        page.sees("有人同时填了这些栏目").await;
        page.fits("the clash").await;
        page.is_accessible("the clash").await;
        keeps(house, &society, "COUNCIL_MEETINGS", "3").await;
        keeps(house, &society, "ACTIVITIES", "12").await;
        page.reload().await;
        page.sees("有人同时填了这些栏目").await;
        page.press("用我填的").await;
        keeps(house, &society, "ACTIVITIES", "9").await;
        // What the page has not heard the end of would be a clash, and rightly.
        page.sees("已存到平台").await;
        write_elsewhere(house, &society, "ACTIVITIES", "15").await;
        page.go("/inspection?step=2").await;
        page.holds("ACTIVITIES", "15").await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_survives_reload_and_log_out() {
    journey(Device::Phone, async |_, page| {
        page.log_in("leader").await;
        page.go("/inspection?step=2").await;
        page.fill("ACTIVITY_SUMMARY", "学术年会一次").await;
        page.reload().await;
        page.holds("ACTIVITY_SUMMARY", "学术年会一次").await;
        page.go("/me").await;
        page.press("退出").await;
        page.log_in("leader").await;
        page.go("/inspection?step=2").await;
        page.holds("ACTIVITY_SUMMARY", "学术年会一次").await;
    })
    .await;
}

#[tokio::test]
async fn clean_reports_are_passed_at_once() {
    journey(Device::Desk, async |house, page| {
        let waiting = "{ annualReports(filter: { states: [SUBMITTED, RESUBMITTED] }) { totalCount } }";
        let federation = house.federation().await;
        let before = federation.query(waiting).await.number("annualReports.totalCount");
        page.log_in("federation").await;
        page.go("/inspection").await;
        page.sees("可一并通过的年报").await;
        page.is_accessible("the queue").await;
        page.press("看是哪些").await;
        page.is_accessible("the clean ones").await;
        page.press("一并通过").await;
        page.sees("已办理").await;
        assert!(federation.query(waiting).await.number("annualReports.totalCount") < before);
        page.press("English").await;
        page.sees("Waits for us").await;
        page.is_accessible("the queue in English").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_leads_sees_the_whole_and_each_figure_opens_its_list() {
    journey(Device::Phone, async |_, page| {
        page.log_in("org").await;
        page.go("/inspection").await;
        page.sees("提交进度").await;
        page.fits("the picture").await;
        page.is_accessible("the picture").await;
        page.press("党建情况不清").await;
        page.sees("年报（").await;
        page.fits("the list").await;
        page.is_accessible("the list").await;
        page.press("English").await;
        page.go("/inspection/progress").await;
        page.sees("Submissions by day").await;
        page.is_accessible("the picture in English").await;
    })
    .await;
}

#[tokio::test]
async fn civil_affairs_takes_up_and_opens_the_next_inspection() {
    journey(Device::Phone, async |_, page| {
        page.log_in("civil").await;
        page.go("/inspection").await;
        page.sees("待受理的年报").await;
        page.fits("the queue").await;
        page.is_accessible("the queue").await;
        page.press("一并受理").await;
        page.sees("已办理").await;
        page.go("/inspection/open").await;
        page.sees("第二十八条").await;
        page.fits("the form").await;
        page.is_accessible("the form").await;
        page.fill("notice", "江民社〔2026〕9号 补充通知").await;
        page.press("布置年检").await;
        page.is_accessible("what was refused").await;
    })
    .await;
}
