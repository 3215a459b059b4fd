//! A change of the register goes on: consent, return, liquidation, filing, decision. Each is an intention of
//! its own; the table of the policy says whose, the machine of the case says when.

use chrono::NaiveDate;
use sea_orm::Set;
use serde::Serialize;

use entity::Word;
use entity::account::role::Role;
use entity::file::FileId;
use entity::file::attachment::{AttachmentPurpose, SubjectKind};
use entity::institution::change::machine::ChangeTerms;
use entity::institution::change::{self, ChangeMatter, ChangeReturnReason, ChangeStep};
use entity::institution::registration::name::refusals;
use entity::institution::report::machine::Turn;
use entity::refusal::{Refusal, RefusalCode};
use entity::register::existence::Existence;
use entity::responsibility::{Standing, TEXT_MAX, TITLE_MAX};

use super::change::{Papers, keep};
use crate::access::{Permit, steps};
use crate::checks::Checks;
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach, release};
use crate::institution::change::ending::{End, duties, end, liquidate};
use crate::institution::change::known::{self, Compared};
use crate::institution::change::{Case, Told, advance, reached, register};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::Holder;
use crate::ledger::{Change, Entry, Write, moved, told};
use crate::register::facts;
use crate::ruled::ruled;
use crate::state::State;

steps! {
    ChangeStep:
    /// The intention to take a change back.
    WithdrawRegisterChange = "Mutation.withdrawRegisterChange", Withdraw;
    /// The intention to return a change.
    ReturnRegisterChange = "Mutation.returnRegisterChange", Return;
    /// The intention to consent to it.
    ConsentToRegisterChange = "Mutation.consentToRegisterChange", Consent;
    /// The intention to name who liquidates.
    NameLiquidators = "Mutation.nameLiquidators", NameLiquidators;
    /// The intention to report how the liquidation ended.
    ReportLiquidation = "Mutation.reportLiquidation", ReportLiquidation;
    /// The intention to file it with civil affairs.
    FileRegisterChange = "Mutation.fileRegisterChange", File;
    /// The intention to approve it.
    ApproveRegisterChange = "Mutation.approveRegisterChange", Approve;
    /// The intention to refuse it.
    RefuseRegisterChange = "Mutation.refuseRegisterChange", Refuse;
}

/// What the caller sends; each step reads its own part.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Which case.
    pub change: String,
    /// The version he saw.
    pub expected_version: i32,
    /// What he says: the reason of a return or a refusal, the liquidators, the public notice.
    pub text: String,
    /// Why it goes back.
    pub reason: Option<ChangeReturnReason>,
    /// The number of the document of a consent or an approval.
    pub document_no: String,
    /// The day of the consent's document, or on which the liquidation ended.
    pub day: Option<NaiveDate>,
    /// The society's papers.
    pub papers: Vec<Papers>,
    /// The federation's document.
    pub files: Vec<FileId>,
}

/// Moves a case on by one step.
pub async fn move_change<I: Step>(state: &State, permit: Permit<I>, input: Input) -> Result<(), Stop> {
    let (text, document_no) = read::<I>(state, &input)?;
    let write = Write::begin(state, permit.actor()).await?;
    let case = reached(&write, &permit, &input.change).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, I::FIELD, &input, &input.change).await? {
        return Ok(());
    }
    let current = case.row.version;
    if current != input.expected_version {
        return Err(Stop::at("expectedVersion", RefusalCode::Conflict { current }));
    }
    case.row.state.after(I::STEP, case.row.matter).map_err(Stop::whole)?;
    let own = if permit.viewer().role() == Role::CivilAffairs { Turn::Registration } else { Turn::Sponsor };
    if I::STEP == ChangeStep::Return && case.row.state.turn() != own {
        return Err(Stop::whole(RefusalCode::NotYourTurn));
    }
    let said = Said { text: text.as_str(), document_no: document_no.as_str(), input: &input };
    let change = changed(state, &write, &case, I::STEP, said).await?;
    let words = if text.is_empty() { document_no.clone() } else { text.clone() };
    let words = Some(words).filter(|words| !words.is_empty());
    let step = Told { by: permit.actor(), reason: input.reason, text: words.clone() };
    let to = advance(state, &write, &case, I::STEP, (change, step)).await?;
    let mut changes = vec![told("registerChange", case.row.id.global()), moved(case.row.state, to)];
    changes.push(told("matter", case.row.matter.code()));
    changes.extend(input.reason.map(|reason| told("reason", reason.code())));
    changes.extend(words.map(|words| told("text", words)));
    changes.extend(keep(state, &write, &case, &input.papers).await?);
    let document = Subject::of(AttachmentPurpose::ChangeConsent, case.row.id.0, Holder::Agency(case.row.agency_id));
    changes.extend(attach(state, &write, document, &input.files).await?);
    changes.extend(effect(state, &write, &case, I::STEP, said).await?);
    let society_id = Some(case.row.society_id);
    write.commit(state, Entry { action: I::ACTION, society_id, changes }).await?;
    Ok(())
}

/// What a step says, read.
#[derive(Clone, Copy, Debug)]
struct Said<'s> {
    text: &'s str,
    document_no: &'s str,
    input: &'s Input,
}

/// The texts of an input as they are kept; a step that has no use for one takes none.
fn read<I: Step>(state: &State, input: &Input) -> Result<(String, String), Stop> {
    use ChangeStep as T;
    let mut checks = Checks::default();
    let today = state.world.today();
    let needed = matches!(I::STEP, T::Withdraw | T::Return | T::NameLiquidators | T::Refuse);
    let given = needed || (I::STEP == T::Approve && !input.text.trim().is_empty());
    let text = if given { checks.text("text", &input.text, TEXT_MAX) } else { String::new() };
    let documented = matches!(I::STEP, T::Consent | T::Approve);
    let document_no = if documented { checks.text("documentNo", &input.document_no, TITLE_MAX) } else { String::new() };
    match (I::STEP, input.day) {
        (T::Consent, Some(day)) => checks.past("documentOn", day, today),
        (T::ReportLiquidation, Some(day)) => checks.past("liquidatedOn", day, today),
        _ => {}
    }
    checks.settle()?;
    Ok((text, document_no))
}

/// What a step writes into the case, where its rules let it.
async fn changed(
    state: &State,
    write: &Write,
    case: &Case,
    step: ChangeStep,
    said: Said<'_>,
) -> Result<change::ActiveModel, Stop> {
    let today = state.world.today();
    let terms: ChangeTerms = ruled(&write.tx).await?;
    let day = || said.input.day.ok_or_else(|| Fault::Broken("a step without its day".into()));
    let mut change = change::ActiveModel::default();
    match step {
        ChangeStep::Return => {
            change.return_reason = Set(said.input.reason);
            change.return_text = Set(Some(said.text.to_owned()));
        }
        ChangeStep::Consent => {
            let day = day()?;
            if day < case.row.proposed_on {
                return Err(Stop::at("documentOn", RefusalCode::DateBeforeProposal));
            }
            still_free(write, case).await?;
            change.consent_no = Set(Some(said.document_no.to_owned()));
            change.consent_on = Set(Some(day));
            if case.row.matter != ChangeMatter::Deregistration {
                change.file_by = Set(Some(terms.file_by(case.row.matter, day)));
            }
        }
        ChangeStep::NameLiquidators => change.liquidators = Set(said.text.to_owned()),
        ChangeStep::ReportLiquidation => {
            let day = day()?;
            liquidated(write, case, day, &said.input.papers).await?;
            change.liquidated_on = Set(Some(day));
            change.file_by = Set(Some(terms.file_by(case.row.matter, day)));
        }
        ChangeStep::File => {
            unbarred(write, case, true).await?;
            change.filed_on = Set(Some(today));
        }
        ChangeStep::Approve => {
            unbarred(write, case, false).await?;
            still_free(write, case).await?;
            change.document_no = Set(Some(said.document_no.to_owned()));
            change.effective_on = Set(Some(today));
        }
        _ => {}
    }
    Ok(change)
}

/// A liquidation ends after it was consented to, by liquidators who were named, with a report.
async fn liquidated(write: &Write, case: &Case, day: NaiveDate, papers: &[Papers]) -> Result<(), Stop> {
    let mut faults = Vec::new();
    if case.row.liquidators.is_empty() {
        faults.push(Refusal::whole(RefusalCode::LiquidatorsRequired));
    }
    if case.row.consent_on.is_some_and(|consent| day < consent) {
        faults.push(Refusal::at("liquidatedOn", RefusalCode::DateBeforeProposal));
    }
    let report = AttachmentPurpose::LiquidationReport;
    let sent = papers.iter().any(|paper| paper.kind == report && !paper.files.is_empty());
    let on_paper: Vec<AttachmentPurpose> = serde_json::from_str(&case.row.on_paper).map_err(Fault::from)?;
    if !sent && !on_paper.contains(&report) && !known::papers(&write.tx, case.row.id).await?.contains(&report) {
        faults.push(Refusal::at("papers", RefusalCode::PaperMissing { paper: Standing::of(report) }));
    }
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// Nothing stands in the way of a society's end.
async fn unbarred(write: &Write, case: &Case, served_only: bool) -> Result<(), Stop> {
    if case.row.matter != ChangeMatter::Deregistration {
        return Ok(());
    }
    let of = (case.row.society_id, case.society.form);
    let duties = duties(&write.tx, of, Some(case.row.id), served_only).await?;
    let barred = duties.into_iter().filter(|duty| duty.bars());
    let faults: Vec<_> =
        barred.map(|duty| Refusal::whole(RefusalCode::EndBarred { duty: Standing::of(duty) })).collect();
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// Names and people may have been taken since it was proposed, by applications too.
async fn still_free(write: &Write, case: &Case) -> Result<(), Stop> {
    let value = case.row.new_value.as_str();
    let faults = match case.row.matter {
        ChangeMatter::Name => refusals(&known::findings(&write.tx, &case.society, value, Compared::AskedForToo).await?),
        ChangeMatter::LegalRepresentative if case.row.namesake_note.is_empty() => {
            let taken = match known::presides(&write.tx, &case.society, value).await? {
                None => known::asked_for(&write.tx, value).await?,
                taken => taken,
            };
            let refusal = |society| Refusal::whole(RefusalCode::LegalRepresentativeTaken { society });
            taken.map(refusal).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if faults.is_empty() { Ok(()) } else { Err(Stop::Refused(faults)) }
}

/// What a step does beyond its case: the register follows.
async fn effect(
    state: &State,
    write: &Write,
    case: &Case,
    step: ChangeStep,
    said: Said<'_>,
) -> Result<Vec<Change>, Stop> {
    let ends = case.row.matter == ChangeMatter::Deregistration;
    let (id, today) = (case.row.society_id, state.world.today());
    let changes = match step {
        ChangeStep::Withdraw => {
            release(write, SubjectKind::RegisterChange, &[case.row.id.0]).await?;
            return Ok(Vec::new());
        }
        ChangeStep::Consent if ends => {
            liquidate(state, write, id, "业务主管单位同意注销").await?;
            Vec::new()
        }
        ChangeStep::Approve if ends => {
            let notice = notice(case, said, today);
            let ended = End {
                existence: Existence::Deregistered,
                source: "准予注销登记决定",
                document_no: said.document_no.to_owned(),
                notice,
            };
            end(state, write, &case.society, (ended, Some(case.row.id))).await?
        }
        ChangeStep::Approve => {
            register::enter(state, write, case, (said.document_no, today)).await?;
            let value = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Change::between("value", value(&case.row.old_value), value(&case.row.new_value)).into_iter().collect()
        }
        _ => return Ok(Vec::new()),
    };
    facts::refresh(&write.tx, &[id], today).await?;
    Ok(changes)
}

/// The public notice of a deregistration, art. 23: what civil affairs wrote, or the usual words.
fn notice(case: &Case, said: Said<'_>, today: NaiveDate) -> String {
    if !said.text.is_empty() {
        return said.text.to_owned();
    }
    format!(
        "{}（统一社会信用代码：{}）已完成清算，经审查准予注销登记，自{today}起终止。文号：{}。",
        case.society.name, case.society.uscc, said.document_no
    )
}
