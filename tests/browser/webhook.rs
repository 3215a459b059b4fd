//! Webhooks and the platform's health as an administrator meets them: a receiver that fails is seen, waited for, sent to
//! again and ended; a job that fails stands on top; and all of it is readable on a phone.

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use entity::ledger::webhook::{TRIES, wait_after};
use futures_util::FutureExt;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use server::demo::partner::{CLIENT_ID, SECRET};
use support::{Answer, House, Kind, Person, cast, json, on_configured};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::page::{Device, Page};

/// A receiver of messages on loopback, which answers with the numbers that it is told; 204 when nothing more is said.
struct Receiver {
    url: String,
    numbers: Arc<Mutex<VecDeque<u16>>>,
    got: Arc<AtomicUsize>,
}

impl Receiver {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let (numbers, got) = (Arc::new(Mutex::new(VecDeque::new())), Arc::new(AtomicUsize::new(0)));
        let (told, counted) = (Arc::clone(&numbers), Arc::clone(&got));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&told), Arc::clone(&counted)));
            }
        });
        Self { url, numbers, got }
    }

    fn answers(&self, numbers: impl IntoIterator<Item = u16>) {
        self.numbers.lock().expect("nobody panicked").extend(numbers);
    }

    fn count(&self) -> usize {
        self.got.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, numbers: Arc<Mutex<VecDeque<u16>>>, got: Arc<AtomicUsize>) {
    while message(&mut stream).await {
        got.fetch_add(1, Ordering::SeqCst);
        let number = numbers.lock().expect("nobody panicked").pop_front().unwrap_or(204);
        let answer = format!("HTTP/1.1 {number} x\r\ncontent-length: 0\r\n\r\n");
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Whether a message has come whole; no when the other side is gone.
async fn message(stream: &mut TcpStream) -> bool {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if length.is_none_or(|length| body.len() >= length.parse::<usize>().expect("a length")) {
                return true;
            }
        }
        let mut some = [0; 4096];
        match stream.read(&mut some).await {
            Ok(0) | Err(_) => return false,
            Ok(count) => bytes.extend_from_slice(&some[..count]),
        }
    }
}

/// Runs a journey in a house that may send to loopback.
async fn journey(device: Device, walk: impl AsyncFnOnce(&House, &Page, &Receiver)) {
    let loopback = |config: &mut server::config::Config| {
        config.webhook_networks = server::ledger::webhook::address::networks("127.0.0.0/8").expect("a network");
    };
    on_configured(Kind::Sqlite, loopback, async |house: &House| {
        let (page, receiver) = (Page::open(house, device).await, Receiver::open().await);
        let outcome = AssertUnwindSafe(walk(house, &page, &receiver)).catch_unwind().await;
        page.close().await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    })
    .await;
}

/// The demo's partner, with a fresh token.
async fn partner(house: &House) -> Person {
    let request = house.http.post(format!("{}/oauth/token", house.base)).basic_auth(CLIENT_ID, Some(SECRET));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = Answer::read(request.body("grant_type=client_credentials").send().await.expect("an answer")).await;
    let token = answer.body["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", answer.text));
    house.anonymous().with_token(CLIENT_ID, token)
}

/// The partner's program registers the receiver; answers the webhook's id.
async fn register(house: &House, receiver: &Receiver) -> String {
    let input =
        json!({ "idempotencyKey": "register", "url": receiver.url, "description": "共享平台", "types": ["SOCIETY"] });
    let write = "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { webhook { id } \
                 userErrors { code } } }";
    let done = partner(house).await.ask(write, json!({ "input": input })).await;
    assert_eq!(done.user_errors(), Vec::<String>::new());
    done.text("registerWebhook.webhook.id").to_owned()
}

/// The partner's program pauses it, past the screen.
async fn pause(house: &House, id: &str) {
    let partner = partner(house).await;
    let query = "query($id: ID!) { node(id: $id) { ... on Webhook { version } } }";
    let version = partner.ask(query, json!({ "id": id })).await.data("node.version").clone();
    let input = json!({ "idempotencyKey": "pause", "webhookId": id, "expectedVersion": version, "paused": true });
    let write = "mutation($input: UpdateWebhookInput!) { updateWebhook(input: $input) { userErrors { code } } }";
    assert_eq!(partner.ask(write, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
}

/// A society becomes another: it has another phone number.
async fn touch(house: &House, uscc: &str) {
    let (id, federation) = (house.society(uscc).await, house.federation().await);
    let query = "query($id: ID!) { society(id: $id) { version } }";
    let version = federation.ask(query, json!({ "id": id })).await.data("society.version").clone();
    let input = json!({ "idempotencyKey": uscc, "societyId": id, "expectedVersion": version,
        "address": "江南市学会路1号", "email": "", "phone": "0510-82701000" });
    let write = "mutation($input: UpdateSocietyContactInput!) { updateSocietyContact(input: $input) { \
                 userErrors { code } } }";
    assert_eq!(federation.ask(write, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
}

/// Sends until there is nothing that is due; answers how many tries there were.
async fn push(house: &House) -> usize {
    let mut tries = 0;
    loop {
        match server::ledger::webhook::round::round(&house.state).await.expect("a round") {
            0 => return tries,
            some => tries += some,
        }
    }
}

#[tokio::test]
async fn a_receiver_that_fails_is_seen_on_a_phone_and_waited_for() {
    journey(Device::Phone, async |house, page, receiver| {
        page.log_in("admin").await;
        page.go("/clients").await;
        page.press("教育局数据共享平台").await;
        page.sees("没有推送地址").await;
        page.sees("看开发者指南").await;
        page.fits("a client without a webhook").await;
        page.is_accessible("a client without a webhook").await;

        let id = register(house, receiver).await;
        receiver.answers([500]);
        touch(house, cast::LEADERS).await;
        assert_eq!(push(house).await, 1);
        page.reload().await;
        page.sees("未送达起始").await;
        page.fits("a client with a webhook").await;
        page.is_accessible("a client with a webhook").await;
        page.press(&receiver.url).await;
        page.sees("HTTP 500 · 对方拒收").await;
        page.sees("第 1 次推送，最多 8 次").await;
        page.sees("起未送达，平台按时重试").await;
        page.fits("the log").await;
        page.is_accessible("the log").await;

        page.press("发送测试消息").await;
        page.sees("测试消息已排队").await;
        house.clock.forward(TimeDelta::minutes(2));
        assert_eq!(push(house).await, 2, "the change that failed, and then the test");
        page.press("刷新").await;
        page.sees("HTTP 204").await;
        page.misses("HTTP 500").await;
        page.choose("未送达").await;
        page.sees("没有推送记录").await;
        page.is_accessible("an empty log").await;
        page.choose("已送达").await;
        page.sees("共 2 条").await;

        page.press("暂停推送").await;
        page.sees("变更不会丢失").await;
        page.is_accessible("a webhook that is paused").await;
        touch(house, cast::SECRETARYS).await;
        assert_eq!(push(house).await, 0);
        page.press("恢复推送").await;
        page.sees("已恢复，接着推送").await;
        assert_eq!(push(house).await, 1, "nothing was lost");
        page.press("刷新").await;
        page.sees("共 3 条").await;
        let kept = page.run("return JSON.stringify([localStorage, document.body.textContent])").await;
        assert!(!kept.to_string().contains("whsec_"), "a secret of {id} is shown");
    })
    .await;
}

#[tokio::test]
async fn what_was_given_up_is_sent_again_and_a_webhook_is_ended() {
    journey(Device::Desk, async |house, page, receiver| {
        let id = register(house, receiver).await;
        receiver.answers((0..TRIES).map(|_| 400).chain([410]));
        touch(house, cast::LEADERS).await;
        for tries in 1..=TRIES {
            assert_eq!(push(house).await, 1);
            house.clock.forward(wait_after(tries, u8::MAX).unwrap_or_default());
        }
        touch(house, cast::SECRETARYS).await;
        assert_eq!(push(house).await, 1, "it is gone, it says");
        page.log_in("admin").await;
        page.go(&format!("/webhooks/{id}")).await;
        page.sees("平台已自动暂停").await;
        page.sees("HTTP 400 · 对方拒收").await;
        page.sees("HTTP 410 · 对方拒收").await;
        page.fits("a webhook that was switched off").await;
        page.is_accessible("a webhook that was switched off").await;
        page.press("重发全部未送达（1）").await;
        page.sees("恢复推送后重发").await;
        page.press("恢复推送").await;
        page.misses("平台已自动暂停").await;
        assert_eq!(push(house).await, 2);
        page.press("刷新").await;
        page.sees("HTTP 204").await;
        page.misses("HTTP 4").await;

        pause(house, &id).await;
        page.press("发送测试消息").await;
        page.sees("内容已被他人更新").await;
        page.is_accessible("a step that was overtaken").await;
        page.press("看现在的内容").await;
        page.sees("变更不会丢失").await;
        page.misses("内容已被他人更新").await;
        page.press("恢复推送").await;
        page.misses("变更不会丢失").await;

        let before = receiver.count();
        page.press("从头重新推送").await;
        page.sees("每个对象的最近一次变更都再推送一遍").await;
        page.find_and_press("从头重新推送").await;
        page.sees("已回到开头").await;
        push(house).await;
        assert!(receiver.count() > before, "what was delivered is sent once more");
        page.reload().await;
        page.press("停用推送地址").await;
        page.find_and_press("停用推送地址").await;
        page.sees("停用后不能恢复").await;
        page.is_accessible("the last question").await;
        page.press_in_dialog("确定停用").await;
        page.sees("没有推送地址").await;
        page.press("English").await;
        page.sees("No webhook").await;
        page.fits("a client without a webhook, in English").await;
        page.go(&format!("/webhooks/{id}")).await;
        page.sees("There is no such webhook").await;
        page.is_accessible("a webhook that was ended").await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_stands_still_is_told_on_a_phone_in_one_line() {
    journey(Device::Phone, async |house, page, _| {
        page.log_in("admin").await;
        page.go("/system").await;
        page.sees("一切正常").await;
        page.sees("的情况").await;
        page.fits("the health").await;
        page.is_accessible("the health").await;
        house.clock.forward(TimeDelta::minutes(12));
        page.press("刷新").await;
        page.sees("所有定时任务都未运行，已晚 12 分钟").await;
        page.misses("一切正常").await;
        page.fits("a clock that stands still").await;
        page.is_accessible("a clock that stands still").await;
        server::job::round(&house.state).await.expect("a round of the clock");
        page.press("刷新").await;
        page.sees("一切正常").await;
        page.sees("SystemHealth").await;
        page.fits("the operations").await;
    })
    .await;
}

/// A job failed in its last round.
async fn failed(house: &House, name: &str) {
    let row = entity::job::ActiveModel { fault: Set("smtp: connection refused".into()), ..Default::default() };
    let named = entity::job::Entity::update_many().set(row).filter(entity::job::Column::Name.eq(name));
    assert_eq!(named.exec(&house.db).await.expect("the database answers").rows_affected, 1);
}

#[tokio::test]
async fn what_does_not_run_stands_first_at_a_desk() {
    journey(Device::Desk, async |house, page, receiver| {
        server::job::round(&house.state).await.expect("a round of the clock");
        page.log_in("admin").await;
        page.go("/system").await;
        page.sees("一切正常").await;
        page.is_accessible("the health at a desk").await;
        failed(house, "digest").await;
        register(house, receiver).await;
        receiver.answers([503]);
        touch(house, cast::LEADERS).await;
        assert_eq!(push(house).await, 1);
        page.press("刷新").await;
        page.sees("需要处理：2 项").await;
        page.sees("定时任务“每日邮件”运行出错").await;
        page.sees("1 个推送地址收不到消息").await;
        page.sees(&receiver.url).await;
        page.fits("two troubles").await;
        page.is_accessible("two troubles").await;
        let first = page.run("return document.querySelector('#jobs tbody tr').innerText").await;
        let first = first.as_str().expect("a row");
        assert!(first.contains("每日邮件") && first.contains("smtp: connection refused"), "{first}");
        page.press("English").await;
        page.sees("Needs somebody: 2").await;
        page.fits("two troubles in English").await;
        page.is_accessible("two troubles in English").await;
    })
    .await;
}
