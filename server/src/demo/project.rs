//! The demo's projects and their money, through the same intentions as people use: research of the calls of 2024
//! and 2025, and twelve awards of two support programmes with their tranches in every state.

mod money;
mod research;

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use entity::project::case::{self, ProjectId};
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::register::present;

use super::supervision::{ago, done, permit, speaker, viewer};
use crate::access::Permit;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::project::action::enter_project::{self, enter_project};
use crate::project::action::project_step::{self, More, Step, move_project};
use crate::state::State;

/// Enters them all. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    if case::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    let societies = present::Entity::find().order_by_asc(present::Column::Uscc).all(&state.db).await?;
    let societies = societies.into_iter().filter(|row| row.abnormality.is_none()).collect();
    let book = Book { state, societies, desk: viewer(state, "projects").await?, chair: viewer(state, "chair").await? };
    Box::pin(book.research()).await?;
    Box::pin(book.support()).await
}

/// The demo's people and societies.
struct Book<'a> {
    state: &'a State,
    /// In the order of the register, without those that are abnormal.
    societies: Vec<present::Model>,
    desk: Viewer,
    chair: Viewer,
}

/// What is entered.
struct Entered<'a> {
    call: (&'a str, &'a str),
    kind: ProgrammeKind,
    title: String,
    /// How much of which programme; none for approved without money.
    money: Option<(Fen, String)>,
    /// Days before the demo's day.
    ago: i64,
    due_on: NaiveDate,
}

impl Book<'_> {
    fn society(&self, place: usize) -> Result<&present::Model, Fault> {
        self.societies.get(place).ok_or_else(|| Fault::Broken("the demo register is too short".into()))
    }

    /// Enters a project of the society at a place of the register.
    async fn enter(&self, place: usize, new: Entered<'_>) -> Result<ProjectId, Fault> {
        let (society, then) = (self.society(place)?, ago(self.state, new.ago).await?);
        let made = Permit::for_society(&then, &self.desk, "demo", society.society_id).await?;
        let made = made.ok_or_else(|| Fault::Broken("the demo's desk may not".into()))?;
        let (amount, programme) = new.money.map_or((None, None), |(amount, of)| (Some(amount), Some(of)));
        let input = enter_project::Input {
            idempotency_key: format!("demo {} {place}", new.title),
            call_no: new.call.0.into(),
            call_title: new.call.1.into(),
            kind: new.kind,
            title: new.title,
            leader: leader(place),
            amount,
            programme,
            due_on: new.due_on,
        };
        done(Box::pin(enter_project(&then, made, input)).await)
    }

    /// Takes a step so many days before the demo's day.
    async fn step<I: Step>(
        &self,
        id: ProjectId,
        days: i64,
        by: &Viewer,
        (text, more): (&str, More),
    ) -> Result<(), Fault> {
        let then = ago(self.state, days).await?;
        let row = case::Entity::find_by_id(id).one(&self.state.db).await?;
        let row = row.ok_or_else(|| Fault::Broken("a project vanished".into()))?;
        let input = project_step::Input {
            idempotency_key: format!("demo {} {} {}", I::STEP, row.version, id.global()),
            project: id.global(),
            expected_version: row.version,
            text: text.into(),
            more,
            files: Vec::new(),
        };
        done(Box::pin(move_project::<I>(&then, permit(by)?, input)).await).map(drop)
    }

    /// Signs the agreement so many days before the demo's day.
    async fn agreed(&self, id: ProjectId, days: i64, valid_until: NaiveDate) -> Result<(), Fault> {
        let signed_on = ago(self.state, days).await?.world.today();
        let more = More::Agreement { signed_on, valid_until };
        self.step::<project_step::SignProjectAgreement>(id, days, &self.desk, ("协议已由双方签字盖章", more)).await
    }

    /// Whoever speaks for the society at a place of the register.
    async fn speaker(&self, place: usize) -> Result<Viewer, Fault> {
        speaker(self.state, self.society(place)?.society_id).await
    }

    /// So many days after the demo's day.
    fn ahead(&self, days: i64) -> NaiveDate {
        self.state.world.today() + TimeDelta::days(days)
    }
}

/// Names of leaders; fictional.
fn leader(place: usize) -> String {
    const FAMILY: [&str; 12] = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "沈", "韩"];
    const GIVEN: [&str; 11] = ["文博", "思远", "静宜", "国栋", "晓岚", "明哲", "雅琴", "建平", "若溪", "志成", "海燕"];
    [FAMILY[place % FAMILY.len()], GIVEN[place % GIVEN.len()]].concat()
}
