//! The search of the list: by characters, pinyin, initials, code and leader; and every filter.

use sea_orm::EntityTrait;
use support::{Person, both, cast, json};

const FIND: &str =
    "query($filter: SocietyFilter) { societies(first: 100, filter: $filter) { totalCount nodes { name } } }";

async fn names(person: &Person, search: &str) -> Vec<String> {
    let found = person.ask(FIND, json!({ "filter": { "search": search } })).await;
    let names = found.list("societies.nodes").iter();
    names.filter_map(|node| node["name"].as_str().map(ToOwned::to_owned)).collect()
}

both! {
    async fn a_society_is_found_by_characters_pinyin_initials_and_code(house) {
        let org = house.org().await;
        for typed in [
            "经济学会", "jingjixuehui", "jjxh", "JJXH", "jn sjj xh", "51329900MJ0D00116G", "51329900mj0d00116g",
            " 0D00116G ", "江南市经济学会",
        ] {
            let found = names(&org, typed).await;
            assert!(found.contains(&"江南市经济学会".to_owned()), "{typed}: {found:?}");
        }
        assert_eq!(names(&org, "51329900MJ0D00116G").await.len(), 1);
        for none in ["没有这样的学会", "hui5132"] {
            assert_eq!(names(&org, none).await, Vec::<String>::new(), "{none}: not across two parts");
        }
    }

    async fn a_society_is_found_by_its_leader_where_names_may_be_seen(house) {
        let org = house.org().await;
        assert!(names(&org, "曹玉兰").await.contains(&"江南市科学社会主义学会".to_owned()));
        assert_eq!(names(&org, "李丽娟").await.len(), 4);
    }

    async fn signs_of_patterns_are_letters(house) {
        let org = house.org().await;
        for typed in ["%", "_", "\\", "'", "\"", "%经济%", "经_学会", "';--"] {
            assert_eq!(names(&org, typed).await, Vec::<String>::new(), "{typed}");
        }
        assert_eq!(names(&org, "  ").await.len(), 100, "an empty search narrows nothing");
    }

    async fn a_search_that_cannot_be_is_refused(house) {
        let org = house.org().await;
        let refused = org.ask(FIND, json!({ "filter": { "search": "长".repeat(61) } })).await;
        assert_eq!(refused.error_code(), Some("BAD_USER_INPUT"));
        let found = org.ask(FIND, json!({ "filter": { "search": "经济\u{0}学会" } })).await;
        assert!(found.status < 500, "{}", found.text);
        let wrong = json!({ "filter": { "region": house.society(cast::LEADERS).await } });
        assert_eq!(org.ask(FIND, wrong).await.error_code(), Some("BAD_USER_INPUT"));
        let unknown = json!({ "filter": { "region": "r00000000000070008000000000000000" } });
        assert_eq!(org.ask(FIND, unknown).await.error_code(), Some("BAD_USER_INPUT"));
    }

    async fn a_region_narrows_to_itself_and_what_lies_below(house) {
        let admin = house.admin().await;
        let found = admin.query("{ regions { id code } }").await;
        let regions = found.list("regions").to_vec();
        for (code, count) in [("320000", 110), ("329900", 109), ("329800", 1)] {
            let region = regions.iter().find(|region| region["code"] == code).expect("the region is there");
            let found = admin.ask(FIND, json!({ "filter": { "region": region["id"] } })).await;
            assert_eq!(found.number("societies.totalCount"), count, "{code}");
        }
        let foreign = regions.iter().find(|region| region["code"] == "329800").expect("the region is there");
        let found = house.org().await.ask(FIND, json!({ "filter": { "region": foreign["id"] } })).await;
        assert_eq!(found.number("societies.totalCount"), 0, "a filter does not reach over the border");
    }

    async fn every_filter_keeps_what_it_says(house) {
        let federation = house.federation().await;
        for (filter, count) in [
            (json!({}), 109),
            (json!({ "discipline": ["ECONOMICS", "GENERAL"] }), 23),
            (json!({ "discipline": [] }), 0),
            (json!({ "form": ["NONE"] }), 5),
            (json!({ "recommended": ["EXEMPT"] }), 1),
            (json!({ "grade": ["A5", "A1"] }), 9),
            (json!({ "conclusion": ["NOT_PARTICIPATED"] }), 4),
            (json!({ "abnormality": ["LIQUIDATING"] }), 1),
            (json!({ "abnormal": true }), 5),
            (json!({ "abnormal": false }), 104),
            (json!({ "covered": true }), 104),
            (json!({ "covered": false }), 5),
            (json!({ "mismatch": true }), 12),
            (json!({ "mismatch": false }), 97),
            (json!({ "mustForm": true }), 85),
            (json!({ "mustForm": false }), 24),
            (json!({ "gap": true }), 3),
            (json!({ "gap": false }), 106),
            (json!({ "termEndsBefore": "2026-03-20" }), 9),
            (json!({ "gradeEndsBefore": "2026-03-20" }), 2),
            (json!({ "abnormal": true, "mustForm": true, "discipline": ["LANGUAGE_ARTS"] }), 1),
        ] {
            let found = federation.ask(FIND, json!({ "filter": filter })).await;
            assert_eq!(found.number("societies.totalCount"), count, "{filter}");
        }
    }

    async fn leaders_names_are_kept_apart(house) {
        let rows = entity::register::present::Entity::find().all(&house.db).await.expect("the database answers");
        let row = rows.iter().find(|row| row.uscc == cast::LEADERS).expect("the leader's society is there");
        let (first, second) = ("郭卫东", "曹玉兰");
        assert!(row.leaders.contains(first) && row.leaders.contains(second), "{}", row.leaders);
        // The end of one name and the start of the next are no name.
        assert_eq!(names(&house.org().await, "东曹").await, Vec::<String>::new());
    }
}
