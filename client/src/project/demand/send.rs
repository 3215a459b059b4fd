//! What is done with demands and offers, one operation an intention.

use entity::project::demand::DemandStep;
use entity::project::demand::{RatingCriterion, RatingWord};
use entity::project::money::Fen;
use entity::project::outcome::Outcome;
use entity::register::society::Discipline;

use super::view::Case;
use crate::net::intent::Intent;
use crate::project::act::{act, operations};

operations! {
    "src/project/demand/steps.graphql":
    PostDemand post_demand.demand;
    ScreenDemand screen_demand.demand;
    ScreenOutDemand screen_out_demand.demand;
    OpenDemand open_demand.demand;
    WithdrawDemand withdraw_demand.demand;
    ReleaseMatch release_match.demand;
    RecordAgreement record_agreement.demand;
    ReportDelivery report_delivery.demand;
    ReturnDelivery return_delivery.demand;
    ConfirmDelivery confirm_delivery.demand;
    RateDelivery rate_delivery.demand;
    MakeOffer make_offer.offer;
    ReviseOffer revise_offer.offer;
    WithdrawOffer withdraw_offer.offer;
    ChooseOffer choose_offer.offer;
    PublishMatch publish_match.published_result;
}

/// What is said with a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) files: Vec<String>,
    pub(super) signed_on: Option<chrono::NaiveDate>,
    pub(super) consents: bool,
    pub(super) ratings: Vec<(RatingCriterion, RatingWord)>,
}

macro_rules! plain {
    ($operation:ident, $module:ident, $case:expr, $said:expr, $intent:expr, $then:expr) => {{
        let input = $module::DemandStepInput {
            demand_id: $case.id.clone(),
            expected_version: $case.version,
            idempotency_key: $intent.key(),
            text: $said.text,
            file_ids: $said.files,
        };
        act::<$operation>($intent, $module::Variables { input }, $then);
    }};
}

/// Takes a step.
pub(super) fn take(case: &Case, step: DemandStep, said: Said, intent: Intent, then: impl FnOnce(String) + 'static) {
    use DemandStep as T;
    match step {
        T::Screen => plain!(ScreenDemand, screen_demand, case, said, intent, then),
        T::ScreenOut => plain!(ScreenOutDemand, screen_out_demand, case, said, intent, then),
        T::Open => plain!(OpenDemand, open_demand, case, said, intent, then),
        T::Withdraw => plain!(WithdrawDemand, withdraw_demand, case, said, intent, then),
        T::Release => plain!(ReleaseMatch, release_match, case, said, intent, then),
        T::Return => plain!(ReturnDelivery, return_delivery, case, said, intent, then),
        T::Confirm => plain!(ConfirmDelivery, confirm_delivery, case, said, intent, then),
        T::Agree => agree(case, said, intent, then),
        T::Report => report(case, said, intent, then),
        T::Rate => rate(case, said, intent, then),
        // These are the clock's, or have forms of their own.
        T::Post | T::Offer | T::Recede | T::Choose | T::Expire => {}
    }
}

fn agree(case: &Case, said: Said, intent: Intent, then: impl FnOnce(String) + 'static) {
    let Some(signed_on) = said.signed_on else { return };
    let input = record_agreement::RecordAgreementInput {
        demand_id: case.id.clone(),
        expected_version: case.version,
        idempotency_key: intent.key(),
        signed_on,
        text: said.text,
        file_ids: said.files,
    };
    act::<RecordAgreement>(intent, record_agreement::Variables { input }, then);
}

fn report(case: &Case, said: Said, intent: Intent, then: impl FnOnce(String) + 'static) {
    let input = report_delivery::ReportDeliveryInput {
        demand_id: case.id.clone(),
        expected_version: case.version,
        idempotency_key: intent.key(),
        text: said.text,
        consents: said.consents,
        file_ids: said.files,
    };
    act::<ReportDelivery>(intent, report_delivery::Variables { input }, then);
}

fn rate(case: &Case, said: Said, intent: Intent, then: impl FnOnce(String) + 'static) {
    let one = |(criterion, word)| rate_delivery::DemandRatingInput { criterion, word };
    let input = rate_delivery::RateDeliveryInput {
        demand_id: case.id.clone(),
        expected_version: case.version,
        idempotency_key: intent.key(),
        ratings: said.ratings.into_iter().map(one).collect(),
        text: said.text,
    };
    act::<RateDelivery>(intent, rate_delivery::Variables { input }, then);
}

/// Publishes the result.
pub(super) fn publish(
    case: &Case,
    (title, summary, outcomes): (String, String, Vec<Outcome>),
    intent: Intent,
    then: impl FnOnce(String) + 'static,
) {
    let (demand_id, idempotency_key) = (case.id.clone(), intent.key());
    let input = publish_match::PublishMatchInput { idempotency_key, demand_id, title, summary, outcomes };
    act::<PublishMatch>(intent, publish_match::Variables { input }, then);
}

/// A need as it is typed.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) poster: String,
    pub(super) contact: String,
    pub(super) phone: String,
    pub(super) title: String,
    pub(super) need: String,
    pub(super) disciplines: Vec<Discipline>,
    pub(super) budget_fen: Option<Fen>,
    pub(super) offer_until: chrono::NaiveDate,
    pub(super) due_on: chrono::NaiveDate,
}

/// Posts a need.
pub(super) fn post(typed: Typed, intent: Intent, then: impl FnOnce(String) + 'static) {
    let Typed { poster, contact, phone, title, need, disciplines, budget_fen, offer_until, due_on } = typed;
    let input = post_demand::PostDemandInput {
        idempotency_key: intent.key(),
        region_code: None,
        poster,
        contact,
        phone,
        title,
        need,
        disciplines,
        budget_fen,
        offer_until,
        due_on,
    };
    act::<PostDemand>(intent, post_demand::Variables { input }, then);
}
