//! Responsibility as people meet it: a directive and its echo, a finding and its check, what is new, and
//! that each screen of the room can be reached, fits a phone and is accessible in both languages.

use support::{House, json};

use super::page::{Device, Page, journey};

const OWN: &str = "51329900MJ0D0001X2";

/// A desk of its own for whoever comes next.
async fn at(house: &House, username: &str, device: Device, path: &str) -> Page {
    let page = Page::open(house, device).await;
    page.log_in(username).await;
    page.go(path).await;
    page
}

/// A finding of the leader's society, entered past the screen.
async fn found(house: &House) {
    let input = json!({ "idempotencyKey": "f", "societyId": house.society(OWN).await, "category": "IMMATURE_MODEL",
        "severity": "MAJOR", "text": "制度不全", "action": "补齐学习制度", "dueOn": "2026-04-30" });
    let write = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { userErrors { code } } }";
    let done = house.federation().await.ask(write, json!({ "input": input })).await;
    assert!(done.user_errors().is_empty(), "{}", done.text);
}

#[tokio::test]
async fn a_directive_goes_to_two_societies_and_its_echo_comes_back() {
    journey(Device::Desk, async |house, page| {
        page.log_in("org").await;
        page.go("/directives/new").await;
        page.sees("下达前先看").await;
        page.fill("number", "江组通〔2026〕9号").await;
        page.fill("title", "报送联系人").await;
        page.fill("body", "请报送党建工作联系人。").await;
        page.fill_date("due", "2026-04-10").await;
        for name in ["江南市科学社会主义学会", "江南市中共党史学会"] {
            page.fill("pick", name).await;
            page.sees("按一下选中").await;
            page.press(name).await;
        }
        page.sees("将发给 2 个学会、0 个部门").await;
        page.is_accessible("issuing").await;
        page.press("下达部署任务").await;
        page.sees("办理回音（2 家）").await;

        let phone = at(house, "leader", Device::Phone, "/notices").await;
        phone.sees("报送联系人").await;
        phone.fits("the notices").await;
        phone.is_accessible("the notices").await;
        phone.press("报送联系人").await;
        phone.sees("请报送党建工作联系人").await;
        phone.fits("the directive").await;
        phone.press("签收").await;
        phone.sees("办理情况").await;
        phone.fill("echo", "联系人：曹玉兰").await;
        phone.is_accessible("the answer").await;
        phone.press("反馈办结").await;
        phone.sees("已办结").await;
        phone.close().await;

        page.reload().await;
        page.sees("联系人：曹玉兰").await;
        page.is_accessible("the echo").await;
    })
    .await;
}

#[tokio::test]
async fn a_finding_is_recorded_put_right_and_checked() {
    journey(Device::Desk, async |house, page| {
        let id = house.society(OWN).await;
        page.log_in("federation").await;
        page.go(&format!("/societies/{id}")).await;
        page.press("登记问题").await;
        page.sees("写清问题、措施和期限").await;
        page.sees("江南市科学社会主义学会").await;
        page.choose("模式机制不完善").await;
        page.choose("较重").await;
        page.fill("found", "学习制度没有写进章程").await;
        page.fill("todo", "修订章程").await;
        page.fill_date("due", "2026-04-30").await;
        page.is_accessible("recording").await;
        page.press("登记问题").await;
        page.sees("整改措施：修订章程").await;

        let phone = at(house, "leader", Device::Phone, "/todo").await;
        phone.press("修订章程").await;
        phone.sees("学习制度没有写进章程").await;
        phone.fits("the finding").await;
        phone.fill_area("说明一下").await;
        phone.press("报告整改完成").await;
        phone.sees("待核实").await;
        phone.is_accessible("the finding").await;

        page.reload().await;
        page.fill_area("还差会议纪要").await;
        page.press("退回整改").await;
        page.sees("最近说明： 还差会议纪要").await;
        phone.go("/notices").await;
        phone.sees("退回说明：还差会议纪要").await;
        phone.press("修订章程").await;
        phone.fill_area("已附会议纪要").await;
        phone.press("报告整改完成").await;
        phone.sees("待核实").await;
        page.reload().await;
        page.sees("已附会议纪要").await;
        page.fill_area("核实无误").await;
        page.press("核实销号").await;
        page.sees("已整改").await;
        phone.go("/notices").await;
        phone.sees("核实整改").await;
        phone.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_record_of_guidance_is_withdrawn_with_the_reason_and_entered_again() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        page.log_in("federation").await;
        page.go(&format!("/societies/{id}/guidance")).await;
        page.sees("本年度还没有记录").await;
        page.fill("evidence", "签到表在学会部").await;
        page.press("登记指导记录").await;
        page.sees("到位 1/1").await;
        page.fits("the records").await;
        page.is_accessible("the records").await;
        page.press("撤回这条记录").await;
        page.fill_area("登记错了学会").await;
        page.press("撤回 2026年3月20日 的记录").await;
        page.sees("撤回：登记错了学会").await;
        page.sees("未开展 0/1").await;
        page.press("撤销").await;
        page.sees("到位 1/1").await;
        page.is_accessible("the records again").await;
    })
    .await;
}

/// Screens of the room, with a text that each shows in Chinese and one in English.
const SCREENS: [(&str, &str, &str); 9] = [
    ("/directives", "一次下达，逐一签收", "Issued once"),
    ("/directives/new", "下达前先看", "See how many it reaches"),
    ("/guidance", "政策宣讲、培训帮带", "Briefing, mentoring"),
    ("/findings", "每个问题有责任主体", "Each has a holder"),
    ("/findings/new", "写清问题、措施", "Say what was found"),
    ("/threads", "一事一函", "One thing a thread"),
    ("/todo", "每件事只有一个责任主体", "Each thing has one holder"),
    ("/notices", "等您办、退回", "What came to you"),
    ("/rules", "规则", "Rules"),
];

#[tokio::test]
async fn every_screen_fits_a_phone_and_is_accessible_in_both_languages() {
    journey(Device::Phone, async |house, page| {
        found(house).await;
        page.log_in("federation").await;
        for (path, chinese, _) in SCREENS {
            page.go(path).await;
            page.sees(chinese).await;
            page.fits(path).await;
            page.is_accessible(path).await;
        }
        page.press("English").await;
        for (path, _, english) in SCREENS {
            page.go(path).await;
            page.sees(english).await;
            page.fits(path).await;
            page.is_accessible(path).await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_room_is_two_taps_away_on_a_phone() {
    journey(Device::Phone, async |house, page| {
        found(house).await;
        page.log_in("leader").await;
        page.press("更多").await;
        page.sees("全部栏目").await;
        page.is_accessible("all rooms").await;
        page.press_in_dialog("问题").await;
        page.sees("补齐学习制度").await;
        page.press("更多").await;
        page.press_in_dialog("部署").await;
        page.sees("一次下达，逐一签收").await;
        page.press("通知").await;
        page.sees("补齐学习制度").await;
        page.press("更多").await;
        page.press_in_dialog("我的").await;
        page.sees("退出").await;
    })
    .await;
}
