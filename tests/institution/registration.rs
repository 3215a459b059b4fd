//! Registration: from the founders' papers to a society in the register, refused where the rules say so.

use support::{Answer, House, Person, Value, both, json};

use super::registered::{UNUSED, consented, content, done, merged, seen, send, submitted};

const SHOWN: &str = "registration { id version state stage decideBy decideDaysLeft receiptNo name missingPapers \
                     gate { result dueOn reasons { code rule } } returnReason returnRemarks { field text } \
                     openItem { holder { name } reason { code text } dueOn } society { id name registeredOn uscc } \
                     history { step label actor } steps }";

async fn begun(house: &House, key: &str, changed: Value) -> String {
    let input = json!({ "idempotencyKey": key, "content": content(changed) });
    let answer = done(&house.federation().await, "beginRegistration", "BeginRegistrationInput", SHOWN, input).await;
    answer.text("beginRegistration.registration.id").to_owned()
}

async fn step(person: &Person, name: &str, id: &str, version: i64, more: Value) -> Answer {
    let kind = match name {
        "returnRegistration"
        | "consentRegistration"
        | "approveRegistration"
        | "rejectRegistration"
        | "saveRegistration"
        | "withdrawRegistration" => format!("{}{}Input", name[..1].to_uppercase(), &name[1..]),
        _ => "RegistrationStepInput".to_owned(),
    };
    send(person, name, &kind, SHOWN, merged(seen(id, version, &format!("{name} {id} {version}")), more)).await
}

both! {
    async fn an_application_becomes_a_society(house) {
        let (federation, chair, civil) = (house.federation().await, house.chair().await, house.civil().await);
        let before = federation.query("{ societies { totalCount } }").await.number("societies.totalCount");
        let id = begun(house, "a", json!({})).await;
        let sent = step(&federation, "submitRegistration", &id, 1, json!({})).await;
        assert_eq!(sent.user_errors(), Vec::<String>::new());
        assert_eq!(sent.text("submitRegistration.registration.state"), "SPONSOR_REVIEW");
        assert_eq!(sent.text("submitRegistration.registration.stage"), "COMMITMENT_FILED");
        assert!(sent.text("submitRegistration.registration.receiptNo").starts_with("DJ20260320-"));
        assert_eq!(sent.text("submitRegistration.registration.gate.result"), "CONDITIONAL");
        let own = step(&federation, "consentRegistration", &id, 2, json!({ "documentNo": "n", "documentOn": "2026-03-20" })).await;
        assert_eq!(own.error_code(), Some("FORBIDDEN"), "the clerk does not consent to what he submitted");
        let document = json!({ "documentNo": "江社科联〔2026〕9号", "documentOn": "2026-03-20" });
        let consented = step(&chair, "consentRegistration", &id, 2, document).await;
        assert_eq!(consented.text("consentRegistration.registration.state"), "CIVIL_INTAKE");
        assert_eq!(consented.text("consentRegistration.registration.openItem.holder.name"), "江南市民政局");
        let accepted = step(&civil, "acceptRegistration", &id, 3, json!({})).await;
        assert_eq!(accepted.text("acceptRegistration.registration.decideBy"), "2026-05-19");
        assert_eq!(accepted.number("acceptRegistration.registration.decideDaysLeft"), 60);
        assert_eq!(accepted.text("acceptRegistration.registration.openItem.dueOn"), "2026-05-19");
        let approved = step(&civil, "approveRegistration", &id, 4, json!({ "uscc": UNUSED })).await;
        assert_eq!(approved.user_errors(), Vec::<String>::new());
        assert_eq!(approved.text("approveRegistration.registration.state"), "APPROVED");
        assert_eq!(approved.text("approveRegistration.registration.society.uscc"), UNUSED);
        assert_eq!(approved.text("approveRegistration.registration.society.registeredOn"), "2026-03-20");
        assert_eq!(approved.text("approveRegistration.registration.openItem.reason.code"), "COMMITMENT_FILED");
        assert_eq!(approved.text("approveRegistration.registration.openItem.holder.name"), "江南市海洋经济促进会");
        let steps: Vec<_> = approved.list("approveRegistration.registration.history").iter().map(|one| one["step"].clone()).collect();
        assert_eq!(steps, ["BEGIN", "SUBMIT", "CONSENT", "ACCEPT", "APPROVE"]);
        let found = federation.ask("query($c: String!) { societies { totalCount } found: societies(filter: { search: $c }) { nodes { \
            name leaders { name post } contact { address } events { nodes { action } } } } }", json!({ "c": UNUSED })).await;
        assert_eq!(found.number("societies.totalCount"), before + 1);
        let society = &found.list("found.nodes")[0];
        assert_eq!(society["name"], "江南市海洋经济促进会");
        assert_eq!(society["leaders"].as_array().map(Vec::len), Some(2));
        assert_eq!(society["contact"]["address"], "滨江路9号");
        assert_eq!(society["events"]["nodes"][0]["action"], "APPROVE_REGISTRATION");
    }

    async fn half_an_application_does_not_go(house) {
        let federation = house.federation().await;
        let id = begun(house, "a", json!({})).await;
        let mut version = 1;
        // Saved as a draft, and then not submitted: the draft stays for the next try.
        let mut refused = async |changed: Value| {
            let saved = step(&federation, "saveRegistration", &id, version, json!({ "content": content(changed) })).await;
            assert_eq!(saved.user_errors(), Vec::<String>::new());
            version += 1;
            step(&federation, "submitRegistration", &id, version, json!({})).await.user_errors()
        };
        let pack = ["formal", "probationary", "residentFormal", "form", "nominee"].map(|field| format!("pack.{field} REQUIRED"));
        assert_eq!(refused(json!({ "pack": Value::Null })).await, pack);
        let papers = ["REGISTRATION_FORM", "CAPITAL_AND_SEAT", "FOUNDERS_PROFILE", "CHARTER_DRAFT"];
        assert_eq!(refused(json!({ "onPaper": papers })).await, ["papers PAPER_MISSING"]);
        let twice = ["name NAME_REFUSED", "name NAME_REFUSED"];
        assert_eq!(refused(json!({ "name": "中华海洋经济促进会" })).await, twice, "no district, and a word of national bodies");
        assert_eq!(refused(json!({ "name": "江南市经济学会" })).await, ["name NAME_REFUSED"]);
        let few = ["individualFounders TOO_FEW_FOUNDERS"];
        assert_eq!(refused(json!({ "individualFounders": 46 })).await, few, "46 persons and 3 units are 49 together");
        assert_eq!(refused(json!({ "fundsFen": 2_999_999 })).await, ["fundsFen FUNDS_TOO_LOW"]);
        let query = "{ leaders(first: 100) { nodes { post name } } }";
        let leaders = federation.query(query).await;
        let president = leaders.list("leaders.nodes").iter().find(|one| one["post"] == "PRESIDENT").cloned();
        let president = president.expect("somebody presides")["name"].clone();
        let second = ["legalRepresentative LEGAL_REPRESENTATIVE_TAKEN"];
        assert_eq!(refused(json!({ "legalRepresentative": president })).await, second);
        let other = json!({ "legalRepresentative": president, "namesakeNote": "出生年份不同" });
        assert_eq!(refused(other).await, Vec::<String>::new());
    }

    async fn a_stale_or_foreign_or_repeated_write_changes_nothing(house) {
        let federation = house.federation().await;
        let id = begun(house, "a", json!({})).await;
        let stale = step(&federation, "saveRegistration", &id, 0, json!({ "content": content(json!({ "seat": "x" })) })).await;
        assert_eq!(stale.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(stale.number("saveRegistration.registration.version"), 1);
        let foreign = house.foreign_federation().await;
        let reached = step(&foreign, "submitRegistration", &id, 1, json!({})).await;
        assert_eq!(reached.user_errors(), ["registrationId NOT_FOUND"]);
        assert_eq!(reached.data("submitRegistration.registration"), &Value::Null);
        for _ in 0..2 {
            let again = step(&federation, "submitRegistration", &id, 1, json!({})).await;
            assert_eq!(again.user_errors(), Vec::<String>::new());
            assert_eq!(again.number("submitRegistration.registration.version"), 2);
        }
        let late = step(&federation, "saveRegistration", &id, 2, json!({ "content": content(json!({})) })).await;
        assert_eq!(late.user_errors(), ["WRONG_STATE"]);
    }

    async fn what_is_returned_comes_back_corrected(house) {
        let (federation, chair, civil) = (house.federation().await, house.chair().await, house.civil().await);
        let id = submitted(house, "a").await;
        let early = json!({ "reason": "OTHER", "text": "t" });
        assert_eq!(step(&civil, "returnRegistration", &id, 2, early).await.user_errors(), ["NOT_YOUR_TURN"]);
        let back = json!({ "reason": "NAME_UNFIT", "text": "名称与业务不符", "remarks": [{ "field": "NAME", "text": "请改" }] });
        let twice = json!({ "reason": "OTHER", "text": "t", "remarks": [{ "field": "NAME", "text": "a" }, { "field": "NAME", "text": "b" }] });
        assert_eq!(step(&chair, "returnRegistration", &id, 2, twice).await.user_errors(), ["remarks FIELD_TWICE"]);
        let returned = step(&chair, "returnRegistration", &id, 2, back).await;
        assert_eq!(returned.text("returnRegistration.registration.returnReason"), "NAME_UNFIT");
        assert_eq!(returned.list("returnRegistration.registration.returnRemarks"), [json!({ "field": "NAME", "text": "请改" })]);
        let saved = step(&federation, "saveRegistration", &id, 3, json!({ "content": content(json!({ "name": "江南市海洋产业促进会" })) })).await;
        assert_eq!(saved.text("saveRegistration.registration.name"), "江南市海洋产业促进会");
        let sent = step(&federation, "submitRegistration", &id, 4, json!({})).await;
        assert_eq!(sent.text("submitRegistration.registration.state"), "SPONSOR_REVIEW");
        assert_eq!(sent.data("submitRegistration.registration.returnReason"), &Value::Null);
        let gone = step(&federation, "withdrawRegistration", &id, 5, json!({ "text": "发起人放弃" })).await;
        assert_eq!(gone.text("withdrawRegistration.registration.state"), "WITHDRAWN");
        assert_eq!(gone.data("withdrawRegistration.registration.openItem"), &Value::Null);
    }

    async fn a_code_is_new_and_of_this_region(house) {
        let civil = house.civil().await;
        let id = consented(house, "a").await;
        let refused = async |uscc: &str| {
            step(&civil, "approveRegistration", &id, 4, json!({ "uscc": uscc, "idempotencyKey": uscc })).await.user_errors()
        };
        assert_eq!(refused("51329900MJ0D0001X2").await, ["uscc USCC_TAKEN"]);
        assert_eq!(refused("51320200MJ0D0001XE").await, ["uscc USCC_TAKEN"]);
        assert_eq!(refused("51329900MJ0D0001X3").await, ["uscc INVALID_USCC"]);
        let no = json!({ "ground": "NOT_NEEDED", "text": "已有相近社团" });
        let rejected = step(&civil, "rejectRegistration", &id, 4, no).await;
        assert_eq!(rejected.text("rejectRegistration.registration.state"), "REJECTED");
        assert_eq!(refused(UNUSED).await, ["expectedVersion CONFLICT"]);
    }

    async fn a_name_is_judged_while_it_is_typed(house) {
        let federation = house.federation().await;
        let query = "query($n: String!) { nameCheck(name: $n) { usable findings { issue severity about text rule } } }";
        let check = async |name: &str| federation.ask(query, json!({ "n": name })).await;
        assert_eq!(check("江南市海洋经济促进会").await.data("nameCheck.usable"), &json!(true));
        let close = check("江南市金融研究会").await;
        assert_eq!(close.data("nameCheck.usable"), &json!(true));
        assert_eq!(close.text("nameCheck.findings.0.issue"), "CLOSE");
        assert_eq!(close.text("nameCheck.findings.0.about"), "江南市金融学会");
        let asked = check("江南市数字治理研究会").await;
        assert_eq!(asked.text("nameCheck.findings.0.issue"), "TAKEN", "an application on its way claims its name");
        assert_eq!(check(&"长".repeat(61)).await.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_hard_gate_bars_and_a_warning_does_not(house) {
        let (org, federation, chair) = (house.org().await, house.federation().await, house.chair().await);
        let pack = json!({ "formal": 5, "probationary": 0, "residentFormal": 0, "form": "LIAISON", "reason": "暂缓", "nominee": "许可" });
        let id = begun(house, "a", json!({ "pack": pack })).await;
        let sent = step(&federation, "submitRegistration", &id, 1, json!({})).await;
        assert_eq!(sent.text("submitRegistration.registration.gate.result"), "FAIL");
        assert_eq!(sent.text("submitRegistration.registration.gate.reasons.0.code"), "BRANCH_NOT_PROPOSED");
        let document = json!({ "documentNo": "n", "documentOn": "2026-03-20" });
        let barred = step(&chair, "consentRegistration", &id, 2, document.clone()).await;
        assert_eq!(barred.user_errors(), ["ENTRY_GATE_FAILED"]);
        let rules = async |version: i64, months: i64| {
            let input = json!({ "expectedVersion": version, "idempotencyKey": format!("{version} {months}"), "partyGate": "WARNING", "formationMonths": months });
            send(&org, "setRegistrationRules", "SetRegistrationRulesInput", "rules { version partyGate formationMonths }", input).await
        };
        assert_eq!(rules(1, 25).await.user_errors(), ["formationMonths OUT_OF_RANGE"]);
        assert_eq!(rules(2, 3).await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(rules(1, 3).await.number("setRegistrationRules.rules.version"), 2);
        let passed = step(&chair, "consentRegistration", &id, 2, merged(document, json!({ "idempotencyKey": "again" }))).await;
        assert_eq!(passed.text("consentRegistration.registration.state"), "CIVIL_INTAKE");
    }
}
