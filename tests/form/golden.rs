//! The golden table: what the rules recommend for the societies of the demo register that are there to
//! be judged, one by one.

use support::{Answer, both, json};

/// Number, credit code, present form, recommended form, and whether it is a mismatch.
const TABLE: [(u32, &str, &str, &str, bool); 18] = [
    (4, "51329900MJ0D00044P", "FUNCTIONAL", "FUNCTIONAL", false),
    (19, "51329900MJ0D001919", "LIAISON", "LIAISON", false),
    (23, "51329900MJ0D00239H", "ESTABLISHED", "ESTABLISHED", false),
    (33, "51329900MJ0D00335T", "ESTABLISHED", "FUNCTIONAL", true),
    (35, "51329900MJ0D00351G", "FUNCTIONAL", "ESTABLISHED", true),
    (36, "51329900MJ0D0036X8", "LIAISON", "FUNCTIONAL", true),
    (48, "51329900MJ0D00482C", "FUNCTIONAL", "ESTABLISHED", true),
    (61, "51329900MJ0D006183", "NONE", "LIAISON", true),
    (67, "51329900MJ0D006776", "ESTABLISHED", "FUNCTIONAL", true),
    (70, "51329900MJ0D00706H", "ESTABLISHED", "ESTABLISHED", false),
    (71, "51329900MJ0D00714C", "FUNCTIONAL", "ESTABLISHED", true),
    (74, "51329900MJ0D00749Y", "LIAISON", "LIAISON", false),
    (82, "51329900MJ0D00829J", "ESTABLISHED", "ESTABLISHED", false),
    (83, "51329900MJ0D00837D", "LIAISON", "FUNCTIONAL", true),
    (87, "51329900MJ0D0087XM", "NONE", "LIAISON", true),
    (92, "51329900MJ0D00925U", "NONE", "LIAISON", true),
    (94, "51329900MJ0D00941H", "NONE", "FUNCTIONAL", true),
    (102, "51329900MJ0D01020G", "NONE", "EXEMPT", true),
];

/// A reason that the page must show for an edge case, and one that it must not.
const REASONS: [(u32, &str, &str); 6] = [
    (4, "EXACTLY_THREE", "PROBATIONARY_NOT_COUNTED"),
    (74, "PROBATIONARY_NOT_COUNTED", "EXACTLY_THREE"),
    (19, "FORMAL_BELOW_THRESHOLD", "JOINT_OFFERED"),
    (70, "RESIDENT_REACHES_THRESHOLD", "BRANCH_COMMITTEE_DUE"),
    (82, "BRANCH_COMMITTEE_DUE", "GENERAL_BRANCH_DUE"),
    (23, "GENERAL_BRANCH_DUE", "BRANCH_COMMITTEE_DUE"),
];

async fn judged(house: &support::House) -> Answer {
    let query = "{ societies(first: 100) { nodes { uscc form formAssessment { recommended matches ruleVersion \
                 reasons { code text rule } } } pageInfo { endCursor } } \
                 differing: societies(first: 100, filter: { mismatch: true }) { nodes { uscc } } \
                 last: societies(first: 20, filter: { search: \"51329900MJ0D01020G\" }) { nodes { uscc form \
                 formAssessment { recommended matches ruleVersion reasons { code text rule } } } } }";
    house.org().await.query(query).await
}

both! {
    async fn each_deliberate_mismatch_and_each_edge_is_judged_as_it_must_be(house) {
        let found = judged(house).await;
        let all: Vec<_> = found.list("societies.nodes").iter().chain(found.list("last.nodes")).collect();
        for (number, uscc, form, recommended, mismatch) in TABLE {
            let society = all.iter().find(|society| society["uscc"] == uscc).unwrap_or_else(|| panic!("#{number}"));
            let assessment = &society["formAssessment"];
            assert_eq!(society["form"], form, "#{number}");
            assert_eq!(assessment["recommended"], recommended, "#{number}");
            assert_eq!(assessment["matches"], !mismatch, "#{number}");
            assert_eq!(assessment["ruleVersion"], "1", "#{number}");
        }
        let mut wanted: Vec<&str> = TABLE.iter().filter(|row| row.4).map(|row| row.1).collect();
        let mut differing: Vec<&str> =
            found.list("differing.nodes").iter().filter_map(|society| society["uscc"].as_str()).collect();
        wanted.sort_unstable();
        differing.sort_unstable();
        assert_eq!(differing, wanted, "the twelve and no others");
    }

    async fn each_edge_shows_its_reason_with_its_clause(house) {
        let found = judged(house).await;
        for (number, shown, hidden) in REASONS {
            let uscc = TABLE.iter().find(|row| row.0 == number).expect("it stands in the table").1;
            let nodes = found.list("societies.nodes");
            let society = nodes.iter().find(|society| society["uscc"] == uscc).expect("it stands in the register");
            let reasons = society["formAssessment"]["reasons"].as_array().expect("a list");
            let codes: Vec<&str> = reasons.iter().filter_map(|reason| reason["code"].as_str()).collect();
            assert!(codes.contains(&shown), "#{number}: {codes:?}");
            assert!(!codes.contains(&hidden), "#{number}: {codes:?}");
            assert!(reasons.iter().all(|reason| reason["rule"] != "" && reason["text"] != ""), "#{number}");
        }
    }

    async fn the_version_that_came_with_the_platform_is_in_force(house) {
        let found = house.leader().await.query(
            "{ rules { version formalThreshold residentThreshold residentPercent countBasis jointForm inForce \
             publishedBy source } coverage { ruleVersion } }",
        ).await;
        assert_eq!(found.data("rules"), &json!([{
            "version": 1, "formalThreshold": 3, "residentThreshold": 3, "residentPercent": null,
            "countBasis": "MEMBERS", "jointForm": false, "inForce": true, "publishedBy": null,
            "source": "来源文件 二（分类搭建）；《中国共产党支部工作条例（试行）》第四条",
        }]));
        assert_eq!(found.text("coverage.ruleVersion"), "1");
    }
}
