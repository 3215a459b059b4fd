//! An edition of the casebook is opened with its editors, closed, and published with the accepted cases.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::project::case_study::{self, CaseStudyState, CaseStudyStep};
use entity::project::casebook::{self, CasebookId, CasebookState, CasebookStep, Edition, casebook_editor};
use entity::project::outcome::words_in;
use entity::project::published_result::ResultKind;
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::register::present;
use entity::register::society::SocietyId;

use crate::access::{Intention, Permit, Scope, steps};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::case_study::{advance, whole};
use crate::project::casebook::{reached, seen};
use crate::project::demand::Told;
use crate::project::publish::{Published, publish};
use crate::state::State;

/// The intention to open an edition.
#[derive(Debug)]
pub struct OpenCasebook;

impl Intention for OpenCasebook {
    const FIELD: &'static str = "Mutation.openCasebook";
}

steps! {
    CasebookStep:
    /// The intention to close the collecting.
    CloseCasebook = "Mutation.closeCasebook", Close;
    /// The intention to publish an edition.
    PublishCasebook = "Mutation.publishCasebook", Publish;
}

/// What the caller sends to open an edition.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The edition; its editors by the global ids of their societies.
    pub edition: Edition,
}

/// What the caller sends to move it on.
#[derive(Clone, Debug, Serialize)]
pub struct Next {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which edition.
    pub casebook: String,
    /// The version he saw.
    pub expected_version: i32,
}

/// Opens it; answers the edition's id.
pub async fn open_casebook(state: &State, permit: Permit<OpenCasebook>, input: Input) -> Result<CasebookId, Stop> {
    let today = state.world.today();
    let faults = input.edition.faults(today);
    if !faults.is_empty() {
        return Err(Stop::Refused(faults));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let id = CasebookId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(earlier) = claim(&write, user, key, OpenCasebook::FIELD, &input, &id.global()).await? {
        return CasebookId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let Edition { year, title, call, submit_until, publish_by, editors_wanted, words_wanted, edit_days, editors } =
        &input.edition;
    let region_code = permit.viewer().post().region_code.clone();
    let agency_id = write.agency(Tier::Sponsor, &region_code).await?;
    let row = casebook::ActiveModel {
        id: Set(id),
        region_code: Set(region_code.clone()),
        agency_id: Set(agency_id),
        year: Set(*year),
        title: Set(title.trim().to_owned()),
        call: Set(call.trim().to_owned()),
        submit_until: Set(*submit_until),
        publish_by: Set(*publish_by),
        editors_wanted: Set(*editors_wanted),
        words_wanted: Set(*words_wanted),
        edit_days: Set(*edit_days),
        state: Set(CasebookState::Collecting),
        version: Set(1),
        opened_on: Set(today),
        published_on: Set(None),
    };
    casebook::Entity::insert(row).exec_without_returning(&write.tx).await?;
    name_editors(&write, &permit, id, editors).await?;
    let item = OpenItem {
        kind: OpenItemKind::Casebook,
        subject_id: id.0,
        society_id: None,
        region_code,
        title: title.trim().to_owned(),
        holder: Holder::Agency(agency_id),
        reason: CasebookState::Collecting.code().into(),
        due_on: *submit_until,
    };
    write.open(state, item).await?;
    let changes = vec![told("title", title.trim()), told("year", year.to_string())];
    write.commit(state, Entry { action: Action::OpenCasebook, society_id: None, changes }).await?;
    Ok(id)
}

/// Enters the editors: representatives of societies that the federation reaches and that are there.
async fn name_editors(
    write: &Write,
    permit: &Permit<OpenCasebook>,
    id: CasebookId,
    editors: &[(String, String)],
) -> Result<(), Stop> {
    let missing = || Stop::at("editors", RefusalCode::NotFound);
    let mut rows = Vec::new();
    for (society, name) in editors {
        let society = SocietyId::parse(society).map_err(|_| missing())?;
        rows.push((society, name.trim().to_owned()));
    }
    let reached = Scope::of(Some(permit.viewer()), OpenCasebook::FIELD).societies();
    let there = reached.filter(present::Column::SocietyId.is_in(rows.iter().map(|(society, _)| *society)));
    if there.count(&write.tx).await? != rows.len() as u64 {
        return Err(missing());
    }
    let row = |(society, name): (SocietyId, String)| casebook_editor::ActiveModel {
        casebook_id: Set(id),
        society_id: Set(society),
        name: Set(name),
    };
    casebook_editor::Entity::insert_many(rows.into_iter().map(row)).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// Closes or publishes it.
pub async fn move_casebook<I: Step>(state: &State, permit: Permit<I>, input: Next) -> Result<(), Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let row = reached(&write, &permit, &input.casebook).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.casebook).await? {
        return Ok(());
    }
    seen(&row, input.expected_version)?;
    let (to, today) = (row.state.after(I::STEP).map_err(Stop::whole)?, state.world.today());
    let mut change = casebook::ActiveModel { state: Set(to), version: Set(row.version + 1), ..Default::default() };
    let mut changes = vec![moved(row.state, to), told("title", &row.title)];
    match I::STEP {
        CasebookStep::Close => {
            if today <= row.submit_until {
                return Err(Stop::whole(RefusalCode::CollectingRuns { until: row.submit_until }));
            }
            pass_on(&write, &row, to, today).await?;
        }
        CasebookStep::Publish => {
            let by = permit.viewer().display_name.clone();
            let count = publish_cases(state, &write, &row, &by).await?;
            change.published_on = Set(Some(today));
            changes.push(told("cases", count.to_string()));
            write.close_item(OpenItemKind::Casebook, row.id.0).await?;
        }
    }
    casebook::Entity::update_many().set(change).filter(casebook::Column::Id.eq(row.id)).exec(&write.tx).await?;
    write.commit(state, Entry { action: I::ACTION, society_id: None, changes }).await?;
    Ok(())
}

async fn pass_on(write: &Write, row: &casebook::Model, to: CasebookState, today: NaiveDate) -> Result<(), Fault> {
    let holder = Holder::Agency(row.agency_id);
    write.pass(OpenItemKind::Casebook, row.id.0, holder, to.code(), row.publish_by.max(today)).await
}

/// Publishes the accepted cases of an edition; refused while others wait, or none was accepted.
async fn publish_cases(state: &State, write: &Write, book: &casebook::Model, by: &str) -> Result<usize, Stop> {
    let cases = case_study::Entity::find().filter(case_study::Column::CasebookId.eq(book.id));
    let cases = cases.order_by_asc(case_study::Column::Id).all(&write.tx).await?;
    let count = cases.iter().filter(|row| row.state.is_open()).count() as u64;
    if count > 0 {
        return Err(Stop::whole(RefusalCode::CasesOpen { count }));
    }
    let accepted: Vec<_> = cases.into_iter().filter(|row| row.state == CaseStudyState::Accepted).collect();
    if accepted.is_empty() {
        return Err(Stop::whole(RefusalCode::NothingAccepted));
    }
    for row in &accepted {
        let case = whole(write, row.clone()).await?;
        let told = Told { by: by.to_owned(), text: None };
        let unchanged = case_study::ActiveModel::default();
        advance(state, write, &case, CaseStudyStep::Publish, unchanged, told).await?;
        let published = Published {
            kind: ResultKind::Case,
            source_id: row.id.0,
            title: &row.title,
            summary: &row.summary,
            society: row.society_id,
            year: Some(book.year),
            outcomes: &words_in(&row.outcomes),
        };
        publish(state, write, published).await?;
    }
    Ok(accepted.len())
}
