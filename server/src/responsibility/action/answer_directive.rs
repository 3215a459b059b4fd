//! A recipient answers a directive: acknowledges it, then reports that it is done.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::responsibility::directive::{self, RecipientId, RecipientState, recipient};
use entity::responsibility::{Standing, TEXT_MAX};

use super::{Checks, moved, told};
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention to acknowledge.
#[derive(Debug)]
pub struct AcknowledgeDirective;

impl Intention for AcknowledgeDirective {
    const FIELD: &'static str = "Mutation.acknowledgeDirective";
}

/// The intention to report it done.
#[derive(Debug)]
pub struct ReportDirectiveDone;

impl Intention for ReportDirectiveDone {
    const FIELD: &'static str = "Mutation.reportDirectiveDone";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which of the directive's recipients he speaks for.
    pub recipient: String,
    /// What was done; empty when it is acknowledged only.
    pub echo: String,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Acknowledges.
pub async fn acknowledge_directive(
    state: &State,
    permit: Permit<AcknowledgeDirective>,
    input: Input,
) -> Result<(), Stop> {
    let Some((write, row, due)) = found(state, &permit, &input).await? else { return Ok(()) };
    let next = row.state.step(RecipientState::Acked).map_err(Stop::whole)?;
    let change = recipient::ActiveModel {
        state: Set(next),
        acked_at: Set(Some(write.at)),
        acked_by: Set(Some(permit.viewer().display_name.clone())),
        ..Default::default()
    };
    advance(&write, &row, change).await?;
    let holder = holder(&row)?;
    write.pass(OpenItemKind::Directive, row.id.0, holder, next.code(), due.due_on).await?;
    let changes = vec![told("directive", due.title), moved(row.state, next)];
    let entry = Entry { action: Action::AcknowledgeDirective, society_id: row.society_id, changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// Reports it done, with what was done.
pub async fn report_directive_done(
    state: &State,
    permit: Permit<ReportDirectiveDone>,
    input: Input,
) -> Result<(), Stop> {
    let mut checks = Checks::default();
    let echo = checks.text("echo", &input.echo, TEXT_MAX);
    checks.settle()?;
    let Some((write, row, due)) = found(state, &permit, &input).await? else { return Ok(()) };
    let next = row.state.step(RecipientState::Done).map_err(Stop::whole)?;
    let change = recipient::ActiveModel {
        state: Set(next),
        done_at: Set(Some(write.at)),
        done_by: Set(Some(permit.viewer().display_name.clone())),
        echo: Set(Some(echo.clone())),
        ..Default::default()
    };
    advance(&write, &row, change).await?;
    write.close_item(OpenItemKind::Directive, row.id.0).await?;
    let mut changes = vec![told("directive", due.title), moved(row.state, next), told("echo", echo)];
    let evidence = Subject::of(AttachmentPurpose::EchoEvidence, row.id.0, holder(&row)?);
    changes.extend(attach(state, &write, evidence, &input.files).await?);
    let entry = Entry { action: Action::ReportDirectiveDone, society_id: row.society_id, changes };
    write.commit(state, entry).await?;
    Ok(())
}

/// The transaction, the recipient and his directive; none when this was done before.
async fn found<I: Intention>(
    state: &State,
    permit: &Permit<I>,
    input: &Input,
) -> Result<Option<(Write, recipient::Model, directive::Model)>, Stop> {
    let missing = || Stop::at("recipientId", RefusalCode::NotFound);
    let id = RecipientId::parse(&input.recipient).map_err(|_| missing())?;
    let write = Write::begin(state, permit.actor()).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    // Whose it is comes first: a key of somebody else's thing claims nothing.
    let own = Scope::of(Some(permit.viewer()), I::FIELD).directive_recipients();
    let row = own.filter(recipient::Column::Id.eq(id)).one(&write.tx).await?.ok_or_else(missing)?;
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, input, &input.recipient).await? {
        return Ok(None);
    }
    // Locked for as long as one answers, so that it is withdrawn before or after, and never in between:
    // a withdrawal closes what this answer is about to pass on.
    let directive = directive::Entity::find_by_id(row.directive_id).lock_shared().one(&write.tx).await?;
    let directive = directive.ok_or_else(missing)?;
    if directive.withdrawn_on.is_some() {
        return Err(Stop::whole(RefusalCode::DirectiveWithdrawn));
    }
    Ok(Some((write, row, directive)))
}

/// Writes the change, unless someone else of the same society was quicker.
async fn advance(write: &Write, row: &recipient::Model, change: recipient::ActiveModel) -> Result<(), Stop> {
    let still = recipient::Entity::update_many().set(change).filter(recipient::Column::Id.eq(row.id));
    let written = still.filter(recipient::Column::State.eq(row.state)).exec(&write.tx).await?;
    if written.rows_affected == 1 {
        return Ok(());
    }
    Err(Stop::whole(RefusalCode::WrongState { state: Standing::of(row.state) }))
}

fn holder(row: &recipient::Model) -> Result<Holder, Fault> {
    let society = row.society_id.map(Holder::Society);
    society.or(row.agency_id.map(Holder::Agency)).ok_or_else(|| Fault::Broken("a recipient is nobody".into()))
}
