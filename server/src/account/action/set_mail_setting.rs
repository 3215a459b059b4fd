//! A user says whether, where and in which language he wants mail. Said again, it is the same.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QuerySelect, Set};

use entity::Word;
use entity::account::UserId;
use entity::account::mail::setting::Column::{Address, ChangedAt, Language, ToldUntil, UserId as Of, Wish};
use entity::account::mail::{MailLanguage, MailWish, check_address, setting};
use entity::ledger::event::Action;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::ledger::{Actor, Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct SetMailSetting;

impl Intention for SetMailSetting {
    const FIELD: &'static str = "Mutation.setMailSetting";
}

/// What the caller sends.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where to; may be empty where no mail is wanted.
    pub address: String,
    /// How often.
    pub wish: MailWish,
    /// In which language.
    pub language: MailLanguage,
}

/// Keeps the caller's own setting.
pub async fn set_mail_setting(state: &State, permit: Permit<SetMailSetting>, input: Input) -> Result<(), Stop> {
    let address = check_address(&input.address, input.wish).map_err(|refusal| Stop::Refused(vec![refusal]))?;
    keep(state, permit.actor(), permit.viewer().user_id, Input { address, ..input }).await?;
    Ok(())
}

/// Ends a user's mails, as the link in each of them does.
pub async fn unsubscribe(state: &State, user: UserId, name: &str) -> Result<bool, Fault> {
    let Some(row) = setting::Entity::find_by_id(user).one(&state.db).await? else { return Ok(false) };
    let actor = Actor { user_id: Some(user), name: name.into(), role: None, request_id: String::new() };
    keep(state, actor, user, Input { address: row.address, wish: MailWish::None, language: row.language }).await?;
    Ok(true)
}

async fn keep(state: &State, actor: Actor, user: UserId, input: Input) -> Result<(), Fault> {
    let Input { address, wish, language } = input;
    let write = Write::begin(state, actor).await?;
    let before = setting::Entity::find_by_id(user).lock_exclusive().one(&write.tx).await?;
    // The ledger says what changed, but no address: it is shown to more people than the address is for.
    let old = |told: fn(&setting::Model) -> String| before.as_ref().map(told);
    let moved = before.as_ref().is_some_and(|row| row.address != address);
    let changes = [
        Change::between("wish", old(|row| row.wish.code().into()), Some(wish.code().into())),
        Change::between("language", old(|row| row.language.code().into()), Some(language.code().into())),
        moved.then(|| Change { field: "address".into(), old: None, new: None }),
    ];
    let changes: Vec<Change> = changes.into_iter().flatten().collect();
    if before.is_some() && changes.is_empty() {
        return Ok(());
    }
    let row = setting::ActiveModel {
        user_id: Set(user),
        address: Set(address),
        wish: Set(wish),
        language: Set(language),
        // What was said before he asked for mail is no news.
        told_until: Set(before
            .as_ref()
            .filter(|row| row.wish != MailWish::None)
            .map_or(write.at, |row| row.told_until)),
        changed_at: Set(write.at),
    };
    let columns = [Address, Wish, Language, ToldUntil, ChangedAt];
    let replace = OnConflict::column(Of).update_columns(columns).to_owned();
    setting::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    write.commit(state, Entry { action: Action::ChangeMailSetting, society_id: None, changes }).await?;
    Ok(())
}
