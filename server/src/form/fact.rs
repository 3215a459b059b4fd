//! The dated form of a society's Party organisation: one ends, the next begins.

use chrono::{Months, NaiveDate};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::form::party_form::{self, PartyForm};
use entity::form::rules::RuleSet;
use entity::register::society::SocietyId;

use crate::fault::Fault;
use crate::ledger::Write;
use crate::state::State;

/// A form and what its approval says.
#[derive(Clone, Debug)]
pub struct Approved {
    /// The form; `NONE` where the organisation ends.
    pub form: PartyForm,
    /// Its first day.
    pub since: NaiveDate,
    /// The superior Party organisation.
    pub superior: Option<String>,
    /// Number of its document.
    pub document_no: Option<String>,
    /// Day of its document.
    pub document_on: Option<NaiveDate>,
}

/// The form in being, with its days.
pub async fn current_form(write: &Write, society: SocietyId) -> Result<Option<party_form::Model>, Fault> {
    let current = party_form::Entity::find()
        .filter(party_form::Column::SocietyId.eq(society))
        .filter(party_form::Column::Until.is_null());
    Ok(current.one(&write.tx).await?)
}

/// Ends the form in being and begins this one, with its review or the end of its term.
pub async fn begin_form(
    state: &State,
    write: &Write,
    society: SocietyId,
    new: Approved,
    rules: &RuleSet,
) -> Result<(), Fault> {
    let Approved { form, since, superior, document_no, document_on } = new;
    if let Some(old) = current_form(write, society).await? {
        let ended = party_form::ActiveModel { id: Set(old.id), until: Set(Some(since)), ..Default::default() };
        ended.update(&write.tx).await?;
    }
    let after =
        |months: i32| u32::try_from(months).ok().and_then(|months| since.checked_add_months(Months::new(months)));
    let row = party_form::ActiveModel {
        id: Set(state.world.new_id()),
        society_id: Set(society),
        form: Set(form),
        since: Set(since),
        until: Set(None),
        superior: Set(superior),
        document_no: Set(document_no),
        document_on: Set(document_on),
        review_on: Set((form == PartyForm::Functional).then(|| after(rules.review_months)).flatten()),
        term_ends_on: Set((form == PartyForm::Established).then(|| after(12 * rules.term_years)).flatten()),
    };
    party_form::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}
