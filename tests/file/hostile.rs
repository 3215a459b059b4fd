//! Files that are not what they say, or more than they say: refused, nothing kept, no fault.

use std::io::{Cursor, Write};

use support::{both, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{ASK, ask, kept, pdf, put};

/// A package of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

const WORD: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/\
    vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

fn png() -> Vec<u8> {
    b"\x89PNG\r\n\x1a\n\0\0\0\0IDAT\0\0\0\0\0\0\0\0IEND\0\0\0\0".to_vec()
}

fn jpeg() -> Vec<u8> {
    b"\xff\xd8\xff\xe0\0\x04ab\xff\xda\0\x03xlines\xff\xd9".to_vec()
}

both! {
    async fn what_a_file_is_its_content_says(house) {
        let federation = house.federation().await;
        let word = packed(&[("[Content_Types].xml", WORD), ("word/document.xml", b"<w/>")]);
        let macros = packed(&[("[Content_Types].xml", WORD), ("word/vbaProject.bin", b"x")]);
        let much = vec![0; 90 << 20];
        let bomb = packed(&[("[Content_Types].xml", WORD), ("1", &much), ("2", &much), ("3", &much)]);
        assert!(bomb.len() < 2 << 20);
        let polyglot = [&pdf("x")[..], &word, b"%%EOF"].concat();
        let prefixed = [&b"PK\x03\x04#!/bin/sh\n"[..], &word].concat();
        let script = pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>");
        let cases: [(&str, Vec<u8>, u16, &str); 20] = [
            ("a.pdf", pdf("x"), 204, ""),
            ("a.PDF", pdf("x"), 204, ""),
            ("a.png", png(), 204, ""),
            ("a.jpeg", jpeg(), 204, ""),
            ("a.docx", word.clone(), 204, ""),
            ("a.ofd", packed(&[("OFD.xml", b"<ofd:OFD/>")]), 204, ""),
            ("a.heic", b"\0\0\0\x10ftypheic\0\0\0\0\0\0\0\x0amdat12".to_vec(), 204, ""),
            ("a.pdf", png(), 415, "ENDING_DIFFERS"),
            ("a.xlsx", word.clone(), 415, "ENDING_DIFFERS"),
            ("a.pdf", b"MZ\x90\0 a program".to_vec(), 415, "KIND"),
            ("a.png", b"<svg onload=alert(1)>".to_vec(), 415, "KIND"),
            ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document".to_vec(), 415, "KIND"),
            ("a.docx", packed(&[("a.txt", b"a")]), 415, "KIND"),
            ("a.docx", macros, 415, "MACROS"),
            ("a.pdf", script, 415, "SCRIPTS"),
            ("a.docx", bomb, 415, "BOMB"),
            ("a.pdf", polyglot, 415, "TWO_FACED"),
            ("a.docx", prefixed, 415, "TWO_FACED"),
            ("a.jpg", jpeg()[..12].to_vec(), 415, "INCOMPLETE"),
            ("a.docx", word[..word.len() - 30].to_vec(), 415, "INCOMPLETE"),
        ];
        for (name, bytes, status, code) in cases {
            let place = ask(&federation, name, bytes.len()).await;
            let answer = put(house, place.text("requestUpload.upload.url"), &bytes).await;
            assert_eq!(answer, (status, code.to_owned()), "{name}, {} bytes", bytes.len());
        }
        assert_eq!(kept(house), 7, "what was refused was not kept");
    }

    async fn a_name_and_a_size_are_refused_before_a_byte_is_sent(house) {
        let federation = house.federation().await;
        for (name, size, wanted) in [
            ("../../etc/passwd.pdf", 10, "fileName FILE_NAME"),
            ("..\\a.pdf", 10, "fileName FILE_NAME"),
            ("a.docm", 10, "fileName ATTACHMENT_TYPE"),
            ("a.pdf.exe", 10, "fileName ATTACHMENT_TYPE"),
            ("a\u{202e}fdp.pdf", 10, "fileName CONTROL_CHARACTER"),
            ("", 10, "fileName REQUIRED"),
            ("a.pdf", 0, "size FILE_MISSING"),
            ("a.pdf", (20 << 20) + 1, "size FILE_TOO_LARGE"),
        ] {
            assert_eq!(ask(&federation, name, size).await.user_errors(), [wanted], "{name}");
        }
        // A register is brought in by who may import it.
        let input = json!({ "input": { "purpose": "REGISTER_IMPORT", "fileName": "a.csv", "size": 3 } });
        assert_eq!(house.leader().await.ask(ASK, input).await.user_errors(), ["purpose NOT_FOUND"]);
    }

    async fn a_large_file_goes_through_and_a_broken_one_is_none(house) {
        let federation = house.federation().await;
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.resize((20 << 20) - 6, b' ');
        bytes.extend(b"%%EOF\n");
        let place = ask(&federation, "a.pdf", bytes.len()).await;
        let url = place.text("requestUpload.upload.url").to_owned();
        // Half of it comes, then the connection ends.
        let host = house.base.trim_start_matches("http://").to_owned();
        let half = bytes[..10 << 20].to_vec();
        let head = format!("PUT {url} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {}\r\n\r\n", bytes.len());
        tokio::task::spawn_blocking(move || {
            let mut socket = std::net::TcpStream::connect(host).expect("a connection");
            socket.write_all(head.as_bytes()).expect("a head");
            socket.write_all(&half).expect("half a body");
        })
        .await
        .expect("it is sent");
        assert_eq!(kept(house), 0);
        assert_eq!(put(house, &url, &bytes).await.0, 204, "the same address, once more");
        assert_eq!(kept(house), 1);
    }
}
