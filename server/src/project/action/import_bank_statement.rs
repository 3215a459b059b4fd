//! A bank's statement is brought in: each line is held against the payment that it names, and shown so; then all that
//! fit move in one transaction, with an event each, or nothing does. Requesting, approving and releasing stay three
//! people's: a statement only says what became of what they paid.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use sha2::{Digest, Sha256};

use entity::Language;
use entity::file::FileId;
use entity::ledger::event::Action;
use entity::project::bank::{BankFinding, Paid, judge};
use entity::project::tranche::{self, TrancheStep};
use entity::refusal::{RefusalCode, Said};
use exchange::bank::{Illegible, Line, lines};

use super::payment_step::Paying;
use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::arrival::spreadsheet_of;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct ImportBankStatement;

impl Intention for ImportBankStatement {
    const FIELD: &'static str = "Mutation.importBankStatement";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// The uploaded file.
    pub file: FileId,
    /// What he saw when he looked at it; none to look at it.
    pub seen: Option<String>,
}

/// A line with what it means.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The line.
    pub line: Line,
    /// What it means.
    pub finding: BankFinding,
    /// The payment that it names.
    pub tranche: Option<tranche::Model>,
}

/// A statement with what each of its lines means.
#[derive(Clone, Debug)]
pub struct Statement {
    /// In the file's order.
    pub lines: Vec<Judged>,
    /// Changes with whatever would be done.
    pub digest: String,
}

impl Statement {
    /// So many lines mean this.
    #[must_use]
    pub fn count(&self, of: impl Fn(BankFinding) -> bool) -> usize {
        self.lines.iter().filter(|judged| of(judged.finding)).count()
    }
}

/// Looks at a statement, or takes over what was seen.
pub async fn import_bank_statement(
    state: &State,
    permit: Permit<ImportBankStatement>,
    input: Input,
) -> Result<Statement, Stop> {
    let lines = brought(state, &permit, input.file).await?;
    let Some(seen) = &input.seen else {
        return Ok(judged(&state.db, state, &permit, lines).await?);
    };
    let write = Write::begin(state, permit.actor()).await?;
    let statement = judged(&write.tx, state, &permit, lines).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, ImportBankStatement::FIELD, &input, "").await? {
        return Ok(statement);
    }
    if statement.digest != *seen {
        return Err(Stop::at("seen", RefusalCode::StatementStale));
    }
    let count = statement.count(BankFinding::bars);
    if count > 0 {
        return Err(Stop::at("fileId", RefusalCode::StatementContradicts { count }));
    }
    let mut entries = taken_over(state, &write, &permit, &statement).await?;
    let last = entries.pop().ok_or_else(|| Stop::at("fileId", RefusalCode::StatementEmpty))?;
    for entry in entries {
        write.append(state, entry).await?;
    }
    write.commit(state, last).await?;
    Ok(statement)
}

/// The lines of the caller's own file.
async fn brought(state: &State, permit: &Permit<ImportBankStatement>, file: FileId) -> Result<Vec<Line>, Stop> {
    let missing = || Stop::at("fileId", RefusalCode::FileMissing);
    let row = spreadsheet_of(state, permit.viewer().user_id, file).await?.ok_or_else(missing)?;
    let bytes = state.files.read(&row).await?.ok_or_else(missing)?;
    let read = tokio::task::spawn_blocking(move || lines(&bytes)).await;
    read.map_err(|error| Fault::Broken(format!("a statement: {error}")))?.map_err(|illegible| {
        let code = match illegible {
            Illegible::Statement(code) => code,
            Illegible::File(unread) => {
                let problem = unread.problem();
                let said = |language| problem.message(language).to_owned();
                let said = Said { zh: said(Language::Zh), en: said(Language::En) };
                RefusalCode::StatementUnreadable { said }
            }
        };
        Stop::at("fileId", code)
    })
}

/// Holds each line against the payment that it names, locked in one order where the database locks.
async fn judged(
    db: &impl ConnectionTrait,
    state: &State,
    permit: &Permit<ImportBankStatement>,
    lines: Vec<Line>,
) -> Result<Statement, Fault> {
    let named: HashSet<&str> =
        lines.iter().map(|line| line.reference.as_str()).filter(|text| !text.is_empty()).collect();
    let within = Scope::of(Some(permit.viewer()), ImportBankStatement::FIELD).tranches();
    let found = within.filter(tranche::Column::Reference.is_in(named)).order_by_asc(tranche::Column::Id);
    let found = found.lock_exclusive().all(db).await?;
    let payments: HashMap<String, tranche::Model> =
        found.into_iter().filter_map(|row| Some((row.reference.clone()?, row))).collect();
    let (mut before, mut digest, mut all) = (HashSet::new(), Sha256::new(), Vec::new());
    for line in lines {
        let tranche = payments.get(&line.reference).cloned();
        let paid =
            tranche.as_ref().map(|row| Paid { amount: row.amount_fen, state: row.state, released_on: row.released_on });
        let again = tranche.as_ref().is_some_and(|row| !before.insert(row.id));
        let finding = judge(line.said, paid, again, state.world.today());
        let moved = tranche.as_ref().map(|row| (row.id.global(), row.version));
        digest.update(format!("{} {finding} {moved:?}\n", line.row));
        all.push(Judged { line, finding, tranche });
    }
    Ok(Statement { lines: all, digest: hex::encode(digest.finalize()) })
}

/// Moves each payment that a line is about.
async fn taken_over(
    state: &State,
    write: &Write,
    permit: &Permit<ImportBankStatement>,
    statement: &Statement,
) -> Result<Vec<Entry>, Stop> {
    let (user, by) = (permit.viewer().user_id, permit.viewer().display_name.as_str());
    let mut entries = Vec::new();
    for Judged { line, finding, tranche } in &statement.lines {
        let (Some(step), Some(row), Some(said)) = (finding.step(), tranche, line.said) else { continue };
        let remark = Some(line.remark.trim()).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        let (action, remark) = match step {
            TrancheStep::Bounce => {
                (Action::BouncePayment, Some(remark.unwrap_or_else(|| "银行退汇（回单）".to_owned())))
            }
            _ => (Action::ConfirmPayment, remark),
        };
        let paying = Paying { state, write, row, by, on: said.on };
        let (society_id, mut changes) = paying.step(step, user, remark.clone()).await?;
        changes.push(told("statementRow", line.row.to_string()));
        changes.push(told("statedOn", said.on.to_string()));
        changes.extend(remark.map(|text| told("text", text)));
        entries.push(Entry { action, society_id: Some(society_id), changes });
    }
    Ok(entries)
}
