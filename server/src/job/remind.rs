//! Reminders: what is to be said today about each deadline is said once, to whoever holds it and to the
//! tiers that look into what is late.

use std::collections::HashMap;

use chrono::TimeDelta;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use entity::institution::annual_days::{AnnualCalendar, AnnualStep};
use entity::institution::reminder::Column::{Kind, LegalOn, Step, SubjectId};
use entity::institution::reminder::{self, LOOKS_AHEAD_DAYS, ReminderStep, renewable, steps};
use entity::ledger::open_item;
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::existence::ENDED;
use entity::register::present;
use entity::register::region::{self, parent_of};
use entity::register::society::SocietyId;

use crate::database;
use crate::fault::Fault;
use crate::institution::calendar::{annual, calendar};
use crate::institution::due::{self, Due, Frame, may_fall_due};
use crate::institution::evaluation::rules::book;
use crate::ledger::open_item::Holder;
use crate::state::State;

/// How many societies are looked at in one go.
const CHUNK: u64 = 500;

/// One round over all that falls due; answers how many reminders were said.
pub async fn run(state: &State) -> Result<u64, Fault> {
    let (today, calendar, annual) = (state.world.today(), calendar(&state.db).await?, annual(&state.db).await?);
    let frame = Frame { annual: &annual, calendar: &calendar, today };
    let renewal_days = book(&state.db).await?.on(today).eligibility.renewal_days;
    let teller = Teller { agencies: Agencies::load(state).await?, frame, renewal_days };
    let horizon = today + TimeDelta::days(LOOKS_AHEAD_DAYS);
    // Within a month of an annual date every society is told of it.
    let soon = |annual: AnnualCalendar| {
        let steps = [AnnualStep::Report, AnnualStep::Inspection];
        steps.into_iter().any(|step| annual.next(today, step, &calendar).1 <= horizon)
    };
    let everyone = annual.everywhere().any(soon);
    let mut said = 0;
    let mut last = None::<SocietyId>;
    loop {
        let mut some = present::Entity::find().filter(present::Column::Existence.is_not_in(ENDED));
        some = some.order_by_asc(present::Column::SocietyId).limit(CHUNK);
        if !everyone {
            let renewable = present::Column::GradeUntil.lte(today + TimeDelta::days(renewal_days));
            some = some.filter(may_fall_due(today, horizon).add(renewable));
        }
        if let Some(last) = last {
            some = some.filter(present::Column::SocietyId.gt(last));
        }
        let some = some.all(&state.db).await?;
        let Some(end) = some.last() else { break };
        last = Some(end.society_id);
        said += say(state, due::legal(&state.db, &some, frame).await?, &teller).await?;
    }
    let items = open_item::Entity::find().filter(open_item::Column::DueOn.lte(horizon)).all(&state.db).await?;
    Ok(said + say(state, due::waiting(&state.db, &items, frame).await?, &teller).await?)
}

/// Says what is to be said about these and was not said before.
async fn say(state: &State, dues: Vec<Due>, teller: &Teller<'_>) -> Result<u64, Fault> {
    let rows: Vec<reminder::ActiveModel> = dues.iter().flat_map(|due| rows_of(state, due, teller)).collect();
    if rows.is_empty() {
        return Ok(0);
    }
    let mut said = 0;
    let tx = database::begin(&state.db).await?;
    for some in rows.chunks(200) {
        let once = OnConflict::columns([Kind, SubjectId, LegalOn, Step]).do_nothing().to_owned();
        let insert = reminder::Entity::insert_many(some.to_vec()).on_conflict(once);
        said += insert.exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(said)
}

fn rows_of(state: &State, due: &Due, teller: &Teller<'_>) -> Vec<reminder::ActiveModel> {
    let Teller { agencies, frame, renewal_days } = teller;
    let tier = match due.holder {
        Holder::Society(_) => None,
        Holder::Agency(id) => agencies.tier_of(id),
    };
    let row = |step: ReminderStep| {
        let told = match step.tier() {
            None => due.holder,
            // Where no agency of the tier is entered there is nobody to tell.
            Some(tier) => Holder::Agency(agencies.of(tier, &due.region_code)?),
        };
        let (society, agency) = match told {
            Holder::Society(id) => (Some(id), None),
            Holder::Agency(id) => (None, Some(id)),
        };
        Some(reminder::ActiveModel {
            id: Set(state.world.new_id()),
            kind: Set(due.deadline.kind),
            subject_id: Set(due.subject_id),
            legal_on: Set(due.deadline.legal_on),
            step: Set(step),
            due_on: Set(due.deadline.due_on),
            society_id: Set(due.society.as_ref().map(|society| society.society_id)),
            title: Set(due.title.clone()),
            holder_society_id: Set(society),
            holder_agency_id: Set(agency),
            said_at: Set(state.world.now()),
        })
    };
    let said = steps(&due.deadline, tier, frame.today, frame.calendar);
    said.into_iter().chain(renewable(&due.deadline, *renewal_days)).filter_map(row).collect()
}

/// What is needed to say something.
struct Teller<'f> {
    agencies: Agencies,
    frame: Frame<'f>,
    /// So many days before its end a grade can be applied for again.
    renewal_days: i64,
}

/// The agencies by tier and region.
struct Agencies(HashMap<(Tier, String), AgencyId>);

impl Agencies {
    async fn load(state: &State) -> Result<Self, Fault> {
        let all = agency::Entity::find().find_also_related(region::Entity).all(&state.db).await?;
        let place =
            |(agency, region): (agency::Model, Option<region::Model>)| Some(((agency.tier, region?.code), agency.id));
        Ok(Self(all.into_iter().filter_map(place).collect()))
    }

    /// The agency of a tier that a region belongs to: its own, or the nearest one above it.
    fn of(&self, tier: Tier, region: &str) -> Option<AgencyId> {
        let mut code = Some(region.to_owned());
        while let Some(here) = code {
            if let Some(found) = self.0.get(&(tier, here.clone())) {
                return Some(*found);
            }
            code = parent_of(&here);
        }
        None
    }

    fn tier_of(&self, id: AgencyId) -> Option<Tier> {
        self.0.iter().find(|(_, known)| **known == id).map(|((tier, _), _)| *tier)
    }
}
