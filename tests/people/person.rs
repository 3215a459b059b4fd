//! Persons behind posts, Party roles and accounts: one name in one society is one person, and rights
//! follow the person.

use entity::account::row::user;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use support::{both, cast, city, json};

use super::write::{seats, send};

const NAME: &str = "query($id: ID!) { society(id: $id) { name } }";

both! {
    async fn rights_follow_the_person_and_not_the_name_on_the_screen(house) {
        let (id, leader) = (house.society(cast::LEADERS).await, house.leader().await);
        let renamed = user::Entity::update_many().col_expr(user::Column::DisplayName, Expr::value("曹秘书长"));
        renamed.filter(user::Column::Username.eq("leader")).exec(&house.db).await.expect("the account is renamed");
        let federation = house.federation().await;
        let seat = seats(&federation, json!({ "society": id, "post": "SECRETARY_GENERAL" })).await;
        let seat = seat.text("leaders.nodes.0.id").to_owned();
        let query = "query($id: ID!, $seat: ID!) { handoverPreview(societyId: $id, appointmentId: $seat) { accounts } }";
        let shown = federation.ask(query, json!({ "id": id, "seat": seat })).await;
        assert_eq!(shown.list("handoverPreview.accounts"), [json!("leader")]);
        let input = json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "RESIGNED" });
        let done = send(house, &federation, "endAppointment", &id, input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let refused = leader.ask(NAME, json!({ "id": id })).await;
        assert_eq!(refused.error_code(), Some("UNAUTHENTICATED"), "{}", refused.text);
    }

    async fn an_account_is_its_persons_from_the_day_he_is_recorded(house) {
        let (id, leader) = (house.society(city::SOCIETY).await, house.foreign_leader().await);
        let federation = house.foreign_federation().await;
        let input = json!({ "name": "jiangbei-leader", "post": "VICE_PRESIDENT", "since": "2026-03-20" });
        let done = send(house, &federation, "recordAppointment", &id, input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let query = "query($id: ID!) { society(id: $id) { events(first: 1) { nodes { changes { field new } } } } }";
        let told = federation.ask(query, json!({ "id": id })).await;
        let account = json!({ "field": "account", "new": "jiangbei-leader" });
        assert!(told.list("society.events.nodes.0.changes").contains(&account), "{}", told.text);
        assert_eq!(leader.ask(NAME, json!({ "id": id })).await.status, 200);
        let seat = seats(&federation, json!({ "society": id, "post": "VICE_PRESIDENT" })).await;
        let seat = seat.text("leaders.nodes.0.id");
        let input = json!({ "appointmentId": seat, "endsOn": "2026-03-20", "reason": "MISTAKE" });
        let done = send(house, &federation, "endAppointment", &id, input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let refused = leader.ask(NAME, json!({ "id": id })).await;
        assert_eq!(refused.error_code(), Some("UNAUTHENTICATED"), "{}", refused.text);
    }

    async fn a_liaison_who_becomes_a_leader_is_one_person(house) {
        let (id, federation) = (house.society("51329900MJ0D006183").await, house.federation().await);
        let query = "mutation($input: SendInstructorInput!) { sendInstructor(input: $input) { userErrors { path code } } }";
        let input = json!({
            "societyId": id, "expectedVersion": 1, "idempotencyKey": "k", "name": "张永康",
            "since": "2026-03-20",
        });
        let sent = federation.ask(query, json!({ "input": input })).await;
        assert_eq!(sent.list("sendInstructor.userErrors"), [json!(null); 0], "{}", sent.text);
        let input = json!({ "name": "张永康", "post": "VICE_PRESIDENT", "since": "2026-03-20" });
        let done = send(house, &federation, "recordAppointment", &id, input).await;
        assert_eq!(done.user_errors(), Vec::<String>::new());
        let found = seats(&federation, json!({ "society": id, "dual": "DUAL" })).await;
        assert_eq!(found.text("leaders.nodes.0.name"), "张永康", "{}", found.text);
        assert_eq!(found.data("leaders.nodes.0.partyRoles"), &json!(["LIAISON"]));
    }
}
