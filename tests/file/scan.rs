//! The scanner's hook: what it refuses is not kept, and while it does not answer nothing is let through.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use actix_web::web::Bytes;
use server::file::scan::{Scanner, Verdict};
use support::{House, Kind, cast, template, within};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::{ask, finding, kept, pdf, put};

/// The test file of the European institute of antivirus research, put together here so that no scanner
/// takes this source away.
const EICAR: &str = concat!("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STAN", "DARD-ANTIVIRUS-TEST-FILE!$H+H*");

/// A scanner as one writes one: reads its input, ends with 1 when it finds something.
fn scanner(name: &str) -> PathBuf {
    template::folder().join(format!("{name}.scan"))
}

fn install(path: &Path) {
    let script = "#!/bin/sh\nif grep -q 'EICAR-STAN''DARD'; then echo Eicar-Test; exit 1; fi\nexit 0\n";
    std::fs::write(path, script).expect("a script can be written");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("and run");
}

async fn scanned(kind: Kind) {
    let path = scanner(&format!("{kind:?}"));
    let setting = path.display().to_string();
    let house = House::configured(kind, |config| config.scan = Some(setting)).await;
    within(house, async |house| {
        let federation = house.federation().await;
        let society = house.society(cast::LEADERS).await;
        let clean = pdf("clean");
        let place = ask(&federation, "a.pdf", clean.len()).await;
        let url = place.text("requestUpload.upload.url").to_owned();
        assert_eq!(put(house, &url, &clean).await, (503, "SCANNER_AWAY".into()), "nobody looks: nothing passes");
        let file = place.text("requestUpload.upload.fileId").to_owned();
        assert_eq!(finding(&federation, &society, "early", &[&file]).await.user_errors(), ["fileIds FILE_MISSING"]);
        install(&path);
        assert_eq!(put(house, &url, &clean).await.0, 204, "the same address, now that someone looks");
        assert_eq!(finding(&federation, &society, "clean", &[&file]).await.user_errors(), Vec::<String>::new());

        let infected = pdf(EICAR);
        let place = ask(&federation, "b.pdf", infected.len()).await;
        let url = place.text("requestUpload.upload.url").to_owned();
        assert_eq!(put(house, &url, &infected).await, (422, "INFECTED".into()));
        assert_eq!(kept(house), 1);
        let innocent = pdf(&"x".repeat(EICAR.len()));
        assert_eq!(put(house, &url, &innocent).await, (422, "INFECTED".into()), "this place is spent");
        let file = place.text("requestUpload.upload.fileId").to_owned();
        assert_eq!(finding(&federation, &society, "bad", &[&file]).await.user_errors(), ["fileIds FILE_MISSING"]);
    })
    .await;
}

#[tokio::test]
async fn what_the_scanner_refuses_is_not_kept_on_sqlite() {
    scanned(Kind::Sqlite).await;
}

#[tokio::test]
async fn what_the_scanner_refuses_is_not_kept_on_postgres() {
    scanned(Kind::Postgres).await;
}

#[test]
fn a_setting_names_a_socket_an_address_or_a_command() {
    let read = |setting: &str| Scanner::read(setting).ok().flatten();
    assert_eq!(read("  "), None);
    assert_eq!(read("clamd:///run/clamd.ctl"), Some(Scanner::Socket("/run/clamd.ctl".into())));
    assert_eq!(read("clamd://127.0.0.1:3310"), Some(Scanner::Address("127.0.0.1:3310".into())));
    assert_eq!(read("clamdscan -"), Some(Scanner::Command(vec!["clamdscan".into(), "-".into()])));
    assert!(Scanner::read("icap://host").is_err());
}

/// clamd as far as this test needs it: takes one stream and says this.
async fn clamd(says: &'static str) -> (Scanner, JoinHandle<Vec<u8>>) {
    let door = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = door.local_addr().expect("it has an address").to_string();
    let heard = tokio::spawn(async move {
        let (mut peer, _) = door.accept().await.expect("the server calls");
        let mut heard = vec![0; 10 + 4 + 5 + 4];
        peer.read_exact(&mut heard).await.expect("it says what it has to");
        peer.write_all(says.as_bytes()).await.expect("it listens");
        heard
    });
    (Scanner::Address(address), heard)
}

#[tokio::test]
async fn clamd_is_spoken_to_in_its_own_words() {
    for (says, wanted) in [
        ("stream: OK\0", Some(Verdict::Clean)),
        ("stream: Eicar-Test-Signature FOUND\0", Some(Verdict::Infected("Eicar-Test-Signature".into()))),
        ("INSTREAM size limit exceeded. ERROR\0", None),
    ] {
        let (scanner, heard) = clamd(says).await;
        assert_eq!(scanner.scan(&Bytes::from_static(b"bytes")).await.ok(), wanted, "{says}");
        assert_eq!(heard.await.expect("it heard"), b"zINSTREAM\0\0\0\0\x05bytes\0\0\0\0");
    }
}
