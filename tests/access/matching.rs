//! The cases of the grid about needs, offers, results and the casebook: what the first society has offered for and
//! sent, and the demo's own. Every write is one that the rules refuse, so that the thing waits for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Matching {
    society: String,
    /// A demand for which the first society has offered, and its offer.
    own: (String, String),
    /// A demand of the demo that is matched with another society, and an offer of another.
    other: (String, String),
    result: String,
    book: String,
    /// The first society's case, and one of another.
    cases: (String, String),
}

impl Matching {
    /// Lets the first society offer for what is open and send a case; looks up the demo's others.
    pub(super) async fn of(house: &House) -> Self {
        let (leader, federation) = (house.leader().await, house.federation().await);
        let society = house.society(cast::LEADERS).await;
        let found = federation
            .query(
                "{ open: demands(filter: { states: [OPEN] }) { nodes { id } } \
                 matched: demands(filter: { states: [MATCHED] }) { nodes { id offers { id } } } \
                 publishedResults(filter: { kind: MATCH }) { nodes { id } } casebooks { nodes { id } } \
                 caseStudies(filter: { states: [RETURNED] }) { nodes { id } } }",
            )
            .await;
        let open = found.text("open.nodes.0.id").to_owned();
        let offer = "mutation($input: MakeOfferInput!) { makeOffer(input: $input) { offer { id } } }";
        let input = json!({ "idempotencyKey": "grid offer", "societyId": society, "demandId": open,
            "offer": { "text": "方案", "team": "会长", "priceFen": 0, "days": 30 } });
        let offered = leader.ask(offer, json!({ "input": input })).await;
        let book = found.text("casebooks.nodes.0.id").to_owned();
        let submit = "mutation($input: SubmitCaseInput!) { submitCase(input: $input) { caseStudy { id } } }";
        let text =
            json!({ "title": "案例", "authors": "作者", "summary": "摘要", "text": "正文", "outcomes": ["BUILDING"] });
        let input = json!({ "idempotencyKey": "grid case", "societyId": society, "casebookId": book, "case": text });
        let sent = leader.ask(submit, json!({ "input": input })).await;
        Self {
            society,
            own: (open, offered.text("makeOffer.offer.id").to_owned()),
            other: (found.text("matched.nodes.0.id").to_owned(), found.text("matched.nodes.0.offers.0.id").to_owned()),
            result: found.text("publishedResults.nodes.0.id").to_owned(),
            book,
            cases: (sent.text("submitCase.caseStudy.id").to_owned(), found.text("caseStudies.nodes.0.id").to_owned()),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let mut cases = self.reads();
        cases.extend(self.demands());
        cases.extend(self.offers());
        cases.extend(self.results());
        cases.extend(self.casebook());
        cases
    }

    fn reads(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let suggest = "query($id: ID!) { demandSuggestions(demandId: $id, first: 1) { score } }";
        let one = |target, id: &String| case("Query.node", target, node, json!({ "id": id }));
        vec![
            case("Query.demands", "-", "{ demands { totalCount } }", json!({})),
            case("Query.offers", "-", "{ offers { totalCount } }", json!({})),
            case("Query.demandSuggestions", "first's need", suggest, json!({ "id": self.own.0 })),
            case("Query.fittingDemands", "-", "{ fittingDemands(first: 1) { score } }", json!({})),
            case("Query.matchingRules", "-", "{ matchingRules { version } }", json!({})),
            case("Query.publishedResults", "-", "{ publishedResults { totalCount } }", json!({})),
            case("Query.casebooks", "-", "{ casebooks { totalCount } }", json!({})),
            case("Query.caseStudies", "-", "{ caseStudies { totalCount } }", json!({})),
            one("an open need", &self.own.0),
            one("first's offer", &self.own.1),
            one("a matched need", &self.other.0),
            one("an offer", &self.other.1),
            one("a result", &self.result),
            one("an edition", &self.book),
            one("first's study", &self.cases.0),
            one("a study", &self.cases.1),
        ]
    }

    fn demands(&self) -> Vec<Case> {
        let need = json!({ "idempotencyKey": "", "poster": "", "contact": "", "phone": "", "title": "", "need": "",
            "disciplines": [], "offerUntil": "2026-01-01", "dueOn": "2026-01-01" });
        let mut cases = vec![one("Mutation.postDemand", "-", "PostDemandInput", &need)];
        for (target, id) in [("first's", &self.own.0), ("another", &self.other.0)] {
            let seen = json!({ "idempotencyKey": "", "demandId": id, "expectedVersion": 0, "text": "t" });
            for field in [
                "Mutation.screenDemand",
                "Mutation.screenOutDemand",
                "Mutation.openDemand",
                "Mutation.withdrawDemand",
                "Mutation.releaseMatch",
                "Mutation.returnDelivery",
                "Mutation.confirmDelivery",
            ] {
                cases.push(one(field, target, "DemandStepInput", &seen));
            }
            let with = |more: (&str, Value)| {
                let mut input = seen.clone();
                input[more.0] = more.1;
                input
            };
            let signed = with(("signedOn", json!("2026-03-01")));
            cases.push(one("Mutation.recordAgreement", target, "RecordAgreementInput", &signed));
            let consents = with(("consents", json!(true)));
            cases.push(one("Mutation.reportDelivery", target, "ReportDeliveryInput", &consents));
            let ratings = with(("ratings", json!([])));
            cases.push(one("Mutation.rateDelivery", target, "RateDeliveryInput", &ratings));
        }
        let figures = json!({ "disciplinePoints": 0, "resultsPoints": 0, "gradePoints": 0, "capacityPoints": 0,
            "resultsFullPercent": 1, "membersFull": 1, "staffFull": 1, "engagementsMax": 1, "neighbours": [],
            "screenDays": 1, "agreeDays": 1, "confirmDays": 1, "rateDays": 1, "source": "" });
        let rules = json!({ "idempotencyKey": "", "expectedVersion": 1, "figures": figures });
        cases.push(one("Mutation.setMatchingRules", "-", "SetMatchingRulesInput", &rules));
        cases
    }

    fn offers(&self) -> Vec<Case> {
        let offer = json!({ "text": "", "team": "", "priceFen": 0, "days": 0 });
        let make = json!({ "idempotencyKey": "", "societyId": self.society, "demandId": self.own.0, "offer": offer });
        let mut cases = vec![one("Mutation.makeOffer", "first", "MakeOfferInput", &make)];
        for (target, id) in [("first's", &self.own.1), ("another", &self.other.1)] {
            let seen = json!({ "idempotencyKey": "", "offerId": id, "expectedVersion": 0 });
            let mut revised = seen.clone();
            revised["offer"] = json!({ "text": "t", "team": "t", "priceFen": 1, "days": 1 });
            cases.push(one("Mutation.reviseOffer", target, "ReviseOfferInput", &revised));
            cases.push(one("Mutation.withdrawOffer", target, "OfferStepInput", &seen));
            cases.push(one("Mutation.chooseOffer", target, "OfferStepInput", &seen));
        }
        cases
    }

    fn results(&self) -> Vec<Case> {
        let publish = json!({ "idempotencyKey": "", "demandId": self.other.0, "title": "", "summary": "" });
        let withdraw = json!({ "idempotencyKey": "", "resultId": self.result, "text": "" });
        let promote = json!({ "idempotencyKey": "", "resultId": self.result, "channel": "PRESS", "place": "",
            "publishedOn": "2026-03-01" });
        let adopt = json!({ "idempotencyKey": "", "resultId": self.result, "text": "", "adoptedOn": "2026-03-01" });
        let back = json!({ "idempotencyKey": "", "resultId": self.result });
        vec![
            one("Mutation.adoptResult", "a result", "AdoptResultInput", &adopt),
            one("Mutation.withdrawAdoption", "a result", "WithdrawAdoptionInput", &back),
            one("Mutation.publishMatch", "another", "PublishMatchInput", &publish),
            one("Mutation.withdrawResult", "a result", "WithdrawResultInput", &withdraw),
            one("Mutation.recordPromotion", "a result", "RecordPromotionInput", &promote),
        ]
    }

    fn casebook(&self) -> Vec<Case> {
        let text = json!({ "title": "", "authors": "", "summary": "", "text": "", "outcomes": [] });
        let edition = json!({ "idempotencyKey": "", "year": 1, "title": "", "call": "", "submitUntil": "2026-01-01",
            "publishBy": "2026-01-01", "editors": [] });
        let step = json!({ "idempotencyKey": "", "casebookId": self.book, "expectedVersion": 0 });
        let submit = json!({ "idempotencyKey": "", "societyId": self.society, "casebookId": self.book, "case": text });
        let mut cases = vec![
            one("Mutation.openCasebook", "-", "OpenCasebookInput", &edition),
            one("Mutation.closeCasebook", "an edition", "CasebookStepInput", &step),
            one("Mutation.publishCasebook", "an edition", "CasebookStepInput", &step),
            one("Mutation.submitCase", "first", "SubmitCaseInput", &submit),
        ];
        for (target, id) in [("first's", &self.cases.0), ("another", &self.cases.1)] {
            let seen = json!({ "idempotencyKey": "", "caseId": id, "expectedVersion": 0, "text": "t" });
            for field in ["Mutation.withdrawCase", "Mutation.returnCase", "Mutation.acceptCase", "Mutation.declineCase"]
            {
                cases.push(one(field, target, "CaseStepInput", &seen));
            }
            let mut word = seen.clone();
            word["verdict"] = json!("TAKE");
            cases.push(one("Mutation.giveCaseWord", target, "GiveCaseWordInput", &word));
            let assign = json!({ "idempotencyKey": "", "caseId": id, "expectedVersion": 0, "editors": [] });
            cases.push(one("Mutation.assignCaseEditors", target, "AssignCaseEditorsInput", &assign));
            let again = json!({ "idempotencyKey": "", "caseId": id, "expectedVersion": 0, "case": { "title": "t",
                "authors": "t", "summary": "t", "text": "t", "outcomes": ["BUILDING"] } });
            cases.push(one("Mutation.resubmitCase", target, "ResubmitCaseInput", &again));
        }
        cases
    }
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
