//! A case for the casebook as a case: moved on with its history and its open item, which goes round among its
//! editors one after the other.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, Set};

use entity::Word;
use entity::institution::calendar::WorkCalendar;
use entity::ledger::open_item::OpenItemKind;
use entity::project::case_study::{self, CaseStudyId, CaseStudyState, CaseStudyStep, case_editor, case_study_step};
use entity::project::casebook;
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;

use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::Write;
use crate::ledger::open_item::{Holder, OpenItem};
use crate::project::demand::Told;
use crate::state::State;

/// A case with its edition and who reads it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The case.
    pub row: case_study::Model,
    /// Its edition.
    pub book: casebook::Model,
    /// Who edits it, in the order in which it goes round.
    pub editors: Vec<case_editor::Model>,
    /// Which days are worked.
    pub calendar: WorkCalendar,
}

/// The case with this id of those that a select reaches, locked until the transaction ends.
pub async fn reached(write: &Write, within: Select<case_study::Entity>, id: &str) -> Result<Case, Stop> {
    let missing = || Stop::at("caseId", RefusalCode::NotFound);
    let id = CaseStudyId::parse(id).map_err(|_| missing())?;
    let found = within.filter(case_study::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
    Ok(whole(write, found.ok_or_else(missing)?).await?)
}

/// The case with what belongs to it.
pub async fn whole(write: &Write, row: case_study::Model) -> Result<Case, Fault> {
    let book = casebook::Entity::find_by_id(row.casebook_id).one(&write.tx).await?;
    let editors = case_editor::Entity::find()
        .filter(case_editor::Column::CaseId.eq(row.id))
        .order_by_asc(case_editor::Column::Place)
        .all(&write.tx)
        .await?;
    let book = book.ok_or_else(|| Fault::Broken("an edition vanished".into()))?;
    Ok(Case { row, book, editors, calendar: calendar(&write.tx).await? })
}

impl Case {
    /// Goes on when this is the version that the writer saw.
    pub fn seen(&self, expected: i32) -> Result<(), Stop> {
        let current = self.row.version;
        if current == expected { Ok(()) } else { Err(Stop::at("expectedVersion", RefusalCode::Conflict { current })) }
    }

    /// The editing society whose word is the next one.
    #[must_use]
    pub fn next_editor(&self) -> Option<SocietyId> {
        self.editors.iter().find(|editor| editor.verdict.is_none()).map(|editor| editor.society_id)
    }

    /// Whose turn it is in a state.
    fn holder(&self, state: CaseStudyState) -> Holder {
        match state {
            CaseStudyState::Returned => Holder::Society(self.row.society_id),
            CaseStudyState::Editing => self.next_editor().map_or(Holder::Agency(self.row.agency_id), Holder::Society),
            _ => Holder::Agency(self.row.agency_id),
        }
    }

    fn due(&self, state: &State) -> chrono::NaiveDate {
        self.calendar.after(state.world.today(), u32::try_from(self.book.edit_days).unwrap_or_default())
    }
}

/// Enters a case with its first step and what waits for the federation.
pub async fn begin(
    state: &State,
    write: &Write,
    row: case_study::Model,
    book: &casebook::Model,
    told: Told,
) -> Result<(), Fault> {
    let case = Case { row: row.clone(), book: book.clone(), editors: Vec::new(), calendar: calendar(&write.tx).await? };
    let item = OpenItem {
        kind: OpenItemKind::CaseStudy,
        subject_id: row.id.0,
        society_id: Some(row.society_id),
        region_code: row.region_code.clone(),
        title: row.title.clone(),
        holder: Holder::Agency(row.agency_id),
        reason: row.state.code().into(),
        due_on: case.due(state),
    };
    let id = row.id;
    case_study::Entity::insert(case_study::ActiveModel::from(row)).exec_without_returning(&write.tx).await?;
    note(state, write, id, CaseStudyStep::Submit, told).await?;
    write.open(state, item).await
}

/// Moves a case on: its state, its version, its history and what waits. `case` has the editors as they are after
/// the step. Answers where it stands.
pub async fn advance(
    state: &State,
    write: &Write,
    case: &Case,
    step: CaseStudyStep,
    change: case_study::ActiveModel,
    told: Told,
) -> Result<CaseStudyState, Stop> {
    let row = &case.row;
    let to = row.state.after(step).map_err(Stop::whole)?;
    let moved = case_study::ActiveModel {
        state: Set(to),
        state_since: Set(if to == row.state { row.state_since } else { write.at }),
        version: Set(row.version + 1),
        ..change
    };
    case_study::Entity::update_many().set(moved).filter(case_study::Column::Id.eq(row.id)).exec(&write.tx).await?;
    note(state, write, row.id, step, told).await?;
    let (kind, subject) = (OpenItemKind::CaseStudy, row.id.0);
    if to.is_open() {
        write.pass(kind, subject, case.holder(to), to.code(), case.due(state)).await?;
    } else {
        write.close_item(kind, subject).await?;
    }
    Ok(to)
}

async fn note(state: &State, write: &Write, id: CaseStudyId, step: CaseStudyStep, told: Told) -> Result<(), Fault> {
    let row = case_study_step::ActiveModel {
        id: Set(state.world.new_id()),
        case_id: Set(id),
        at: Set(write.at),
        step: Set(step),
        actor: Set(told.by),
        text: Set(told.text),
    };
    case_study_step::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Takes back what a society that has ended sent, and lets others read what it would have read.
pub async fn cease(state: &State, write: &Write, id: SocietyId, (by, said): (&str, &str)) -> Result<(), Fault> {
    let told = || Told { by: by.to_owned(), text: Some(said.to_owned()) };
    let broken = |stop: Stop| match stop {
        Stop::Fault(fault) => fault,
        Stop::Refused(_) => Fault::Broken("a case does not let an ended society go".into()),
    };
    let sent = case_study::Entity::find().filter(case_study::Column::SocietyId.eq(id));
    for row in sent.lock_exclusive().all(&write.tx).await?.into_iter().filter(|row| row.state.is_open()) {
        let case = whole(write, row).await?;
        let unchanged = case_study::ActiveModel::default();
        advance(state, write, &case, CaseStudyStep::Withdraw, unchanged, told()).await.map_err(broken)?;
    }
    let unread = case_editor::Entity::find()
        .filter(case_editor::Column::SocietyId.eq(id))
        .filter(case_editor::Column::Verdict.is_null());
    for editor in unread.all(&write.tx).await? {
        let this = case_editor::Entity::delete_by_id((editor.case_id, id));
        this.exec(&write.tx).await?;
        let row = case_study::Entity::find_by_id(editor.case_id).lock_exclusive().one(&write.tx).await?;
        let Some(row) = row.filter(|row| row.state == CaseStudyState::Editing) else { continue };
        let case = whole(write, row).await?;
        let step = if case.next_editor().is_some() { CaseStudyStep::Say } else { CaseStudyStep::Complete };
        advance(state, write, &case, step, case_study::ActiveModel::default(), told()).await.map_err(broken)?;
    }
    Ok(())
}
