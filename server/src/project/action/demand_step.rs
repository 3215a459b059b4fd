//! A demand goes on: screening, opening, agreement, delivery, rating, and the ways out. Each is an intention of its
//! own; the table of the policy says whose, the machine of the demand says when.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::project::demand::{self, DemandState, DemandStep, RatingCriterion, RatingWord, demand_rating};
use entity::refusal::RefusalCode;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, steps};
use crate::fault::Stop;
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::project::demand::{Case, Told, advance, reached, release};
use crate::state::State;

steps! {
    DemandStep:
    /// The intention to let a demand pass the screening.
    ScreenDemand = "Mutation.screenDemand", Screen;
    /// The intention not to take it up.
    ScreenOutDemand = "Mutation.screenOutDemand", ScreenOut;
    /// The intention to open it to the societies.
    OpenDemand = "Mutation.openDemand", Open;
    /// The intention to take it back.
    WithdrawDemand = "Mutation.withdrawDemand", Withdraw;
    /// The intention to dissolve a match.
    ReleaseMatch = "Mutation.releaseMatch", Release;
    /// The intention to record the agreement.
    RecordAgreement = "Mutation.recordAgreement", Agree;
    /// The intention to report the delivery.
    ReportDelivery = "Mutation.reportDelivery", Report;
    /// The intention to return it.
    ReturnDelivery = "Mutation.returnDelivery", Return;
    /// The intention to confirm it.
    ConfirmDelivery = "Mutation.confirmDelivery", Confirm;
    /// The intention to say how it was.
    RateDelivery = "Mutation.rateDelivery", Rate;
}

/// What the caller sends.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which demand.
    pub demand: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says; empty where nothing has to be said.
    pub text: String,
    /// The day of the agreement.
    pub signed_on: Option<NaiveDate>,
    /// Whether the society agrees to the publication.
    pub consents: bool,
    /// The words of a rating.
    pub ratings: Vec<(RatingCriterion, RatingWord)>,
    /// Files to attach.
    pub files: Vec<FileId>,
}

/// Moves it on by one step.
pub async fn move_demand<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let text = match input.text.trim() {
        "" if !I::STEP.needs_words() => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.demand).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.demand).await? {
        return Ok(());
    }
    case.seen(input.expected_version)?;
    let said = Told { by: permit.viewer().display_name.clone(), text: text.clone() };
    let to = if I::STEP == DemandStep::Release {
        release(state, &write, &case, said).await?
    } else {
        let change = effect(state, &case, I::STEP, &input, text.as_deref())?;
        advance(state, &write, &case, I::STEP, change, said).await?
    };
    if I::STEP == DemandStep::Rate {
        rate(&write, &case, &input.ratings).await?;
    }
    let owner = permit.viewer().post().society_id.map_or(Holder::Agency(case.row.agency_id), Holder::Society);
    let papers = Subject::of(purpose(I::STEP), case.row.id.0, owner);
    let mut changes = vec![moved(case.row.state, to), told("title", &case.row.title)];
    // The words of a rating are for the two and the federation, and a society's ledger is read by more.
    changes.extend(text.filter(|_| I::STEP != DemandStep::Rate).map(|text| told("text", text)));
    changes.extend(input.signed_on.map(|day| told("signedOn", day.to_string())));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    let society_id = chain_of(&case, to, permit.viewer().post().society_id);
    write.commit(state, Entry { action: I::ACTION, society_id, changes }).await?;
    Ok(())
}

/// In whose chain an event stands: in that of the society that is bound, else in the common one.
fn chain_of(
    case: &Case,
    to: DemandState,
    own: Option<entity::register::society::SocietyId>,
) -> Option<entity::register::society::SocietyId> {
    own.or(case.row.society_id).filter(|_| to.is_matched() || case.row.state.is_matched())
}

const fn purpose(step: DemandStep) -> AttachmentPurpose {
    match step {
        DemandStep::Agree => AttachmentPurpose::DemandAgreement,
        DemandStep::Report => AttachmentPurpose::DemandDelivery,
        _ => AttachmentPurpose::DemandPaper,
    }
}

/// What a step changes beside the state.
fn effect(
    state: &State,
    case: &Case,
    step: DemandStep,
    input: &Input,
    text: Option<&str>,
) -> Result<demand::ActiveModel, Stop> {
    let today = state.world.today();
    let mut change = demand::ActiveModel::default();
    match step {
        DemandStep::Open if case.row.offer_until < today => {
            return Err(Stop::whole(RefusalCode::OffersClosed { until: case.row.offer_until }));
        }
        DemandStep::Agree => {
            let day = input.signed_on.ok_or_else(|| Stop::at("signedOn", RefusalCode::Required))?;
            if day > today {
                return Err(Stop::at("signedOn", RefusalCode::DateInFuture));
            }
            if day < case.row.posted_on {
                return Err(Stop::at("signedOn", RefusalCode::SignedTooEarly));
            }
            change.signed_on = Set(Some(day));
        }
        DemandStep::Report => {
            change.report = Set(text.map(ToOwned::to_owned));
            change.consents = Set(input.consents);
        }
        DemandStep::Confirm => change.delivered_on = Set(Some(today)),
        DemandStep::Rate => {
            let named = |criterion: &RatingCriterion| input.ratings.iter().filter(|(of, _)| of == criterion).count();
            if !RatingCriterion::ALL.iter().all(|criterion| named(criterion) == 1) {
                return Err(Stop::at("ratings", RefusalCode::RatingIncomplete));
            }
            change.rating_text = Set(text.map(ToOwned::to_owned));
        }
        _ => {}
    }
    Ok(change)
}

async fn rate(write: &Write, case: &Case, ratings: &[(RatingCriterion, RatingWord)]) -> Result<(), Stop> {
    let row = |(criterion, word): &(RatingCriterion, RatingWord)| demand_rating::ActiveModel {
        demand_id: Set(case.row.id),
        criterion: Set(*criterion),
        word: Set(*word),
    };
    demand_rating::Entity::insert_many(ratings.iter().map(row)).exec_without_returning(&write.tx).await?;
    Ok(())
}

/// What a change of one field says, for the events of offers beside.
#[must_use]
pub fn written(field: &str, old: &impl ToString, new: &impl ToString) -> Option<Change> {
    Change::between(field, Some(old.to_string()), Some(new.to_string()))
}
