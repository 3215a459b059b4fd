//! An act of Party life is recorded, if the form that held on its day may do it.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::form::act::Permission;
use entity::form::party_act::{self, ActDraft, Column, DayFacts, PartyActId};
use entity::form::party_form;
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::register::headcount::{self, FactSource};
use entity::register::present::{self, Dated, on_day};

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write};
use crate::register::of_society::rows;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RecordPartyAct;

impl Intention for RecordPartyAct {
    const FIELD: &'static str = "Mutation.recordPartyAct";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The act.
    pub draft: ActDraft,
    /// The superior body's document itself.
    pub files: Vec<FileId>,
}

/// Records an act of the permit's society; answers its id, the first one's for a retry.
pub async fn record_party_act(state: &State, permit: Permit<RecordPartyAct>, input: Input) -> Result<PartyActId, Stop> {
    let society = permit.society()?;
    let write = Write::begin(state, permit.actor()).await?;
    let id = PartyActId(state.world.new_id());
    let Input { idempotency_key: key, draft, files } = input;
    let user = permit.viewer().user_id;
    let asked = (society.society_id.global(), &draft, &files);
    if let Claim::Seen(first) = claim(&write, user, &key, RecordPartyAct::FIELD, &asked, &id.global()).await? {
        return PartyActId::parse(&first).map_err(|_| Fault::Broken(format!("{first} is no act")).into());
    }
    let draft = draft.trimmed();
    let answer = draft.judge(&day_facts(state, &write, society, &draft).await?).map_err(Stop::Refused)?;
    if on_record(&write, society, &draft).await? {
        return Err(Stop::at("title", RefusalCode::ActOnRecord));
    }
    let row = row(&permit, &write, id, draft, &answer)?;
    if row.override_doc_no.is_none() && !files.is_empty() {
        return Err(Stop::at("fileIds", RefusalCode::OverrideNotNeeded));
    }
    let action = if row.override_doc_no.is_some() { Action::RecordActByOverride } else { Action::RecordPartyAct };
    let mut changes = changes(&row);
    let document = Subject::of(AttachmentPurpose::OverrideDocument, id.0, Holder::Society(society.society_id));
    changes.extend(attach(state, &write, document, &files).await?);
    party_act::Entity::insert(party_act::ActiveModel::from(row).reset_all()).exec_without_returning(&write.tx).await?;
    write.commit(state, Entry { action, society_id: Some(society.society_id), changes }).await?;
    Ok(id)
}

/// What was so on the day on which the act was held.
async fn day_facts(
    state: &State,
    write: &Write,
    society: &present::Model,
    draft: &ActDraft,
) -> Result<DayFacts, Fault> {
    let ids = [society.society_id];
    let forms = rows::<party_form::Entity>(&write.tx, &ids).await?;
    let forms: Vec<_> =
        forms.into_iter().map(|row| Dated { value: row.form, since: row.since, until: row.until }).collect();
    let counts = rows::<headcount::Entity>(&write.tx, &ids).await?;
    let counts: Vec<_> =
        counts.into_iter().map(|row| Dated { value: row.counts(), since: row.since, until: row.until }).collect();
    Ok(DayFacts {
        today: state.world.today(),
        registered_on: society.registered_on,
        form: on_day(&forms, draft.held_on),
        counts: on_day(&counts, draft.held_on),
    })
}

/// Whether the same act of that day stands on record.
async fn on_record(write: &Write, society: &present::Model, draft: &ActDraft) -> Result<bool, Fault> {
    let same = party_act::Entity::find()
        .filter(Column::SocietyId.eq(society.society_id))
        .filter(Column::Act.eq(draft.act))
        .filter(Column::HeldOn.eq(draft.held_on))
        .filter(Column::Title.eq(&draft.title))
        .filter(Column::WithdrawnAt.is_null());
    Ok(same.one(&write.tx).await?.is_some())
}

fn row(
    permit: &Permit<RecordPartyAct>,
    write: &Write,
    id: PartyActId,
    draft: ActDraft,
    answer: &Permission,
) -> Result<party_act::Model, Fault> {
    let ActDraft { act, held_on, title, participants, note, document } = draft;
    let viewer = permit.viewer();
    let source = if viewer.role().is_of_a_society() { FactSource::Society } else { FactSource::Federation };
    Ok(party_act::Model {
        id,
        society_id: permit.society()?.society_id,
        act,
        held_on,
        title,
        participants,
        note,
        form: answer.form,
        override_doc_no: document.as_ref().map(|document| document.doc_no.clone()),
        override_dated_on: document.as_ref().and_then(|document| document.dated_on),
        override_issued_by: document.map(|document| document.issued_by),
        source,
        recorded_by: Some(viewer.user_id),
        recorder: viewer.display_name.clone(),
        recorded_at: write.at,
        withdrawn_at: None,
        withdrawn_reason: None,
    })
}

/// What the ledger keeps of it, named as in the API.
fn changes(row: &party_act::Model) -> Vec<Change> {
    [
        ("act", Some(row.act.code().to_owned())),
        ("heldOn", Some(row.held_on.to_string())),
        ("title", Some(row.title.clone())),
        ("participants", Some(row.participants.to_string())),
        ("form", Some(row.form.code().to_owned())),
        ("overrideDocNo", row.override_doc_no.clone()),
        ("overrideDatedOn", row.override_dated_on.map(|day| day.to_string())),
        ("overrideIssuedBy", row.override_issued_by.clone()),
    ]
    .into_iter()
    .filter_map(|(field, new)| Change::between(field, None, new))
    .collect()
}
