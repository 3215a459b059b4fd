//! Bank statements: each line is held against the payment that it names, all that fit move at once or nothing does,
//! and an event of each payment says from which line.

use support::{Answer, House, Person, Value, both, cast, json};

use super::write::{act, agree, desk, enter, paid, plan, programme, seen};
use crate::responsibility::invariant;

const SHOWN: &str = "statement { arrived sentBack barring digest lines { row reference amount day remark finding bars \
    tranche { id state project { title } } } }";

/// A project whose three tranches of 3,000.00, 2,000.00 and 1,000.00 yuan are paid out; answers it with the payments.
async fn released(house: &House) -> (Value, Vec<Value>) {
    let (desk, chair, vice) = (desk(house).await, house.chair().await, house.person("vice").await);
    let society = house.society(cast::LEADERS).await;
    let (_, programme) = programme(&desk, (5_000_000, 4_000_000, 2_000_000)).await;
    let entered = enter(&desk, &society, Some((600_000, &programme)), "bank").await;
    let project = agree(&desk, entered.data("enterProject.project"), "2026-12-31").await;
    let planned = plan(&desk, &project, &[300_000, 200_000, 100_000], "plan").await;
    let project = planned.data("planTranches.project").clone();
    let mut payments = Vec::new();
    for tranche in project["award"]["tranches"].as_array().expect("tranches") {
        let tranche = paid(&desk, "requestPayments", tranche).await;
        let tranche = paid(&chair, "approvePayments", &tranche).await;
        payments.push(paid(&vice, "releasePayments", &tranche).await);
    }
    (project, payments)
}

/// Brings a file to the server; answers its id.
pub(super) async fn upload(house: &House, person: &Person, name: &str, bytes: &[u8]) -> String {
    let ask = "mutation($name: String!, $size: Int!) { requestUpload(input: { fileName: $name, size: $size }) { \
        upload { fileId url } userErrors { path code } } }";
    let asked = person.ask(ask, json!({ "name": name, "size": bytes.len() })).await;
    assert_eq!(asked.user_errors(), Vec::<String>::new(), "{}", asked.text);
    let url = format!("{}{}", house.base, asked.text("requestUpload.upload.url"));
    let sent = house.http.put(url).body(bytes.to_vec()).send().await.expect("the server answers");
    assert!(sent.status().is_success(), "{}", sent.status());
    asked.text("requestUpload.upload.fileId").to_owned()
}

async fn import(person: &Person, file: &str, seen: Option<&Value>, key: &str) -> Answer {
    let input = json!({ "idempotencyKey": key, "fileId": file, "seen": seen });
    act(person, ("importBankStatement", "ImportBankStatementInput"), SHOWN, input).await
}

fn reference(payment: &Value) -> &str {
    payment["reference"].as_str().expect("a reference")
}

fn findings(answer: &Answer) -> Vec<String> {
    let lines = answer.list("importBankStatement.statement.lines");
    lines.iter().map(|line| line["finding"].as_str().unwrap_or_default().to_owned()).collect()
}

fn states(project: &Value) -> Vec<&str> {
    let tranches = project["award"]["tranches"].as_array().expect("tranches");
    tranches.iter().map(|row| row["state"].as_str().unwrap_or_default()).collect()
}

both! {
    async fn a_statement_confirms_and_plans_again_with_an_event_each(house) {
        let (project, payments) = released(house).await;
        let desk = desk(house).await;
        let text = format!(
            "交易日期,发生额（元）,附言\n2026-03-20,\"3,000.00\",项目款 {}\n2026-03-20 16:02:11,2000.00,{} 账户已销户退汇\n\
             2026-03-20,500.00,水电费\n",
            reference(&payments[0]).to_lowercase(), reference(&payments[1])
        );
        let file = upload(house, &desk, "回单.csv", text.as_bytes()).await;
        let looked = import(&desk, &file, None, "look").await;
        assert_eq!(looked.user_errors(), Vec::<String>::new(), "{}", looked.text);
        assert_eq!(findings(&looked), ["ARRIVED", "SENT_BACK", "UNKNOWN_REFERENCE"]);
        let first = looked.data("importBankStatement.statement.lines.0");
        assert_eq!((&first["row"], &first["tranche"]["project"]["title"]), (&json!(2), &json!("项目 bank")));
        assert_eq!(states(&seen(&desk, &project).await), ["RELEASED", "RELEASED", "RELEASED"], "looking writes nothing");
        let digest = looked.data("importBankStatement.statement.digest").clone();
        let stale = import(&desk, &file, Some(&json!("something else")), "stale").await;
        assert_eq!(stale.user_errors(), ["seen STATEMENT_STALE"]);

        let taken = import(&desk, &file, Some(&digest), "take").await;
        assert_eq!(taken.user_errors(), Vec::<String>::new(), "{}", taken.text);
        let now = seen(&desk, &project).await;
        assert_eq!(states(&now), ["CONFIRMED", "PLANNED", "RELEASED"]);
        assert_eq!(now["award"]["released"], 400_000, "what came back is not out any more");
        invariant::holds(house).await;
        assert_eq!(super::money::faults(house).await, Vec::<String>::new());
        let events = "query($id: ID!) { society(id: $id) { events(first: 4) { nodes { action changes { field new } } } } }";
        let told = house.federation().await.ask(events, json!({ "id": house.society(cast::LEADERS).await })).await;
        let actions: Vec<_> = told.list("society.events.nodes").iter().map(|event| event["action"].clone()).collect();
        assert_eq!(actions[..2], [json!("BOUNCE_PAYMENT"), json!("CONFIRM_PAYMENT")]);
        let changes = told.data("society.events.nodes.0.changes").to_string();
        assert!(changes.contains("statementRow") && changes.contains("销户"), "{changes}");

        // The same once more: a retry is the same, and what is confirmed stays so.
        assert_eq!(import(&desk, &file, Some(&digest), "take").await.user_errors(), Vec::<String>::new());
        let again = import(&desk, &file, None, "again").await;
        assert_eq!(findings(&again), ["ALREADY_CONFIRMED", "UNKNOWN_REFERENCE", "UNKNOWN_REFERENCE"]);
        let nothing = import(&desk, &file, Some(again.data("importBankStatement.statement.digest")), "nothing").await;
        assert_eq!(nothing.user_errors(), ["fileId STATEMENT_EMPTY"]);
    }

    async fn one_line_that_contradicts_keeps_all_of_them_out(house) {
        let (project, payments) = released(house).await;
        let desk = desk(house).await;
        let [one, two, three] = [&payments[0], &payments[1], &payments[2]].map(reference);
        for (line, finding) in [
            (format!("{two},2000.01,2026-03-20,"), "AMOUNT_DIFFERS"),
            (format!("{two},2000,2026-03-19,"), "DAY_DIFFERS"),
            (format!("{two},2000,2026-03-21,"), "DAY_DIFFERS"),
            (format!("{two},20.005,2026-03-20,"), "UNREAD"),
            (format!("{two},2000,三月,"), "UNREAD"),
            (format!("{one},3000,2026-03-20,"), "TWICE"),
        ] {
            let text = format!("付款编号,金额,日期,备注\n{one},3000,2026-03-20,\n{line}\n{three},-1000,2026/3/20,\n");
            let file = upload(house, &desk, "回单.csv", text.as_bytes()).await;
            let looked = import(&desk, &file, None, "look").await;
            assert_eq!(findings(&looked), ["ARRIVED", finding, "SENT_BACK"], "{line}");
            assert_eq!(looked.number("importBankStatement.statement.barring"), 1);
            let digest = looked.data("importBankStatement.statement.digest").clone();
            let refused = import(&desk, &file, Some(&digest), &format!("take {line}")).await;
            assert_eq!(refused.user_errors(), ["fileId STATEMENT_CONTRADICTS"], "{line}");
            assert_eq!(states(&seen(&desk, &project).await), ["RELEASED", "RELEASED", "RELEASED"], "nothing is half stored");
        }
        invariant::holds(house).await;
    }

    async fn what_moved_meanwhile_is_looked_at_again(house) {
        let (project, payments) = released(house).await;
        let desk = desk(house).await;
        let text = format!("付款编号,金额,日期\n{},3000,2026-03-20\n", reference(&payments[0]));
        let file = upload(house, &desk, "回单.csv", text.as_bytes()).await;
        let looked = import(&desk, &file, None, "look").await;
        paid(&desk, "confirmPayment", &payments[0]).await;
        let digest = looked.data("importBankStatement.statement.digest").clone();
        assert_eq!(import(&desk, &file, Some(&digest), "late").await.user_errors(), ["seen STATEMENT_STALE"]);
        assert_eq!(states(&seen(&desk, &project).await)[0], "CONFIRMED");
    }

    async fn files_that_are_no_statement_and_people_who_may_not(house) {
        let (_, payments) = released(house).await;
        let desk = desk(house).await;
        let other = upload(house, &desk, "a.csv", "名称,电话\n甲,1\n".as_bytes()).await;
        assert_eq!(import(&desk, &other, None, "a").await.user_errors(), ["fileId STATEMENT_COLUMNS"]);
        assert_eq!(import(&desk, "FL_none", None, "b").await.user_errors(), ["fileId MALFORMED_ID"]);
        let text = format!("付款编号,金额,日期\n{},3000,2026-03-20\n", reference(&payments[0]));
        let own = upload(house, &desk, "回单.csv", text.as_bytes()).await;
        let chair = house.chair().await;
        assert_eq!(import(&chair, &own, None, "c").await.error_code(), Some("FORBIDDEN"), "the chair releases, and does not confirm");
        let federation = house.federation().await;
        let theirs = upload(house, &federation, "回单.csv", text.as_bytes()).await;
        assert_eq!(import(&desk, &theirs, None, "d").await.user_errors(), ["fileId FILE_MISSING"], "another's file is none");
        // The desk may bring a statement and no register.
        let start = "mutation($input: StartSocietyImportInput!) { startSocietyImport(input: $input) { userErrors { code } } }";
        let input = json!({ "fileId": own, "dryRun": true, "regionCode": "329900", "idempotencyKey": "r" });
        assert_eq!(desk.ask(start, json!({ "input": input })).await.error_code(), Some("FORBIDDEN"));
    }
}
