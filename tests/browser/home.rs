//! Every demo account finds its tier's home, filled from the register, in both languages.

use super::page::{Device, Page, journey};

/// The account, what its home says in Chinese, what it says in English.
const HOMES: [(&str, &[&str], &[&str]); 8] = [
    ("org", &["75.2%", "95.4%", "82 / 85"], &["75.2%"]),
    // Newest conclusions: 90 of the register, one of them basically qualified since.
    ("civil", &["最近一次年检结论", "89", "严重违法失信名单"], &["Newest conclusions", "Serious list"]),
    ("federation", &["75.2%", "95.4%", "82 / 85"], &["75.2%"]),
    ("chair", &["75.2%", "82 / 85"], &["75.2%"]),
    ("leader", &["曹玉兰", "江南市科学社会主义学会", "还剩 11 天"], &["11 days"]),
    ("secretary", &["江南市中共党史学会", "建制型党支部"], &["Established branch"]),
    ("expert", &["评审"], &["review"]),
    ("admin", &["系统"], &["System"]),
];

async fn shows(page: &Page, account: &str, chinese: &[&str], english: &[&str]) {
    page.log_in(account).await;
    for text in chinese {
        page.sees(text).await;
    }
    page.fits(account).await;
    page.is_accessible(account).await;
    page.press("English").await;
    for text in english {
        page.sees(text).await;
    }
    page.is_accessible(account).await;
}

macro_rules! homes {
    ($($name:ident: $place:literal on $device:ident;)+) => {$(
        #[tokio::test]
        async fn $name() {
            let (account, chinese, english) = HOMES[$place];
            journey(Device::$device, async |_, page| shows(page, account, chinese, english).await).await;
        }
    )+};
}

homes! {
    the_organisation_department_at_a_desk: 0 on Desk;
    the_organisation_department_on_the_way: 0 on Phone;
    civil_affairs: 1 on Phone;
    the_federation_at_a_desk: 2 on Desk;
    the_federation_on_the_way: 2 on Phone;
    the_chair: 3 on Phone;
    a_leader: 4 on Phone;
    a_branch_secretary: 5 on Phone;
    an_expert: 6 on Phone;
    an_administrator: 7 on Desk;
}

#[tokio::test]
async fn a_wrong_password_is_told_in_words() {
    journey(Device::Phone, async |_, page| {
        page.is_accessible("login").await;
        page.fill("username", "leader").await;
        page.fill("password", "wrong").await;
        page.press("登录").await;
        page.sees("用户名或密码不正确").await;
        page.is_accessible("login refused").await;
    })
    .await;
}
