//! Papers and receipts in the API: the address of an official form, the receipt of a submission, and what anybody
//! who holds the paper may verify.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use entity::institution::activity::ActivityId;
use entity::institution::inspection::Conclusion;
use entity::institution::paper::PaperKind;
use entity::institution::registration::RegistrationId;
use entity::institution::report::{self, ReportId, ReportState, receipt};
use entity::project::case::ProjectId;
use entity::project::casebook::CasebookId;
use entity::{Language, Word};

use super::activity::find_activity;
use super::annual_report::find_report;
use super::registration::find_registration;
use crate::caller::{caller, coded, state};
use crate::fault::Fault;
use crate::identity::guess::{count_wrong, wait};
use crate::institution::receipt::{Verified, verify};
use crate::paper::address::sign;
use crate::project::api::casebook::find_casebook;
use crate::project::api::project::find_project;
use crate::project::certificate;
use crate::scalar::Date;
use crate::world::day_in_china;

/// The receipt of a submission (回执).
#[derive(SimpleObject)]
pub struct SubmissionReceipt {
    /// Its number: year, credit code and round (回执编号).
    number: String,
    /// By which whoever holds the paper may verify it (校验码).
    code: String,
    /// SHA-256 of the content as it was submitted, 64 hexadecimal digits (内容摘要).
    digest: String,
    /// Where it is verified, below the address of this server: what the paper's QR code leads to (查验地址).
    path: String,
}

impl SubmissionReceipt {
    /// From its row.
    #[must_use]
    pub fn of(row: &receipt::Model) -> Self {
        let receipt::Model { number, report_id: _, round: _, code, digest, at: _ } = row.clone();
        let path = format!("/verify?number={number}&code={code}");
        Self { number, code, digest, path }
    }
}

/// What a receipt is found to be: what stands on the paper, and nothing else (查验结果).
#[derive(SimpleObject)]
struct VerifiedReceipt {
    /// Number of the receipt (回执编号).
    number: String,
    /// Name of the society (学会名称).
    society: String,
    /// The year whose work is reported (报告年度).
    reports_on: i32,
    /// The day on which it was submitted (提交日期).
    submitted_on: Date,
    /// How far the report is today (状态).
    state: ReportState,
    /// The label of `state` in the caller's language.
    state_label: &'static str,
    /// The conclusion; null while there is none (年检结论).
    conclusion: Option<Conclusion>,
    /// The label of `conclusion` in the caller's language; null while there is none.
    conclusion_label: Option<&'static str>,
    /// The day of the conclusion; null while there is none (结论日期).
    concluded_on: Option<Date>,
    /// Whether this is the last submission: false when it was corrected and submitted again (是否最新一次提交).
    latest: bool,
    /// Whether the content is what was submitted under this receipt (内容是否一致).
    content_matches: bool,
    /// SHA-256 of what was submitted, 64 hexadecimal digits: the paper shows its beginning (内容摘要).
    digest: String,
}

impl VerifiedReceipt {
    fn of(found: Verified, language: Language) -> Self {
        let Verified { receipt, report, campaign, society, content_matches } = found;
        let report::Model { state, conclusion, concluded_on, round, .. } = report;
        Self {
            latest: receipt.round == round,
            number: receipt.number,
            society,
            reports_on: campaign.reports_on,
            submitted_on: day_in_china(receipt.at).into(),
            state,
            state_label: state.label(language),
            conclusion,
            conclusion_label: conclusion.map(|conclusion| conclusion.label(language)),
            concluded_on: concluded_on.map(Date::from),
            content_matches,
            digest: receipt.digest,
        }
    }
}

/// Papers and receipts.
#[derive(Default)]
pub struct ReceiptQuery;

#[Object]
impl ReceiptQuery {
    /// Whether a paper is genuine (查验回执): for anybody, without a login. Null for a number that was never issued
    /// and for a wrong code alike; whoever is wrong too often has to wait (`RATE_LIMITED`).
    async fn verify_receipt(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Number of the receipt.")] number: String,
        #[graphql(desc = "Its verification code; blanks and small letters do not matter.")] code: String,
    ) -> Result<Option<VerifiedReceipt>> {
        let (state, caller) = (state(ctx), caller(ctx));
        let who = format!("verify:{}", caller.address);
        if let Some(minutes) = wait(state, &who).await? {
            let sentence = match caller.language {
                Language::Zh => format!("试错太多，请 {minutes} 分钟后再试"),
                Language::En => format!("Too many wrong tries: come again in {minutes} minutes"),
            };
            return Err(coded(sentence, "RATE_LIMITED"));
        }
        let found = verify(&state.db, &number, &code).await?;
        if found.is_none() {
            count_wrong(state, &who).await?;
        }
        Ok(found.map(|found| VerifiedReceipt::of(found, caller.language)))
    }

    /// Address to GET an official form from, as PDF in the caller's language: made for the caller, valid for 15
    /// minutes. Null where there is no such paper for the caller, or not yet (官方文书下载地址).
    async fn paper_address(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which paper.")] kind: PaperKind,
        #[graphql(desc = "Global id of what it is about.")] id: ID,
    ) -> Result<Option<String>> {
        let caller = caller(ctx);
        if kind == PaperKind::ProjectCertificate {
            let found = match ProjectId::parse(&id) {
                Ok(id) => find_project(ctx, id).await?,
                Err(_) => None,
            };
            let held = found.and_then(|project| project.0.certificate_no.zip(project.0.certificate_code));
            return Ok(held.map(|(number, code)| certificate::paper(&number, &code, caller.language)));
        }
        if !exists(ctx, kind, &id).await? {
            return Ok(None);
        }
        Ok(Some(sign(state(ctx), kind, &id, caller.viewer()?.user_id, caller.language)?))
    }
}

/// Whether there is such a paper for the caller.
async fn exists(ctx: &Context<'_>, kind: PaperKind, id: &str) -> Result<bool, Fault> {
    Ok(match kind {
        PaperKind::AnnualReport => match ReportId::parse(id) {
            Ok(id) => find_report(ctx, id).await?.is_some_and(|report| report.0.round > 0 && report.is_readable(ctx)),
            Err(_) => false,
        },
        PaperKind::Registration => match RegistrationId::parse(id) {
            Ok(id) => find_registration(ctx, id).await?.is_some_and(|case| case.0.receipt_no.is_some()),
            Err(_) => false,
        },
        PaperKind::ActivityFiling => match ActivityId::parse(id) {
            Ok(id) => find_activity(ctx, id).await?.is_some(),
            Err(_) => false,
        },
        PaperKind::Casebook => match CasebookId::parse(id) {
            Ok(id) => find_casebook(ctx, id).await?.is_some_and(|book| book.0.published_on.is_some()),
            Err(_) => false,
        },
        // It has an address of its own.
        PaperKind::ProjectCertificate => false,
    })
}
