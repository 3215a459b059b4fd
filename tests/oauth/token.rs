//! Asking for a token: both ways, and each mistake by its name.

use server::demo::partner::{CLIENT_ID, SECRET};
use support::{Answer, House, both, json};

use super::partner::{DEMO, GRANT, TOKEN, ask, basic, encoded, form, post, with_scope};

const ALL: &str = "register:read party:read institution:read demands:read demands:write results:write webhooks:write";

/// What a form says.
type Fields<'f> = &'f [(&'f str, &'f str)];

fn refused(answer: &Answer) -> (u16, &str) {
    let error = answer.body["error"].as_str().unwrap_or_default();
    assert_eq!(answer.header("cache-control"), "no-store", "{}", answer.text);
    assert!(answer.body.get("access_token").is_none(), "{}", answer.text);
    (answer.status, error)
}

async fn in_body(house: &House, fields: &[(&str, &str)]) -> Answer {
    post(house, TOKEN, None, form(fields)).await
}

both! {
    async fn a_client_gets_a_token_by_header_and_by_body(house) {
        let by_body = [GRANT, ("client_id", CLIENT_ID), ("client_secret", SECRET)];
        for answer in [ask(house, DEMO, None).await, in_body(house, &by_body).await] {
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert_eq!((answer.header("cache-control"), answer.header("pragma")), ("no-store", "no-cache"));
            assert!(answer.header("content-type").starts_with("application/json"));
            let body = &answer.body;
            assert_eq!((&body["token_type"], &body["expires_in"], &body["scope"]), (
                &json!("Bearer"), &json!(900), &json!(ALL),
            ));
            assert!(body.get("refresh_token").is_none(), "RFC 6749 §4.4.3");
            let token = body["access_token"].as_str().expect("a token");
            let partner = house.anonymous().with_token("partner", token);
            let found = partner.query("{ viewer { username displayName post { role region { code } } } societies { totalCount } }").await;
            assert_eq!(found.data("viewer.post"), &json!({ "role": "PARTNER", "region": { "code": "329900" } }));
            assert_eq!(found.text("viewer.displayName"), "江南市教育局");
            assert_eq!(found.number("societies.totalCount"), 109);
        }
    }

    async fn a_request_costs_a_client_what_it_costs_a_user(house) {
        let query = ("{ today }", json!({}));
        let user = support::statements::cost(house, &house.leader().await, query.0, &query.1).await;
        let partner = with_scope(house, DEMO, None).await;
        assert_eq!((user, support::statements::cost(house, &partner, query.0, &query.1).await), (1, 1));
    }

    async fn what_a_header_encodes_is_decoded(house) {
        let header = basic(("demo-partner", "xuehui-demo-partner"));
        assert!(encoded("demo-partner").contains("%2D"));
        assert_eq!(post(house, TOKEN, Some(&header), form(&[GRANT])).await.status, 200);
        // The scheme is a word of the protocol, its case does not matter; the id may be said twice.
        let header = header.replace("Basic", "bAsIc");
        let body = form(&[GRANT, ("client_id", CLIENT_ID)]);
        assert_eq!(post(house, TOKEN, Some(&header), body).await.status, 200);
    }

    async fn each_mistake_has_its_name(house) {
        let (id, secret) = (("client_id", CLIENT_ID), ("client_secret", SECRET));
        let cases: [(Fields<'_>, u16, &str); 9] = [
            (&[id, secret], 400, "invalid_request"),
            (&[("grant_type", ""), id, secret], 400, "invalid_request"),
            (&[("grant_type", "password"), id, secret], 400, "unsupported_grant_type"),
            (&[("grant_type", "authorization_code"), id, secret], 400, "unsupported_grant_type"),
            (&[GRANT, GRANT, id, secret], 400, "invalid_request"),
            (&[GRANT, id, secret, ("x", "1"), ("x", "2")], 400, "invalid_request"),
            (&[GRANT, id, secret, ("scope", "register:read everything")], 400, "invalid_scope"),
            (&[GRANT, id, secret, ("scope", "REGISTER_READ")], 400, "invalid_scope"),
            (&[GRANT, id], 401, "invalid_client"),
        ];
        for (fields, status, error) in cases {
            let answer = in_body(house, fields).await;
            assert_eq!(refused(&answer), (status, error), "{fields:?}");
            let challenge = answer.header("www-authenticate");
            assert_eq!(challenge.starts_with("Basic realm="), status == 401, "{fields:?}");
        }
        let both = post(house, TOKEN, Some(&basic(DEMO)), form(&[GRANT, id, secret])).await;
        assert_eq!(refused(&both), (400, "invalid_request"));
        let two_names = post(house, TOKEN, Some(&basic(DEMO)), form(&[GRANT, ("client_id", "another")])).await;
        assert_eq!(refused(&two_names), (400, "invalid_request"));
    }

    async fn credentials_that_are_none_open_nothing(house) {
        let long = "x".repeat(9_000);
        let strangers = [(CLIENT_ID, "wrong"), ("nobody", SECRET), (CLIENT_ID, "\0"), ("\0", SECRET), (&*long, "x")];
        for client in strangers {
            let answer = ask(house, client, None).await;
            assert_eq!(refused(&answer), (401, "invalid_client"), "{:.20}", client.0);
            house.clock.forward(chrono::TimeDelta::hours(2));
        }
        for header in ["", "Basic", "Basic ", "Basic !!!", "Basic OjpY", "Basic eA==", "Bearer x", "Token x:y"] {
            let answer = post(house, TOKEN, Some(header), form(&[GRANT])).await;
            assert_eq!(refused(&answer), (401, "invalid_client"), "{header}");
        }
    }

    async fn a_request_of_another_shape_is_refused(house) {
        let address = format!("{}{TOKEN}", house.base);
        let body = form(&[GRANT, ("client_id", CLIENT_ID), ("client_secret", SECRET)]);
        let shown = house.http.get(format!("{address}?{body}")).send().await.expect("the server answers");
        assert_eq!((shown.status().as_u16(), shown.headers()["allow"].to_str().ok()), (405, Some("POST")));
        let in_address = house.http.post(format!("{address}?{body}"));
        let in_address = in_address.header("content-type", "application/x-www-form-urlencoded").send().await;
        assert_eq!(refused(&Answer::read(in_address.expect("an answer")).await), (400, "invalid_request"));
        for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x", ""] {
            let sent = house.http.post(&address).header("content-type", kind).body(body.clone()).send().await;
            assert_eq!(refused(&Answer::read(sent.expect("an answer")).await), (400, "invalid_request"), "{kind}");
        }
        let kind = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
        let sent = house.http.post(&address).header("content-type", kind).body(body.clone()).send().await;
        assert_eq!(sent.expect("an answer").status().as_u16(), 200);
        let twice = house.http.post(&address).header("authorization", basic(DEMO)).header("authorization", "Basic x");
        let twice = twice.header("content-type", "application/x-www-form-urlencoded").body(form(&[GRANT])).send().await;
        assert_eq!(refused(&Answer::read(twice.expect("an answer")).await), (400, "invalid_request"));
    }

    async fn whatever_is_sent_is_no_fault_of_ours(house) {
        let bodies = ["", "&&&", "=", "%", "%ff=%00", "grant_type", "grant_type=client_credentials&scope=%00%ff",
            "grant_type=client_credentials&grant_type", "client_secret=%", "\u{0}", "token=x&token=y"];
        let long = form(&[GRANT, ("scope", &"a ".repeat(20_000))]);
        for body in bodies.into_iter().chain([long.as_str()]) {
            for path in [TOKEN, "/oauth/introspect", "/oauth/revoke"] {
                for header in [None, Some(basic(DEMO))] {
                    let answer = post(house, path, header.as_deref(), body).await;
                    assert!((400..500).contains(&answer.status), "{path} {body:.40?}: {}", answer.text);
                    assert!(answer.body["error"].is_string(), "{path} {body:.40?}: {}", answer.text);
                }
            }
            house.clock.forward(chrono::TimeDelta::hours(2));
        }
    }

    async fn nobody_logs_in_as_a_client(house) {
        for name in ["client:demo-partner", "demo-partner"] {
            for password in [SECRET, "", server::demo::PASSWORD] {
                let refused = house.log_in(name, password).await;
                assert_eq!(refused.user_errors(), ["INVALID_CREDENTIALS"], "{name}");
                assert_eq!(refused.data("login.accessToken"), &json!(null));
            }
            house.clock.forward(chrono::TimeDelta::hours(2));
        }
    }

    async fn the_doors_are_named_where_a_program_looks_for_them(house) {
        let sent = house.http.get(format!("{}/.well-known/oauth-authorization-server", house.base)).send().await;
        let told = Answer::read(sent.expect("the server answers")).await.body;
        for (name, path) in [("token_endpoint", TOKEN), ("introspection_endpoint", "/oauth/introspect"),
            ("revocation_endpoint", "/oauth/revoke"), ("jwks_uri", "/.well-known/jwks.json"), ("issuer", "")] {
            assert_eq!(told[name], json!(format!("{}{path}", house.base)), "{name}");
        }
        assert_eq!(told["scopes_supported"], json!(ALL.split(' ').collect::<Vec<_>>()));
        assert_eq!(told["grant_types_supported"], json!(["client_credentials"]));
    }
}
