//! Activity filings as people meet them: filed on the phone while the rules answer, cleared on conditions,
//! held and reported; passed by silence; filed without a network; many cleared at once.

use chrono::TimeDelta;
use support::{House, Value, cast, json};

use super::page::{Device, Page, journey};

/// A device of its own for whoever comes next.
async fn at(house: &House, device: Device, username: &str, path: &str) -> Page {
    let page = Page::open(house, device).await;
    page.log_in(username).await;
    page.go(path).await;
    page
}

/// The filings of the leader's society with this title.
async fn titled(house: &House, title: &str) -> Vec<Value> {
    let society = house.society(cast::LEADERS).await;
    let query = "query($id: ID!) { activityFilings(filter: { society: $id }) { nodes { id title state bySilence } } }";
    let found = house.leader().await.ask(query, json!({ "id": society })).await;
    found.list("activityFilings.nodes").iter().filter(|node| node["title"] == title).cloned().collect()
}

/// Fills the three steps in, up to the button that files.
async fn fill_in(page: &Page, title: &str) {
    page.go("/activities/new").await;
    page.choose("讲座").await;
    page.fill("title", title).await;
    page.fill("outline", "基层党建工作的新经验").await;
    page.fill("speakers", "郭卫东，江南大学教授").await;
    page.press("下一步").await;
    page.fill_date("heldOn", "2026-04-18").await;
    page.fill("audience", "80").await;
    page.fill("place", "江南市图书馆").await;
    page.press("下一步").await;
    page.fill("opinion", "党支部已审看，同意").await;
}

#[tokio::test]
async fn an_activity_is_filed_on_the_phone_cleared_on_conditions_and_reported() {
    journey(Device::Phone, async |house, page| {
        page.log_in("leader").await;
        page.go("/activities").await;
        page.sees("活动报备").await;
        page.is_accessible("the society's list").await;
        page.fits("the society's list").await;
        fill_in(page, "全国基层党建高峰论坛").await;
        page.sees("第 1 步还有要填的").await;
        page.is_accessible("the last step").await;
        page.press("第 1 步还有要填的").await;
        page.sees("不得冠以").await;
        page.fits("the first step").await;
        page.is_accessible("the first step").await;
        page.fill("title", "基层党建公开讲座").await;
        // What was typed is kept on the device.
        page.reload().await;
        page.holds("title", "基层党建公开讲座").await;
        page.press("下一步").await;
        // The next step is there before it is left: a slow device still shows the first one's button.
        page.holds("place", "江南市图书馆").await;
        page.press("下一步").await;
        page.press("提交报备").await;
        page.sees("回执编号").await;
        page.is_accessible("the receipt").await;
        let id = titled(house, "基层党建公开讲座").await[0]["id"].as_str().expect("an id").to_owned();

        let path = format!("/activities/{id}");
        let federation = at(house, Device::Desk, "federation", &path).await;
        federation.sees("剩 5 个工作日").await;
        federation.press("附条件同意").await;
        federation.is_accessible("the case at the federation").await;
        federation.fill("conditions", "会前三日报送发言目录").await;
        federation.press("按条件同意").await;
        federation.sees("已附条件同意").await;
        federation.close().await;

        page.go(&path).await;
        page.sees("会前三日报送发言目录").await;
        page.is_accessible("the conditions").await;
        house.clock.forward(TimeDelta::days(30));
        let later = at(house, Device::Phone, "leader", &path).await;
        later.fill("attendance", "76").await;
        later.fill("summary", "如期举办，讨论热烈").await;
        later.is_accessible("the report").await;
        later.fits("the report").await;
        later.press("提交活动报告").await;
        later.sees("举办情况").await;
        later.press("English").await;
        later.sees("How it went").await;
        later.is_accessible("the reported filing in English").await;
        later.close().await;
        assert_eq!(titled(house, "基层党建公开讲座").await[0]["state"], "REPORTED");
    })
    .await;
}

#[tokio::test]
async fn silence_is_seen_as_such() {
    journey(Device::Phone, async |house, page| {
        page.log_in("leader").await;
        fill_in(page, "党建理论讲座").await;
        page.press("提交报备").await;
        page.sees("回执编号").await;
        house.clock.forward(TimeDelta::days(8));
        server::job::activity::run(&house.state).await.expect("a round ends");
        let filing = titled(house, "党建理论讲座").await.remove(0);
        assert_eq!(filing["bySilence"], true);
        let path = format!("/activities/{}", filing["id"].as_str().expect("an id"));
        let later = at(house, Device::Phone, "leader", &path).await;
        later.sees("没有答复，视为无异议").await;
        later.sees("平台时钟").await;
        later.is_accessible("what passed by silence").await;
        later.close().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_network_exactly_one_filing_waits_and_arrives() {
    journey(Device::Phone, async |house, page| {
        page.log_in("leader").await;
        fill_in(page, "党史公开讲座").await;
        page.network(false).await;
        page.press("联网后").await;
        page.sees("已存在本机").await;
        page.is_accessible("the promise").await;
        assert!(titled(house, "党史公开讲座").await.is_empty());
        page.network(true).await;
        page.reload().await;
        for _ in 0..100 {
            if !titled(house, "党史公开讲座").await.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        }
        assert_eq!(titled(house, "党史公开讲座").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn clean_filings_are_cleared_at_once() {
    journey(Device::Desk, async |house, page| {
        let waiting = "{ activityFilings(filter: { states: [FILED, FED_REVIEW] }) { totalCount } }";
        let federation = house.federation().await;
        let before = federation.query(waiting).await.number("activityFilings.totalCount");
        page.log_in("federation").await;
        page.go("/activities").await;
        page.sees("没有提醒事项，可以一并答复").await;
        page.is_accessible("the queue").await;
        page.press("答复无异议").await;
        page.sees("已对").await;
        assert!(federation.query(waiting).await.number("activityFilings.totalCount") < before);
        page.press("English").await;
        page.sees("Waiting for the Federation").await;
        page.is_accessible("the queue in English").await;
        let org = at(house, Device::Phone, "org", "/activities").await;
        org.sees("待社科联答复").await;
        org.fits("the list of who leads").await;
        org.is_accessible("the list of who leads").await;
        org.close().await;
    })
    .await;
}
