//! Receipts: issued by a submission, inside its transaction; verified by whoever holds the paper.

use std::collections::HashMap;
use std::hash::BuildHasher;

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

use entity::institution::campaign;
use entity::institution::report::field::ReportField;
use entity::institution::report::receipt::{self, code, content, typed};
use entity::institution::report::{self, report_answer};
use entity::register::present;

use super::case::Case;
use super::known::Stands;
use crate::fault::Fault;
use crate::ledger::Write;
use crate::state::State;

/// Issues the receipt of a round; its code is told to whoever may read the report.
pub async fn issue<S: BuildHasher>(
    state: &State,
    write: &Write,
    case: &Case,
    (number, round): (&str, i32),
    stands: &HashMap<ReportField, Stands, S>,
) -> Result<(), Fault> {
    let row = receipt::ActiveModel {
        number: Set(number.to_owned()),
        report_id: Set(case.report.id),
        round: Set(round),
        code: Set(code(state.world.random())),
        digest: Set(digest(&content(|field| stands.get(&field).map(|stands| stands.value.as_str())))),
        at: Set(write.at),
    };
    receipt::Entity::insert(row).exec_without_returning(&write.tx).await?;
    Ok(())
}

fn digest(content: &str) -> String {
    hex::encode(Sha256::digest(content.as_bytes()))
}

/// What a paper is found to be.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The receipt.
    pub receipt: receipt::Model,
    /// The report as it stands.
    pub report: report::Model,
    /// The campaign that asked for it.
    pub campaign: campaign::Model,
    /// The society's name as it stands.
    pub society: String,
    /// Whether the report's content is what was submitted under this receipt.
    pub content_matches: bool,
}

/// The receipt with this number and code. A wrong code and a number that was never issued are answered alike.
pub async fn verify(db: &DatabaseConnection, number: &str, code: &str) -> Result<Option<Verified>, Fault> {
    let found = receipt::Entity::find()
        .filter(receipt::Column::Number.eq(number.trim().to_ascii_uppercase()))
        .filter(receipt::Column::Code.eq(typed(code)));
    let Some(receipt) = found.one(db).await? else { return Ok(None) };
    let broken = || Fault::Broken("a receipt without its report".into());
    let report = report::Entity::find_by_id(receipt.report_id).one(db).await?.ok_or_else(broken)?;
    let campaign = campaign::Entity::find_by_id(report.campaign_id).one(db).await?.ok_or_else(broken)?;
    let society = present::Entity::find_by_id(report.society_id).one(db).await?.ok_or_else(broken)?.name;
    let rows = report_answer::Entity::find().filter(report_answer::Column::ReportId.eq(report.id)).all(db).await?;
    let now = content(|field| rows.iter().find(|row| row.field == field).map(|row| row.value.as_str()));
    let content_matches = digest(&now) == receipt.digest;
    Ok(Some(Verified { receipt, report, campaign, society, content_matches }))
}
