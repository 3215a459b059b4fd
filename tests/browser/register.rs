//! The register at a desk and on a phone: search, a society's page, any day, import.

use super::page::{Device, journey};

#[tokio::test]
async fn initials_find_a_society_and_its_page_answers_for_a_day() {
    journey(Device::Desk, async |house, page| {
        page.log_in("federation").await;
        page.go("/societies?search=jjxh").await;
        page.sees("江南市经济学会").await;
        page.is_accessible("the list").await;
        page.press("江南市经济学会").await;
        page.sees("51329900MJ0D00116G").await;
        page.sees("为什么").await;
        page.is_accessible("the society's page").await;
        let id = house.society("51329900MJ0D00116G").await;
        page.go(&format!("/societies/{id}?asOf=2026-02-01")).await;
        page.sees("2026年2月1日").await;
        page.is_accessible("the society's page as of a day").await;
    })
    .await;
}

#[tokio::test]
async fn every_figure_opens_its_list_on_a_phone() {
    journey(Device::Phone, async |_, page| {
        page.log_in("federation").await;
        page.go("/societies?gap=true").await;
        for name in ["江南市物流与供应链研究会", "江南市太湖文化研究会", "江南市翻译学会"]
        {
            page.sees(name).await;
        }
        page.fits("the list").await;
        page.is_accessible("the list on a phone").await;
    })
    .await;
}

#[tokio::test]
async fn a_register_is_tried_and_imported_without_changing_anything_twice() {
    journey(Device::Desk, async |_, page| {
        page.log_in("federation").await;
        page.go("/import").await;
        page.sees("导入").await;
        page.is_accessible("the importer").await;
        page.choose_file(&support::tree::at("server/demo/societies.csv")).await;
        page.press("试").await;
        page.sees("109").await;
        page.is_accessible("the report").await;
    })
    .await;
}
