//! A paper on a phone: fetched from the report's page, and verified by its QR code's address without a login.

use support::{House, Value, json};

use super::page::{Device, Page, journey};

/// A submitted report: its id, its society's name, its receipt.
async fn submitted(house: &House) -> (String, String, Value) {
    let query = "{ annualReports(first: 1, filter: { states: [SUBMITTED] }) { nodes { id society { name } \
        receipt { number code path } } } }";
    let found = house.federation().await.query(query).await;
    let report = found.list("annualReports.nodes").first().cloned().expect("one is submitted");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    (text(&report["id"]), text(&report["society"]["name"]), report["receipt"].clone())
}

/// Follows the QR code, then spoils the code.
async fn verifies(page: &Page, name: &str, path: &str) {
    page.go(path).await;
    page.sees("属实").await;
    page.sees(name).await;
    page.fits("what was verified").await;
    page.is_accessible("what was verified").await;
    page.fill("code", "2222222222").await;
    page.press("查验").await;
    page.sees("没有查到").await;
}

#[tokio::test]
async fn a_paper_is_verified_by_whoever_holds_it_and_fetched_by_whoever_reads_it() {
    journey(Device::Phone, async |house, page| {
        let (id, name, receipt) = submitted(house).await;
        verifies(page, &name, receipt["path"].as_str().expect("a path")).await;
        page.go("/").await;
        page.log_in("federation").await;
        page.go(&format!("/inspection/{id}")).await;
        page.sees(receipt["code"].as_str().expect("a code")).await;
        page.press("下载 PDF").await;
        page.fits("the report with its papers").await;
        // What the button fetched is what the address answers; the browser keeps its downloads to itself.
        let query = "query($id: ID!) { paperAddress(kind: ANNUAL_REPORT, id: $id) }";
        let address = house.federation().await.ask(query, json!({ "id": id })).await;
        let found = house.http.get(format!("{}{}", house.base, address.text("paperAddress"))).send().await;
        assert_eq!(found.expect("the server answers").status().as_u16(), 200);
        page.sees(&name).await;
    })
    .await;
}
