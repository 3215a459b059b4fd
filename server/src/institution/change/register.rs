//! What an approval writes: the register's dated fact of the matter, beside it what other rooms read (name,
//! seat, president, council term), all from one day on.

use chrono::NaiveDate;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::institution::change::proposal::term_end;
use entity::institution::change::{ChangeMatter, registered_item};
use entity::people::appointment::{EndReason, LeaderPost};
use entity::register::society::{SocietyId, contact, name};
use entity::register::standing::council_term;

use super::Case;
use crate::fault::{Fault, Stop};
use crate::ledger::Write;
use crate::people::person::known;
use crate::people::post::{self, Begin};
use crate::register::version::count_up;
use crate::state::State;

/// Where what is written comes from.
pub const SOURCE: &str = "变更登记";

/// Ends what a table of dated facts says of a society and enters what it says now; a fact that began on the
/// same day is corrected.
macro_rules! replace {
    ($table:ident, $write:expr, $which:expr, $since:expr, $row:expr) => {{
        let current = $table::Entity::find().filter($which).filter($table::Column::Until.is_null());
        if let Some(old) = current.one(&$write.tx).await? {
            if old.since >= $since {
                $table::Entity::delete_by_id(old.id).exec(&$write.tx).await?;
            } else {
                let until = Set(Some($since));
                $table::ActiveModel { id: Set(old.id), until, ..Default::default() }.update(&$write.tx).await?;
            }
        }
        $table::Entity::insert($row).exec_without_returning(&$write.tx).await?;
    }};
}

/// Writes a change into the register.
pub async fn enter(
    state: &State,
    write: &Write,
    case: &Case,
    (document_no, since): (&str, NaiveDate),
) -> Result<(), Stop> {
    let (id, matter, value) = (case.row.society_id, case.row.matter, case.row.new_value.as_str());
    let row = registered_item::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        matter: Set(matter),
        value: Set(value.to_owned()),
        source: Set(SOURCE.into()),
        document_no: Set(document_no.to_owned()),
        since: Set(since),
        until: Set(None),
    };
    let which = registered_item::Column::SocietyId.eq(id).and(registered_item::Column::Matter.eq(matter));
    replace!(registered_item, write, which, since, row);
    settle(state, write, id, (matter, value), since).await
}

/// Writes what other rooms read of a matter, from one day on: for a change, and for a register that is put right.
pub async fn settle(
    state: &State,
    write: &Write,
    id: SocietyId,
    (matter, value): (ChangeMatter, &str),
    since: NaiveDate,
) -> Result<(), Stop> {
    match matter {
        ChangeMatter::Name => rename(state, write, (id, value), since).await?,
        ChangeMatter::Seat => move_seat(write, id, value).await?,
        ChangeMatter::LegalRepresentative => appoint(state, write, (id, value), since).await?,
        ChangeMatter::Reelection => elect(state, write, (id, value), since).await?,
        _ => {}
    }
    count_up(&write.tx, id).await?;
    Ok(())
}

async fn rename(state: &State, write: &Write, (id, value): (SocietyId, &str), since: NaiveDate) -> Result<(), Fault> {
    let row = name::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        name: Set(value.to_owned()),
        since: Set(since),
        until: Set(None),
    };
    replace!(name, write, name::Column::SocietyId.eq(id), since, row);
    Ok(())
}

async fn move_seat(write: &Write, id: SocietyId, value: &str) -> Result<(), Fault> {
    let address = Set(value.to_owned());
    if contact::Entity::find_by_id(id).one(&write.tx).await?.is_some() {
        let moved = contact::ActiveModel { address, updated_at: Set(write.at), ..Default::default() };
        contact::Entity::update_many().set(moved).filter(contact::Column::SocietyId.eq(id)).exec(&write.tx).await?;
        return Ok(());
    }
    let row = contact::ActiveModel {
        society_id: Set(id),
        address,
        phone: Set(String::new()),
        email: Set(String::new()),
        updated_at: Set(write.at),
    };
    contact::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// The president is legal representative: whoever was, is no more.
async fn appoint(state: &State, write: &Write, (id, value): (SocietyId, &str), since: NaiveDate) -> Result<(), Stop> {
    let person = known(state, write, id, value, None).await?;
    let in_office = post::in_office(write, id).await?;
    let presidents = in_office.iter().filter(|held| held.appointment.post == LeaderPost::President);
    let mut presides = false;
    for held in presidents {
        if held.person.id == person {
            presides = true;
        } else {
            post::end(write, &held.appointment, (since, EndReason::HandedOver), "value").await?;
        }
    }
    if !presides {
        let new = Begin { society: id, person, post: LeaderPost::President, term_no: Some(1), since };
        post::begin(state, write, new).await?;
    }
    Ok(())
}

async fn elect(state: &State, write: &Write, (id, value): (SocietyId, &str), since: NaiveDate) -> Result<(), Fault> {
    let ends_on = term_end(value).ok_or_else(|| Fault::Broken(format!("{value} is no day")))?;
    let row = council_term::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(id),
        ends_on: Set(ends_on),
        since: Set(since),
        until: Set(None),
    };
    replace!(council_term, write, council_term::Column::SocietyId.eq(id), since, row);
    Ok(())
}
