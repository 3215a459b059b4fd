//! Addresses: what is accepted, and that no name leads into a private network.

use std::net::IpAddr;

use entity::ledger::webhook::{Column, Entity};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::ledger::webhook::address::{may_reach, networks};
use support::{Kind, cast, json, on};

use super::receiver::{Hook, Receiver, SCOPES, change, met, push, touch};
use crate::oauth::partner;

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

#[test]
fn private_networks_in_all_their_clothes_are_told_from_public_ones() {
    let private = "127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 \
        255.255.255.255 224.0.0.1 198.18.0.1 192.0.0.8 203.0.113.7 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 \
        ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1";
    for text in private.split_whitespace() {
        assert!(!may_reach(ip(text), &[], false), "{text}");
    }
    for text in ["1.1.1.1", "223.5.5.5", "172.15.0.1", "172.32.0.1", "2400:3200::1", "2606:4700:4700::1111"] {
        assert!(may_reach(ip(text), &[], false), "{text}");
        assert!(!may_reach(ip(text), &[], true), "{text} was not allowed");
    }
    let allowed = networks("10.0.0.0/8, 192.168.7.2,fd00::/8").expect("networks");
    for text in ["10.9.9.9", "192.168.7.2", "::ffff:10.0.0.1", "fd00::1"] {
        assert!(may_reach(ip(text), &allowed, true), "{text}");
    }
    assert!(!may_reach(ip("192.168.7.3"), &allowed, false));
    assert!(networks("10.0.0.0/8,everywhere").is_err());
    assert!(networks(" ").expect("none").is_empty());
}

#[tokio::test]
async fn without_an_allowed_network_only_public_tls_addresses_are_taken() {
    on(Kind::Sqlite, async |house| {
        let client = partner::register(house, SCOPES).await;
        let person = partner::with_scope(house, client.credentials(), None).await;
        let refused = [
            ("", "REQUIRED"),
            ("hooks", "INVALID_WEBHOOK_URL"),
            ("http://example.cn/", "INVALID_WEBHOOK_URL"),
            ("ftp://example.cn/", "INVALID_WEBHOOK_URL"),
            ("https://user:word@example.cn/", "INVALID_WEBHOOK_URL"),
            ("https://example.cn/#part", "INVALID_WEBHOOK_URL"),
            ("https://127.0.0.1/", "PRIVATE_WEBHOOK_URL"),
            ("https://2130706433/", "PRIVATE_WEBHOOK_URL"),
            ("https://0x7f.1/", "PRIVATE_WEBHOOK_URL"),
            ("https://[::ffff:10.0.0.1]/", "PRIVATE_WEBHOOK_URL"),
            ("https://localhost/", "PRIVATE_WEBHOOK_URL"),
        ];
        for (number, (url, code)) in refused.into_iter().enumerate() {
            let input = json!({ "idempotencyKey": format!("{number}"), "url": url });
            assert_eq!(change(&person, "registerWebhook", input).await.user_errors(), [format!("url {code}")], "{url}");
        }
        let long = format!("https://example.cn/{}", "a".repeat(500));
        let input = json!({ "idempotencyKey": "long", "url": long });
        assert_eq!(change(&person, "registerWebhook", input).await.user_errors(), ["url TOO_LONG"]);
        Hook::register(&person, "https://example.cn/hooks", &["SOCIETY"]).await;
    })
    .await;
}

met! {
    async fn a_name_that_leads_elsewhere_later_leads_nowhere(house, receiver, partner) {
        let hook = Hook::register(partner, &receiver.url, &["SOCIETY"]).await;
        let elsewhere = Receiver::open().await;
        // As if a name's owner had turned it to the platform's own network.
        let port = elsewhere.url.rsplit_once(':').expect("a port").1.to_owned();
        for address in [format!("http://[::1]:{port}"), format!("https://0.0.0.0:{port}")] {
            let turned = Entity::update_many().col_expr(Column::Url, Expr::value(address.clone()));
            turned.filter(Expr::value(true)).exec(&house.db).await.expect("the address is turned");
            touch(house, cast::LEADERS, 1).await;
            assert_eq!(push(house).await, 1);
            assert_eq!(hook.log(partner).await[0]["fault"], "PRIVATE", "{address}");
            house.clock.forward(chrono::TimeDelta::minutes(10));
        }
        assert!(elsewhere.take().is_empty() && receiver.take().is_empty());
    }
}
