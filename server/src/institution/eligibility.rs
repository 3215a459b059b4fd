//! What a forecast hangs on, gathered from the register, the credit lists and enforcement. Of enforcement only
//! what was served counts: a forecast must not tell a society of a clue.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use entity::form::party_form::PartyForm;
use entity::institution::eligibility::{EligibilityFacts, Held, PartyGap};
use entity::institution::enforcement::{self, EnforcementState};
use entity::institution::evaluation;
use entity::institution::list_case::{self, list_reason, list_term};
use entity::register::present;
use entity::register::society::SocietyId;
use entity::register::standing::Abnormality;

use crate::fault::Fault;
use crate::institution::list_case::days_of;
use crate::register::facts;

/// The facts of a society on a day.
pub async fn eligibility_facts(
    db: &impl ConnectionTrait,
    society: &present::Model,
    today: NaiveDate,
) -> Result<EligibilityFacts, Fault> {
    let id = society.society_id;
    let known = facts::load(db, &[id]).await?.remove(&id).unwrap_or_default();
    let grade = known.grades.iter().rev().find(|grade| grade.holds_on(today));
    let mut conclusions: Vec<_> =
        known.conclusions.iter().filter(|known| known.on(today)).map(|known| (known.year, known.conclusion)).collect();
    conclusions.sort_unstable_by_key(|(year, _)| *year);
    let exits = exits(db, id).await?;
    let mut marks = Vec::new();
    for fact in known.listings.iter().filter(|fact| fact.holds_on(today)) {
        let exit = exits.iter().find(|(kind, _)| *kind == fact.value).and_then(|(_, day)| *day);
        marks.push((fact.value, exit));
    }
    let cases = enforcement::Entity::find()
        .filter(enforcement::Column::SocietyId.eq(id))
        .filter(enforcement::Column::ServedOn.is_not_null())
        .all(db)
        .await?;
    let evaluated = evaluation::Entity::find()
        .filter(evaluation::Column::SocietyId.eq(id))
        .filter(evaluation::Column::ClosedOn.is_null());
    let evaluation_open = evaluated.one(db).await?.is_some();
    let in_force = |row: &&enforcement::Model| row.state == EnforcementState::InForce;
    Ok(EligibilityFacts {
        registered_on: society.registered_on,
        grade: grade.map(|grade| Held {
            level: grade.value.level,
            since: grade.since,
            valid_until: grade.value.valid_until,
        }),
        conclusions,
        party_gap: party_gap(society),
        marks,
        penalties: cases.iter().filter_map(|row| row.imposed_on).collect(),
        penalty_open: cases.iter().any(|row| in_force(&row)),
        case_open: cases.iter().any(|row| row.state.is_open() && !in_force(&row)),
        evaluation_open,
    })
}

/// What is missing of Party building: an organisation where one is due, or anybody at all.
const fn party_gap(society: &present::Model) -> Option<PartyGap> {
    match society.form {
        PartyForm::None | PartyForm::Liaison if society.must_form => Some(PartyGap::Organisation),
        PartyForm::None => Some(PartyGap::Work),
        _ => None,
    }
}

/// The day from which each list, or a suspension, can be left.
async fn exits(db: &impl ConnectionTrait, id: SocietyId) -> Result<Vec<(Abnormality, Option<NaiveDate>)>, Fault> {
    let terms = list_term::Entity::find().all(db).await?;
    let reasons = list_reason::Entity::find().all(db).await?;
    let cases = list_case::Entity::find()
        .filter(list_case::Column::SocietyId.eq(id))
        .filter(list_case::Column::ClosedOn.is_null())
        .all(db)
        .await?;
    let exit = |row: &list_case::Model| {
        let reason = reasons.iter().find(|reason| reason.code == row.reason)?;
        let terms = terms.iter().find(|terms| terms.list == row.list)?;
        terms.terms().exit_from(&days_of(row, reason))
    };
    let mut exits: Vec<_> = cases.iter().map(|row| (row.list.fact(), exit(row))).collect();
    let suspended = enforcement::Entity::find()
        .filter(enforcement::Column::SocietyId.eq(id))
        .filter(enforcement::Column::State.eq(EnforcementState::InForce))
        .filter(enforcement::Column::SuspendedUntil.is_not_null());
    let until = suspended.all(db).await?.into_iter().filter_map(|row| row.suspended_until?.succ_opt()).max();
    exits.push((Abnormality::Suspended, until));
    Ok(exits)
}
