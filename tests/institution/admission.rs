//! After the approval: survey, certificate, papers, Party organisation or liaison, and the clock.

use chrono::TimeDelta;
use support::{Answer, House, Person, Value, both, json};

use super::registered::{approved, done, merged, seen, send};

const SHOWN: &str = "registration { version stage formationDueOn handedOverOn admissionSteps \
                     openItem { holder { name } reason { code } dueOn } gate { result } society { id version form } }";

fn survey(id: &str, version: i64, changed: Value) -> Value {
    let counts = json!({ "individualMembers": 60, "unitMembers": 3, "fullTimeStaff": 2, "formal": 6, "probationary": 1,
        "residentFormal": 1 });
    merged(merged(seen(id, version, &format!("survey {version}")), counts), changed)
}

async fn step(person: &Person, name: &str, id: &str, version: i64) -> Answer {
    let key = format!("{name} {version} {}", person.name);
    send(person, name, "RegistrationStepInput", SHOWN, seen(id, version, &key)).await
}

/// A society whose papers the federation has received, at version 8; answers case and society.
async fn due(house: &House) -> (String, String) {
    let (federation, civil) = (house.federation().await, house.civil().await);
    let id = approved(house, "a").await;
    done(&federation, "fileMemberSurvey", "FileMemberSurveyInput", SHOWN, survey(&id, 5, json!({}))).await;
    assert_eq!(step(&civil, "handOverCertificate", &id, 6).await.user_errors(), Vec::<String>::new());
    let received = step(&federation, "receiveFormationPapers", &id, 7).await;
    assert_eq!(received.text("receiveFormationPapers.registration.stage"), "FORMATION_DUE");
    (id, received.text("receiveFormationPapers.registration.society.id").to_owned())
}

async fn stage(house: &House, id: &str) -> (String, Value) {
    let query =
        "query($id: [ID!]) { registrations(filter: { ids: $id }) { nodes { stage openItem { reason { code } } } } }";
    let found = house.federation().await.ask(query, json!({ "id": [id] })).await;
    (found.text("registrations.nodes.0.stage").to_owned(), found.data("registrations.nodes.0.openItem").clone())
}

both! {
    async fn the_certificate_waits_for_the_survey(house) {
        let (federation, civil) = (house.federation().await, house.civil().await);
        let id = approved(house, "a").await;
        assert_eq!(step(&civil, "handOverCertificate", &id, 5).await.user_errors(), ["SURVEY_REQUIRED"]);
        let impossible = survey(&id, 5, json!({ "residentFormal": 7, "idempotencyKey": "x" }));
        let refused = send(&federation, "fileMemberSurvey", "FileMemberSurveyInput", SHOWN, impossible).await;
        assert_eq!(refused.user_errors(), ["residentFormal RESIDENT_OVER_FORMAL"]);
        let filed = done(&federation, "fileMemberSurvey", "FileMemberSurveyInput", SHOWN, survey(&id, 5, json!({}))).await;
        assert_eq!(filed.text("fileMemberSurvey.registration.stage"), "SURVEY_FILED");
        assert_eq!(filed.text("fileMemberSurvey.registration.gate.result"), "PASS");
        assert_eq!(filed.text("fileMemberSurvey.registration.openItem.holder.name"), "江南市民政局");
        assert_eq!(filed.text("fileMemberSurvey.registration.openItem.dueOn"), "2026-03-27");
        let society = filed.text("fileMemberSurvey.registration.society.id").to_owned();
        let counted = federation.ask("query($id: ID!) { society(id: $id) { headcount { formal } formAssessment { recommended } } }", json!({ "id": society })).await;
        assert_eq!(counted.number("society.headcount.formal"), 6);
        assert_eq!(counted.text("society.formAssessment.recommended"), "FUNCTIONAL");
        let handed = step(&civil, "handOverCertificate", &id, 6).await;
        assert_eq!(handed.text("handOverCertificate.registration.handedOverOn"), "2026-03-20");
        assert_eq!(handed.text("handOverCertificate.registration.openItem.holder.name"), "江南市社会科学界联合会");
        let received = step(&federation, "receiveFormationPapers", &id, 7).await;
        assert_eq!(received.text("receiveFormationPapers.registration.formationDueOn"), "2026-09-20");
        assert_eq!(received.text("receiveFormationPapers.registration.openItem.dueOn"), "2026-09-20");
        assert_eq!(step(&federation, "receiveFormationPapers", &id, 8).await.user_errors(), ["WRONG_STATE"]);
    }

    async fn a_formation_that_is_approved_ends_what_was_owed(house) {
        let federation = house.federation().await;
        let (id, society) = due(house).await;
        let version = federation.ask("query($id: ID!) { society(id: $id) { version } }", json!({ "id": society })).await;
        let proposal = json!({ "form": "FUNCTIONAL", "nominees": [{ "name": "欧阳渡", "role": "SECRETARY" }],
            "superior": "机关党委", "proposedOn": "2026-03-20" });
        let input = json!({ "societyId": society, "expectedVersion": version.number("society.version"), "idempotencyKey": "p", "proposal": proposal });
        let proposed = done(&federation, "proposeFormation", "ProposeFormationInput", "formation { id }", input).await;
        let case = proposed.text("proposeFormation.formation.id").to_owned();
        let input = json!({ "formationId": case, "expectedVersion": 1, "idempotencyKey": "pass" });
        done(&federation, "passFormation", "MoveFormationInput", "", input).await;
        assert_eq!(stage(house, &id).await.0, "FORMATION_DUE");
        let input = json!({ "formationId": case, "expectedVersion": 2, "idempotencyKey": "approve", "documentNo": "1号", "documentOn": "2026-03-20" });
        done(&federation, "approveFormation", "ApproveFormationInput", "", input).await;
        assert_eq!(stage(house, &id).await, ("FORMED".into(), Value::Null));
    }

    async fn a_liaison_that_is_sent_ends_it_too(house) {
        let federation = house.federation().await;
        let (id, society) = due(house).await;
        let version = federation.ask("query($id: ID!) { society(id: $id) { version } }", json!({ "id": society })).await;
        let input = json!({ "societyId": society, "expectedVersion": version.number("society.version"), "idempotencyKey": "s", "name": "欧阳渡", "since": "2026-03-20" });
        done(&federation, "sendInstructor", "SendInstructorInput", "", input).await;
        assert_eq!(stage(house, &id).await, ("LIAISON_SET".into(), Value::Null));
    }

    async fn the_clock_notes_who_is_late_once(house) {
        let (id, _) = due(house).await;
        house.clock.forward(TimeDelta::days(184));
        assert_eq!(server::job::admission::run(&house.state).await.expect("a round"), 0, "the last day is in time");
        house.clock.forward(TimeDelta::days(1));
        assert_eq!(server::job::admission::run(&house.state).await.expect("a round"), 1);
        assert_eq!(server::job::admission::run(&house.state).await.expect("a round"), 0);
        assert_eq!(stage(house, &id).await, ("OVERDUE".into(), json!({ "reason": { "code": "OVERDUE" } })));
    }
}
