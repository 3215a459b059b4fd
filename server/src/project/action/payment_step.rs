//! Steps of payments, one or many at once: requested by the desk, approved by one person, released by the chair,
//! confirmed by the bank's paper. All that is named moves, or nothing does.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;

use entity::Word;
use entity::ledger::open_item::OpenItemKind;
use entity::project::award::{MovementKind, payable};
use entity::project::case;
use entity::project::terms::{ProjectTerms, days_after};
use entity::project::tranche::{self, Eyes, TrancheId, TrancheState, TrancheStep, four_eyes};
use entity::refusal::RefusalCode;
use entity::register::agency::Tier;
use entity::responsibility::{TEXT_MAX, checked};

use crate::access::{Permit, Scope, steps};
use crate::fault::{Fault, Stop};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write, moved, told};
use crate::project::case::unchanged;
use crate::project::found::fen_told;
use crate::project::money::{self, award_of};
use crate::ruled::ruled;
use crate::state::State;

steps! {
    TrancheStep:
    /// The intention to request payment.
    RequestPayment = "Mutation.requestPayments", Request;
    /// The intention to approve payment.
    ApprovePayment = "Mutation.approvePayments", Approve;
    /// The intention to release payment.
    ReleasePayment = "Mutation.releasePayments", Release;
    /// The intention to return a request.
    ReturnPayment = "Mutation.returnPayment", Return;
    /// The intention to confirm a payment.
    ConfirmPayment = "Mutation.confirmPayment", Confirm;
    /// The intention to record that the bank sent a payment back.
    BouncePayment = "Mutation.bouncePayment", Bounce;
}

/// The most payments at once.
pub const PAYMENTS_MAX: usize = 50;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which tranches, each with the version he saw.
    pub tranches: Vec<(String, i32)>,
    /// What he says; empty where nothing has to be said.
    pub text: String,
}

/// Takes the step with each of them.
pub async fn move_payments<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let needed = matches!(I::STEP, TrancheStep::Return | TrancheStep::Bounce);
    let remark = match input.text.trim() {
        "" if !needed => None,
        text => Some(checked(text, TEXT_MAX).map_err(|code| Stop::at("text", code))?),
    };
    if input.tranches.is_empty() {
        return Err(Stop::at("payments", RefusalCode::Required));
    }
    if input.tranches.len() > PAYMENTS_MAX {
        return Err(Stop::at("payments", RefusalCode::TooManyAtOnce { max: PAYMENTS_MAX }));
    }
    let write = Write::begin(state, permit.actor()).await?;
    let rows = reached(&write, &permit, &input.tranches).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, "").await? {
        return Ok(());
    }
    let mut entries = Vec::new();
    for (row, expected) in rows {
        unchanged(row.version, expected)?;
        let (by, on) = (permit.viewer().display_name.as_str(), state.world.today());
        let paying = Paying { state, write: &write, row: &row, by, on };
        let (society_id, mut changes) = paying.step(I::STEP, user, remark.clone()).await?;
        changes.extend(remark.clone().map(|text| told("text", text)));
        entries.push(Entry { action: I::ACTION, society_id: Some(society_id), changes });
    }
    let last = entries.pop().ok_or_else(|| Fault::Broken("no payment was moved".into()))?;
    for entry in entries {
        write.append(state, entry).await?;
    }
    write.commit(state, last).await?;
    Ok(())
}

/// The tranches of a permit, locked in one order until the transaction ends, whoever names them in which.
async fn reached<I: Step>(
    write: &Write,
    permit: &Permit<I>,
    named: &[(String, i32)],
) -> Result<Vec<(tranche::Model, i32)>, Stop> {
    let missing = || Stop::at("payments", RefusalCode::NotFound);
    let mut ids = Vec::new();
    for (id, version) in named {
        ids.push((TrancheId::parse(id).map_err(|_| missing())?, *version));
    }
    ids.sort_unstable();
    ids.dedup_by_key(|(id, _)| *id);
    let mut rows = Vec::new();
    for (id, version) in ids {
        let within = Scope::of(Some(permit.viewer()), I::FIELD).tranches();
        let found = within.filter(tranche::Column::Id.eq(id)).lock_exclusive().one(&write.tx).await?;
        rows.push((found.ok_or_else(missing)?, version));
    }
    Ok(rows)
}

/// A payment being moved.
pub(super) struct Paying<'a> {
    pub(super) state: &'a State,
    pub(super) write: &'a Write,
    pub(super) row: &'a tranche::Model,
    pub(super) by: &'a str,
    /// The day of the bank's paper, of a payment that is confirmed.
    pub(super) on: NaiveDate,
}

pub(super) type Told = (entity::register::society::SocietyId, Vec<crate::ledger::Change>);

impl Paying<'_> {
    pub(super) async fn step(
        &self,
        step: TrancheStep,
        user: entity::account::UserId,
        remark: Option<String>,
    ) -> Result<Told, Stop> {
        let (row, write, today) = (self.row, self.write, self.state.world.today());
        let to = row.state.after(step).map_err(Stop::whole)?;
        let eyes = Eyes { requested_by: row.requested_by, approved_by: row.approved_by };
        four_eyes(step, eyes, user).map_err(Stop::whole)?;
        let award = award_of(write, row.project_id).await?;
        if matches!(step, TrancheStep::Request | TrancheStep::Approve | TrancheStep::Release) {
            payable(award.valid_until, today).map_err(Stop::whole)?;
        }
        let mut change = tranche::ActiveModel {
            state: Set(to),
            version: Set(row.version + 1),
            remark: Set(remark),
            ..Default::default()
        };
        match step {
            TrancheStep::Request => {
                change.requested_by = Set(Some(user));
                change.approved_by = Set(None);
            }
            TrancheStep::Approve => change.approved_by = Set(Some(user)),
            TrancheStep::Release => {
                money::release(write, row.project_id, row.amount_fen).await?;
                money::moved(write, &award, (MovementKind::Released, row.amount_fen), Some(row.id), self.by).await?;
                change.released_by = Set(Some(user));
                change.released_on = Set(Some(today));
                change.reference = Set(Some(reference(row.id, today)));
            }
            TrancheStep::Bounce => {
                money::bounce(write, row.project_id, row.amount_fen).await?;
                let kind = MovementKind::BankReturned;
                money::moved(write, &award, (kind, row.amount_fen), Some(row.id), self.by).await?;
                change.released_on = Set(None);
                change.reference = Set(None);
            }
            TrancheStep::Confirm => change.confirmed_on = Set(Some(self.on)),
            TrancheStep::Return | TrancheStep::Cancel => {}
        }
        tranche::Entity::update_many().set(change).filter(tranche::Column::Id.eq(row.id)).exec(&write.tx).await?;
        let society = self.waits(step, to).await?;
        let changes =
            vec![moved(row.state, to), told("tranche", row.no.to_string()), fen_told("amount", row.amount_fen)];
        Ok((society, changes))
    }

    /// Opens, passes on or closes what waits for the federation; answers whose project it is.
    async fn waits(&self, step: TrancheStep, to: TrancheState) -> Result<entity::register::society::SocietyId, Stop> {
        let (row, write) = (self.row, self.write);
        let found = case::Entity::find_by_id(row.project_id).one(&write.tx).await?;
        let project = found.ok_or_else(|| Fault::Broken("a tranche without its project".into()))?;
        if !to.is_open() {
            write.close_item(OpenItemKind::Payment, row.id.0).await?;
            return Ok(project.society_id);
        }
        let terms = ruled::<ProjectTerms>(&write.tx).await?;
        let due_on = days_after(self.state.world.today(), terms.review_days);
        let holder = Holder::Agency(write.agency(Tier::Sponsor, &row.region_code).await?);
        if step != TrancheStep::Request {
            write.pass(OpenItemKind::Payment, row.id.0, holder, to.code(), due_on).await?;
            return Ok(project.society_id);
        }
        let item = OpenItem {
            kind: OpenItemKind::Payment,
            subject_id: row.id.0,
            society_id: Some(project.society_id),
            region_code: row.region_code.clone(),
            title: project.title,
            holder,
            reason: to.code().into(),
            due_on,
        };
        write.open(self.state, item).await?;
        Ok(project.society_id)
    }
}

/// By which the bank's paper names a payment: the end of a UUIDv7 is random.
fn reference(id: TrancheId, today: NaiveDate) -> String {
    format!("ZF{}-{}", today.format("%Y%m%d"), id.0.simple().to_string().split_off(22).to_uppercase())
}
