//! A credit code with a wrong check digit is accepted as its certificate says: real ones exist. The
//! acceptance is a ledger event with its reason; afterwards the importer takes the code.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::uscc::{Uscc, exception};

use crate::access::{Intention, Permit, Scope};
use crate::fault::Stop;
use crate::ledger::{Change, Entry, Write};
use crate::state::State;

/// The longest reason, characters.
pub const REASON_MAX: usize = 200;

/// The intention.
#[derive(Debug)]
pub struct AcceptUscc;

impl Intention for AcceptUscc {
    const FIELD: &'static str = "Mutation.acceptUscc";
}

/// Accepts a code; a second acceptance replaces the reason.
pub async fn accept_uscc(state: &State, permit: Permit<AcceptUscc>, code: &str, reason: &str) -> Result<(), Stop> {
    let uscc = exceptional(code.trim())?;
    let reason = checked(reason.trim())?;
    let viewer = permit.viewer();
    if !Scope::of(Some(viewer), AcceptUscc::FIELD).covers_region(uscc.division()) {
        return Err(Stop::at("uscc", RefusalCode::NotFound));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let row = exception::ActiveModel {
        uscc: Set(uscc.to_string()),
        reason: Set(reason.clone()),
        user_id: Set(viewer.user_id),
        accepted_at: Set(write.at),
    };
    let columns = [exception::Column::Reason, exception::Column::UserId, exception::Column::AcceptedAt];
    let replace = OnConflict::column(exception::Column::Uscc).update_columns(columns).to_owned();
    exception::Entity::insert(row).on_conflict(replace).exec_without_returning(&write.tx).await?;
    let changes = [("uscc", uscc.to_string()), ("reason", reason)].map(|(field, new)| Change {
        field: field.into(),
        old: None,
        new: Some(new),
    });
    write.commit(state, Entry { action: Action::AcceptUscc, society_id: None, changes: changes.into() }).await?;
    Ok(())
}

/// A code that is wrong in a check digit and in nothing else.
fn exceptional(code: &str) -> Result<Uscc, Stop> {
    match code.parse::<Uscc>() {
        Ok(_) => Err(Stop::at("uscc", RefusalCode::UsccIsValid)),
        Err(fault) if fault.may_be_overridden() => {
            Uscc::certified(code).map_err(|_| Stop::at("uscc", RefusalCode::InvalidUscc))
        }
        Err(_) => Err(Stop::at("uscc", RefusalCode::InvalidUscc)),
    }
}

fn checked(reason: &str) -> Result<String, Stop> {
    match reason.chars().count() {
        0 => Err(Stop::at("reason", RefusalCode::Required)),
        count if count > REASON_MAX => Err(Stop::at("reason", RefusalCode::TooLong { max: REASON_MAX })),
        _ if reason.chars().any(char::is_control) => Err(Stop::at("reason", RefusalCode::ControlCharacter)),
        _ => Ok(reason.to_owned()),
    }
}
