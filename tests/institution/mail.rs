//! The daily letter, against a real mail server: the right people, once, on working days, and what becomes
//! of a letter that is not taken.

use chrono::TimeDelta;
use entity::account::mail::{self, MailState};
use entity::institution::reminder::ReminderStep;
use entity::{Language, Word};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::config::{Mail, Secret};
use server::institution::digest;
use server::job::{self, Job};
use support::{Answer, House, Kind, Person, Value, cast, json, on_configured};

use super::postbox::{Mood, Postbox};

async fn with_mail(kind: Kind, test: impl AsyncFnOnce(&House, &Postbox)) {
    let postbox = Postbox::open().await;
    let server = Secret::new(format!("smtp://127.0.0.1:{}", postbox.port));
    let set = |config: &mut server::config::Config| {
        config.mail = Some(Mail { server, from: "学会平台 <xuehui@example.cn>".into() });
        config.base_url = Some("https://xuehui.example.cn".into());
    };
    on_configured(kind, set, async |house: &House| test(house, &postbox).await).await;
}

macro_rules! both_with_mail {
    ($(async fn $name:ident($house:ident, $postbox:ident) $body:block)+) => {$(
        async fn $name($house: &House, $postbox: &Postbox) $body

        mod $name {
            #[tokio::test]
            async fn sqlite() {
                super::with_mail(support::Kind::Sqlite, super::$name).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::with_mail(support::Kind::Postgres, super::$name).await;
            }
        }
    )+};
}

const SET: &str = "mutation($input: SetMailSettingInput!) { setMailSetting(input: $input) { \
                   mailSetting { address wish language sends } userErrors { path code } } }";

async fn wish(person: &Person, address: &str, wish: &str, language: &str) -> Answer {
    person.ask(SET, json!({ "input": { "address": address, "wish": wish, "language": language } })).await
}

/// Lets time pass until nine in the morning, so many days on, and runs the clock's round.
async fn morning(house: &House, days: i64) -> Vec<Job> {
    house.clock.forward(TimeDelta::days(days));
    job::round(&house.state).await.expect("a round of the clock")
}

async fn mails(house: &House) -> Vec<Value> {
    let query = "{ mails { nodes { id state tries fault user { username } sentAt } } }";
    house.admin().await.query(query).await.list("mails.nodes").to_vec()
}

both_with_mail! {
    async fn the_right_people_hear_once_what_is_theirs(house, postbox) {
        // The first round says what there is to say; whoever asks for mail later is told what comes after.
        morning(house, 0).await;
        let set = wish(&house.leader().await, "cao@example.cn", "DAILY", "ZH").await;
        assert_eq!(set.data("setMailSetting.mailSetting"),
            &json!({ "address": "cao@example.cn", "wish": "DAILY", "language": "ZH", "sends": true }));
        wish(&house.federation().await, "chen@example.cn", "DAILY", "EN").await;
        wish(&house.secretary().await, "wang@example.cn", "NONE", "ZH").await;
        assert_eq!(postbox.letters().len(), 0);
        morning(house, 1).await;
        morning(house, 1).await;
        assert_eq!(postbox.letters().len(), 0, "Saturday and Sunday");
        // Tuesday the 24th: seven days until 31 March.
        morning(house, 1).await;
        drop(postbox.letters());
        morning(house, 1).await;
        let letters = postbox.letters();
        let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        assert!(to.contains(&"cao@example.cn") && !to.contains(&"wang@example.cn"), "{to:?}");
        let letter = letters.iter().find(|letter| letter.to == "cao@example.cn").expect("the leader's letter");
        let text = letter.text();
        assert!(text.contains("年度检查") && text.contains("2026-03-31，还剩7天，7天内到期"), "{text}");
        assert!(text.contains("曹玉兰") && !text.contains("江南市") , "his own deadlines, no other society: {text}");
        assert!(!letter.raw.contains("chen@example.cn"), "nobody else's address");
        assert_eq!(letter.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        // Again in the same minute, and in the next one: nothing more.
        morning(house, 0).await;
        house.clock.forward(TimeDelta::minutes(2));
        job::round(&house.state).await.expect("a round of the clock");
        assert_eq!(postbox.letters().len(), 0);
        let kept = mail::Entity::find().all(&house.db).await.expect("the database answers");
        assert!(kept.iter().all(|mail| mail.state == MailState::Sent && mail.plain.is_empty() && mail.html.is_empty()));
    }

    async fn two_servers_send_one_letter_and_a_stop_is_told_in_one(house, postbox) {
        morning(house, 0).await;
        wish(&house.leader().await, "cao@example.cn", "DAILY", "ZH").await;
        let second = house.second().await;
        house.clock.forward(TimeDelta::days(11));
        let (one, other) = tokio::join!(job::round(&house.state), job::round(&second));
        let rounds = [one.expect("a round"), other.expect("a round")].concat();
        for job in Job::ALL.iter().copied() {
            assert_eq!(rounds.iter().filter(|done| **done == job).count(), 1, "{job:?} ran once: {rounds:?}");
        }
        house.clock.forward(TimeDelta::minutes(2));
        for state in [&house.state, &second] {
            job::round(state).await.expect("a round of the clock");
        }
        assert_eq!(postbox.letters().len(), 1, "eleven days, one letter");
        second.db.clone().close().await.expect("the pool closes");
    }

    async fn one_click_ends_the_letters(house, postbox) {
        morning(house, 0).await;
        wish(&house.leader().await, "cao@example.cn", "DAILY", "ZH").await;
        morning(house, 4).await;
        let letter = postbox.letters().pop().expect("a letter");
        let link = letter.header("List-Unsubscribe");
        let path = link.trim_matches(['<', '>']).strip_prefix("https://xuehui.example.cn").expect("our own address").to_owned();
        assert!(letter.text().contains(&path), "the link stands in the letter too");
        let url = format!("{}{path}", house.base);
        let seen = house.http.get(&url).send().await.expect("the server answers");
        assert_eq!(seen.status(), 200);
        let setting = "{ viewer { mailSetting { wish address } } }";
        let wish_of = async || house.leader().await.query(setting).await.text("viewer.mailSetting.wish").to_owned();
        assert_eq!(wish_of().await, "DAILY", "to look is not to end");
        let forged = house.http.post(format!("{}x", &url[..url.len() - 1])).send().await.expect("the server answers");
        assert_eq!((forged.status().as_u16(), wish_of().await.as_str()), (404, "DAILY"));
        for _ in 0..2 {
            let ended = house.http.post(&url).body("List-Unsubscribe=One-Click").send().await;
            assert_eq!(ended.expect("the server answers").status(), 200);
        }
        assert_eq!(wish_of().await, "NONE");
        morning(house, 3).await;
        assert_eq!(postbox.letters().len(), 0);
    }

    async fn what_is_not_taken_is_tried_again_and_given_up_in_the_end(house, postbox) {
        morning(house, 0).await;
        wish(&house.leader().await, "cao@example.cn", "DAILY", "ZH").await;
        postbox.be(Mood::Later);
        morning(house, 4).await;
        let waiting = mails(house).await;
        assert_eq!((&waiting[0]["state"], &waiting[0]["tries"]), (&json!("WAITING"), &json!(1)));
        assert!(waiting[0]["fault"].as_str().is_some_and(|fault| fault.contains("not now")), "{waiting:?}");
        postbox.be(Mood::Takes);
        morning(house, 0).await;
        assert_eq!(postbox.letters().len(), 0, "it waits its five minutes");
        house.clock.forward(TimeDelta::minutes(6));
        morning(house, 0).await;
        assert_eq!(postbox.letters().len(), 1);
        assert_eq!(mails(house).await[0]["state"], json!("SENT"));
        postbox.be(Mood::Never);
        morning(house, 6).await;
        let dead = mails(house).await;
        assert_eq!((&dead[0]["state"], &dead[0]["user"]["username"]), (&json!("GIVEN_UP"), &json!("leader")));
        assert_eq!(house.federation().await.query("{ mails { totalCount } }").await.error_code(), Some("FORBIDDEN"));
        postbox.be(Mood::Takes);
        let retry = "mutation($input: RetryMailInput!) { retryMail(input: $input) { mail { state } userErrors { path code } } }";
        let input = |key: &str| json!({ "input": { "idempotencyKey": key, "mailId": dead[0]["id"] } });
        let again = house.admin().await.ask(retry, input("a")).await;
        assert_eq!(again.text("retryMail.mail.state"), "WAITING");
        house.clock.forward(TimeDelta::minutes(2));
        morning(house, 0).await;
        assert_eq!(postbox.letters().len(), 1);
        let twice = house.admin().await.ask(retry, input("b")).await;
        assert_eq!(twice.user_errors(), ["MAIL_NOT_GIVEN_UP"]);
    }

    async fn a_server_that_died_while_it_sent_does_not_send_twice(house, postbox) {
        morning(house, 0).await;
        wish(&house.leader().await, "cao@example.cn", "DAILY", "ZH").await;
        morning(house, 4).await;
        assert_eq!(postbox.letters().len(), 1);
        // As it stands when the process is killed after the mail server's word and before it is written down.
        let sending = mail::Entity::update_many().col_expr(mail::Column::State, Expr::value("SENDING"));
        sending.exec(&house.db).await.expect("the database writes");
        house.clock.forward(TimeDelta::minutes(11));
        morning(house, 0).await;
        assert_eq!(postbox.letters().len(), 0);
        assert_eq!(mails(house).await[0]["state"], json!("GIVEN_UP"), "an administrator sees it");
        assert_eq!(mail::Entity::find().count(&house.db).await.expect("the database answers"), 1);
    }

    async fn an_address_that_breaks_a_header_is_refused(house, postbox) {
        let leader = house.leader().await;
        for address in ["", "cao", "a@b.cn\r\nBcc: x@y.cn"] {
            let refused = wish(&leader, address, "DAILY", "ZH").await;
            let code = if address.is_empty() { "address REQUIRED" } else { "address INVALID_EMAIL" };
            assert_eq!(refused.user_errors(), [code]);
            assert_eq!(refused.text("setMailSetting.mailSetting.wish"), "NONE", "nothing was kept");
        }
        assert_eq!(house.society(cast::LEADERS).await.len(), 33);
        assert_eq!(postbox.letters().len(), 0);
    }
}

#[test]
fn a_letter_says_what_is_late_and_no_title_breaks_its_html() {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default();
    let line = |title: &str, days_left| digest::Line {
        title: title.into(),
        day,
        days_left,
        step: Some(ReminderStep::Days14),
        url: "https://a.cn/todo".into(),
    };
    let frame =
        digest::Frame {
            name: "曹玉兰", base: "https://a.cn", unsubscribe: "https://a.cn/u", language: Language::Zh
        };
    let told = digest::letter(frame, &[line("<script>", 11), line("b", -1)]);
    assert_eq!(told.subject, "学会平台：2件事将到期或等您办，其中1件已逾期");
    assert!(told.html.contains("&lt;script&gt;") && !told.html.contains("<script>"), "{}", told.html);
    assert!(told.plain.contains("2026-03-31，还剩11天，14天内到期"), "{}", told.plain);
    let many = vec![line("c", 3); digest::LINES + 2];
    assert!(digest::letter(digest::Frame { language: Language::En, ..frame }, &many).plain.contains("2 more stand"));
}
