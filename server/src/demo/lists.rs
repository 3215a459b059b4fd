//! The demo's credit lists: what the register names is taken over, and one society has objected to being
//! listed.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use entity::account::role::Role;
use entity::account::row::user;
use entity::institution::list_case::{self, ListOrigin};
use entity::register::society::SocietyId;

use super::society;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::institution::action::list_step::{self, ObjectToListing, move_list_case};
use crate::institution::action::open_list_case::{self, open_list_case};
use crate::job::lists;
use crate::state::State;

/// 江南市慈善文化促进会, number 59: it did not take part in the inspection of 2025.
const OBJECTS: &str = "51329900MJ0D00597J";

/// Takes over and opens the case. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    lists::run(state).await?;
    let found = list_case::Entity::find().filter(list_case::Column::Origin.eq(ListOrigin::Found));
    if found.count(&state.db).await? > 0 {
        return Ok(());
    }
    let id = society(state, OBJECTS).await?;
    let civil = viewer(state, "civil").await?;
    let input = open_list_case::Input {
        idempotency_key: "demo list".into(),
        society: id.global(),
        reason: "NO_ANNUAL_REPORT".into(),
        evidence: "2025年度未在规定期限内报送年度工作报告，2月11日、2月27日两次书面催报未复".into(),
    };
    let case = done(open_list_case(&ago(state, 6).await?, permit(&civil)?, input).await)?;
    let input = list_step::Input {
        idempotency_key: "demo objection".into(),
        case: case.global(),
        expected_version: 1,
        text: "秘书处1月搬迁，催报函未能收悉；年报已于3月12日补报，请核实".into(),
    };
    let speaker = speaker(state, id).await?;
    done(move_list_case::<ObjectToListing>(&ago(state, 2).await?, permit(&speaker)?, input).await)
}

/// The same platform, so many days earlier.
async fn ago(state: &State, days: i64) -> Result<State, Fault> {
    State::open(state.config.clone(), state.db.clone(), state.world.earlier(TimeDelta::days(days))).await
}

async fn viewer(state: &State, username: &str) -> Result<Viewer, Fault> {
    let found = user::Entity::find().filter(user::Column::Username.eq(username)).one(&state.db).await?;
    let found = found.ok_or_else(|| Fault::Broken(format!("the demo has no {username}")))?;
    let viewer = by_user(state, found.id, uuid::Uuid::nil()).await?;
    viewer.ok_or_else(|| Fault::Broken(format!("the demo's {username} has no post")))
}

/// Whoever speaks for a society that has no account: the federation enters it for him.
async fn speaker(state: &State, society: SocietyId) -> Result<Viewer, Fault> {
    let mut viewer = viewer(state, "federation").await?;
    viewer.display_name = "学会秘书处".into();
    if let Some(post) = viewer.posts.first_mut() {
        (post.role, post.agency_id, post.society_id) = (Role::SocietyLeader, None, Some(society));
    }
    Ok(viewer)
}

fn permit<I: Intention>(viewer: &Viewer) -> Result<Permit<I>, Fault> {
    Permit::general(viewer, "demo").ok_or_else(|| Fault::Broken(format!("{} may not", viewer.username)))
}

fn done<T>(outcome: Result<T, Stop>) -> Result<T, Fault> {
    match outcome {
        Ok(value) => Ok(value),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("the demo is refused: {refusals:?}"))),
    }
}
