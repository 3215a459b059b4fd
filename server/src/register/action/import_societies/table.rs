//! The tables of dated facts as a plan writes them: rows that end, rows that are replaced, rows that
//! are entered; a batch of each table costs three statements, however many societies it is about.

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use entity::form::party_form::{self, PartyForm};
use entity::people::appointment::{self, AppointmentId, LeaderPost, party_lead};
use entity::register::headcount::{self, Counts, FactSource};
use entity::register::present::HeldGrade;
use entity::register::society::{SocietyId, name};
use entity::register::standing::{council_term, grade, listing};
use exchange::import::plan::Turn;
use exchange::import::record::Listed;

/// Where and when a fact holds.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The row's key.
    pub id: Uuid,
    /// The society.
    pub society: SocietyId,
    /// The first day.
    pub since: NaiveDate,
}

/// A table of dated facts.
pub trait DatedTable: EntityTrait {
    /// What a row says.
    type Fact;
    /// The key.
    const ID: Self::Column;
    /// The first day on which it no longer holds.
    const UNTIL: Self::Column;
    /// A row without an end.
    fn row(place: Place, fact: Self::Fact) -> Self::ActiveModel;
}

macro_rules! dated_tables {
    ($($table:ident($fact:ident: $ty:ty) { $($column:ident: $value:expr),+ } $(id $id:ident)?;)+) => {$(
        impl DatedTable for $table::Entity {
            type Fact = $ty;
            const ID: Self::Column = $table::Column::Id;
            const UNTIL: Self::Column = $table::Column::Until;
            fn row(place: Place, $fact: $ty) -> Self::ActiveModel {
                $table::ActiveModel {
                    id: Set($($id)?(place.id)),
                    society_id: Set(place.society),
                    $($column: Set($value),)+
                    since: Set(place.since),
                    until: Set(None),
                }
            }
        }
    )+};
}

dated_tables! {
    name(name: String) { name: name };
    // A spreadsheet says the form and no more: what an approval adds stays empty.
    party_form(form: PartyForm) {
        form: form,
        superior: None,
        document_no: None,
        document_on: None,
        review_on: None,
        term_ends_on: None
    };
    grade(held: HeldGrade) { level: held.level, valid_until: held.valid_until };
    council_term(day: NaiveDate) { ends_on: day };
    party_lead(post: LeaderPost) { post: post };
    listing(listed: Listed) { kind: listed.kind, reason: listed.reason };
    appointment(holder: (LeaderPost, Uuid)) {
        post: holder.0,
        person_id: holder.1,
        term_no: None,
        end_reason: None
    } id AppointmentId;
    headcount(counts: Counts) {
        individual_members: counts.individual_members,
        unit_members: counts.unit_members,
        full_time_staff: counts.full_time_staff,
        formal: counts.formal,
        probationary: counts.probationary,
        resident_formal: counts.resident_formal,
        council_formal: counts.council_formal,
        source: FactSource::Import
    };
}

/// What a plan does to one table.
#[derive(Debug)]
pub struct Batch<E: DatedTable> {
    entered: Vec<E::ActiveModel>,
    ended: Vec<Uuid>,
    replaced: Vec<Uuid>,
}

impl<E: DatedTable> Default for Batch<E> {
    fn default() -> Self {
        Self { entered: Vec::new(), ended: Vec::new(), replaced: Vec::new() }
    }
}

impl<E: DatedTable> Batch<E> {
    /// Takes a turn in. `place` has the key of a new row and the day that the data hold for.
    pub fn take<T>(&mut self, turn: &Turn<T>, place: Place, mut fact: impl FnMut(&T) -> E::Fact) {
        match turn {
            Turn::Begin { value, since } => self.entered.push(E::row(Place { since: *since, ..place }, fact(value))),
            Turn::Follow { row, value, .. } => {
                self.ended.push(*row);
                self.entered.push(E::row(place, fact(value)));
            }
            Turn::Correct { row, value, .. } => {
                self.replaced.push(*row);
                self.entered.push(E::row(place, fact(value)));
            }
            Turn::End { row, .. } => self.ended.push(*row),
        }
    }

    /// Writes: what goes first, because a table holds one fact without an end.
    pub async fn write(self, tx: &impl ConnectionTrait, until: NaiveDate) -> Result<(), DbErr> {
        let Self { entered, ended, replaced } = self;
        if !replaced.is_empty() {
            E::delete_many().filter(E::ID.is_in(replaced)).exec(tx).await?;
        }
        if !ended.is_empty() {
            E::update_many().col_expr(E::UNTIL, Expr::value(until)).filter(E::ID.is_in(ended)).exec(tx).await?;
        }
        if !entered.is_empty() {
            E::insert_many(entered).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}
