//! Requests that mean harm: they are refused with a code, and the next caller is served.

use support::{Answer, House, both, json};

use super::send::{Wire, assert_refused, document, post};

/// Whether the house still serves.
async fn assert_serves(house: &House) {
    assert_eq!(document("{ today }").send(house).await.text("today"), "2026-03-20");
}

#[track_caller]
fn assert_some_refusal(answer: &Answer, why: &str) {
    let code = answer.error_code().unwrap_or("none").to_owned();
    assert_refused(answer, answer.status, &code, why);
    assert!((400..500).contains(&answer.status), "{why}: {} {:.300}", answer.status, answer.text);
}

/// Many pieces, one after the other.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect::<Vec<_>>().concat()
}

both! {
    async fn a_document_too_large_is_refused_before_it_is_looked_at(house) {
        let bomb = |levels: usize| {
            let start = "{ ...f0 }".to_owned();
            (0..levels).fold(start, |bomb, level| {
                let next = level + 1;
                format!("{bomb} fragment f{level} on Query {{ ...f{next} ...f{next} ...f{next} }}")
            }) + &format!(" fragment f{levels} on Query {{ today }}")
        };
        let aliases = many(10_000, |n| format!("a{n}: today "));
        let fields = "today ".repeat(10_000);
        let lists = "{ societies(first: 100) { nodes { events(first: 100) { nodes { id at action actor role hash } } } } }";
        for (query, why) in [
            (format!("{{ {aliases} }}"), "ten thousand aliases"),
            (format!("{{ {fields} }}"), "ten thousand fields"),
            (bomb(40), "a bomb of fragments"),
            (format!("{}id{}", "{ viewer { post { society { region ".repeat(5), "} ".repeat(20)), "nesting"),
            (format!("{}x{}", "{ a ".repeat(40), "}".repeat(40)), "deep nesting"),
            (lists.to_owned(), "points"),
            (many(200, |n| format!("query q{n} {{ today }} ")), "operations"),
        ] {
            let answer = document(&query).strict().send(house).await;
            assert_some_refusal(&answer, why);
        }
        assert_serves(house).await;
    }

    async fn very_deep_documents_do_not_bring_the_house_down(house) {
        for (query, why) in [
            (format!("{}a{}", "{a".repeat(20_000), "}".repeat(20_000)), "selections"),
            ("{a".repeat(80_000), "selections without an end"),
            (format!("{{ today(x: {}{}) }}", "[".repeat(60_000), "]".repeat(60_000)), "lists"),
            (format!("{{ today(x: {}1{}) }}", "{a:".repeat(40_000), "}".repeat(40_000)), "objects"),
            (format!("query($x: {}Int{}) {{ today }}", "[".repeat(60_000), "]".repeat(60_000)), "types"),
            (format!("{{ {} }}", "...{".repeat(40_000)), "inline fragments"),
            (format!("{{ today {} }}", "@a".repeat(60_000)), "directives"),
            (format!("{{ today(x: \"{}\") }}", "x".repeat(200_000)), "a long string"),
            (format!("{{ today(x: {}) }}", "9".repeat(200_000)), "a long number"),
            (format!("{{ {} }}", "#".repeat(200_000)), "a long comment"),
            (format!("{{ {} }}", "a".repeat(200_000)), "a long name"),
        ] {
            let answer = document(&query).strict().send(house).await;
            assert_some_refusal(&answer, why);
        }
        assert_serves(house).await;
    }

    async fn fragments_that_spread_themselves_end(house) {
        for query in [
            "{ ...f } fragment f on Query { today ...f }",
            "{ ...f } fragment f on Query { ...g } fragment g on Query { ...h } fragment h on Query { ...f }",
            "{ today } fragment f on Query { ...f }",
        ] {
            assert_some_refusal(&document(query).strict().send(house).await, query);
        }
        assert_serves(house).await;
    }

    async fn a_body_too_large_is_refused_before_it_has_arrived(house) {
        let limit = server::config::BODY_LIMIT;
        let filled = |size: usize| {
            let frame = r#"{"query":"{ today }","extensions":{"x":""}}"#;
            frame.replace(r#""x":"""#, &format!(r#""x":"{}""#, "x".repeat(size - frame.len())))
        };
        assert_eq!(filled(limit).len(), limit);
        assert_eq!(post(filled(limit)).strict().send(house).await.text("today"), "2026-03-20");
        for size in [limit + 1, limit * 4] {
            let answer = post(filled(size)).strict().send(house).await;
            assert_refused(&answer, 413, "PAYLOAD_TOO_LARGE", &size.to_string());
        }
        assert_serves(house).await;
    }

    async fn an_endless_body_is_cut_off(house) {
        use std::sync::Arc;
        use std::sync::atomic::{AtomicUsize, Ordering};
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let address = house.base.trim_start_matches("http://");
        let stream = tokio::net::TcpStream::connect(address).await.expect("the door is open");
        let (mut read, mut write) = stream.into_split();
        let head = format!("POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
                            transfer-encoding: chunked\r\n\r\n");
        let sent = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&sent);
        let writer = tokio::spawn(async move {
            write.write_all(head.as_bytes()).await?;
            let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
            // Sixty megabytes, if anyone would take them.
            while counted.load(Ordering::SeqCst) < 60_000_000 {
                write.write_all(chunk.as_bytes()).await?;
                counted.fetch_add(0x10000, Ordering::SeqCst);
            }
            std::io::Result::Ok(())
        });
        let mut answer = vec![0; 512];
        let read = read.read(&mut answer).await.expect("the server answers");
        let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
        writer.abort();
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert!(sent.load(Ordering::SeqCst) < 20_000_000, "{} bytes were taken", sent.load(Ordering::SeqCst));
        assert_serves(house).await;
    }

    async fn texts_of_every_kind_are_texts(house) {
        let org = house.org().await;
        let find = "query($s: String!) { societies(filter: { search: $s }) { totalCount } }";
        for text in [
            "\u{0}", "\u{1}", "\u{7f}", "\u{202e}", "\u{feff}", "\u{ffff}", "😀", "\r\n", "\\", "'", "\"", "`", "--", "/*",
            "${x}", "{{x}}", "%00", "%n%s", "\u{1F468}\u{200D}\u{1F469}", "е\u{301}", "NaN", "null", "undefined",
        ] {
            let answer = org.ask(find, json!({ "s": text })).await;
            assert!(answer.status < 500, "{text:?}: {}", answer.text);
            let literal = format!("{{ societies(filter: {{ search: {} }}) {{ totalCount }} }}", json!(text));
            let answer = org.query(&literal).await;
            assert!(answer.status < 500, "{text:?} as a literal: {}", answer.text);
        }
        for literal in ["\"\\u0000\"", "\"\\ud800\"", "\"\\uDC00\\uD800\"", "\"\"\"block\"\"\"", "\"\\x\""] {
            let answer = org.query(&format!("{{ societies(filter: {{ search: {literal} }}) {{ totalCount }} }}")).await;
            assert!(answer.status < 500, "{literal}: {}", answer.text);
        }
        assert_serves(house).await;
    }

    async fn odd_requests_are_refused_or_ignored(house) {
        for (wire, why) in [
            (document("{ today }").header("content-length", "0"), "a length of nought"),
            (document("{ today }").header("cookie", "xuehui_access=;;;=;"), "odd cookies"),
            (document("{ today }").header("cookie", &"a=b; ".repeat(1000)), "many cookies"),
            (document("{ today }").header("accept-language", &"x".repeat(3000)), "a long language"),
            (document("{ today }").header("accept-language", "长, \u{e9}n"), "a language beyond ASCII"),
            (document("{ today }").header("accept-language", "é"), "a letter of two bytes"),
            (document("{ today }").header("authorization", "Bearer \u{e9}"), "a token beyond ASCII"),
            (Wire::new("POST", "/graphql/../graphql").body("x"), "a path with dots"),
            (Wire::new("GET", "/%2e%2e/%2e%2e/etc/passwd"), "a path upwards"),
            (Wire::new("GET", "/files/x"), "a file of no id"),
            (Wire::new("GET", "/files/f00000000000070008000000000000000?expires=1&signature=00"), "a file with a forged address"),
            (Wire::new("PUT", "/files/f00000000000070008000000000000000?expires=99999999999&signature=zz").body("x"), "a forged upload"),
            (Wire::new("GET", "/files/f00000000000070008000000000000000?expires=x&signature="), "a file without a time"),
            (Wire::new("TRACE", "/graphql"), "TRACE"),
            (Wire::new("OPTIONS", "/graphql"), "OPTIONS"),
            (Wire::new("HEAD", "/graphql"), "HEAD"),
        ] {
            let answer = wire.send(house).await;
            assert!(answer.status < 500, "{why}: {} {}", answer.status, answer.text);
        }
        assert_serves(house).await;
    }
}
