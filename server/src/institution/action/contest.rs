//! A society contests an agency's figure about it: which side is wrong, what it is, why, with papers. The
//! agency has its working days to answer.

use sea_orm::QuerySelect;
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::institution::consistency::contest::{self, ContestId, ContestState, ContestTerms, contestable};
use entity::institution::consistency::{ConsistencyFact, FigureSide, compare};
use entity::ledger::event::Action;
use entity::refusal::RefusalCode;
use entity::responsibility::TEXT_MAX;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::access::{Intention, Permit, Scope};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::institution::calendar::calendar;
use crate::institution::consistency::{figures, refresh};
use crate::institution::contest::begin;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, told};
use crate::ruled::ruled;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ContestFigure;

impl Intention for ContestFigure {
    const FIELD: &'static str = "Mutation.contestFigure";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which fact.
    pub fact: ConsistencyFact,
    /// Whose figure is wrong.
    pub side: FigureSide,
    /// What it is.
    pub claimed: String,
    /// Why.
    pub text: String,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// Contests it; answers the contest's id.
pub async fn contest_figure(state: &State, permit: Permit<ContestFigure>, input: Input) -> Result<ContestId, Stop> {
    let mut checks = Checks::default();
    let text = checks.text("text", &input.text, TEXT_MAX);
    let claimed = input.fact.checked(&input.claimed);
    if let Err(code) = &claimed {
        checks.hold("claimed", false, code.clone());
    }
    if let Err(code) = contestable(input.side) {
        checks.hold("side", false, code);
    }
    checks.settle()?;
    let (claimed, id) = (claimed.unwrap_or_default(), permit.society()?.society_id);
    let write = Write::begin(state, permit.actor()).await?;
    // Locked: of two leaders who contest the same figure at once the second sees the first one's contest.
    let reached = Scope::of(Some(permit.viewer()), ContestFigure::FIELD).society(id).lock_exclusive();
    let society = reached.one(&write.tx).await?.ok_or_else(|| Stop::at("societyId", RefusalCode::NotFound))?;
    let contest = ContestId(state.world.new_id());
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    let asked = (id.global(), &input);
    if let Claim::Seen(earlier) = claim(&write, user, key, ContestFigure::FIELD, &asked, &contest.global()).await? {
        return ContestId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let Input { fact, side, .. } = input;
    let (stated, own) = wrong(&write, id, (fact, side), &claimed).await?;
    let tier = side.tier().ok_or_else(|| Stop::at("side", RefusalCode::OwnFigure))?;
    let agency_id = write.agency(tier, &society.region_code).await?;
    let (today, terms) = (state.world.today(), ruled::<ContestTerms>(&write.tx).await?);
    let row = contest::Model {
        id: contest,
        society_id: id,
        region_code: society.region_code.clone(),
        agency_id,
        fact,
        side,
        stated: stated.clone(),
        claimed: claimed.clone(),
        text,
        state: ContestState::Contested,
        version: 1,
        contested_on: today,
        due_on: terms.due(today, &calendar(&write.tx).await?),
        answer_reason: None,
        answer: None,
        closed_on: None,
    };
    begin(state, &write, row, &permit.viewer().display_name).await?;
    refresh(&write.tx, &[id], today).await?;
    let mut changes = vec![told("fact", fact.code()), told("side", side.code())];
    changes.extend(Change::between(fact.ledger_field(), Some(own.unwrap_or(stated)), Some(claimed)));
    let papers = Subject::of(AttachmentPurpose::ContestPaper, contest.0, Holder::Society(id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    write.commit(state, Entry { action: Action::ContestFigure, society_id: Some(id), changes }).await?;
    Ok(contest)
}

/// The figure that is contested and what the society has said itself; refused where nothing differs or another
/// contest of it is open.
async fn wrong(
    write: &Write,
    id: entity::register::society::SocietyId,
    (fact, side): (ConsistencyFact, FigureSide),
    claimed: &str,
) -> Result<(String, Option<String>), Stop> {
    let open = contest::Entity::find()
        .filter(contest::Column::SocietyId.eq(id))
        .filter(contest::Column::Fact.eq(fact))
        .filter(contest::Column::Side.eq(side))
        .filter(contest::Column::ClosedOn.is_null());
    if open.count(&write.tx).await? > 0 {
        return Err(Stop::whole(RefusalCode::ContestOpen));
    }
    let said = figures(&write.tx, &[id]).await?.remove(&id).unwrap_or_default();
    let compared = compare(&said).into_iter().find(|compared| compared.fact == fact);
    let figures = compared.map(|compared| compared.figures).unwrap_or_default();
    let of = |side| figures.iter().find(|figure| figure.side == side).map(|figure| figure.value.clone());
    match of(side) {
        Some(stated) if !fact.same(&stated, claimed) => Ok((stated, of(FigureSide::Society))),
        _ => Err(Stop::at("claimed", RefusalCode::FiguresAgree)),
    }
}
