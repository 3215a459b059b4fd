//! The cases of the clock: deadlines and what was said of them, the working calendar, mail and calendar of
//! one's own. Each person writes what is his, so that all find the same.

use support::{House, Value, json};

use super::case::{Case, case};

/// Lets the clock say what there is to say, so that there are reminders to ask for.
pub(super) async fn say(house: &House) {
    server::job::remind::run(&house.state).await.expect("a round of the clock");
}

/// The cases.
pub(super) fn cases() -> Vec<Case> {
    [reads(), writes()].concat()
}

fn reads() -> Vec<Case> {
    let nothing = || json!({});
    let impact = "{ calendarImpact(year: 2027, days: [{ day: \"2027-01-01\", kind: HOLIDAY, name: \"元旦\" }]) { \
                  workingDaysAfter userErrors { code path } } }";
    vec![
        case("Query.deadlineOverview", "-", "{ deadlineOverview { calendarYears } }", nothing()),
        case("Query.reminders", "-", "{ reminders { totalCount } }", nothing()),
        case("Query.workCalendar", "2026", "{ workCalendar(year: 2026) { workingDays } }", nothing()),
        case("Query.calendarImpact", "2027", impact, nothing()),
        case("Query.mails", "-", "{ mails { totalCount } }", nothing()),
    ]
}

fn writes() -> Vec<Case> {
    let year = json!({ "expectedVersion": 0, "idempotencyKey": "", "year": 2027, "source": "试",
        "days": [{ "day": "2027-01-01", "kind": "HOLIDAY", "name": "元旦" }] });
    let mail = json!({ "address": "a@example.cn", "wish": "DAILY", "language": "ZH" });
    vec![
        one("Mutation.setCalendarYear", "2027", "SetCalendarYearInput", &year),
        one("Mutation.setMailSetting", "own", "SetMailSettingInput", &mail),
        one("Mutation.renewCalendarFeed", "own", "RenewCalendarFeedInput", &json!({ "language": "ZH" })),
        case(
            "Mutation.revokeCalendarFeed",
            "own",
            "mutation { revokeCalendarFeed { userErrors { path code } } }",
            json!({}),
        ),
        one("Mutation.retryMail", "no mail", "RetryMailInput", &json!({ "idempotencyKey": "", "mailId": "no mail" })),
    ]
}

fn one(field: &'static str, target: &'static str, kind: &str, input: &Value) -> Case {
    let verb = field.trim_start_matches("Mutation.");
    let query = format!("mutation($input: {kind}!) {{ {verb}(input: $input) {{ userErrors {{ path code }} }} }}");
    case(field, target, query, json!({ "input": input }))
}
