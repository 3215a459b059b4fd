//! `recordHeadcount`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::register::headcount::Counts;
use entity::register::society::SocietyId;

use super::contact::after;
use super::society::Society;
use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::job::watch;
use crate::register::action::headcount::{Input, record_headcount};
use crate::scalar::Date;

/// Input of `recordHeadcount`.
#[derive(InputObject)]
struct RecordHeadcountInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters: a retry with the same key and input changes
    /// nothing twice.
    idempotency_key: String,
    /// The day from which the counts hold: not in the future, not before the newest record.
    recorded_on: Date,
    /// Individual members, persons (个人会员).
    individual_members: i32,
    /// Unit members, units (单位会员).
    unit_members: i32,
    /// Full-time staff, persons (专职人员).
    full_time_staff: i32,
    /// Formal Party members, persons (正式党员).
    formal: i32,
    /// Probationary Party members, persons (预备党员).
    probationary: i32,
    /// Formal members at the society's seat, persons (驻会正式党员); at most `formal`.
    resident_formal: i32,
    /// Formal members in the council or on the staff, persons (理事会和工作人员中的正式党员); at most
    /// `formal`; null while it is not known.
    council_formal: Option<i32>,
}

/// Payload of `recordHeadcount`.
#[derive(SimpleObject)]
struct RecordHeadcountPayload {
    /// The society as it stands now, on a conflict too; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of headcounts.
#[derive(Default)]
pub struct HeadcountMutation;

#[Object]
impl HeadcountMutation {
    /// Records a society's headcount (登记人数): by its own leader or by the federation.
    async fn record_headcount(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: RecordHeadcountInput,
    ) -> Result<RecordHeadcountPayload> {
        let RecordHeadcountInput {
            society_id,
            expected_version,
            idempotency_key,
            recorded_on,
            individual_members,
            unit_members,
            full_time_staff,
            formal,
            probationary,
            resident_formal,
            council_formal,
        } = input;
        let counts = Counts {
            individual_members,
            unit_members,
            full_time_staff,
            formal,
            probationary,
            resident_formal,
            council_formal,
        };
        let input = Input { expected_version, idempotency_key, recorded_on: recorded_on.0, counts };
        let (_, user_errors) = settle(act(ctx, &society_id, input).await, caller(ctx).language)?;
        Ok(RecordHeadcountPayload { society: after(ctx, &society_id).await?, user_errors })
    }
}

async fn act(ctx: &Context<'_>, society_id: &ID, input: Input) -> Result<(), Stop> {
    record_headcount(state(ctx), permit_for(ctx, society_id).await?, input).await?;
    // A count that crossed a line long ago is due now.
    if let Ok(id) = SocietyId::parse(society_id) {
        watch::after_write(state(ctx), id).await;
    }
    Ok(())
}
