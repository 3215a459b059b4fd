//! A bank's statement in the API: looked at line by line, then taken over whole.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use entity::file::FileId;
use entity::project::bank::BankFinding;
use entity::refusal::RefusalCode;

use super::tranche::Tranche;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Stop;
use crate::project::action::import_bank_statement::{self as import, Judged, Statement, import_bank_statement};

/// Input of `importBankStatement`.
#[derive(InputObject)]
struct ImportBankStatementInput {
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The uploaded file's global id: .csv or .xlsx with the amount in yuan, the day, the reference of the payment
    /// in any column, and what the bank remarked; at most 500 lines.
    file_id: ID,
    /// The `digest` of the statement as it was looked at: what was seen then is taken over. Null to look at it: then
    /// nothing is written.
    seen: Option<String>,
}

/// A line of a bank's statement (银行回单明细).
#[derive(SimpleObject)]
struct BankStatementLine {
    /// The row as the spreadsheet counts.
    row: i32,
    /// The payment that it names; as written where it is none of the platform's (付款编号).
    reference: String,
    /// The amount as written, yuan (金额).
    amount: String,
    /// The day as written (日期).
    day: String,
    /// What the bank remarked (备注).
    remark: String,
    /// What it means (核对结果).
    finding: BankFinding,
    /// Whether it keeps the whole file from being taken over.
    bars: bool,
    /// The payment; null where there is none for the caller (拨款批次).
    tranche: Option<Tranche>,
}

/// A bank's statement held against what was paid (银行回单核对).
#[derive(SimpleObject)]
struct BankStatement {
    /// Its lines, in the file's order.
    lines: Vec<BankStatementLine>,
    /// Payments that it confirms.
    arrived: i32,
    /// Payments that the bank sent back.
    sent_back: i32,
    /// Lines that keep the whole file from being taken over; then nothing is written.
    barring: i32,
    /// Names what was seen: send it back as `seen` to take it over.
    digest: String,
}

/// Payload of `importBankStatement`.
#[derive(SimpleObject)]
struct ImportBankStatementPayload {
    /// The statement as it was judged; null when it was refused.
    statement: Option<BankStatement>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of bank statements.
#[derive(Default)]
pub struct BankMutation;

#[Object]
impl BankMutation {
    /// Brings a bank's statement in (导入银行回单): without `seen` each line is held against the payment that it
    /// names and nothing is written; with it, all payments that fit are confirmed or planned again in one
    /// transaction, or none is.
    async fn import_bank_statement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: ImportBankStatementInput,
    ) -> Result<ImportBankStatementPayload> {
        let ImportBankStatementInput { idempotency_key, file_id, seen } = input;
        let permit = permit(ctx)?;
        let done = match FileId::parse(&file_id) {
            Ok(file) => import_bank_statement(state(ctx), permit, import::Input { idempotency_key, file, seen }).await,
            Err(_) => Err(Stop::at("fileId", RefusalCode::MalformedId)),
        };
        let (statement, user_errors) = settle(done, caller(ctx).language)?;
        Ok(ImportBankStatementPayload { statement: statement.map(BankStatement::from), user_errors })
    }
}

impl From<Statement> for BankStatement {
    fn from(statement: Statement) -> Self {
        let count = |of: fn(BankFinding) -> bool| i32::try_from(statement.count(of)).unwrap_or(i32::MAX);
        Self {
            arrived: count(|finding| finding == BankFinding::Arrived),
            sent_back: count(|finding| finding == BankFinding::SentBack),
            barring: count(BankFinding::bars),
            lines: statement.lines.into_iter().map(BankStatementLine::from).collect(),
            digest: statement.digest,
        }
    }
}

impl From<Judged> for BankStatementLine {
    fn from(Judged { line, finding, tranche }: Judged) -> Self {
        Self {
            row: i32::try_from(line.row).unwrap_or(i32::MAX),
            reference: line.reference,
            amount: line.amount,
            day: line.day,
            remark: line.remark,
            finding,
            bars: finding.bars(),
            tranche: tranche.map(Tranche),
        }
    }
}
