//! The cases of the grid about figures side by side and the burden meter: a contest of the first society and the
//! demo's own. Every write is one that the rules refuse, so that the contest waits for the next person.

use support::{House, Value, cast, json};

use super::case::{Case, case};

/// Ids that the cases are about.
pub(super) struct Contests {
    society: String,
    own: String,
    other: String,
}

impl Contests {
    /// Lets the first society contest, and looks the demo's contest of another up.
    pub(super) async fn of(house: &House) -> Self {
        let contest = "mutation($input: ContestFigureInput!) { contestFigure(input: $input) { figureContest { id } } }";
        let society = house.society(cast::LEADERS).await;
        let input = json!({ "idempotencyKey": "grid contest", "societyId": society, "fact": "COUNCIL_TERM_END",
            "side": "CIVIL_AFFAIRS", "claimed": "2029-04-30", "text": "以换届批复为准" });
        let own = house.leader().await.ask(contest, json!({ "input": input })).await;
        let filter = "{ figureContests(filter: { states: [CONTESTED], fact: INDIVIDUAL_MEMBERS }) { nodes { id } } }";
        let other = house.civil().await.query(filter).await;
        Self {
            society,
            own: own.text("contestFigure.figureContest.id").to_owned(),
            other: other.text("figureContests.nodes.0.id").to_owned(),
        }
    }

    /// The cases.
    pub(super) fn cases(&self) -> Vec<Case> {
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let mut cases = vec![
            case("Query.inconsistentSocieties", "-", "{ inconsistentSocieties { totalCount } }", json!({})),
            case("Query.figureContests", "-", "{ figureContests { totalCount } }", json!({})),
            case("Query.contestTerms", "-", "{ contestTerms { version } }", json!({})),
            case("Query.burdenOverview", "-", "{ burdenOverview { societies } }", json!({})),
            case("Query.burdenBudget", "-", "{ burdenBudget { version } }", json!({})),
            case("Query.node", "first's contest", node, json!({ "id": self.own })),
            case("Query.node", "a contest", node, json!({ "id": self.other })),
        ];
        let state = json!({ "idempotencyKey": "", "societyId": self.society, "asOf": "2026-03-01", "documentNo": "",
            "figures": [] });
        cases.push(one("Mutation.stateFigures", "first", "StateFiguresInput", &state));
        let import = json!({ "idempotencyKey": "", "fileId": "x", "dryRun": true, "asOf": "2026-03-01",
            "documentNo": "n" });
        cases.push(one("Mutation.importFigures", "-", "ImportFiguresInput", &import));
        let contest = json!({ "idempotencyKey": "", "societyId": self.society, "fact": "NAME",
            "side": "CIVIL_AFFAIRS", "claimed": "", "text": "" });
        cases.push(one("Mutation.contestFigure", "first", "ContestFigureInput", &contest));
        for (target, id) in [("first", &self.own), ("another", &self.other)] {
            let seen = json!({ "idempotencyKey": "", "contestId": id, "expectedVersion": 0, "text": "t" });
            let mut upheld = seen.clone();
            upheld["reason"] = json!("OTHER");
            cases.push(one("Mutation.correctFigure", target, "CorrectFigureInput", &seen));
            cases.push(one("Mutation.upholdFigure", target, "UpholdFigureInput", &upheld));
            cases.push(one("Mutation.withdrawContest", target, "WithdrawContestInput", &seen));
        }
        let set = json!({ "idempotencyKey": "", "expectedVersion": 1, "source": "" });
        let (mut terms, mut budget) = (set.clone(), set);
        terms["answerWorkingDays"] = json!(0);
        (budget["papers"], budget["fields"]) = (json!(0), json!(0));
        cases.push(one("Mutation.setContestTerms", "-", "SetContestTermsInput", &terms));
        cases.push(one("Mutation.setBurdenBudget", "-", "SetBurdenBudgetInput", &budget));
        cases
    }
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let name = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
