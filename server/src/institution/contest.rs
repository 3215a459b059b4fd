//! A contest of a figure: found within reach and in the version that the writer saw, answered with its history
//! and its open item; what is corrected is written in the same transaction.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Set};

use entity::Word;
use entity::institution::consistency::contest::{self, ContestId, ContestState, ContestStep, contest_step};
use entity::institution::consistency::figure::{self, AgencyFigureId};
use entity::institution::consistency::{ConsistencyFact, FigureSide};
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::AgencyId;
use entity::register::headcount::{Counts, FactSource};
use entity::register::present;
use entity::register::society::{self, SocietyId, name};
use entity::register::standing::council_term;

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::institution::change::register::settle;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::register::counts::{self, NewCounts};
use crate::register::version::count_up;
use crate::state::State;

/// The contest of a permit, locked until the transaction ends; none when there is none for the caller, or the
/// figure is another agency's.
pub async fn reached<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<contest::Model, Stop> {
    let missing = || Stop::at("contestId", RefusalCode::NotFound);
    let id = ContestId::parse(id).map_err(|_| missing())?;
    let within = Scope::of(Some(permit.viewer()), I::FIELD).figure_contests();
    let found = within.filter(contest::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    let row = found.ok_or_else(missing)?;
    let own = permit.viewer().post().agency_id.is_none_or(|agency| agency == row.agency_id);
    if own { Ok(row) } else { Err(missing()) }
}

/// Enters a contest with its first step and what waits for the agency.
pub async fn begin(state: &State, write: &Write, row: contest::Model, by: &str) -> Result<(), Fault> {
    let item = OpenItem {
        kind: OpenItemKind::FigureContest,
        subject_id: row.id.0,
        society_id: Some(row.society_id),
        region_code: row.region_code.clone(),
        title: String::new(),
        holder: Holder::Agency(row.agency_id),
        reason: row.state.code().into(),
        due_on: row.due_on,
    };
    let (id, text) = (row.id, row.text.clone());
    contest::Entity::insert(contest::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    note(state, write, id, ContestStep::Contest, (by, Some(text))).await?;
    write.open(state, item).await
}

/// Ends a contest by a step, with its history and its open item; answers the state that it led to.
pub async fn end(
    state: &State,
    write: &Write,
    row: &contest::Model,
    step: ContestStep,
    (by, text): (&str, Option<String>),
    change: contest::ActiveModel,
) -> Result<ContestState, Stop> {
    let to = row.state.after(step).map_err(Stop::whole)?;
    let ended = contest::ActiveModel {
        state: Set(to),
        version: Set(row.version + 1),
        closed_on: Set(Some(state.world.today())),
        ..change
    };
    contest::Entity::update_many().set(ended).filter(contest::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, (by, text)).await?;
    write.close_item(OpenItemKind::FigureContest, row.id.0).await?;
    Ok(to)
}

async fn note(
    state: &State,
    write: &Write,
    id: ContestId,
    step: ContestStep,
    (by, text): (&str, Option<String>),
) -> Result<(), Fault> {
    let row = contest_step::ActiveModel {
        id: Set(state.world.new_id()),
        contest_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(by.to_owned()),
        text: Set(text),
        user_id: Set(write.user()),
    };
    contest_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Closes what a society that has ended contested.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    let open = contest::Entity::find().filter(contest::Column::SocietyId.eq(id));
    for row in open.filter(contest::Column::ClosedOn.is_null()).all(&write.tx).await? {
        let told = (by, Some(said.to_owned()));
        let unchanged = contest::ActiveModel { ..Default::default() };
        let done = end(state, write, &row, ContestStep::Cease, told, unchanged).await;
        done.map_err(|stop| match stop {
            Stop::Fault(fault) => fault,
            Stop::Refused(_) => Fault::Broken("an open contest does not end".into()),
        })?;
    }
    Ok(())
}

/// What takes the place of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Right<'v> {
    /// Of which society.
    pub society: SocietyId,
    /// Which fact.
    pub fact: ConsistencyFact,
    /// What it is.
    pub value: &'v str,
    /// On which document; empty for none.
    pub document_no: &'v str,
    /// From which day on.
    pub since: NaiveDate,
}

/// Writes what is right where the contested side keeps its figure: civil affairs states it, the federation puts
/// its register right.
pub async fn put_right(
    state: &State,
    write: &Write,
    (side, agency): (FigureSide, AgencyId),
    right: Right<'_>,
    by: &str,
) -> Result<(), Stop> {
    if side == FigureSide::CivilAffairs {
        return state_figure(state, write, agency, right, by).await;
    }
    let Right { society, fact, value, since, .. } = right;
    match (fact, fact.matter()) {
        (ConsistencyFact::Uscc, _) => recode(write, society, value).await,
        (_, Some(matter)) => {
            let since = entered(write, society, fact).await?.unwrap_or(since);
            settle(state, write, society, (matter, value), since).await
        }
        (_, None) => recount(state, write, right).await,
    }
}

/// Ends what an agency stated of a fact and enters what it states now.
pub async fn state_figure(
    state: &State,
    write: &Write,
    agency: AgencyId,
    right: Right<'_>,
    by: &str,
) -> Result<(), Stop> {
    let Right { society, fact, value, document_no, since } = right;
    withdraw_figure(write, agency, (society, fact), since).await?;
    let row = figure::ActiveModel {
        id: Set(AgencyFigureId(state.world.new_id())),
        society_id: Set(society),
        agency_id: Set(agency),
        fact: Set(fact),
        value: Set(value.to_owned()),
        document_no: Set(document_no.to_owned()),
        since: Set(since),
        until: Set(None),
        stated_by: Set(by.to_owned()),
    };
    figure::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Ends what an agency stated of a fact; answers what it was. What is newer does not give way to what is older.
pub async fn withdraw_figure(
    write: &Write,
    agency: AgencyId,
    (society, fact): (SocietyId, ConsistencyFact),
    on: NaiveDate,
) -> Result<Option<String>, Stop> {
    let stands = figure::Entity::find()
        .filter(figure::Column::SocietyId.eq(society))
        .filter(figure::Column::AgencyId.eq(agency))
        .filter(figure::Column::Fact.eq(fact))
        .filter(figure::Column::Until.is_null());
    let Some(old) = stands.one(&write.tx).await? else { return Ok(None) };
    if on < old.since {
        return Err(Stop::at("asOf", RefusalCode::DateOutOfOrder));
    }
    let ended = figure::ActiveModel { id: Set(old.id), until: Set(Some(on)), ..Default::default() };
    ended.update(&write.tx).await?;
    Ok(Some(old.value))
}

/// Since when the register has said what is put right: it was wrong from then on. Whoever presides is another
/// person from the day on which that is known.
async fn entered(write: &Write, id: SocietyId, fact: ConsistencyFact) -> Result<Option<NaiveDate>, Fault> {
    Ok(match fact {
        ConsistencyFact::Name => {
            let current = name::Entity::find().filter(name::Column::SocietyId.eq(id));
            current.filter(name::Column::Until.is_null()).one(&write.tx).await?.map(|row| row.since)
        }
        ConsistencyFact::CouncilTermEnd => {
            let current = council_term::Entity::find().filter(council_term::Column::SocietyId.eq(id));
            current.filter(council_term::Column::Until.is_null()).one(&write.tx).await?.map(|row| row.since)
        }
        _ => None,
    })
}

/// Puts the register's credit code right; another society's code it cannot be.
async fn recode(write: &Write, id: SocietyId, value: &str) -> Result<(), Stop> {
    let another = present::Entity::find()
        .filter(present::Column::Uscc.eq(value))
        .filter(present::Column::SocietyId.ne(id))
        .count(&write.tx)
        .await?;
    if another > 0 {
        return Err(Stop::at("value", RefusalCode::UsccTaken));
    }
    let code = society::ActiveModel { uscc: Set(value.to_owned()), uscc_override: Set(None), ..Default::default() };
    society::Entity::update_many().set(code).filter(society::Column::Id.eq(id)).exec(&write.tx).await?;
    Ok(count_up(&write.tx, id).await?)
}

/// Records the headcount with the one count put right.
async fn recount(state: &State, write: &Write, right: Right<'_>) -> Result<(), Stop> {
    let Right { society, fact, value, since, .. } = right;
    let count = value.parse().map_err(|_| Stop::at("value", RefusalCode::FigureMalformed))?;
    let newest = counts::newest(write, society).await?;
    let since = newest.as_ref().map_or(since, |row| row.since.max(since));
    let old = newest.map(|row| row.counts()).unwrap_or_default();
    let new = match fact {
        ConsistencyFact::UnitMembers => Counts { unit_members: count, ..old },
        ConsistencyFact::FormalMembers => Counts { formal: count, ..old },
        _ => Counts { individual_members: count, ..old },
    };
    let faults = new.faults();
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    counts::replace(state, write, society, NewCounts { counts: new, since, source: FactSource::Federation }).await?;
    Ok(count_up(&write.tx, society).await?)
}
