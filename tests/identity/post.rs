//! Posts: rights follow the post that is held today, not the person and not the token.

use chrono::{Days, TimeDelta};
use entity::account::row::{user, user_post};
use entity::register::present;
use entity::register::society::SocietyId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use support::{House, both, cast, json};

async fn change(house: &House, username: &str, set: impl FnOnce(&mut user_post::ActiveModel)) {
    let owner = user::Entity::find().filter(user::Column::Username.eq(username)).one(&house.db).await;
    let owner = owner.expect("the database answers").expect("the account is there");
    let post = user_post::Entity::find().filter(user_post::Column::UserId.eq(owner.id)).one(&house.db).await;
    let mut post: user_post::ActiveModel = post.expect("the database answers").expect("he holds a post").into();
    set(&mut post);
    post.update(&house.db).await.expect("a post can be changed");
}

async fn society_of(house: &House, uscc: &str) -> SocietyId {
    let found = present::Entity::find().filter(present::Column::Uscc.eq(uscc)).one(&house.db).await;
    found.expect("the database answers").expect("the society is there").society_id
}

both! {
    async fn whose_post_ended_today_is_out_at_once(house) {
        let leader = house.leader().await;
        let today = house.state.world.today();
        change(house, "leader", |post| post.until = Set(Some(today))).await;
        let refused = leader.query("{ viewer { username } }").await;
        assert_eq!((refused.status, refused.error_code()), (401, Some("UNAUTHENTICATED")));
        let refused = house.log_in("leader", server::demo::PASSWORD).await;
        assert_eq!(refused.user_errors(), ["INVALID_CREDENTIALS"], "as if there were no such account");
    }

    async fn whose_post_ends_tomorrow_is_in_until_midnight(house) {
        let tomorrow = house.state.world.today() + Days::new(1);
        change(house, "leader", |post| post.until = Set(Some(tomorrow))).await;
        let leader = house.leader().await;
        assert_eq!(leader.query("{ viewer { username } }").await.text("viewer.username"), "leader");
        house.clock.forward(TimeDelta::hours(15));
        assert_eq!(house.log_in("leader", server::demo::PASSWORD).await.user_errors(), ["INVALID_CREDENTIALS"]);
    }

    async fn whose_post_begins_tomorrow_waits(house) {
        let tomorrow = house.state.world.today() + Days::new(1);
        change(house, "leader", |post| post.since = Set(tomorrow)).await;
        assert_eq!(house.log_in("leader", server::demo::PASSWORD).await.user_errors(), ["INVALID_CREDENTIALS"]);
        house.clock.forward(TimeDelta::hours(15));
        assert!(house.log_in("leader", server::demo::PASSWORD).await.data("login.accessToken").is_string());
    }

    async fn who_is_disabled_is_out_at_once(house) {
        let leader = house.leader().await;
        let row = user::Entity::find().filter(user::Column::Username.eq("leader")).one(&house.db).await;
        let mut row: user::ActiveModel = row.expect("the database answers").expect("the account is there").into();
        row.disabled = Set(true);
        row.update(&house.db).await.expect("an account can be changed");
        assert_eq!(leader.query("{ viewer { username } }").await.error_code(), Some("UNAUTHENTICATED"));
        assert_eq!(house.log_in("leader", server::demo::PASSWORD).await.user_errors(), ["INVALID_CREDENTIALS"]);
    }

    async fn rights_move_with_the_post_while_the_token_stays(house) {
        let (first, fifth) = (house.society(cast::LEADERS).await, house.society(cast::SECRETARYS).await);
        let leader = house.leader().await;
        let query = "query($id: ID!) { society(id: $id) { id } }";
        assert_eq!(leader.ask(query, json!({ "id": first })).await.data("society.id"), &json!(first));
        assert_eq!(leader.ask(query, json!({ "id": fifth })).await.data("society"), &json!(null));
        let new = society_of(house, cast::SECRETARYS).await;
        change(house, "leader", |post| post.society_id = Set(Some(new))).await;
        assert_eq!(leader.ask(query, json!({ "id": first })).await.data("society"), &json!(null));
        assert_eq!(leader.ask(query, json!({ "id": fifth })).await.data("society.id"), &json!(fifth));
    }
}
