//! Certificates as papers: whoever holds number and code takes the PDF out, and what stands on it is found again by a
//! foreign tool.

use support::{both, json};

use crate::institution::paper;

both! {
    async fn a_certificate_is_one_page_for_whoever_holds_its_code(house) {
        let desk = super::write::desk(house).await;
        let query = "{ projects(filter: { states: [CLOSED] }) { nodes { id title leader society { name } grade \
            certificate { number code paper path } } } }";
        let found = desk.query(query).await;
        let project = found.data("projects.nodes.0").clone();
        let text = |name: &str| project["certificate"][name].as_str().expect("a text").to_owned();
        let got = house.http.get(format!("{}{}", house.base, text("paper"))).send().await.expect("the server answers");
        assert_eq!(got.status().as_u16(), 200);
        let read = paper::read(&got.bytes().await.expect("a whole body"));
        let stands = |value: &support::Value| value.as_str().expect("a text").replace(' ', "");
        for value in [&project["title"], &project["leader"], &project["society"]["name"], &project["grade"]] {
            assert!(read.contains(&stands(value)), "{value} in {read}");
        }
        for value in [text("number"), text("code"), "结项证书".into(), "盖章处".into(), "社会科学界联合会".into(), "第1页，共1页".into()] {
            assert!(read.contains(&value), "{value} in {read}");
        }
        // What the page shows after the verification leads to the same paper.
        let verify = "query($number: String!, $code: String!) { verifyCertificate(number: $number, code: $code) { paper issuer } }";
        let told = house.anonymous().ask(verify, json!({ "number": text("number"), "code": text("code") })).await;
        assert_eq!(told.text("verifyCertificate.paper"), text("paper"));
        let address = "query($id: ID!) { paperAddress(kind: PROJECT_CERTIFICATE, id: $id) }";
        assert_eq!(desk.ask(address, json!({ "id": project["id"] })).await.text("paperAddress"), text("paper"));
        // A wrong code, no code, a number that was never issued: there is no such paper.
        let number = text("number");
        for path in [format!("{number}.pdf?code=2222222222"), format!("{number}.pdf"), "KT2026-0.pdf?code=A".into()] {
            let none = house.http.get(format!("{}/papers/certificate/{path}", house.base)).send().await;
            assert_eq!(none.expect("the server answers").status().as_u16(), 404, "{path}");
        }
    }
}
