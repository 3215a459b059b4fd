//! Acts of Party life in the API: what a form may do, what was done, by year.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

use entity::file::attachment::SubjectKind;
use entity::form::act::{ActVerdict, PartyAct as Act, permission};
use entity::form::party_act;
use entity::form::party_form::PartyForm;
use entity::register::headcount::FactSource;
use entity::{Language, Word};

use crate::file::api::attachment::{Attachment, attachments};
use crate::page::{Listed, Page, Place, connect};
use crate::scalar::Date;

/// What the society's form may do with an act, and where it belongs otherwise (办理权限).
#[derive(SimpleObject)]
pub struct ActPermission {
    /// The act (事项).
    act: Act,
    /// Whether the society may record it as its own (能否办理).
    allowed: bool,
    /// The answer: it may, a liaison organises and records it, or it is done elsewhere.
    verdict: ActVerdict,
    /// One sentence in the caller's language.
    text: String,
    /// The clause it rests on (依据条款).
    rule: &'static str,
    /// Where the act belongs (办理地点); null when it is open here.
    place: Option<&'static str>,
    /// What would make it possible; null when it is open here.
    remedy: Option<&'static str>,
    /// Whether a document of the superior Party body would open it (可凭上级文件办理).
    overridable: bool,
}

impl ActPermission {
    /// All acts, those that are open first.
    #[must_use]
    pub fn all(form: PartyForm, language: Language) -> Vec<Self> {
        let one = |act: &Act| {
            let answer = permission(*act, form);
            Self {
                act: *act,
                allowed: answer.open(),
                verdict: answer.verdict,
                text: answer.sentence(language),
                rule: answer.rule,
                place: answer.place(language),
                remedy: answer.remedy(language),
                overridable: answer.overridable(),
            }
        };
        let mut all: Vec<_> = Act::ALL.iter().map(one).collect();
        all.sort_by_key(|answer| !answer.allowed);
        all
    }
}

/// The superior body's document that allowed an act which is barred as a rule (上级党组织文件).
#[derive(SimpleObject)]
struct ActDocument {
    /// Its number (文号).
    doc_no: String,
    /// Its day.
    dated_on: Date,
    /// The body that issued it (发文单位).
    issued_by: String,
}

/// A recorded act of Party life (党组织活动记录). Counts only: nobody is named but the recorder.
pub struct PartyActRecord(pub party_act::Model);

#[Object(name = "PartyActRecord")]
impl PartyActRecord {
    /// Opaque global id.
    async fn id(&self) -> ID {
        self.0.id.global().into()
    }

    /// Which act.
    async fn act(&self) -> Act {
        self.0.act
    }

    /// The day on which it was held (活动日期).
    async fn held_on(&self) -> Date {
        self.0.held_on.into()
    }

    /// What it was about (主题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// How many took part, persons (参加人数).
    async fn participants(&self) -> i32 {
        self.0.participants
    }

    /// Anything else; empty when there is nothing (备注).
    async fn note(&self) -> &str {
        &self.0.note
    }

    /// The form that held on that day, by which it was judged (当日组织形式).
    async fn form(&self) -> PartyForm {
        self.0.form
    }

    /// The superior body's document; null for an act that needs none.
    async fn override_document(&self) -> Option<ActDocument> {
        Some(ActDocument {
            doc_no: self.0.override_doc_no.clone()?,
            dated_on: self.0.override_dated_on?.into(),
            issued_by: self.0.override_issued_by.clone()?,
        })
    }

    /// The superior body's document itself, where it was attached (上级文件).
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        attachments(ctx, SubjectKind::PartyAct, self.0.id.0).await
    }

    /// Who recorded it: the society or the federation (来源).
    async fn source(&self) -> FactSource {
        self.0.source
    }

    /// The recorder's name as shown at the time (登记人).
    async fn recorder(&self) -> &str {
        &self.0.recorder
    }

    /// When it was recorded.
    async fn recorded_at(&self) -> DateTime<Utc> {
        self.0.recorded_at
    }

    /// When it was withdrawn; null while it stands (撤回时间).
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.0.withdrawn_at
    }

    /// Why it was withdrawn; null while it stands (撤回原因).
    async fn withdrawn_reason(&self) -> Option<&str> {
        self.0.withdrawn_reason.as_deref()
    }
}

/// How often an act was held in a year, withdrawn records left out (年度次数).
#[derive(SimpleObject)]
pub struct PartyActCount {
    /// The calendar year.
    year: i32,
    /// The act.
    act: Act,
    /// Times.
    held: i32,
    /// All who took part together, persons; someone who came twice counts twice (人次).
    participants: i32,
}

/// Counts by year, newest first, and by act.
#[must_use]
pub fn counted(rows: &[party_act::Model], day: NaiveDate) -> Vec<PartyActCount> {
    let mut counts: BTreeMap<(i32, Act), (i32, i32)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.withdrawn_at.is_none() && row.held_on <= day) {
        let (held, participants) = counts.entry((-row.held_on.year(), row.act)).or_default();
        *held += 1;
        *participants = participants.saturating_add(row.participants);
    }
    let count = |((year, act), (held, participants)): ((i32, Act), (i32, i32))| PartyActCount {
        year: -year,
        act,
        held,
        participants,
    };
    counts.into_iter().map(count).collect()
}

/// Fields of the whole list.
pub struct PartyActTotal(usize);

#[Object]
impl PartyActTotal {
    /// Records in the whole list, withdrawn ones too.
    async fn total_count(&self) -> usize {
        self.0
    }
}

/// A page of recorded acts.
pub type PartyActConnection = Listed<PartyActRecord, PartyActTotal>;

/// The place of an act: its day, then its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ActPlace(NaiveDate, uuid::Uuid);

impl Place for ActPlace {
    fn write(&self) -> String {
        format!("{}|{}", self.0, self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('|')?;
        Some(Self(day.parse().ok()?, uuid::Uuid::try_parse(id).ok()?))
    }
}

const fn place(row: &party_act::Model) -> ActPlace {
    ActPlace(row.held_on, row.id.0)
}

/// A page of the acts of one society up to a day, newest first.
pub fn acts_of(
    rows: &[party_act::Model],
    day: NaiveDate,
    year: Option<i32>,
    first: Option<i32>,
    after: Option<String>,
) -> Result<PartyActConnection> {
    let page = Page::<ActPlace>::read(first, after)?;
    let wanted = |row: &&party_act::Model| row.held_on <= day && year.is_none_or(|year| row.held_on.year() == year);
    let mut all: Vec<_> = rows.iter().filter(wanted).cloned().collect();
    all.sort_by_key(|row| std::cmp::Reverse(place(row)));
    let total = PartyActTotal(all.len());
    if let Some(after) = page.after {
        all.retain(|row| place(row) < after);
    }
    Ok(connect(&page, all, total, place, PartyActRecord))
}
