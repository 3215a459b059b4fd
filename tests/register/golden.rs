//! The figures that hold for the demo register on the demo day (issue 2).

use support::{both, json};

const FIGURES: &str = "{ today coverage { asOf ruleVersion societies abnormal organisation work mustForm \
    mustFormFormed organisationRate workRate organisationRateWithoutAbnormal workRateWithoutAbnormal mismatches \
    formalMembers established functional joint liaison none } }";

const BY: &str = "query($by: CoverageDimension!, $asOf: Date) { coverage(asOf: $asOf) { by(dimension: $by) { key label societies abnormal \
    organisation work mustForm mustFormFormed formalMembers mismatches } } }";

/// A rate in per cent with one place, as the figures are quoted.
fn percent(rate: &support::Value) -> String {
    format!("{:.1}", rate.as_f64().expect("a rate is a number") * 100.0)
}

both! {
    async fn the_figures_of_the_demo_register_hold(house) {
        for person in [house.org().await, house.civil().await, house.federation().await, house.chair().await] {
            let found = person.query(FIGURES).await;
            assert_eq!(found.data("today"), "2026-03-20");
            let mut figures = found.data("coverage").clone();
            let rates = ["organisationRate", "workRate", "organisationRateWithoutAbnormal", "workRateWithoutAbnormal"]
                .map(|name| percent(&figures[name].take()));
            assert_eq!(rates, ["75.2", "95.4", "78.8", "100.0"], "{}", person.name);
            let formal = if person.name == "civil" { json!(null) } else { json!(1582) };
            let wanted = json!({
                "asOf": "2026-03-20", "ruleVersion": "1", "societies": 109, "abnormal": 5, "organisation": 82,
                "work": 104, "mustForm": 85, "mustFormFormed": 82, "mismatches": 12, "formalMembers": formal,
                "established": 24, "functional": 58, "joint": 0, "liaison": 22, "none": 5,
                "organisationRate": null, "workRate": null, "organisationRateWithoutAbnormal": null,
                "workRateWithoutAbnormal": null,
            });
            assert_eq!(figures, wanted, "{}", person.name);
        }
    }

    async fn the_rules_recommend_25_established_60_functional_23_liaisons_and_exempt_1(house) {
        let org = house.org().await;
        let query = "query($form: RecommendedForm!) { coverage(filter: { recommended: [$form] }) { societies } \
                     societies(filter: { recommended: [$form] }) { totalCount } }";
        for (form, count) in [("ESTABLISHED", 25), ("FUNCTIONAL", 60), ("LIAISON", 23), ("EXEMPT", 1)] {
            let found = org.ask(query, json!({ "form": form })).await;
            assert_eq!(found.number("coverage.societies"), count, "{form}");
            assert_eq!(found.number("societies.totalCount"), count, "{form}");
        }
    }

    async fn the_list_behind_a_figure_has_as_many_societies_as_the_figure_says(house) {
        let figures = [
            ("societies", json!({})),
            ("abnormal", json!({ "abnormal": true })),
            ("organisation", json!({ "form": ["ESTABLISHED", "FUNCTIONAL", "JOINT"] })),
            ("work", json!({ "covered": true })),
            ("mustForm", json!({ "mustForm": true })),
            ("mismatches", json!({ "mismatch": true })),
            ("established", json!({ "form": ["ESTABLISHED"] })),
            ("functional", json!({ "form": ["FUNCTIONAL"] })),
            ("joint", json!({ "form": ["JOINT"] })),
            ("liaison", json!({ "form": ["LIAISON"] })),
            ("none", json!({ "form": ["NONE"] })),
        ];
        let count = "query($filter: SocietyFilter!) { societies(filter: $filter) { totalCount } }";
        for person in [house.org().await, house.civil().await, house.federation().await, house.admin().await] {
            let found = person.query(FIGURES).await;
            for (figure, filter) in &figures {
                let listed = person.ask(count, json!({ "filter": filter })).await;
                assert_eq!(listed.number("societies.totalCount"), found.number(&format!("coverage.{figure}")), "{figure}");
            }
            let gap = person.ask(count, json!({ "filter": { "gap": true } })).await.number("societies.totalCount");
            assert_eq!(gap, found.number("coverage.mustForm") - found.number("coverage.mustFormFormed"), "the gap");
            let groups = person.ask(BY, json!({ "by": "DISCIPLINE" })).await;
            for group in groups.list("coverage.by") {
                let listed = person.ask(count, json!({ "filter": { "discipline": [group["key"]] } })).await;
                assert_eq!(json!(listed.number("societies.totalCount")), group["societies"], "{group}");
            }
        }
    }

    async fn coverage_by_discipline_is_the_registers(house) {
        let found = house.org().await.ask(BY, json!({ "by": "DISCIPLINE" })).await;
        let shown: Vec<String> = found.list("coverage.by").iter().map(|group| {
            let number = |name: &str| group[name].to_string();
            let names = ["societies", "abnormal", "organisation", "work", "mustForm", "mustFormFormed", "formalMembers"];
            format!("{} {}", group["key"].as_str().unwrap_or_default(), names.map(number).join(" "))
        }).collect();
        assert_eq!(shown, [
            "THEORY 10 0 8 10 8 8 118",
            "ECONOMICS 18 0 11 18 11 11 286",
            "MANAGEMENT 10 0 7 10 8 7 122",
            "POLITICS_LAW 12 0 10 12 10 10 153",
            "SOCIOLOGY 12 1 10 11 10 10 187",
            "EDUCATION_PSYCHOLOGY 12 0 9 12 9 9 144",
            "HISTORY_CULTURE 16 1 12 15 13 12 258",
            "LANGUAGE_ARTS 8 2 5 6 6 5 76",
            "MEDIA_INFORMATION 6 1 5 5 5 5 118",
            "GENERAL 5 0 5 5 5 5 120",
        ]);
    }

    async fn coverage_by_the_other_dimensions_is_the_registers(house) {
        let org = house.org().await;
        let groups_on = async |by: &str, day: Option<&str>| {
            let found = org.ask(BY, json!({ "by": by, "asOf": day })).await;
            let shown = |group: &support::Value| {
                format!("{}={}", group["key"].as_str().unwrap_or_default(), group["societies"])
            };
            found.list("coverage.by").iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        let groups = async |by: &str| groups_on(by, None).await;
        assert_eq!(groups("FORM").await, "ESTABLISHED=24 FUNCTIONAL=58 LIAISON=22 NONE=5");
        assert_eq!(groups("GRADE").await, "A1=3 A2=6 A3=29 A4=17 A5=6 =48");
        assert_eq!(
            // Before the inspection of 2026, in which some are concluded on the demo's day.
            groups_on("CONCLUSION", Some("2026-01-10")).await,
            "QUALIFIED=90 BASICALLY_QUALIFIED=10 UNQUALIFIED=3 NOT_PARTICIPATED=4 EXEMPT=2"
        );
        assert_eq!(groups("REGION").await, "329900=109");
        let found = house.admin().await.ask(BY, json!({ "by": "REGION" })).await;
        assert_eq!(found.list("coverage.by").len(), 2, "an administrator sees the second city too");
    }

    async fn every_code_of_the_register_is_valid(house) {
        let found = house.org().await.query("{ a: societies(first: 100) { pageInfo { endCursor } nodes { uscc } } }").await;
        let after = found.text("a.pageInfo.endCursor").to_owned();
        let query = "query($after: String!) { b: societies(first: 100, after: $after) { nodes { uscc } } }";
        let rest = house.org().await.ask(query, json!({ "after": after })).await;
        let codes = found.list("a.nodes").iter().chain(rest.list("b.nodes"));
        let valid = codes.filter(|node| {
            node["uscc"].as_str().is_some_and(|code| code.parse::<entity::register::uscc::Uscc>().is_ok())
        });
        assert_eq!(valid.count(), 109);
    }
}
