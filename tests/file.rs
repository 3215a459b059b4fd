//! Files: a place, bytes, an intention that names them, whoever may read them; and what is hostile.

mod hostile;
mod landed;
mod life;
mod room;
mod scan;
mod sweep;

use support::{Answer, House, Person, json};

const ASK: &str = "mutation($input: RequestUploadInput!) { requestUpload(input: $input) { upload { fileId url } \
                   userErrors { path code } } }";

/// Asks for a place for an attachment.
pub(crate) async fn ask(person: &Person, name: &str, size: usize) -> Answer {
    person.ask(ASK, json!({ "input": { "purpose": "ATTACHMENT", "fileName": name, "size": size } })).await
}

/// Puts bytes to an address; answers the status and the code of the refusal.
pub(crate) async fn put(house: &House, url: &str, bytes: &[u8]) -> (u16, String) {
    let sent = house.http.put(format!("{}{url}", house.base)).body(bytes.to_vec()).send().await;
    let answer = sent.expect("the server answers");
    let code = answer.headers().get("x-refusal").and_then(|code| code.to_str().ok()).unwrap_or_default().to_owned();
    (answer.status().as_u16(), code)
}

/// Uploads an attachment; answers the file's id.
pub(crate) async fn upload(house: &House, person: &Person, name: &str, bytes: &[u8]) -> String {
    let place = ask(person, name, bytes.len()).await;
    assert_eq!(put(house, place.text("requestUpload.upload.url"), bytes).await, (204, String::new()), "{name}");
    place.text("requestUpload.upload.fileId").to_owned()
}

/// A PDF that says something.
pub(crate) fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n% {words}\nstartxref\n0\n%%EOF\n").into_bytes()
}

/// Fetches an address.
async fn get(house: &House, url: &str) -> reqwest::Response {
    house.http.get(format!("{}{url}", house.base)).send().await.expect("the server answers")
}

const FINDING: &str = "mutation($input: RecordFindingInput!) { recordFinding(input: $input) { finding { id version \
    attachments { id name kind mediaType size sha256 purpose uploadedBy keptUntil url } } \
    userErrors { path code } } }";

/// Records a finding about a society with these files.
async fn finding(person: &Person, society: &str, key: &str, files: &[&str]) -> Answer {
    let input = json!({
        "idempotencyKey": key, "societyId": society, "category": "LOW_COVERAGE", "severity": "MINOR", "text": "t",
        "action": "a", "dueOn": "2026-04-01", "fileIds": files,
    });
    person.ask(FINDING, json!({ "input": input })).await
}

/// How many objects lie in the store.
fn kept(house: &House) -> usize {
    let mut open = vec![house.files()];
    let mut found = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { open.push(entry.path()) } else { found += 1 }
        }
    }
    found
}
