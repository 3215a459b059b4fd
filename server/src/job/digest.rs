//! The letters of the day: each user who wants one gets what is new to him, on a working day, when there
//! is something to say. After a stop there is one letter and not one for each day.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::account::MailId;
use entity::account::mail::{self, MailState, MailWish, setting};
use entity::institution::reminder::{self, LOOKS_AHEAD_DAYS, ReminderStep};
use entity::ledger::open_item;
use entity::register::present;
use entity::{Language, Word};

use crate::access::Scope;
use crate::account::mail::unsubscribe_path;
use crate::database;
use crate::fault::Fault;
use crate::identity::{Viewer, viewer};
use crate::institution::calendar::calendar;
use crate::institution::digest::{Frame, Letter, Line, letter};
use crate::institution::own::{own, path_of, title_of};
use crate::state::State;

/// How many reminders of others' deadlines a letter names.
const RAISED: u64 = 100;

/// One round; answers how many letters were written.
pub async fn run(state: &State) -> Result<usize, Fault> {
    let (today, calendar) = (state.world.today(), calendar(&state.db).await?);
    if state.config.mail.is_none() || !calendar.is_working(today) {
        return Ok(0);
    }
    let mut wishes = vec![MailWish::Daily];
    wishes.extend(calendar.begins_week(today).then_some(MailWish::Weekly));
    let wanted = setting::Entity::find().filter(setting::Column::Wish.is_in(wishes));
    let mut written = 0;
    for row in wanted.order_by_asc(setting::Column::UserId).all(&state.db).await? {
        written += usize::from(write(state, row).await?);
    }
    Ok(written)
}

/// Writes one user's letter; false when he has no post, or there is nothing to say.
async fn write(state: &State, row: setting::Model) -> Result<bool, Fault> {
    // A letter says what its reader may see on this day, by the post he holds on this day.
    let Some(viewer) = viewer::by_user(state, row.user_id, uuid::Uuid::nil()).await? else { return Ok(false) };
    let (now, language) = (state.world.now(), Language::from(row.language));
    let lines = if news(state, &viewer, row.told_until).await? {
        lines(state, &viewer, language, row.told_until).await?
    } else {
        Vec::new()
    };
    let tx = database::begin(&state.db).await?;
    let heard = setting::ActiveModel { user_id: Set(row.user_id), told_until: Set(now), ..Default::default() };
    heard.update(&tx).await?;
    let mut written = 0;
    if !lines.is_empty() {
        let base = base(state);
        let unsubscribe = [base, &unsubscribe_path(state, row.user_id)?].concat();
        let frame = Frame { name: &viewer.display_name, base, unsubscribe: &unsubscribe, language };
        let mail = addressed(state, &row, letter(frame, &lines), unsubscribe.clone());
        let once = OnConflict::columns([mail::Column::UserId, mail::Column::Day]).do_nothing().to_owned();
        written = mail::Entity::insert(mail).on_conflict(once).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(written > 0)
}

fn base(state: &State) -> &str {
    state.config.base_url.as_deref().unwrap_or_default()
}

fn addressed(state: &State, row: &setting::Model, letter: Letter, unsubscribe: String) -> mail::ActiveModel {
    let Letter { subject, plain, html } = letter;
    let now = state.world.now();
    mail::ActiveModel {
        id: Set(MailId(state.world.new_id())),
        user_id: Set(row.user_id),
        day: Set(state.world.today()),
        address: Set(row.address.clone()),
        subject: Set(subject),
        plain: Set(plain),
        html: Set(html),
        unsubscribe: Set(unsubscribe),
        state: Set(MailState::Waiting),
        tries: Set(0),
        next_at: Set(now),
        fault: Set(String::new()),
        created_at: Set(now),
        sent_at: Set(None),
    }
}

/// Whether something was said to him, or handed to him, since his last letter.
async fn news(state: &State, viewer: &Viewer, since: DateTime<Utc>) -> Result<bool, Fault> {
    let said = Scope::of(Some(viewer), "Query.reminders").reminders().filter(reminder::Column::SaidAt.gt(since));
    if said.count(&state.db).await? > 0 {
        return Ok(true);
    }
    let scope = Scope::of(Some(viewer), "Query.openItems");
    let handed = scope.open_items().filter(scope.held()).filter(open_item::Column::Since.gt(since));
    Ok(handed.count(&state.db).await? > 0)
}

/// What his letter lists: his own deadlines and what he holds, and what was raised to him.
async fn lines(state: &State, viewer: &Viewer, language: Language, since: DateTime<Utc>) -> Result<Vec<Line>, Fault> {
    let said = Scope::of(Some(viewer), "Query.reminders").reminders().filter(reminder::Column::SaidAt.gt(since));
    let said = said.order_by_asc(reminder::Column::Id).limit(RAISED).all(&state.db).await?;
    let step: HashMap<_, ReminderStep> =
        said.iter().map(|row| ((row.kind, row.subject_id, row.legal_on), row.step)).collect();
    let base = base(state);
    let own = own(state, viewer, TimeDelta::days(LOOKS_AHEAD_DAYS)).await?;
    let mut lines: Vec<Line> = own
        .dues
        .iter()
        .map(|due| Line {
            title: title_of(due, viewer, language),
            day: due.deadline.due_on,
            days_left: due.deadline.days_left,
            step: step.get(&(due.deadline.kind, due.subject_id, due.deadline.legal_on)).copied(),
            url: [base, &path_of(due)].concat(),
        })
        .collect();
    lines.extend(raised(state, viewer, language, said).await?);
    lines.sort_by_key(|line| line.day);
    Ok(lines)
}

/// What others are late with, for the tier that looks into it.
async fn raised(
    state: &State,
    viewer: &Viewer,
    language: Language,
    said: Vec<reminder::Model>,
) -> Result<Vec<Line>, Fault> {
    let said: Vec<_> = said.into_iter().filter(|row| row.step.tier().is_some()).collect();
    let ids: Vec<_> = said.iter().filter_map(|row| row.society_id).collect();
    let reached = Scope::of(Some(viewer), "Query.societies").societies();
    let societies = reached.filter(present::Column::SocietyId.is_in(ids)).all(&state.db).await?;
    let names: HashMap<_, String> = societies.into_iter().map(|row| (row.society_id, row.name)).collect();
    let today = state.world.today();
    let line = |row: reminder::Model| {
        let name = row.society_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let parts = [row.kind.label(language), row.title.as_str(), &name];
        Line {
            title: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            day: row.due_on,
            days_left: (row.due_on - today).num_days(),
            step: Some(row.step),
            url: [base(state), "/deadlines?range=overdue"].concat(),
        }
    };
    Ok(said.into_iter().map(line).collect())
}
