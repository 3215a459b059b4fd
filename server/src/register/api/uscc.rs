//! `acceptUscc`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::register::action::accept_uscc::accept_uscc;

/// Input of `acceptUscc`.
#[derive(InputObject)]
struct AcceptUsccInput {
    /// The code as the certificate spells it: wrong in a check digit and in nothing else.
    uscc: String,
    /// Why it is accepted: what the certificate says (认可理由), at most 200 characters.
    reason: String,
}

/// Payload of `acceptUscc`.
#[derive(SimpleObject)]
struct AcceptUsccPayload {
    /// The accepted code; null when refused.
    uscc: Option<String>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of credit codes.
#[derive(Default)]
pub struct UsccMutation;

#[Object]
impl UsccMutation {
    /// Accepts a credit code with a wrong check digit as its certificate says (认可证书所载代码); from then
    /// on the importer takes it. The acceptance and its reason stand in the ledger.
    async fn accept_uscc(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The code and the reason.")] input: AcceptUsccInput,
    ) -> Result<AcceptUsccPayload> {
        let caller = caller(ctx);
        let AcceptUsccInput { uscc, reason } = input;
        let done = accept_uscc(state(ctx), permit(ctx)?, &uscc, &reason).await;
        let (done, user_errors) = settle(done, caller.language)?;
        Ok(AcceptUsccPayload { uscc: done.map(|()| uscc.trim().to_owned()), user_errors })
    }
}
