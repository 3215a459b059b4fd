//! Partners' clients as an administrator keeps them: one is registered on a phone, its secret is seen once, and the
//! lines beside it are asked as they stand; a secret is replaced without a pause; a client is revoked for good.

use chrono::TimeDelta;
use server::demo::partner::{CLIENT_ID, SECRET};
use support::{Answer, House, Value, json};

use super::page::{Device, Page, journey};

/// What stands on the page in an element.
async fn shown(page: &Page, id: &str) -> String {
    let said = page.run(&format!("return document.getElementById('{id}').textContent")).await;
    said.as_str().expect("a text").trim().to_owned()
}

/// The values of a command that stand in single quotes.
fn quoted(command: &str) -> Vec<&str> {
    command.split('\'').skip(1).step_by(2).collect()
}

/// Asks for a token as a program does; `scope` is empty for all that the client has.
async fn ask(house: &House, (id, secret): (&str, &str), scope: &str) -> Answer {
    let scope = scope.replace(' ', "+").replace(':', "%3A");
    let request = house.http.post(format!("{}/oauth/token", house.base)).basic_auth(id, Some(secret));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let body = ["grant_type=client_credentials", &scope].join("&");
    Answer::read(request.body(body).send().await.expect("the server answers")).await
}

/// Asks a query with a token.
async fn query(house: &House, token: &str, body: &str) -> Answer {
    let request = house.http.post(format!("{}/graphql", house.base)).bearer_auth(token);
    let request = request.header("content-type", "application/json").body(body.to_owned());
    Answer::read(request.send().await.expect("the server answers")).await
}

/// Does what the two lines beside a secret say, as a shell would; answers what the query found.
async fn follow(house: &House, page: &Page) -> Answer {
    let (first, second) = (shown(page, "token-line").await, shown(page, "query-line").await);
    assert!(first.starts_with(&format!("curl -s {}/oauth/token ", house.base)), "{first}");
    assert!(second.starts_with(&format!("curl -s {}/graphql ", house.base)), "{second}");
    let [client, scope] = quoted(&first)[..] else { panic!("other values: {first}") };
    let given = ask(house, client.split_once(':').expect("id and secret"), &["scope=", scope].concat()).await;
    let token = given.body["access_token"].as_str().unwrap_or_else(|| panic!("no token: {}", given.text));
    query(house, token, quoted(&second).last().expect("a body")).await
}

#[tokio::test]
async fn a_client_is_registered_on_a_phone_and_its_first_lines_work() {
    journey(Device::Phone, async |house, page| {
        page.log_in("admin").await;
        page.go("/clients").await;
        page.sees(CLIENT_ID).await;
        page.fits("the clients").await;
        page.is_accessible("the clients").await;
        page.press("登记接入方").await;
        page.fill("client-name", "卫生数据平台").await;
        page.find_and_press("登记接入方").await;
        page.sees("请填写此项").await;
        page.fits("what is missing").await;
        page.is_accessible("what is missing").await;
        page.fill("owner", "江南市卫生健康委员会").await;
        page.pick("scopes", "查询登记信息").await;
        page.pick("scopes", "查询党建信息").await;
        page.fill_date("expires-on", "2026-04-01").await;
        page.find_and_press("登记接入方").await;
        page.sees("只显示这一次").await;
        page.fits("the secret").await;
        page.is_accessible("the secret").await;
        let secret = shown(page, "secret").await;
        assert!(secret.len() >= 43, "{} letters", secret.len());
        assert_eq!(follow(house, page).await.number("societies.totalCount"), 109);
        page.press("我已保存好").await;
        page.sees("还有 12 天到期").await;
        page.fits("the client").await;
        page.is_accessible("the client").await;
        page.go("/clients").await;
        page.sees("卫生数据平台").await;
        let kept = page.run("return JSON.stringify([localStorage, sessionStorage, document.body.textContent])").await;
        assert!(!kept.to_string().contains(&secret), "the secret is still there");
        assert_eq!(ask(house, (CLIENT_ID, SECRET), "").await.status, 200, "the demo's own is another");
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_replaced_without_a_pause() {
    journey(Device::Desk, async |house, page| {
        assert_eq!(ask(house, (CLIENT_ID, SECRET), "").await.status, 200);
        page.log_in("admin").await;
        page.go("/clients").await;
        page.press("教育局数据共享平台").await;
        page.sees("最近使用").await;
        page.press("增加密钥").await;
        page.sees("只显示这一次").await;
        page.is_accessible("the second secret").await;
        let fresh = shown(page, "secret").await;
        page.press("我已保存好").await;
        page.sees("已有 2 个有效密钥").await;
        page.fits("two secrets").await;
        page.is_accessible("two secrets").await;
        page.press("停用 20").await;
        page.sees("对方最近用的是这个密钥").await;
        page.is_accessible("the end of a secret").await;
        page.press_in_dialog("关闭").await;
        house.clock.forward(TimeDelta::minutes(5));
        assert_eq!(ask(house, (CLIENT_ID, &fresh), "").await.status, 200, "both are valid");
        page.reload().await;
        page.press("停用 20").await;
        page.sees("最多还能用 15 分钟").await;
        let text = page.text().await;
        assert!(!text.contains("请先确认") && !text.contains("唯一有效"), "{text}");
        page.press_in_dialog("确定停用密钥").await;
        page.sees("增加密钥").await;
        let refused = ask(house, (CLIENT_ID, SECRET), "").await;
        assert_eq!((refused.status, &refused.body["error"]), (401, &json!("invalid_client")));
        assert_eq!(ask(house, (CLIENT_ID, &fresh), "").await.status, 200, "the new one goes on");
        page.press("停用 20").await;
        page.sees("唯一有效").await;
        page.press_in_dialog("关闭").await;
        page.press("English").await;
        page.sees("Add a secret").await;
        page.is_accessible("the client in English").await;
    })
    .await;
}

/// Another administrator takes a scope away from the demo's client.
async fn narrow(house: &House) {
    let admin = house.admin().await;
    let found = admin.query("{ oauthClients { nodes { id version } } }").await;
    let client = &found.list("oauthClients.nodes")[0];
    let input = json!({ "idempotencyKey": "narrow", "oauthClientId": client["id"], "expectedVersion": client["version"],
        "scopes": ["REGISTER_READ", "DEMANDS_READ"] });
    let change =
        "mutation($input: UpdateOauthClientInput!) { updateOauthClient(input: $input) { userErrors { code } } }";
    assert_eq!(admin.ask(change, json!({ "input": input })).await.user_errors(), Vec::<String>::new());
}

async fn scopes(house: &House) -> Value {
    let found = house.admin().await.query("{ oauthClients { nodes { scopes } } }").await;
    found.data("oauthClients.nodes.0.scopes").clone()
}

#[tokio::test]
async fn a_client_is_changed_and_revoked_for_good() {
    journey(Device::Desk, async |house, page| {
        page.log_in("admin").await;
        page.go("/clients").await;
        page.press("教育局数据共享平台").await;
        page.press("更改授权范围").await;
        page.pick("scopes", "办理本单位需求").await;
        page.fits("the form of a change").await;
        page.is_accessible("the form of a change").await;
        narrow(house).await;
        page.press("保存更改").await;
        page.sees("内容已被他人更新").await;
        page.is_accessible("a change that was overtaken").await;
        assert_eq!(scopes(house).await, json!(["REGISTER_READ", "DEMANDS_READ"]), "nothing is written over");
        page.press("看现在的内容").await;
        page.misses("party:read").await;
        // The form stays open, with what stands now.
        page.pick("scopes", "查询本单位需求").await;
        page.press("保存更改").await;
        page.sees("已保存").await;
        assert_eq!(scopes(house).await, json!(["REGISTER_READ"]));
        let given = ask(house, (CLIENT_ID, SECRET), "").await;
        let token = given.body["access_token"].as_str().expect("a token").to_owned();
        let today = r#"{"query":"{ today }"}"#;
        assert_eq!(query(house, &token, today).await.status, 200);
        page.reload().await;
        page.press("停用接入方").await;
        page.find_and_press("停用接入方").await;
        page.sees("不能恢复").await;
        page.is_accessible("the last question").await;
        page.press_in_dialog("确定停用接入方").await;
        page.sees("请重新登记").await;
        page.fits("a client that was revoked").await;
        page.is_accessible("a client that was revoked").await;
        assert_eq!(ask(house, (CLIENT_ID, SECRET), "").await.status, 401, "no token any more");
        assert_eq!(query(house, &token, today).await.status, 401, "and the one that was given is nothing");
        page.go("/clients").await;
        page.sees("已停用").await;
    })
    .await;
}
