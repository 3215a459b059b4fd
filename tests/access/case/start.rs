//! A run of the importer for the grid: its file is uploaded as a person would.

use support::{House, Person, Value, json};

pub(super) const START: &str = "mutation($input: StartSocietyImportInput!) { startSocietyImport(input: $input) { \
                     importRun { id } userErrors { path code } } }";

pub(super) fn trial(file: &str, region: &str, key: &str) -> Value {
    json!({ "fileId": file, "dryRun": true, "regionCode": region, "asOf": "2026-01-01", "idempotencyKey": key })
}

/// Uploads the demo register as a person.
pub(super) async fn upload(house: &House, person: &Person) -> String {
    let bytes = std::fs::read(support::tree::at("server/demo/societies.csv")).expect("the demo register is there");
    let query = "mutation($size: Int!) { requestUpload(input: { fileName: \"a.csv\", size: $size }) { \
                 upload { fileId url } userErrors { path code } } }";
    let asked = person.ask(query, json!({ "size": bytes.len() })).await;
    let url = format!("{}{}", house.base, asked.text("requestUpload.upload.url"));
    let sent = house.http.put(url).body(bytes).send().await.expect("the server answers");
    assert!(sent.status().is_success(), "{}", sent.status());
    asked.text("requestUpload.upload.fileId").to_owned()
}
