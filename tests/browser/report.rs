//! What else happens to a report: taken back, sent without a network, missed and let in late, put right in two
//! rounds; and the entry gate that is hard, set on the screen.

use chrono::TimeDelta;
use support::{House, Person, Value, cast, json};

use super::inspection::{field, report};
use super::page::{Device, Page, journey};

/// Makes a mutation that has to be done.
async fn done(person: &Person, name: &str, kind: &str, payload: &str, input: Value) -> Value {
    let query =
        format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {payload} userErrors {{ path code }} }} }}");
    let answer = person.ask(&query, json!({ "input": input })).await;
    assert_eq!(answer.user_errors(), Vec::<String>::new(), "{name}");
    answer.data(name).clone()
}

/// Fills in all that is asked and not known, as the leader does elsewhere.
async fn fill_in(house: &House, society: &str) {
    let leader = house.leader().await;
    let now = report(&leader, society).await;
    let asked = now["content"]["fields"].as_array().expect("the content is shown");
    let value = |field: &Value| match (field["kind"].as_str().expect("a kind"), field["field"].as_str()) {
        ("YES_NO", Some("CHARTER_CLAUSE")) => "YES",
        ("YES_NO", _) => "NO",
        ("COUNT", _) => "2",
        ("MONEY", _) => "1200050",
        ("DAY", _) => "2025-05-18",
        _ => "全年工作情况",
    };
    let empty = asked.iter().filter(|field| field["needed"] == true && field["value"] == "");
    let fields = empty.map(|field| json!({ "field": field["field"], "value": value(field), "seenVersion": 0 }));
    let input = json!({ "reportId": now["id"], "idempotencyKey": "fill in", "fields": fields.collect::<Vec<_>>() });
    done(&leader, "saveAnnualReport", "SaveAnnualReportInput", "", input).await;
}

/// The report with its version, as an input begins.
async fn seen(house: &House, society: &str, key: &str) -> Value {
    let now = report(&house.leader().await, society).await;
    json!({ "reportId": now["id"], "expectedVersion": now["version"], "idempotencyKey": key })
}

/// The leader's report as it stands.
async fn state(house: &House, society: &str) -> Value {
    report(&house.leader().await, society).await["state"].clone()
}

/// Waits until the report is in a state.
async fn comes_to(house: &House, society: &str, wanted: &str) {
    for _ in 0..200 {
        if state(house, society).await == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    panic!("the report is {}, not {wanted}", state(house, society).await);
}

#[tokio::test]
async fn a_submission_is_taken_back_and_sent_again() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        fill_in(house, &society).await;
        page.log_in("leader").await;
        page.go("/inspection?step=7").await;
        page.sees("可以提交").await;
        page.press("提交年检报告").await;
        page.sees("待初审").await;
        assert_eq!(state(house, &society).await, "SUBMITTED");
        page.press("撤回修改").await;
        page.sees("已撤回，可以修改").await;
        comes_to(house, &society, "DRAFT").await;
        // What was written is there, and can be written anew.
        page.go("/inspection?step=2").await;
        page.holds("COUNCIL_MEETINGS", "2").await;
        page.fill("COUNCIL_MEETINGS", "5").await;
        page.is_accessible("the report that was taken back").await;
        page.press("保存，下一步").await;
        page.go("/inspection?step=7").await;
        page.press("提交年检报告").await;
        page.sees("待初审").await;
        let sent = report(&house.leader().await, &society).await;
        assert_eq!((&sent["state"], &field(&sent, "COUNCIL_MEETINGS")["value"]), (&json!("SUBMITTED"), &json!("5")));
        // Once the federation has acted it is not taken back any more, whatever an old screen still offers.
        let input = json!({ "idempotencyKey": "pass", "reports": [{ "reportId": sent["id"], "expectedVersion": sent["version"] }] });
        done(&house.federation().await, "passAnnualReports", "ReportsInput", "", input).await;
        page.press("撤回修改").await;
        page.sees("初审通过").await;
        assert_eq!(state(house, &society).await, "PASSED", "what has passed stays passed");
    })
    .await;
}

#[tokio::test]
async fn a_submission_without_a_network_waits_and_arrives_once() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        fill_in(house, &society).await;
        page.log_in("leader").await;
        page.go("/inspection?step=7").await;
        page.sees("可以提交").await;
        page.network(false).await;
        page.press("联网后提交").await;
        page.sees("提交已存下，等网络").await;
        page.fits("a submission that waits").await;
        page.is_accessible("a submission that waits").await;
        assert_eq!(state(house, &society).await, "DRAFT", "nothing has arrived");
        page.network(true).await;
        page.reload().await;
        comes_to(house, &society, "SUBMITTED").await;
        page.go("/inspection").await;
        page.sees("回执号").await;
        page.sees("待初审").await;
        let query = "query($id: ID!) { annualReports(filter: { society: $id }) { nodes { round steps { step } } } }";
        let sent = house.leader().await.ask(query, json!({ "id": society })).await;
        let steps = sent.list("annualReports.nodes.0.steps").iter().filter(|step| step["step"] == "SUBMIT").count();
        assert_eq!((sent.number("annualReports.nodes.0.round"), steps), (1, 1), "once");
    })
    .await;
}

#[tokio::test]
async fn whoever_missed_the_last_day_is_let_in_late() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        house.clock.forward(TimeDelta::days(12));
        server::job::inspection::run(&house.state).await.expect("a round ends");
        page.log_in("leader").await;
        page.go("/inspection").await;
        page.sees("截止日前没有提交，记为未参检").await;
        page.fits("a report that was missed").await;
        page.is_accessible("a report that was missed").await;
        let id = report(&house.leader().await, &society).await["id"].as_str().expect("an id").to_owned();

        let civil = Page::desk(house, "civil", &format!("/inspection/{id}")).await;
        civil.sees("准予补检").await;
        civil.is_accessible("the late admission").await;
        civil.find_and_press("准予补检").await;
        civil.sees("请填写").await;
        civil.fill("readmission", "秘书长住院，补交情况说明").await;
        civil.find_and_press("准予补检").await;
        civil.sees("已准予补检").await;
        civil.close().await;
        comes_to(house, &society, "DRAFT").await;

        fill_in(house, &society).await;
        page.go("/inspection?step=7").await;
        page.press("提交年检报告").await;
        page.sees("待初审").await;
        page.sees("秘书长住院，补交情况说明").await;
        assert_eq!(state(house, &society).await, "SUBMITTED");
    })
    .await;
}

/// The leader's report, concluded with something to put right.
async fn rectifying(house: &House, society: &str) {
    fill_in(house, society).await;
    let input = seen(house, society, "submit").await;
    done(&house.leader().await, "submitAnnualReport", "SubmitAnnualReportInput", "", input).await;
    let now = report(&house.leader().await, society).await;
    let input =
        json!({ "idempotencyKey": "pass", "reports": [{ "reportId": now["id"], "expectedVersion": now["version"] }] });
    done(&house.federation().await, "passAnnualReports", "ReportsInput", "", input).await;
    let mut input = seen(house, society, "conclude").await;
    input["conclusion"] = json!("BASICALLY_QUALIFIED");
    input["reasons"] = json!(["SEAL_MISUSED"]);
    done(&house.civil().await, "concludeAnnualReport", "ConcludeAnnualReportInput", "", input).await;
}

#[tokio::test]
async fn what_is_put_right_is_checked_sent_back_and_confirmed() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        rectifying(house, &society).await;
        let id = report(&house.leader().await, &society).await["id"].as_str().expect("an id").to_owned();
        let path = format!("/inspection/{id}");
        page.log_in("leader").await;
        page.go("/inspection").await;
        page.fill("rectification", "已制定印章管理制度").await;
        page.press("提交整改报告").await;
        page.sees("整改待核实").await;

        let civil = Page::desk(house, "civil", &path).await;
        civil.sees("已制定印章管理制度").await;
        civil.is_accessible("the check").await;
        civil.fill("checked", "请附用印登记样表").await;
        civil.press("退回整改").await;
        civil.sees("整改中").await;
        comes_to(house, &society, "RECTIFYING").await;

        page.reload().await;
        page.sees("请附用印登记样表").await;
        page.is_accessible("what was sent back").await;
        page.fits("what was sent back").await;
        page.fill("rectification", "用印登记样表已附，自四月起使用").await;
        page.press("提交整改报告").await;
        page.sees("整改待核实").await;

        civil.reload().await;
        civil.sees("用印登记样表已附").await;
        civil.press("整改到位").await;
        civil.sees("请填写").await;
        civil.fill("checked", "经核查属实").await;
        civil.press("整改到位").await;
        civil.sees("经核查属实").await;
        civil.close().await;
        comes_to(house, &society, "RECTIFIED").await;
        page.reload().await;
        page.sees("已整改").await;
        page.sees("基本合格").await;
        page.is_accessible("what was put right").await;
    })
    .await;
}

/// An application with five formal members that proposes a liaison, with the chair; answers its path.
async fn unbranched(house: &House) -> String {
    let papers = ["REGISTRATION_FORM", "CAPITAL_AND_SEAT", "FOUNDERS_PROFILE", "CHARTER_DRAFT", "COMMITMENT_LETTER"];
    let content = json!({
        "name": "江南市海洋经济促进会", "discipline": "ECONOMICS", "seat": "滨江路9号", "purpose": "促进海洋经济研究",
        "scope": "学术交流、培训、咨询", "area": "江南市", "fundsFen": 3_000_000, "individualFounders": 60, "unitFounders": 3,
        "fullTimeStaff": 2, "founder": "沙海", "legalRepresentative": "沙海", "secretaryGeneral": "欧阳渡",
        "charterClause": true, "onPaper": papers,
        "pack": { "formal": 5, "probationary": 1, "residentFormal": 1, "form": "LIAISON", "nominee": "欧阳渡", "reason": "人员分散" },
    });
    let federation = house.federation().await;
    let input = json!({ "idempotencyKey": "begin", "content": content });
    let begun = done(&federation, "beginRegistration", "BeginRegistrationInput", "registration { id }", input).await;
    let id = begun["registration"]["id"].as_str().expect("an id").to_owned();
    let input = json!({ "registrationId": id, "expectedVersion": 1, "idempotencyKey": "submit" });
    done(&federation, "submitRegistration", "RegistrationStepInput", "", input).await;
    format!("/registrations/{id}")
}

#[tokio::test]
async fn a_gate_that_is_set_hard_stops_the_consent() {
    journey(Device::Desk, async |house, page| {
        let path = unbranched(house).await;
        page.log_in("org").await;
        page.go("/terms").await;
        page.choose("提示关口").await;
        page.press("更新").await;
        page.sees("已更新").await;
        page.choose("硬性关口").await;
        page.press("更新").await;
        page.sees("已更新").await;

        let chair = Page::desk(house, "chair", &path).await;
        chair.sees("正式党员达到人数而未拟建党支部").await;
        chair.is_accessible("an application that does not pass").await;
        chair.fill("document-no", "江社科联〔2026〕10号").await;
        chair.press("同意，报民政").await;
        chair.sees("现为硬性关口").await;
        let query = "{ registrations(first: 1) { nodes { state } } }";
        let stands =
            async || house.federation().await.query(query).await.text("registrations.nodes.0.state").to_owned();
        assert_eq!(stands().await, "SPONSOR_REVIEW", "the gate is hard");

        page.reload().await;
        page.choose("提示关口").await;
        page.press("更新").await;
        page.sees("已更新").await;
        chair.reload().await;
        chair.fill("document-no", "江社科联〔2026〕10号").await;
        chair.press("同意，报民政").await;
        chair.sees("社科联已同意，待民政受理").await;
        assert_ne!(stands().await, "SPONSOR_REVIEW", "a warning lets it through");
        chair.close().await;
    })
    .await;
}
