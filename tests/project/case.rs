//! A project from the agreement to its certificate and out of it, with exactly one who has to act at each step.

use support::{House, Value, both, cast, json};

use super::write::{SHOWN, act, agree, desk, done, enter, said, seen, step};
use crate::responsibility::invariant;

/// A project without money of the leader's society, under way.
async fn begun(house: &House, key: &str) -> Value {
    let (desk, society) = (desk(house).await, house.society(cast::LEADERS).await);
    let entered = enter(&desk, &society, None, key).await;
    assert_eq!(entered.user_errors(), Vec::<String>::new());
    agree(&desk, entered.data("enterProject.project"), "2026-12-31").await
}

both! {
    async fn a_project_goes_from_the_agreement_to_its_certificate(house) {
        let (desk, chair, leader) = (desk(house).await, house.chair().await, house.leader().await);
        let project = begun(house, "whole").await;
        assert_eq!((&project["state"], &project["mine"]), (&json!("IN_PROGRESS"), &json!(false)));
        assert_eq!(seen(&leader, &project).await["moves"], json!(["REPORT_MIDTERM", "ASK_CHANGE"]));
        // Out of turn, and by whom it is not his.
        assert_eq!(step(&leader, "submitFinalReport", &project, "early").await.user_errors(), ["WRONG_STATE"]);
        assert_eq!(step(&leader, "passMidterm", &project, "not his").await.error_code(), Some("FORBIDDEN"));
        let project = done(&leader, "reportMidterm", &project).await;
        invariant::holds(house).await;
        let project = done(&desk, "rectifyMidterm", &project).await;
        assert_eq!(project["openItem"]["reason"]["code"], "RECTIFYING");
        let input = said(&project, "again");
        let again = act(&leader, ("reportMidterm", "ProjectStepInput"), &format!("project {{ {SHOWN} }}"), input).await;
        let project = done(&desk, "passMidterm", again.data("reportMidterm.project")).await;
        let project = done(&leader, "submitFinalReport", &project).await;
        let project = done(&desk, "openAppraisal", &project).await;
        invariant::holds(house).await;

        let grade = async |panel: Value, own: i64, grade: &str| {
            let input = json!({ "step": said(&project, &format!("grade {panel} {own} {grade}")), "grade": grade,
                "appraisedOn": "2026-03-20", "panelMembers": panel, "panelOwn": own });
            act(&desk, ("gradeProject", "GradeProjectInput"), &format!("project {{ {SHOWN} }}"), input).await
        };
        assert_eq!(grade(json!(6), 0, "GOOD").await.user_errors(), ["panelMembers PANEL_SIZE"]);
        assert_eq!(grade(json!(5), 3, "GOOD").await.user_errors(), ["panelMembers PANEL_OWN_INSTITUTION"]);
        assert_eq!(grade(Value::Null, 0, "GOOD").await.user_errors(), ["panelMembers REQUIRED"]);
        assert_eq!(grade(json!(5), 1, "BEST").await.user_errors(), ["grade UNKNOWN_CHOICE"]);
        let graded = grade(json!(5), 2, "EXCELLENT").await.data("gradeProject.project").clone();
        assert_eq!(step(&desk, "closeProject", &graded, "desk").await.error_code(), Some("FORBIDDEN"));
        let closed = done(&chair, "closeProject", &graded).await;
        assert_eq!((&closed["grade"], &closed["openItem"]), (&json!("优秀"), &Value::Null));
        invariant::holds(house).await;

        let verify = "query($number: String!, $code: String!) { verifyCertificate(number: $number, code: $code) { society grade leader } }";
        let known = json!({ "number": closed["certificate"]["number"], "code": closed["certificate"]["code"] });
        let found = house.anonymous().ask(verify, known).await;
        assert_eq!(found.data("verifyCertificate")["grade"], "优秀");
        let wrong = json!({ "number": closed["certificate"]["number"], "code": "AAAAAAAAAA" });
        assert_eq!(house.anonymous().ask(verify, wrong).await.data("verifyCertificate"), &Value::Null);
    }

    async fn what_does_not_pass_is_not_closed(house) {
        let (desk, chair, leader) = (desk(house).await, house.chair().await, house.leader().await);
        let mut project = begun(house, "failing").await;
        for (person, name) in [(&leader, "reportMidterm"), (&desk, "passMidterm"), (&leader, "submitFinalReport")] {
            project = done(person, name, &project).await;
        }
        let input = json!({ "step": said(&project, "exempt"), "reason": "PUBLISHED" });
        let shown = format!("project {{ {SHOWN} }}");
        let exempt = act(&desk, ("exemptAppraisal", "ExemptAppraisalInput"), &shown, input).await;
        let project = exempt.data("exemptAppraisal.project");
        let input = json!({ "step": said(project, "grade"), "grade": "FAIL", "appraisedOn": "2026-03-20" });
        let graded = act(&desk, ("gradeProject", "GradeProjectInput"), &shown, input).await;
        let graded = graded.data("gradeProject.project");
        assert_eq!(step(&chair, "closeProject", graded, "close").await.user_errors(), ["GRADE_NOT_PASSING"]);
        let back = done(&desk, "returnFinalReport", graded).await;
        assert_eq!((&back["state"], &back["certificate"]), (&json!("FINAL_RETURNED"), &Value::Null));
        invariant::holds(house).await;
    }

    async fn a_project_is_extended_twice_and_no_more(house) {
        let (desk, leader) = (desk(house).await, house.leader().await);
        let mut project = begun(house, "longer").await;
        let ask = async |project: &Value, until: &str, key: &str| {
            let mut input = said(project, key);
            (input["kind"], input["until"]) = (json!("EXTENSION"), json!(until));
            act(&leader, ("askProjectChange", "AskProjectChangeInput"), &format!("project {{ {SHOWN} }}"), input).await
        };
        assert_eq!(ask(&project, "2028-01-01", "far").await.user_errors(), ["until EXTENSION_TOO_LONG"]);
        for (round, until) in ["2027-12-31", "2028-06-30"].into_iter().enumerate() {
            let asked = ask(&project, until, &format!("ask {round}")).await;
            let asked = asked.data("askProjectChange.project").clone();
            assert_eq!(asked["openItem"]["reason"]["code"], "CHANGE_ASKED");
            invariant::holds(house).await;
            let early = step(&leader, "reportMidterm", &asked, &format!("early {round}")).await;
            assert_eq!(early.user_errors(), ["CHANGE_ASKED"]);
            let answer = step(&desk, "grantProjectChange", &asked, &format!("grant {round}")).await;
            project = answer.data("grantProjectChange.project").clone();
            assert_eq!((&project["dueOn"], &project["changeAsked"]), (&json!(until), &json!(false)));
        }
        assert_eq!(project["extended"], 2);
        assert_eq!(ask(&project, "2028-12-31", "third").await.user_errors(), ["until EXTENSION_LIMIT"]);
        assert_eq!(step(&desk, "grantProjectChange", &project, "none").await.user_errors(), ["NO_CHANGE_ASKED"]);
    }

    async fn a_project_is_seen_by_its_society_and_the_federation_alone(house) {
        let project = begun(house, "seen").await;
        for person in [house.leader().await, house.federation().await, house.chair().await, house.org().await] {
            assert_eq!(seen(&person, &project).await["id"], project["id"], "{}", person.name);
        }
        for person in [house.civil().await, house.secretary().await, house.expert().await, house.admin().await,
            house.foreign_federation().await, house.foreign_leader().await, house.anonymous()]
        {
            let query = "query($id: ID!) { node(id: $id) { id } }";
            let found = person.ask(query, json!({ "id": project["id"] })).await;
            assert!(found.body["data"]["node"].is_null(), "{}: {}", person.name, found.text);
        }
        // Somebody else's project is no project, and nothing of it is told.
        let other = house.secretary().await;
        assert_eq!(step(&other, "reportMidterm", &project, "x").await.user_errors(), ["projectId NOT_FOUND"]);
        assert_eq!(step(&house.leader().await, "reportMidterm", &json!({ "id": project["id"], "version": 7 }), "x").await.user_errors(),
            ["expectedVersion CONFLICT"]);
    }

    async fn a_result_is_claimed_and_verified(house) {
        let (desk, secretary) = (desk(house).await, house.secretary().await);
        let query = format!("{{ projects(filter: {{ states: [CLOSED] }}) {{ nodes {{ {SHOWN} }} }} }}");
        let found = secretary.query(&query).await;
        let closed = found.data("projects.nodes.0").clone();
        let input = json!({ "idempotencyKey": "use", "projectId": closed["id"], "kind": "TRANSFORMED", "body": "市文旅局",
            "usedOn": "2026-03-01", "text": "做成了展陈方案" });
        let shown = format!("project {{ {SHOWN} }}");
        let claimed = act(&secretary, ("claimResultUse", "ClaimResultUseInput"), &shown, input).await;
        let uses = claimed.list("claimResultUse.project.resultUses");
        let last = uses.last().cloned().unwrap_or_default();
        invariant::holds(house).await;
        let input = json!({ "idempotencyKey": "verify", "resultUseId": last["id"], "expectedVersion": 1, "text": "属实" });
        let answer = act(&desk, ("verifyResultUse", "ResultUseAnswerInput"), &shown, input).await;
        assert_eq!(answer.user_errors(), Vec::<String>::new());
        let again = json!({ "idempotencyKey": "reject", "resultUseId": last["id"], "expectedVersion": 2, "text": "否" });
        let answer = act(&desk, ("rejectResultUse", "ResultUseAnswerInput"), &shown, again).await;
        assert_eq!(answer.user_errors(), ["WRONG_STATE"]);
        invariant::holds(house).await;
    }
}
