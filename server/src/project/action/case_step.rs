//! A case of the casebook goes on: it is given to editors, they say their words, the federation returns it, takes it
//! or leaves it, or the society takes it back. An editor never reads a case of his own society.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::project::case_study::{self, CaseStudyStep, Verdict, case_editor, may_edit, may_take};
use entity::project::casebook::casebook_editor;
use entity::refusal::RefusalCode;
use entity::register::society::SocietyId;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Intention, Permit, Scope, steps};
use crate::fault::Stop;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::case_study::{Case, advance, reached, whole};
use crate::project::demand::Told;
use crate::state::State;

steps! {
    CaseStudyStep:
    /// The intention to return a case.
    ReturnCase = "Mutation.returnCase", Return;
    /// The intention to take it.
    AcceptCase = "Mutation.acceptCase", Accept;
    /// The intention not to take it.
    DeclineCase = "Mutation.declineCase", Decline;
    /// The intention to take it back.
    WithdrawCase = "Mutation.withdrawCase", Withdraw;
}

/// The intention to give a case to editors.
#[derive(Debug)]
pub struct AssignCaseEditors;

impl Intention for AssignCaseEditors {
    const FIELD: &'static str = "Mutation.assignCaseEditors";
}

/// The intention to say a word about it.
#[derive(Debug)]
pub struct GiveCaseWord;

impl Intention for GiveCaseWord {
    const FIELD: &'static str = "Mutation.giveCaseWord";
}

/// What the caller sends with a step.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub id: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says; empty where nothing has to be said.
    pub text: String,
}

/// What the caller sends to give it to editors.
#[derive(Clone, Debug, Serialize)]
pub struct Assigned {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub id: String,
    /// The version he saw.
    pub expected_version: i32,
    /// The editors' societies, in the order in which it goes round.
    pub editors: Vec<String>,
}

/// What an editor sends.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub id: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he thinks.
    pub verdict: Verdict,
    /// Why, and what is to be revised.
    pub text: String,
}

/// Takes a step of the federation, or the society's way back.
pub async fn move_case<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = match input.text.trim() {
        "" if I::STEP == CaseStudyStep::Accept => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    let write = Write::begin(state, permit.actor()).await?;
    let case = own(&write, &permit, &input.id).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.id).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    if I::STEP == CaseStudyStep::Accept {
        let verdicts: Vec<Verdict> = case.editors.iter().filter_map(|editor| editor.verdict).collect();
        case.row.state.after(I::STEP).map_err(Stop::whole)?;
        may_take(&verdicts, case.book.words_wanted).map_err(Stop::whole)?;
    }
    let change = case_study::ActiveModel { reason: Set(text.clone()), ..Default::default() };
    let said = Told { by: permit.viewer().display_name.clone(), text: text.clone() };
    let to = advance(state, &write, &case, I::STEP, change, said).await?;
    let mut changes = vec![moved(case.row.state, to), told("title", &case.row.title)];
    changes.extend(text.map(|text| told("text", text)));
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: I::ACTION, society_id, changes }).await?;
    Ok(())
}

async fn own<I: Intention>(write: &Write, permit: &Permit<I>, id: &str) -> Result<Case, Stop> {
    reached(write, Scope::of(Some(permit.viewer()), I::FIELD).own_case_studies(), id).await
}

/// Gives a case to editors of the edition. Who has said his word keeps it.
pub async fn assign_case_editors(
    state: &State,
    permit: Permit<AssignCaseEditors>,
    input: Assigned,
) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let case = own(&write, &permit, &input.id).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, AssignCaseEditors::FIELD, &input, &input.id).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let asked = named(&write, &case, &input.editors).await?;
    let unread = case_editor::Entity::delete_many()
        .filter(case_editor::Column::CaseId.eq(case.row.id))
        .filter(case_editor::Column::Verdict.is_null());
    unread.exec(&write.tx).await?;
    let spoken: Vec<SocietyId> =
        case.editors.iter().filter(|editor| editor.verdict.is_some()).map(|editor| editor.society_id).collect();
    let new: Vec<&casebook_editor::Model> =
        asked.iter().filter(|editor| !spoken.contains(&editor.society_id)).collect();
    let wanted = case.book.words_wanted;
    if new.is_empty() || i32::try_from(spoken.len() + new.len()).unwrap_or(i32::MAX) < wanted {
        return Err(Stop::at("editors", RefusalCode::EditorsMissing { wanted }));
    }
    let first = case.editors.iter().map(|editor| editor.place).max().unwrap_or_default() + 1;
    let row = |(place, editor): (i32, &casebook_editor::Model)| case_editor::ActiveModel {
        case_id: Set(case.row.id),
        society_id: Set(editor.society_id),
        name: Set(editor.name.clone()),
        place: Set(place),
        verdict: Set(None),
        text: Set(None),
        said_at: Set(None),
    };
    let names: Vec<String> = new.iter().map(|editor| editor.name.clone()).collect();
    let rows = (first..).zip(new).map(row);
    case_editor::Entity::insert_many(rows).exec_without_returning(&write.tx).await?;
    let case = whole(&write, case.row).await?;
    let names = names.join("、");
    let said = Told { by: permit.viewer().display_name.clone(), text: Some(names.clone()) };
    let unchanged = case_study::ActiveModel::default();
    let to = advance(state, &write, &case, CaseStudyStep::Assign, unchanged, said).await?;
    let changes = vec![moved(case.row.state, to), told("title", &case.row.title), told("editors", names)];
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: Action::AssignCaseEditors, society_id, changes }).await?;
    Ok(())
}

/// The editors that an assignment names: of the edition, none twice, none of the case's own society.
async fn named(write: &Write, case: &Case, editors: &[String]) -> Result<Vec<casebook_editor::Model>, Stop> {
    let of = casebook_editor::Entity::find().filter(casebook_editor::Column::CasebookId.eq(case.book.id));
    let all = of.all(&write.tx).await?;
    let mut named: Vec<casebook_editor::Model> = Vec::new();
    for id in editors {
        let id = SocietyId::parse(id).map_err(|_| Stop::at("editors", RefusalCode::NotFound))?;
        let found = all.iter().find(|editor| editor.society_id == id);
        may_edit(found.is_some(), id == case.row.society_id).map_err(|code| Stop::at("editors", code))?;
        if named.iter().any(|editor| editor.society_id == id) {
            return Err(Stop::at("editors", RefusalCode::NamedTwice));
        }
        named.extend(found.cloned());
    }
    Ok(named)
}

/// An editor says his word; with the last one the decision is ahead.
pub async fn give_case_word(state: &State, permit: Permit<GiveCaseWord>, input: Said) -> Result<(), Stop> {
    let text = checked(&input.text, TEXT_MAX).map_err(|code| Stop::at("text", code))?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, edited(&permit), &input.id).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, GiveCaseWord::FIELD, &input, &input.id).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let own = permit.viewer().post().society_id;
    let found = case.editors.iter().find(|editor| Some(editor.society_id) == own);
    may_edit(found.is_some(), own == Some(case.row.society_id)).map_err(Stop::whole)?;
    case.row.state.after(CaseStudyStep::Say).map_err(Stop::whole)?;
    let editor = found.filter(|editor| editor.verdict.is_none()).ok_or_else(|| Stop::whole(RefusalCode::WordSaid))?;
    let word = case_editor::ActiveModel {
        verdict: Set(Some(input.verdict)),
        text: Set(Some(text.clone())),
        said_at: Set(Some(write.at)),
        ..Default::default()
    };
    case_editor::Entity::update_many()
        .set(word)
        .filter(case_editor::Column::CaseId.eq(case.row.id))
        .filter(case_editor::Column::SocietyId.eq(editor.society_id))
        .exec(&write.tx)
        .await?;
    let by = editor.name.clone();
    let case = whole(&write, case.row).await?;
    let step = if case.next_editor().is_some() { CaseStudyStep::Say } else { CaseStudyStep::Complete };
    let said = Told { by, text: Some(text) };
    let to = advance(state, &write, &case, step, case_study::ActiveModel::default(), said).await?;
    // What is said stands with the case: its society's ledger is read by more than the case is.
    let changes =
        vec![moved(case.row.state, to), told("title", &case.row.title), told("verdict", input.verdict.code())];
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: Action::GiveCaseWord, society_id, changes }).await?;
    Ok(())
}

/// Cases that were given to the editor; his own society's too, so that he is told why he may not.
fn edited(permit: &Permit<GiveCaseWord>) -> Select<case_study::Entity> {
    Scope::of(Some(permit.viewer()), GiveCaseWord::FIELD).case_studies()
}
