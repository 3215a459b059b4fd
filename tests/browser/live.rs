//! Screens that renew themselves: what somebody else does moves a figure without a touch, and moves nothing from under
//! the hand of whoever looks through a list.

use std::time::Duration;

use support::{House, json};

use super::formation::{OWN, counted};
use super::page::{Device, journey};

/// The leader's society.
const NAME: &str = "科学社会主义学会";

/// Marks a row of the screen, and asks whether it still stands.
const MARK: &str = "document.querySelector('main a').dataset.stood = 'yes'";
const STANDS: &str = "return !!document.querySelector('main a[data-stood=yes]')";

/// Waits until the page follows: a change before that is read with the screen.
async fn follows() {
    tokio::time::sleep(Duration::from_secs(5)).await;
}

/// The leader's society proposes a branch, past the screen.
async fn proposed(house: &House, id: &str) {
    let input = json!({
        "societyId": id, "expectedVersion": 2, "idempotencyKey": "live",
        "proposal": {
            "form": "FUNCTIONAL", "nominees": [{ "name": "曹玉兰", "role": "SECRETARY" }],
            "superior": "中共江南市社会科学界联合会机关委员会", "proposedOn": "2026-03-20",
        },
    });
    let write =
        "mutation($input: ProposeFormationInput!) { proposeFormation(input: $input) { userErrors { path code } } }";
    let done = house.leader().await.ask(write, json!({ "input": input })).await;
    assert!(done.user_errors().is_empty(), "{}", done.text);
}

#[tokio::test]
async fn a_figure_moves_without_a_touch_when_somebody_else_changes_it() {
    journey(Device::Desk, async |house, page| {
        page.log_in("federation").await;
        page.sees("82 / 85").await;
        follows().await;
        page.run(MARK).await;
        counted(house, &house.society(OWN).await).await;
        page.sees("82 / 86").await;
        assert_eq!(page.run(STANDS).await, true, "the page was neither loaded nor built anew");
        page.is_accessible("a renewed dashboard").await;
    })
    .await;
}

/// What the line says that offers what has come.
const OFFER: &str = "有更新 · 刷新";

#[tokio::test]
async fn a_list_under_a_hand_offers_what_has_come() {
    journey(Device::Phone, async |house, page| {
        let id = house.society(OWN).await;
        counted(house, &id).await;
        page.log_in("federation").await;
        page.go("/formations").await;
        page.sees("太湖文化研究会").await;
        follows().await;
        let far = page.run("window.scrollTo(0, 200); return window.scrollY").await;
        assert_eq!(far, 200, "the list is longer than the screen");
        proposed(house, &id).await;
        page.sees(OFFER).await;
        assert!(!page.text().await.contains(NAME), "nothing has moved");
        assert_eq!(page.run("return window.scrollY").await, far);
        page.fits("the offer").await;
        page.is_accessible("the offer").await;
        page.press(OFFER).await;
        page.sees(NAME).await;
        assert_eq!(page.run("return window.scrollY").await, 0, "what has come stands at the beginning");
        assert!(!page.text().await.contains(OFFER));
    })
    .await;
}

/// How many things wait, as the bar says.
const HELD: &str = "return Number(document.querySelector('a[href=\"/todo\"] .badge-count [aria-hidden]').textContent)";

/// Civil affairs is asked for something, past the screen: a letter, which is about no society and changes none.
async fn asked(house: &House) {
    let federation = house.federation().await;
    let found = federation.query("{ agencies(tier: REGISTRATION) { id region { code } } }").await;
    let agencies = found.list("agencies");
    let city = agencies.iter().find(|agency| agency["region"]["code"] == "329900").expect("the city's civil affairs");
    let input = json!({
        "idempotencyKey": "live", "toAgencyId": city["id"], "subject": "核对社团名单", "body": "请提供名单",
        "dueOn": "2026-04-01",
    });
    let write = "mutation($input: OpenThreadInput!) { openThread(input: $input) { userErrors { path code } } }";
    let done = federation.ask(write, json!({ "input": input })).await;
    assert!(done.user_errors().is_empty(), "{}", done.text);
}

#[tokio::test]
async fn what_waits_comes_into_the_queue_of_whoever_holds_it() {
    journey(Device::Desk, async |house, page| {
        page.log_in("civil").await;
        page.go("/todo").await;
        page.sees("待办").await;
        follows().await;
        let before = page.run(HELD).await.as_i64().expect("a number");
        asked(house).await;
        page.sees("核对社团名单").await;
        for _ in 0..40 {
            if page.run(HELD).await == before + 1 {
                return page.is_accessible("a renewed queue").await;
            }
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        panic!("the figure on the bar is not {}", before + 1);
    })
    .await;
}
