//! What falls due, on a phone and at a desk: the list, the sheet of the month, one's calendar and mail; and
//! an administrator who sees what a holiday moves before he keeps it.

use super::page::{Device, journey};

#[tokio::test]
async fn a_leader_sees_his_month_and_takes_it_along() {
    journey(Device::Phone, async |_, page| {
        page.log_in("leader").await;
        page.go("/deadlines").await;
        page.sees("年度检查").await;
        page.sees("7 个工作日").await;
        page.fits("the deadlines").await;
        page.is_accessible("the deadlines").await;
        page.choose("月历").await;
        page.sees("点一个有数字的日子").await;
        page.fits("the month").await;
        page.is_accessible("the month").await;
        page.press("手机日历").await;
        page.press("生成订阅地址").await;
        page.sees("地址只显示这一次").await;
        page.is_accessible("the address").await;
        page.go("/me").await;
        page.sees("邮件提醒").await;
        page.choose("每个工作日").await;
        page.fill("mailAddress", "cao").await;
        page.press("保存").await;
        page.sees("邮箱格式不正确").await;
        page.is_accessible("oneself").await;
    })
    .await;
}

#[tokio::test]
async fn the_federation_sees_who_is_late_by_kind() {
    journey(Device::Desk, async |_, page| {
        page.log_in("federation").await;
        page.go("/deadlines").await;
        page.sees("逾期与临近，按类别").await;
        page.sees("部署任务").await;
        page.sees("2026-05-31 休息，顺延").await;
        page.is_accessible("the deadlines of a region").await;
        page.press("English").await;
        page.sees("Late and soon, by kind").await;
        page.is_accessible("the deadlines of a region in English").await;
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sees_what_moves_before_he_keeps_it() {
    journey(Device::Desk, async |_, page| {
        page.log_in("admin").await;
        page.go("/calendar").await;
        page.sees("248 天").await;
        page.is_accessible("the working calendar").await;
        page.fill("calendarDays", "2026-03-31,放假,试\n").await;
        page.press("看会移动什么").await;
        page.sees("2026-04-01").await;
        page.is_accessible("what moves").await;
        page.press("保存").await;
        page.sees("已保存，所有日期按新日历计算").await;
    })
    .await;
}
