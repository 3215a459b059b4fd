//! What stands in an annual report: field by field, with where it comes from, what the platform knows
//! today, what was remarked on, and what the rules say to it.

use std::collections::HashMap;

use async_graphql::{Context, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::form::officer::{liaison, party_officer};
use entity::form::party_act;
use entity::form::rules::RuleSet;
use entity::institution::activity;
use entity::institution::inspection::{self, Conclusion};
use entity::institution::report::answer::{FieldFault, faults, is_complete};
use entity::institution::report::field::{Asked, ReportField, ReportFieldKind};
use entity::institution::report::gate::{ConclusionFacts, GateReason, GateResult, party_gate, suggested};
use entity::institution::report::prefill::{Origin, prefill};
use entity::institution::report::{self, ReportHalf, ReportState, report_answer, report_remark};
use entity::people::appointment;
use entity::people::conflict::{ConflictKind, LeaderFacts, conflicts};
use entity::refusal::UserErrorCode;
use entity::register::present;
use entity::register::society::contact;
use entity::{Language, Word};

use super::loader::{AnswersOf, RemarksOf, SaidBy, one};
use crate::api::loaders::{by_keys, rows_of};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::form::rules::book_of;
use crate::institution::known::{Rows, answers, said, standing};

/// What stands in a report (年报内容).
#[derive(SimpleObject)]
pub struct ReportContent {
    /// The fields that the society is asked for, in the order of the form.
    fields: Vec<AnnualReportField>,
    /// Whether the business half may be submitted as it is (业务报告是否完整).
    business_complete: bool,
    /// Whether the Party half may be submitted as it is (党建工作情况是否完整).
    party_complete: bool,
    /// What the Party half weighs (党建关口核查).
    gate: GateCheck,
    /// Codes of reasons that the facts suggest to whoever concludes: a suggestion, not a verdict.
    suggested_reasons: Vec<String>,
    /// Fields that the society is asked for (填报栏目数).
    asked: i32,
    /// Of them, those that the platform had filled in and nobody had to write (已预填栏目数).
    prefilled: i32,
    /// Of them, those that say something else than the platform knows today (与平台数据不一致的栏目数).
    differing: i32,
}

/// The verdict of the annual gate (年检关).
#[derive(SimpleObject)]
struct GateCheck {
    /// The result.
    result: GateResult,
    /// Why it is not simply passed, gravest first.
    reasons: Vec<GateReasonSaid>,
}

/// Why a gate is not simply passed.
#[derive(SimpleObject)]
struct GateReasonSaid {
    /// The reason.
    reason: GateReason,
    /// Its label in the caller's language.
    label: &'static str,
    /// The clause behind it.
    rule: &'static str,
}

/// A field of a report (年报栏目).
#[derive(SimpleObject)]
pub struct AnnualReportField {
    /// Which field.
    field: ReportField,
    /// Its label in the caller's language.
    label: &'static str,
    /// Its half.
    half: ReportHalf,
    /// What it holds.
    kind: ReportFieldKind,
    /// Whether it has to be filled in.
    needed: bool,
    /// Most characters of a text, or the largest number; 0 where there is none.
    max: i32,
    /// What stands in it, as its kind says; empty while nothing does.
    value: String,
    /// Where it comes from; null while it is empty.
    origin: Option<Origin>,
    /// Counts the writes to it, 0 while nobody has written; send it back as `seenVersion`.
    version: i32,
    /// When it was last written; null while nobody has.
    at: Option<DateTime<Utc>>,
    /// Who wrote it last, as shown at the time; null while nobody has.
    written_by: Option<String>,
    /// Whether it was written since the report was last returned.
    changed: bool,
    /// What the platform knows today; null where it knows nothing (平台数据).
    known: Option<String>,
    /// Whether it says something else than the platform knows today (与平台数据不一致).
    differs: bool,
    /// What was remarked on it when the report was last returned; null for nothing (退回意见).
    remark: Option<String>,
    /// What is wrong with it as it stands; null for nothing.
    fault: Option<AnnualReportFault>,
}

/// What is wrong with a field.
#[derive(SimpleObject)]
struct AnnualReportFault {
    /// Stable code.
    code: UserErrorCode,
    /// One sentence in the caller's language.
    message: String,
}

/// The content of a report that came through a scope; none while the caller may not read it: what a
/// society has not submitted is its own, and civil affairs reads what the federation has passed.
pub async fn content(ctx: &Context<'_>, report: &report::Model) -> Result<Option<ReportContent>, Fault> {
    if !readable(ctx, report) {
        return Ok(None);
    }
    let Some(view) = View::of(ctx, report).await? else { return Ok(None) };
    Ok(Some(view.shown(caller(ctx).language)))
}

/// Whether the caller may read what stands in a report that came through a scope.
#[must_use]
pub fn readable(ctx: &Context<'_>, report: &report::Model) -> bool {
    use entity::account::role::Role;
    let Some(viewer) = caller(ctx).viewer.get() else { return false };
    if viewer.post().society_id == Some(report.society_id) {
        return true;
    }
    let submitted = report.round > 0 && report.state != ReportState::Draft;
    match viewer.role() {
        Role::CivilAffairs => report.passed_at.is_some(),
        _ => submitted,
    }
}

/// Everything that the content is made of.
struct View {
    reports_on: i32,
    today: chrono::NaiveDate,
    asked: Asked,
    known: entity::institution::report::prefill::Known,
    gate: entity::institution::report::gate::GateFacts,
    facts: ConclusionFacts,
    written: Vec<report_answer::Model>,
    remarks: Vec<report_remark::Model>,
}

impl View {
    async fn of(ctx: &Context<'_>, report: &report::Model) -> Result<Option<Self>, Fault> {
        let id = report.society_id;
        let today = state(ctx).world.today();
        let society = rows_of::<present::Entity>(ctx, id).await?;
        let Some(society) = society.first() else { return Ok(None) };
        let campaign = one(ctx, report.campaign_id).await?;
        let reports_on = campaign.ok_or_else(|| Fault::Broken("a campaign vanished".into()))?.reports_on;
        let contact = rows_of::<contact::Entity>(ctx, id).await?;
        let appointments = rows_of::<appointment::Entity>(ctx, id).await?;
        let officers = rows_of::<party_officer::Entity>(ctx, id).await?;
        let liaisons = rows_of::<liaison::Entity>(ctx, id).await?;
        let acts = rows_of::<party_act::Entity>(ctx, id).await?;
        let activities = rows_of::<activity::Entity>(ctx, id).await?;
        let inspections = rows_of::<inspection::Entity>(ctx, id).await?;
        let persons = by_keys(ctx, Rows::persons(&appointments, &officers, &liaisons)).await?;
        let book = book_of(ctx).await?;
        let last = one(ctx, SaidBy(id, report.year - 1)).await?;
        let facts =
            conclusion_facts(society, &appointments, &persons, &inspections, report.year, (book.on(today), today));
        let names = persons.into_iter().map(|(id, person)| (id, person.name)).collect();
        let rows = Rows {
            society,
            contact: contact.first(),
            appointments: &appointments,
            officers: &officers,
            liaisons: &liaisons,
            acts: &acts,
            activities: &activities,
            inspections: &inspections,
            names: &names,
            last: last.map(|rows| said(&rows)).unwrap_or_default(),
        };
        Ok(Some(Self {
            reports_on,
            today,
            asked: rows.asked(report.year),
            known: rows.known(reports_on, today),
            gate: rows.gate(),
            facts,
            written: one(ctx, AnswersOf(report.id)).await?.map(|rows| rows.to_vec()).unwrap_or_default(),
            remarks: one(ctx, RemarksOf(report.id)).await?.map(|rows| rows.to_vec()).unwrap_or_default(),
        }))
    }

    fn shown(&self, language: Language) -> ReportContent {
        let stands = standing(&self.written, &self.known, &self.asked);
        let all = answers(&stands);
        let found = faults(&all, &self.asked, self.reports_on, self.today);
        let check = party_gate(&self.gate, &all);
        let known: HashMap<_, _> =
            prefill(&self.known, &self.asked).into_iter().map(|known| (known.field, known.value)).collect();
        let fields: Vec<_> = ReportField::ALL
            .iter()
            .copied()
            .filter(|field| field.applies(&self.asked))
            .map(|field| self.field(field, &stands, &known, &found, language))
            .collect();
        let filled = fields.iter().filter(|field| field.origin.is_some_and(|origin| origin != Origin::Typed)).count();
        ReportContent {
            business_complete: is_complete(ReportHalf::Business, &found),
            party_complete: is_complete(ReportHalf::Party, &found),
            suggested_reasons: suggested(&self.facts, &check, &all, self.today)
                .into_iter()
                .map(ToOwned::to_owned)
                .collect(),
            gate: GateCheck {
                result: check.result,
                reasons: check.reasons.into_iter().map(|reason| reason_said(reason, language)).collect(),
            },
            asked: i32::try_from(fields.len()).unwrap_or(i32::MAX),
            prefilled: i32::try_from(filled).unwrap_or(i32::MAX),
            differing: i32::try_from(fields.iter().filter(|field| field.differs).count()).unwrap_or(i32::MAX),
            fields,
        }
    }

    fn field(
        &self,
        field: ReportField,
        stands: &HashMap<ReportField, crate::institution::known::Stands>,
        known: &HashMap<ReportField, String>,
        found: &[FieldFault],
        language: Language,
    ) -> AnnualReportField {
        let spec = field.spec();
        let now = stands.get(&field);
        let written = self.written.iter().find(|row| row.field == field);
        let value = now.map(|now| now.value.clone()).unwrap_or_default();
        let round = self.remarks.iter().map(|remark| remark.round).max();
        let remark = self.remarks.iter().find(|remark| remark.field == field && Some(remark.round) == round);
        let known = known.get(&field).cloned();
        AnnualReportField {
            field,
            label: field.label(language),
            half: spec.half,
            kind: spec.kind,
            needed: field.needed(&self.asked),
            max: i32::try_from(spec.max).unwrap_or(i32::MAX),
            origin: now.filter(|_| !value.is_empty()).map(|now| now.origin),
            version: now.map_or(0, |now| now.version),
            at: written.map(|row| row.at),
            written_by: written.map(|row| row.written_by.clone()),
            changed: round.is_some_and(|round| written.is_some_and(|row| row.round > round)),
            differs: known.as_ref().is_some_and(|known| *known != value),
            known,
            value,
            remark: remark.map(|remark| remark.text.clone()),
            fault: found
                .iter()
                .find(|fault| fault.field == field)
                .map(|fault| AnnualReportFault { code: fault.name(), message: fault.code.sentence(language) }),
        }
    }
}

fn reason_said(reason: GateReason, language: Language) -> GateReasonSaid {
    GateReasonSaid { reason, label: reason.label(language), rule: reason.rule() }
}

/// What else the facts say to whoever concludes.
fn conclusion_facts(
    society: &present::Model,
    appointments: &[appointment::Model],
    persons: &HashMap<uuid::Uuid, appointment::person::Model>,
    inspections: &[inspection::Model],
    year: i32,
    (rules, today): (&RuleSet, chrono::NaiveDate),
) -> ConclusionFacts {
    let held = appointments.iter().filter(|row| row.since <= today && row.until.is_none_or(|until| today < until));
    let kinds: Vec<_> = held
        .flat_map(|row| {
            let birth_year = persons.get(&row.person_id).and_then(|person| person.birth_year);
            let facts = LeaderFacts { birth_year, term_no: row.term_no, ..LeaderFacts::default() };
            conflicts(row.post, &facts, today, rules)
        })
        .map(|conflict| conflict.kind)
        .collect();
    let last = inspections.iter().filter(|row| row.year == year - 1).map(|row| row.conclusion).next();
    ConclusionFacts {
        term_ends_on: society.term_ends_on,
        over_age: kinds.contains(&ConflictKind::OverAge),
        over_term: kinds.contains(&ConflictKind::OverTerm),
        missed_last: last == Some(Conclusion::NotParticipated),
    }
}
