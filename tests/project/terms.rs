//! The terms of projects: read by whoever has projects, set by the federation's administrator within bounds.

use support::{Answer, Person, Value, both, json};

const READ: &str = "{ projectTerms { version agreementDays reviewDays rectifyDays appraisalDays midtermPercent extensionsMax \
    extensionMonths panelSizes panelOwnMax barredMonths source grades { code } } }";

async fn set(person: &Person, figures: &Value, version: i64, key: &str) -> Answer {
    let query = "mutation($input: SetProjectTermsInput!) { setProjectTerms(input: $input) { projectTerms { version \
        reviewDays grades { code } } userErrors { path code } } }";
    let input = json!({ "idempotencyKey": key, "expectedVersion": version, "figures": figures });
    person.ask(query, json!({ "input": input })).await
}

both! {
    async fn they_are_set_within_bounds_and_the_scale_stays(house) {
        let federation = house.federation().await;
        let before = house.leader().await.query(READ).await.data("projectTerms").clone();
        let mut figures = before.clone();
        let fields = figures.as_object_mut().expect("an object");
        fields.remove("version");
        fields.remove("grades");
        let changed = |field: &str, value: Value| {
            let mut figures = figures.clone();
            figures[field] = value;
            figures
        };
        for (field, value, errors) in [
            ("midtermPercent", json!(95), "midtermPercent OUT_OF_RANGE"),
            ("panelSizes", json!([]), "panelSizes REQUIRED"),
            ("panelSizes", json!([5, 5]), "panelSizes NAMED_TWICE"),
            ("panelOwnMax", json!(5), "panelOwnMax OUT_OF_RANGE"),
            ("barredMonths", json!(-1), "barredMonths OUT_OF_RANGE"),
            ("source", json!(" "), "source REQUIRED"),
        ] {
            assert_eq!(set(&federation, &changed(field, value), 1, field).await.user_errors(), [errors]);
        }
        let done = set(&federation, &changed("reviewDays", json!(10)), 1, "set").await;
        assert_eq!(done.user_errors(), Vec::<String>::new(), "{}", done.text);
        assert_eq!(done.data("setProjectTerms.projectTerms.reviewDays"), &json!(10));
        assert_eq!(done.data("setProjectTerms.projectTerms.grades"), &before["grades"]);
        assert_eq!(set(&federation, &figures, 1, "stale").await.user_errors(), ["expectedVersion CONFLICT"]);
        assert_eq!(house.admin().await.query(READ).await.number("projectTerms.version"), 2);
        for person in [house.person("projects").await, house.chair().await, house.leader().await, house.org().await] {
            assert_eq!(set(&person, &figures, 2, "no").await.error_code(), Some("FORBIDDEN"), "{}", person.name);
        }
    }
}
