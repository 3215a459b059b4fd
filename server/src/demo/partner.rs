//! The demo's partner: the client of a bureau that posts its needs and reads the register, with a secret that everybody
//! knows. It is entered in a demo's database and nowhere else.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use entity::Word;
use entity::account::OauthClientId;
use entity::account::oauth::{OauthScope, Scopes, client};
use entity::ledger::event::Action;
use entity::register::region::RegionId;

use super::register_day;
use crate::account::oauth::{NewClient, enter};
use crate::fault::Fault;
use crate::identity::session::digest;
use crate::ledger::{Actor, Entry, Write, told};
use crate::state::State;

/// What it calls itself.
pub const CLIENT_ID: &str = "demo-partner";
/// Its secret.
pub const SECRET: &str = "xuehui-demo-partner";

/// Enters it. What a killed server had entered stays.
pub(super) async fn fill(state: &State, city: RegionId) -> Result<(), Fault> {
    let entered = client::Entity::find().filter(client::Column::ClientId.eq(CLIENT_ID)).count(&state.db).await?;
    if entered > 0 {
        return Ok(());
    }
    let write = Write::begin(state, Actor::platform("演示数据")).await?;
    let new = NewClient {
        id: OauthClientId(state.world.new_id()),
        client_id: CLIENT_ID.into(),
        name: "教育局数据共享平台".into(),
        owner: "江南市教育局".into(),
        region_id: city,
        scopes: Scopes::of(OauthScope::ALL.iter().copied()),
        since: register_day(),
        until: None,
    };
    enter(state, &write, new, digest(SECRET)).await?;
    let changes = vec![told("client", CLIENT_ID)];
    write.commit(state, Entry { action: Action::RegisterOauthClient, society_id: None, changes }).await?;
    Ok(())
}
