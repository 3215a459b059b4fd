//! Sending what is done with money; what the server declines comes back as sentences.

use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::project::tranche::TrancheStep;
use graphql_client::GraphQLQuery;

use crate::net::intent::{Declined, declined, sent};
use crate::net::{NetFault, send};
use crate::parts::export_button::Made;

macro_rules! operations {
    ($($name:ident)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = "src/project/money/steps.graphql",
            response_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("ProgrammeKind")
        )]
        struct $name;
    )+};
}

operations! {
    RequestPayments ApprovePayments ReleasePayments ReturnPayment ConfirmPayment BouncePayment CreateFund CreateProgramme
    RequestMoneyExport
}

/// What came of it: empty when it is done.
pub(super) type Answer = Result<Declined, NetFault>;

macro_rules! step {
    ($operation:ident, $module:ident, $named:expr, $text:expr, $key:expr) => {{
        let one = |(tranche_id, expected_version)| $module::PaymentInput { tranche_id, expected_version };
        let payments = $named.into_iter().map(one).collect();
        let input = $module::PaymentStepInput { idempotency_key: $key, payments, text: $text };
        sent!($operation, $module, input)
    }};
}

/// Takes a step of payments, each with the version that was seen.
pub(super) async fn take(step: TrancheStep, named: Vec<(String, i64)>, text: String, key: String) -> Answer {
    match step {
        TrancheStep::Request => step!(RequestPayments, request_payments, named, text, key),
        TrancheStep::Approve => step!(ApprovePayments, approve_payments, named, text, key),
        TrancheStep::Release => step!(ReleasePayments, release_payments, named, text, key),
        TrancheStep::Return => step!(ReturnPayment, return_payment, named, text, key),
        TrancheStep::Confirm => step!(ConfirmPayment, confirm_payment, named, text, key),
        TrancheStep::Bounce => step!(BouncePayment, bounce_payment, named, text, key),
        // Only the end of a project cancels.
        TrancheStep::Cancel => Ok(Declined::new()),
    }
}

/// Enters a fund.
pub(super) async fn fund((year, name, source): (i64, String, String), total: Fen, idempotency_key: String) -> Answer {
    let input = create_fund::CreateFundInput { idempotency_key, year, name, source, total };
    sent!(CreateFund, create_fund, input)
}

/// Enters a programme of a fund.
pub(super) async fn programme(
    fund_id: String,
    (name, kind): (String, ProgrammeKind),
    (budget, ceiling): (Fen, Fen),
    (categories, idempotency_key): (Vec<(String, String)>, String),
) -> Answer {
    let one = |(zh, en)| create_programme::BudgetCategoryInput { zh, en };
    let categories = categories.into_iter().map(one).collect();
    let input = create_programme::CreateProgrammeInput {
        idempotency_key,
        fund_id,
        name,
        kind,
        budget,
        ceiling,
        years_max: 3,
        categories,
    };
    sent!(CreateProgramme, create_programme, input)
}

/// Asks for the accountant's table; answers where it is and what it is called.
pub(super) async fn export(fund_id: String) -> Made {
    let input = request_money_export::RequestMoneyExportInput { fund_id };
    let made = send::<RequestMoneyExport>(request_money_export::Variables { input }).await?.request_money_export;
    Ok(made.url.zip(made.file_name).ok_or_else(|| declined!(made.user_errors)))
}
