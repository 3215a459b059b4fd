//! The cases of the grid about projects and their money: one of the first society with a planned tranche, the
//! demo's own of another. Every write is one that the rules refuse, so that both wait for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Projects {
    society: String,
    own: String,
    other: String,
    fund: String,
    tranche: String,
}

impl Projects {
    /// Enters a project of the first society, and looks the demo's up.
    pub(super) async fn of(house: &House) -> Self {
        let desk = house.person("projects").await;
        let society = house.society(cast::LEADERS).await;
        let enter = "mutation($input: EnterProjectInput!) { enterProject(input: $input) { project { id } } }";
        let input = json!({ "idempotencyKey": "grid project", "societyId": society, "callTitle": "扶持", "kind": "SUPPORT",
            "title": "访问矩阵项目", "leader": "张负责", "dueOn": "2026-12-31" });
        let own = desk.ask(enter, json!({ "input": input })).await;
        let found = desk
            .query("{ funds { id } tranches(filter: { states: [PLANNED] }) { nodes { id } } projects(filter: { states: [CLOSED] }) { nodes { id } } }")
            .await;
        Self {
            society,
            own: own.text("enterProject.project.id").to_owned(),
            other: found.text("projects.nodes.0.id").to_owned(),
            fund: found.text("funds.0.id").to_owned(),
            tranche: found.text("tranches.nodes.0.id").to_owned(),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let movements = "query($fund: ID!) { moneyMovements(fund: $fund) { totalCount } }";
        let verify = "{ verifyCertificate(number: \"KT2024-0\", code: \"A\") { number } }";
        let mut cases = vec![
            case("Query.projects", "-", "{ projects { totalCount } }", json!({})),
            case("Query.projectTerms", "-", "{ projectTerms { version } }", json!({})),
            case("Query.verifyCertificate", "-", verify, json!({})),
            case("Query.funds", "-", "{ funds { id } }", json!({})),
            case("Query.tranches", "-", "{ tranches { totalCount } }", json!({})),
            case("Query.unscheduledAwards", "-", "{ unscheduledAwards { unscheduled } }", json!({})),
            case("Query.moneyMovements", "-", movements, json!({ "fund": self.fund })),
            case("Query.node", "first's project", node, json!({ "id": self.own })),
            case("Query.node", "a project", node, json!({ "id": self.other })),
            case("Query.node", "a tranche", node, json!({ "id": self.tranche })),
        ];
        cases.extend(self.steps());
        cases.extend(self.money());
        cases
    }

    fn steps(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        let entered = json!({ "idempotencyKey": "", "societyId": self.society, "callTitle": "", "kind": "SUPPORT",
            "title": "", "leader": "", "dueOn": "2026-12-31" });
        cases.push(one("Mutation.enterProject", "first", "EnterProjectInput", &entered));
        let claim = json!({ "idempotencyKey": "", "projectId": self.own, "kind": "ADOPTED", "body": "", "usedOn": "2026-01-01",
            "text": "" });
        cases.push(one("Mutation.claimResultUse", "first", "ClaimResultUseInput", &claim));
        let said = json!({ "projectId": self.own, "expectedVersion": 0, "idempotencyKey": "", "text": "t" });
        for field in [
            "Mutation.reportMidterm",
            "Mutation.passMidterm",
            "Mutation.rectifyMidterm",
            "Mutation.failMidterm",
            "Mutation.submitFinalReport",
            "Mutation.returnFinalReport",
            "Mutation.openAppraisal",
            "Mutation.closeProject",
            "Mutation.terminateProject",
            "Mutation.withdrawProject",
            "Mutation.grantProjectChange",
            "Mutation.refuseProjectChange",
        ] {
            cases.push(one(field, "first", "ProjectStepInput", &said));
        }
        let agreement = json!({ "step": said, "signedOn": "2026-01-01", "validUntil": "2026-12-31" });
        cases.push(one("Mutation.signProjectAgreement", "first", "SignProjectAgreementInput", &agreement));
        let exempt = json!({ "step": said, "reason": "PRIZE" });
        cases.push(one("Mutation.exemptAppraisal", "first", "ExemptAppraisalInput", &exempt));
        let grade = json!({ "step": said, "grade": "GOOD", "appraisedOn": "2026-01-01" });
        cases.push(one("Mutation.gradeProject", "first", "GradeProjectInput", &grade));
        let mut change = said;
        change["kind"] = json!("LEADER");
        cases.push(one("Mutation.askProjectChange", "first", "AskProjectChangeInput", &change));
        let answer = json!({ "resultUseId": self.own, "expectedVersion": 0, "idempotencyKey": "", "text": "t" });
        cases.push(one("Mutation.verifyResultUse", "none", "ResultUseAnswerInput", &answer));
        cases.push(one("Mutation.rejectResultUse", "none", "ResultUseAnswerInput", &answer));
        cases
    }

    fn money(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        let fund = json!({ "idempotencyKey": "", "year": 2026, "name": "", "source": "", "total": 0 });
        cases.push(one("Mutation.createFund", "-", "CreateFundInput", &fund));
        let programme = json!({ "idempotencyKey": "", "fundId": self.fund, "name": "", "kind": "SUPPORT", "budget": 0,
            "ceiling": 0, "yearsMax": 0 });
        cases.push(one("Mutation.createProgramme", "-", "CreateProgrammeInput", &programme));
        cases.push(one(
            "Mutation.requestMoneyExport",
            "none",
            "RequestMoneyExportInput",
            &json!({ "fundId": self.own }),
        ));
        let plan = json!({ "idempotencyKey": "", "projectId": self.own, "tranches": [] });
        cases.push(one("Mutation.planTranches", "first", "PlanTranchesInput", &plan));
        let order =
            json!({ "idempotencyKey": "", "projectId": self.own, "amount": 0, "dueOn": "2026-12-31", "reason": "" });
        cases.push(one("Mutation.orderRecovery", "first", "OrderRecoveryInput", &order));
        let repaid = json!({ "idempotencyKey": "", "projectId": self.own, "expectedVersion": 0, "amount": 0 });
        cases.push(one("Mutation.recordRepayment", "first", "RecordRepaymentInput", &repaid));
        let figures = json!({ "agreementDays": 0, "reviewDays": 0, "rectifyDays": 0, "appraisalDays": 0, "midtermPercent": 0,
            "extensionsMax": 0, "extensionMonths": 0, "panelSizes": [], "panelOwnMax": 0, "barredMonths": 0, "source": "" });
        let terms = json!({ "idempotencyKey": "", "expectedVersion": 0, "figures": figures });
        cases.push(one("Mutation.setProjectTerms", "-", "SetProjectTermsInput", &terms));
        let budget = json!({ "idempotencyKey": "", "projectId": self.own, "expectedVersion": 0, "amounts": [] });
        cases.push(one("Mutation.planBudget", "first", "PlanBudgetInput", &budget));
        let mut spent = budget;
        spent["text"] = json!("t");
        cases.push(one("Mutation.reportSpending", "first", "ReportSpendingInput", &spent));
        let statement = json!({ "idempotencyKey": "", "fileId": "none" });
        cases.push(one("Mutation.importBankStatement", "none", "ImportBankStatementInput", &statement));
        let paid = json!({ "idempotencyKey": "", "text": "t",
            "payments": [{ "trancheId": self.tranche, "expectedVersion": 0 }] });
        for field in [
            "Mutation.requestPayments",
            "Mutation.approvePayments",
            "Mutation.releasePayments",
            "Mutation.returnPayment",
            "Mutation.confirmPayment",
            "Mutation.bouncePayment",
        ] {
            cases.push(one(field, "a tranche", "PaymentStepInput", &paid));
        }
        cases
    }
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
