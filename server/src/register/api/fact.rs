//! The dated facts of a society in the API.

use async_graphql::SimpleObject;
use chrono::{DateTime, NaiveDate, Utc};

use entity::form::party_form::{self, PartyForm};
use entity::institution::change::{ChangeMatter, registered_item};
use entity::register::existence::{self, Existence};
use entity::register::headcount::{self, FactSource};
use entity::register::present;
use entity::register::society::{contact, name};
use entity::register::standing::{Abnormality, GradeLevel, grade_since, listing};

use crate::scalar::Date;

/// A name with its days (名称沿革).
#[derive(SimpleObject)]
pub struct DatedName {
    /// Name.
    name: String,
    /// First day.
    since: Date,
    /// First day on which it no longer held; null while it holds.
    until: Option<Date>,
}

impl DatedName {
    /// From its row.
    #[must_use]
    pub fn of(row: &name::Model) -> Self {
        Self { name: row.name.clone(), since: row.since.into(), until: row.until.map(Date) }
    }
}

/// A registered item with its days (登记事项沿革).
#[derive(SimpleObject)]
pub struct RegisteredItem {
    /// Which item.
    matter: ChangeMatter,
    /// What the register says.
    value: String,
    /// Where it comes from (依据).
    source: String,
    /// Number of the document (文号).
    document_no: String,
    /// First day.
    since: Date,
    /// First day on which it no longer held; null while it holds.
    until: Option<Date>,
}

impl RegisteredItem {
    /// From its row.
    #[must_use]
    pub fn of(row: &registered_item::Model) -> Self {
        Self {
            matter: row.matter,
            value: row.value.clone(),
            source: row.source.clone(),
            document_no: row.document_no.clone(),
            since: row.since.into(),
            until: row.until.map(Date),
        }
    }
}

/// A form of the Party organisation with its days (形式沿革).
#[derive(SimpleObject)]
pub struct DatedForm {
    /// Form.
    form: PartyForm,
    /// First day.
    since: Date,
    /// First day on which it no longer held; null while it holds.
    until: Option<Date>,
}

impl DatedForm {
    /// From its row.
    #[must_use]
    pub fn of(row: &party_form::Model) -> Self {
        Self { form: row.form, since: row.since.into(), until: row.until.map(Date) }
    }
}

/// Counts of persons (unit members: of units) that hold from a day on (人数).
#[derive(SimpleObject)]
pub struct Headcount {
    /// First day.
    since: Date,
    /// First day on which they no longer held; null while they hold.
    until: Option<Date>,
    /// Individual members, persons (个人会员).
    individual_members: i32,
    /// Unit members, units (单位会员).
    unit_members: i32,
    /// Full-time staff, persons (专职人员).
    full_time_staff: i32,
    /// All Party members = formal + probationary, persons (党员总数).
    party_total: i32,
    /// Formal Party members, persons (正式党员).
    formal: i32,
    /// Probationary Party members, persons (预备党员).
    probationary: i32,
    /// Formal members at the society's seat, persons (驻会正式党员).
    resident_formal: i32,
    /// Formal members in the council or on the staff, persons (理事会和工作人员中的正式党员); null where it
    /// was not recorded.
    council_formal: Option<i32>,
    /// Who recorded them (来源).
    source: FactSource,
}

impl Headcount {
    /// From its row.
    #[must_use]
    pub fn of(row: &headcount::Model) -> Self {
        let counts = row.counts();
        Self {
            since: row.since.into(),
            until: row.until.map(Date),
            individual_members: counts.individual_members,
            unit_members: counts.unit_members,
            full_time_staff: counts.full_time_staff,
            party_total: counts.party_total(),
            formal: counts.formal,
            probationary: counts.probationary,
            resident_formal: counts.resident_formal,
            council_formal: counts.council_formal,
            source: row.source,
        }
    }

    /// Whether they hold on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since.0 <= day && self.until.is_none_or(|until| day < until.0)
    }
}

/// An evaluation grade (评估等级).
#[derive(SimpleObject)]
pub struct Grade {
    /// 1A to 5A.
    level: GradeLevel,
    /// Awarded on.
    since: Date,
    /// Last day of validity (有效期至).
    until: Date,
    /// Whether that day has passed.
    expired: bool,
}

impl Grade {
    /// The grade that a society holds on a day.
    #[must_use]
    pub fn of(row: &present::Model, day: NaiveDate) -> Option<Self> {
        let until = row.grade_until?;
        Some(Self { level: row.grade?, since: grade_since(until).into(), until: until.into(), expired: until < day })
    }
}

/// An entry in a list of abnormal societies (异常情形).
#[derive(SimpleObject)]
pub struct Listing {
    /// Which list.
    kind: Abnormality,
    /// The reason that the list gives; null when it gives none.
    reason: Option<String>,
    /// First day.
    since: Date,
    /// First day on which it no longer stood there; null while it does.
    until: Option<Date>,
}

impl Listing {
    /// From its row.
    #[must_use]
    pub fn of(row: &listing::Model) -> Self {
        Self { kind: row.kind, reason: row.reason.clone(), since: row.since.into(), until: row.until.map(Date) }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since.0 <= day && self.until.is_none_or(|until| day < until.0)
    }
}

/// What ended a society (终止情况): deregistration or revocation, with what was made known of it.
#[derive(SimpleObject)]
pub struct SocietyEnd {
    /// Deregistered or revoked.
    existence: Existence,
    /// Where it comes from, as the decision is called (依据).
    source: String,
    /// Number of the decision (文号).
    document_no: String,
    /// The public notice, Registration Regulations art. 23 (公告).
    notice: String,
    /// From which day on it is there no more (终止日期).
    since: Date,
}

impl SocietyEnd {
    /// From its row.
    #[must_use]
    pub fn of(row: &existence::Model) -> Self {
        Self {
            existence: row.existence,
            source: row.source.clone(),
            document_no: row.document_no.clone(),
            notice: row.notice.clone(),
            since: row.since.into(),
        }
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(row: &existence::Model, day: NaiveDate) -> bool {
        row.since <= day && row.until.is_none_or(|until| day < until)
    }
}

/// The council's term (理事会任期).
#[derive(SimpleObject)]
pub struct CouncilTerm {
    /// Last day (届满日期).
    ends_on: Date,
    /// Whether that day has passed.
    overdue: bool,
    /// Days until then; negative when it has passed.
    days_left: i64,
}

impl CouncilTerm {
    /// The term of a society, seen on a day.
    #[must_use]
    pub fn of(row: &present::Model, day: NaiveDate) -> Option<Self> {
        let ends_on = row.term_ends_on?;
        Some(Self { ends_on: ends_on.into(), overdue: ends_on < day, days_left: (ends_on - day).num_days() })
    }
}

/// Contact of a society (联系方式).
#[derive(SimpleObject)]
pub struct SocietyContact {
    /// Seat (住所); empty when not given.
    address: String,
    /// Phone; empty when not given.
    phone: String,
    /// E-mail; empty when not given.
    email: String,
    /// When it was last written.
    updated_at: Option<DateTime<Utc>>,
}

impl SocietyContact {
    /// From its row.
    #[must_use]
    pub fn of(row: &contact::Model) -> Self {
        Self {
            address: row.address.clone(),
            phone: row.phone.clone(),
            email: row.email.clone(),
            updated_at: Some(row.updated_at),
        }
    }
}
