//! The threshold watch: judges anew when the rules change with the day, and opens "change due" for a
//! society whose crossing has stayed; closes it when the crossing is settled.

use chrono::{Days, NaiveDate};
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::Word;
use entity::form::rules::RuleSet;
use entity::ledger::event::Action;
use entity::ledger::open_item::{self, OpenItemKind};
use entity::register::present::{self, Column};
use entity::register::society::SocietyId;

use crate::database;
use crate::fault::Fault;
use crate::form::rules;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Actor, Change, Entry, Write};
use crate::register::facts;
use crate::state::State;

/// How many societies are judged anew in one transaction.
const CHUNK: u64 = 200;

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Societies that were judged anew because another version of the rules is in force.
    pub judged: usize,
    /// Changes that became due.
    pub opened: usize,
    /// Changes that are due no more.
    pub closed: usize,
}

/// One round over all societies.
pub async fn run(state: &State) -> Result<Done, Fault> {
    let today = state.world.today();
    let mut done = Done { judged: judge_anew(state, today).await?, ..Done::default() };
    for society in candidates(state, today).await? {
        match settle(state, society).await? {
            Some(Action::OpenChangeDue) => done.opened += 1,
            Some(_) => done.closed += 1,
            None => {}
        }
    }
    Ok(done)
}

/// Writes the presents again that another version judged than the one in force.
async fn judge_anew(state: &State, today: NaiveDate) -> Result<usize, Fault> {
    let mut judged = 0;
    loop {
        // Asked each time: a version published meanwhile judges the next ones, and would never be reached.
        let version = rules::book(&state.db).await?.on(today).version;
        let others = present::Entity::find().filter(Column::RuleVersion.ne(version)).select_only();
        let others = others.column(Column::SocietyId).order_by_asc(Column::SocietyId).limit(CHUNK);
        let ids: Vec<SocietyId> = others.into_tuple().all(&state.db).await?;
        if ids.is_empty() {
            return Ok(judged);
        }
        let tx = database::begin(&state.db).await?;
        facts::refresh(&tx, &ids, today).await?;
        tx.commit().await?;
        state.live.committed(&state.db);
        judged += ids.len();
    }
}

/// Societies with a change that is due and not open, or open and perhaps due no more.
async fn candidates(state: &State, today: NaiveDate) -> Result<Vec<SocietyId>, Fault> {
    let open = Query::select()
        .column(open_item::Column::SubjectId)
        .from(open_item::Entity)
        .and_where(open_item::Column::Kind.eq(OpenItemKind::ChangeDue))
        .to_owned();
    let is_open = || Column::SocietyId.in_subquery(open.clone());
    let due = Condition::all().add(Column::ChangeDueFrom.lte(today)).add(is_open().not());
    let settled = Condition::all()
        .add(is_open())
        .add(Condition::any().add(Column::CrossedSince.is_null()).add(Column::Mismatch.eq(false)));
    let found = present::Entity::find().filter(Condition::any().add(due).add(settled)).select_only();
    Ok(found.column(Column::SocietyId).order_by_asc(Column::SocietyId).into_tuple().all(&state.db).await?)
}

/// The same right after a write that may have crossed a line or settled it. What fails here the clock
/// does again, so that the write stands.
pub async fn after_write(state: &State, id: SocietyId) {
    if let Err(fault) = settle(state, id).await {
        tracing::warn!(%fault, "the threshold watch after a write");
    }
}

/// Opens or closes what one society's crossing asks for; answers what was done. The society's present is
/// locked meanwhile, so that two rounds at once do it once.
pub async fn settle(state: &State, id: SocietyId) -> Result<Option<Action>, Fault> {
    let today = state.world.today();
    let write = Write::begin(state, Actor::platform("平台时钟")).await?;
    let Some(kept) = present::Entity::find_by_id(id).lock_exclusive().one(&write.tx).await? else {
        return Ok(None);
    };
    let Some(society) = facts::on_day(&write.tx, &[id], today).await?.pop() else { return Ok(None) };
    let is_due = society.present().crossing.is_some_and(|crossing| crossing.is_due(today));
    let waiting = open_item::Entity::find()
        .filter(open_item::Column::Kind.eq(OpenItemKind::ChangeDue))
        .filter(open_item::Column::SubjectId.eq(id.0))
        .one(&write.tx)
        .await?;
    let action = match (is_due, waiting) {
        (true, None) => Action::OpenChangeDue,
        (false, Some(_)) => Action::CloseChangeDue,
        _ => return Ok(None),
    };
    if action == Action::OpenChangeDue {
        let rules = rules::book(&write.tx).await?;
        write.open(state, item(&society, rules.on(today), today)).await?;
    } else {
        write.close_item(OpenItemKind::ChangeDue, id.0).await?;
    }
    if kept != society {
        facts::refresh(&write.tx, &[id], today).await?;
    }
    write.commit(state, Entry { action, society_id: Some(id), changes: told(&society) }).await?;
    Ok(Some(action))
}

fn item(society: &present::Model, rules: &RuleSet, today: NaiveDate) -> OpenItem {
    let days = u64::try_from(rules.change_due_days).unwrap_or_default();
    OpenItem {
        kind: OpenItemKind::ChangeDue,
        subject_id: society.society_id.0,
        society_id: Some(society.society_id),
        region_code: society.region_code.clone(),
        title: String::new(),
        holder: Holder::Society(society.society_id),
        reason: society.recommended.code().into(),
        due_on: today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX),
    }
}

fn told(society: &present::Model) -> Vec<Change> {
    let (form, recommended) = (society.form.code(), society.recommended.code());
    let since = society.crossed_since.map(|since| since.to_string());
    let form = Change::between("form", Some(form.into()), Some(recommended.into()));
    form.into_iter().chain(Change::between("crossedSince", None, since)).collect()
}
