//! Figures side by side as people meet them: a society contests on the phone, civil affairs corrects at a desk,
//! and the difference is gone; the burden meter, its budget and its alert.

use support::cast;

use super::page::{Device, Page, journey};

#[tokio::test]
async fn a_society_contests_on_the_phone_and_the_agency_corrects_at_a_desk() {
    journey(Device::Phone, async |house, page| {
        let society = house.society(cast::LEADERS).await;
        let path = format!("/societies/{society}/consistency");
        page.log_in("leader").await;
        page.go(&path).await;
        page.sees("有 1 个事项三方数据不一致").await;
        page.fits("the comparison on the phone").await;
        page.is_accessible("the comparison on the phone").await;
        page.press("提出异议：本届理事会届满日期").await;
        page.sees("哪一方的数据有误").await;
        page.choose("民政部门：2028年4月30日").await;
        page.fill_date("claimed", "2029-04-30").await;
        page.fill("contest-text", "以2025年换届批复为准").await;
        page.fits("the form of a contest").await;
        page.is_accessible("the form of a contest").await;
        page.press("提交异议").await;
        page.sees("异议待答复").await;
        let desk = Page::desk(house, "civil", "/consistency").await;
        desk.sees("江南市科学社会主义学会").await;
        desk.choose("有在办异议").await;
        desk.is_accessible("the list").await;
        desk.fits("the list").await;
        desk.go(&path).await;
        desk.sees("以2025年换届批复为准").await;
        desk.choose("更正数据").await;
        desk.fill("answer", "已按批复更正").await;
        desk.is_accessible("an answer").await;
        desk.press("提交：更正数据").await;
        desk.sees("三方已有的数据没有不一致").await;
        desk.fits("the comparison at a desk").await;
        desk.close().await;
        page.reload().await;
        page.sees("已按批复更正").await;
        page.sees("三方已有的数据没有不一致").await;
    })
    .await;
}

#[tokio::test]
async fn the_burden_meter_shows_who_is_asked_too_much_and_the_budget_is_set() {
    journey(Device::Phone, async |house, page| {
        page.log_in("org").await;
        page.go("/burden").await;
        page.sees("按栏目数分布").await;
        page.fits("the burden on the phone").await;
        page.is_accessible("the burden on the phone").await;
        page.fill("budget-papers", "200").await;
        page.fill("budget-fields", "2000").await;
        page.press("更新上限").await;
        page.sees("没有学会超出上限").await;
        page.press("上一年").await;
        page.sees("2025 年").await;
        page.go("/burden?year=1990").await;
        page.sees("1990 年没有向学会要过材料").await;
        page.fits("a year without papers on the phone").await;
        page.is_accessible("a year without papers on the phone").await;
        page.press("下一年").await;
        page.sees("1991 年没有向学会要过材料").await;
        page.go("/burden?year=never").await;
        page.sees("没有学会超出上限").await;
        let desk = Page::desk(house, "federation", "/burden").await;
        desk.sees("没有学会超出上限").await;
        desk.fits("the burden at a desk").await;
        desk.is_accessible("the burden at a desk").await;
        desk.close().await;
    })
    .await;
}

#[tokio::test]
async fn civil_affairs_brings_its_figures_in_from_a_file() {
    journey(Device::Desk, async |house, page| {
        let folder = house.files();
        std::fs::create_dir_all(&folder).expect("a folder");
        let (wrong, right) = (folder.join("wrong.csv"), folder.join("right.csv"));
        let heading = "社会组织名称,统一社会信用代码,法定代表人,个人会员数,业务主管单位\n";
        let row = |count: &str| format!("江南市科学社会主义学会,51329900MJ0D0001X2,郭卫东,{count},市社科联\n");
        std::fs::write(&wrong, [heading, &row("四百七十")].concat()).expect("a file");
        std::fs::write(&right, [heading, &row("470")].concat()).expect("a file");
        page.log_in("civil").await;
        page.go("/consistency").await;
        page.press("导入民政数据").await;
        page.sees("先看会变什么").await;
        page.fits("the choice of a file").await;
        page.is_accessible("the choice of a file").await;
        page.choose_file(&wrong).await;
        page.press("先看会变什么").await;
        page.sees("必填").await;
        page.fill("figures-document", "江民社管〔2026〕12号").await;
        page.press("先看会变什么").await;
        page.sees("应为不小于0的整数").await;
        page.fits("a file with a problem").await;
        page.is_accessible("a file with a problem").await;
        page.press("换一个文件").await;
        page.choose_file(&right).await;
        page.press("先看会变什么").await;
        page.sees("个人会员数：无 → 470").await;
        page.sees("未使用的列：业务主管单位").await;
        page.fits("what would change").await;
        page.is_accessible("what would change").await;
        page.press("写入 1 家学会的数据").await;
        page.sees("已更新 1 家学会的数据").await;
        page.is_accessible("the figures are in").await;
        page.press("看有差异的学会").await;
        page.sees("民政部门 470").await;
        let phone = Page::open(house, Device::Phone).await;
        phone.log_in("civil").await;
        phone.go("/consistency/import").await;
        phone.sees("先看会变什么").await;
        phone.fits("the choice of a file on a phone").await;
        phone.is_accessible("the choice of a file on a phone").await;
        phone.close().await;
    })
    .await;
}
