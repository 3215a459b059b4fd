//! A mail that was given up is tried again, at an administrator's word.

use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, Set};
use serde::Serialize;

use entity::account::MailId;
use entity::account::mail::{self, MailState};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RetryMail;

impl Intention for RetryMail {
    const FIELD: &'static str = "Mutation.retryMail";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which mail.
    pub mail: String,
}

/// Lets it wait for the next round, with all its tries before it.
pub async fn retry_mail(state: &State, permit: Permit<RetryMail>, input: Input) -> Result<MailId, Stop> {
    let missing = || Stop::at("mailId", RefusalCode::NotFound);
    let id = MailId::parse(&input.mail).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let reached = Scope::of(Some(permit.viewer()), RetryMail::FIELD).mails();
    let row = reached.filter(mail::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, RetryMail::FIELD, &input, &input.mail).await? {
        return Ok(id);
    }
    if row.state != MailState::GivenUp {
        return Err(Stop::whole(RefusalCode::MailNotGivenUp));
    }
    let waiting = mail::ActiveModel {
        id: Set(id),
        state: Set(MailState::Waiting),
        tries: Set(0),
        next_at: Set(write.at),
        ..Default::default()
    };
    waiting.update(&write.tx).await?;
    let changes = Change::between("mail", None, Some(input.mail)).into_iter().collect();
    write.commit(state, Entry { action: Action::RetryMail, society_id: None, changes }).await?;
    Ok(id)
}
