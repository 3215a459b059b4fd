//! A post passes on: shown before it is done, done in one step, and the rights go with it.

use entity::account::role::Role;
use entity::account::row::user_post;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::account::action::create_user::{NewUser, create_user};
use server::ledger::Actor;
use support::{House, both, cast, city, json};

use super::write::{seats, send};
use crate::ledger::trace::Trace;

const PREVIEW: &str = "query($society: ID!, $id: ID!) { handoverPreview(societyId: $society, appointmentId: $id) { post holder \
    leadsPartyWork partyRoles accounts openItems { id } deadlines { kind } sentences } }";

/// An account that may do nothing: its only post has ended.
async fn account(house: &House, username: &str, name: &str) {
    let region = entity::register::region::Entity::find()
        .filter(entity::register::region::Column::Code.eq(server::demo::CITY))
        .one(&house.db)
        .await
        .expect("the database answers")
        .expect("the city is there");
    let since = server::demo::register_day();
    let new = NewUser {
        username: username.into(),
        display_name: name.into(),
        password: server::demo::PASSWORD.into(),
        role: Role::Expert,
        region_id: region.id,
        agency_id: None,
        society_id: None,
        since,
    };
    let id = create_user(&house.state, Actor::platform("测试"), new).await.expect("an account can be made");
    let ended = user_post::Entity::update_many().col_expr(user_post::Column::Until, Expr::value(since));
    ended.filter(user_post::Column::UserId.eq(id)).exec(&house.db).await.expect("its post ends");
}

async fn secretary_general(house: &House) -> (String, String) {
    let id = house.society(cast::LEADERS).await;
    let found = seats(&house.admin().await, json!({ "society": id, "post": "SECRETARY_GENERAL" })).await;
    let seat = found.text("leaders.nodes.0.id").to_owned();
    (id, seat)
}

both! {
    async fn what_moves_is_shown_before_it_is_done(house) {
        let (id, seat) = secretary_general(house).await;
        let leader = house.leader().await;
        let before = Trace::of(house).await;
        let shown = leader.ask(PREVIEW, json!({ "society": id, "id": seat })).await;
        let preview = shown.data("handoverPreview");
        assert_eq!((&preview["holder"], &preview["post"]), (&json!("曹玉兰"), &json!("SECRETARY_GENERAL")));
        assert_eq!((&preview["accounts"], &preview["leadsPartyWork"]), (&json!(["leader"]), &json!(true)));
        assert!(preview["sentences"].as_array().is_some_and(|all| all.len() >= 5), "{preview}");
        assert_eq!(Trace::of(house).await, before);
        for stranger in [house.foreign_leader().await, house.foreign_federation().await] {
            let hidden = stranger.ask(PREVIEW, json!({ "society": id, "id": seat })).await;
            assert_eq!(hidden.data("handoverPreview"), &json!(null));
        }
    }

    async fn the_rights_go_with_the_post(house) {
        let (id, seat) = secretary_general(house).await;
        account(house, "successor", "李接任").await;
        let leader = house.leader().await;
        assert_eq!(leader.ask("query($id: ID!) { society(id: $id) { name } }", json!({ "id": id })).await.status, 200);
        let input = json!({
            "appointmentId": seat, "successorName": "李接任", "effectiveOn": "2026-03-20", "keepsPartyLead": true,
            "successorUsername": "successor",
        });
        let events = Trace::of(house).await.events_of(&id);
        let done = send(house, &leader, "handOverPost", &id, input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        assert_eq!(Trace::of(house).await.events_of(&id), events + 1, "one event");
        let refused = leader.ask("query($id: ID!) { society(id: $id) { name } }", json!({ "id": id })).await;
        assert_eq!(refused.error_code(), Some("UNAUTHENTICATED"), "{}", refused.text);
        assert!(house.log_in("leader", server::demo::PASSWORD).await.text.contains("userErrors"));
        let successor = house.person("successor").await;
        let found = successor.ask("query($id: ID!) { society(id: $id) { leaders { name post leadsPartyWork } } }", json!({ "id": id })).await;
        let now = json!({ "name": "李接任", "post": "SECRETARY_GENERAL", "leadsPartyWork": true });
        assert!(found.list("society.leaders").contains(&now), "{}", found.text);
        let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { action changes { field old new } } } } }";
        let told = successor.ask(query, json!({ "id": id })).await;
        assert_eq!(told.text("society.events.nodes.0.action"), "HAND_OVER_POST");
        let changes = told.list("society.events.nodes.0.changes");
        assert!(changes.contains(&json!({ "field": "account", "old": "leader", "new": "successor" })), "{changes:?}");
        let searched = house.federation().await.query("{ societies(filter: { search: \"李接任\" }) { totalCount } }").await;
        assert_eq!(searched.number("societies.totalCount"), 1, "the search follows");
    }

    async fn the_lead_of_party_work_may_end_with_its_holder(house) {
        let (id, seat) = secretary_general(house).await;
        let input = json!({ "appointmentId": seat, "successorName": "李接任", "effectiveOn": "2026-03-18", "keepsPartyLead": false });
        let federation = house.federation().await;
        assert_eq!(send(house, &federation, "handOverPost", &id, input).await.user_errors(), Vec::<String>::new());
        let found = seats(&federation, json!({ "society": id })).await;
        assert!(found.list("leaders.nodes").iter().all(|node| node["leadsPartyWork"] == false), "{}", found.text);
        let nobody = federation.query("{ partyLeadDistribution { lead societies } }").await;
        assert!(nobody.list("partyLeadDistribution").contains(&json!({ "lead": null, "societies": 1 })));
        let listed = seats(&federation, json!({ "noPartyLead": true })).await;
        assert_eq!(listed.text("leaders.nodes.0.society.id"), id);
    }

    async fn each_refusal_of_a_handover_stores_nothing(house) {
        let (id, seat) = secretary_general(house).await;
        account(house, "somebody", "另一人").await;
        let federation = house.federation().await;
        for (changed, wanted) in [
            (json!({ "effectiveOn": "2026-03-21" }), "effectiveOn DATE_IN_FUTURE"),
            (json!({ "effectiveOn": "2025-12-31" }), "effectiveOn DATE_OUT_OF_ORDER"),
            (json!({ "successorName": " " }), "successorName REQUIRED"),
            (json!({ "successorName": "曹玉兰" }), "successorName HOLDS_ALREADY"),
            (json!({ "successorUsername": "nobody" }), "successorUsername NO_SUCH_ACCOUNT"),
            (json!({ "successorUsername": "somebody" }), "successorUsername NO_SUCH_ACCOUNT"),
            (json!({ "appointmentId": "x" }), "appointmentId NOT_FOUND"),
            (json!({ "expectedVersion": 0 }), "expectedVersion CONFLICT"),
        ] {
            let before = Trace::of(house).await;
            let mut input = json!({ "appointmentId": seat, "successorName": "李接任", "effectiveOn": "2026-03-20", "keepsPartyLead": true });
            input.as_object_mut().expect("an object").extend(changed.as_object().expect("an object").clone());
            let refused = send(house, &federation, "handOverPost", &id, input).await;
            assert_eq!(refused.user_errors(), [wanted], "{changed}");
            assert_eq!(Trace::of(house).await, before, "{changed}");
        }
        let foreign = house.society(city::SOCIETY).await;
        let input = json!({ "appointmentId": seat, "successorName": "李接任", "effectiveOn": "2026-03-20", "keepsPartyLead": true });
        let refused = send(house, &house.foreign_leader().await, "handOverPost", &foreign, input).await;
        assert_eq!(refused.user_errors(), ["appointmentId NOT_FOUND"], "another society's appointment");
        let still = house.leader().await.ask("query($id: ID!) { society(id: $id) { name } }", json!({ "id": id })).await;
        assert_eq!(still.status, 200, "the old holder keeps his rights");
    }
}
