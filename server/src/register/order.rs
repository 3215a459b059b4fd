//! The order of a list of societies, and the places in it that cursors name.

use async_graphql::{Enum, InputObject};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{Condition, Order, QueryFilter, QueryOrder, Select};

use chrono::NaiveDate;
use entity::register::present::{self, Column};
use entity::register::society::SocietyId;
use entity::{Kind, Word, decode_global, encode_global};

use crate::page::Place;

/// What to sort societies by (排序).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocietyOrderField {
    /// Credit code (统一社会信用代码).
    Uscc,
    /// Name in pinyin (名称拼音).
    Name,
    /// Day of registration (成立登记日期).
    RegisteredOn,
    /// Formal Party members (正式党员); only for those who may see counts.
    Formal,
    /// Individual members (个人会员); only for those who may see counts.
    Members,
    /// Last day of the council's term (理事会届满); unknown ones last.
    TermEndsOn,
    /// Evaluation grade (评估等级); those without one last.
    Grade,
}

/// Which way (方向).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OrderDirection {
    /// Smallest first (升序).
    #[default]
    Asc,
    /// Largest first (降序).
    Desc,
}

/// Order of a list of societies (排序方式).
#[derive(InputObject, Clone, Copy, Debug)]
pub struct SocietyOrder {
    /// What to sort by.
    pub field: SocietyOrderField,
    /// Which way.
    #[graphql(default)]
    pub direction: OrderDirection,
}

impl Default for SocietyOrder {
    fn default() -> Self {
        Self { field: SocietyOrderField::Uscc, direction: OrderDirection::Asc }
    }
}

/// After the last day there is, for terms that nobody knows.
const NEVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

impl SocietyOrder {
    /// Whether the order would tell a caller counts that he may not see.
    #[must_use]
    pub fn tells_counts(self) -> bool {
        matches!(self.field, SocietyOrderField::Formal | SocietyOrderField::Members)
    }

    /// Sorts, and goes on after a place.
    #[must_use]
    pub fn apply(self, select: Select<present::Entity>, after: Option<&SocietyPlace>) -> Select<present::Entity> {
        let order = match self.direction {
            OrderDirection::Asc => Order::Asc,
            OrderDirection::Desc => Order::Desc,
        };
        let select = match after {
            Some(place) => select.filter(self.after(place)),
            None => select,
        };
        select.order_by(self.expression(), order.clone()).order_by(Column::SocietyId, order)
    }

    fn after(self, place: &SocietyPlace) -> Condition {
        let key = place.key.expression();
        let id = Expr::value(place.id.0);
        let (beyond, next) = match self.direction {
            OrderDirection::Asc => (self.expression().gt(key.clone()), Expr::col(Column::SocietyId).gt(id)),
            OrderDirection::Desc => (self.expression().lt(key.clone()), Expr::col(Column::SocietyId).lt(id)),
        };
        Condition::any().add(beyond).add(self.expression().eq(key).and(next))
    }

    /// What is compared: never NULL, which the two databases sort differently.
    fn expression(self) -> SimpleExpr {
        let column = |column: Column| Expr::col((present::Entity, column));
        match self.field {
            SocietyOrderField::Uscc => column(Column::Uscc),
            SocietyOrderField::Name => column(Column::NameOrder),
            SocietyOrderField::RegisteredOn => column(Column::RegisteredOn),
            SocietyOrderField::Formal => column(Column::Formal),
            SocietyOrderField::Members => column(Column::IndividualMembers),
            SocietyOrderField::TermEndsOn => column(Column::TermEndsOn).if_null(self.none_last_day()),
            SocietyOrderField::Grade => column(Column::Grade).if_null(self.none_last_grade()),
        }
    }

    fn none_last_day(self) -> NaiveDate {
        if self.direction == OrderDirection::Asc { NEVER } else { FIRST_DAY }
    }

    fn none_last_grade(self) -> &'static str {
        if self.direction == OrderDirection::Asc { "Z" } else { "" }
    }

    /// The place of a row in this order.
    #[must_use]
    pub fn place(self, row: &present::Model) -> SocietyPlace {
        let key = match self.field {
            SocietyOrderField::Uscc => Key::Text(row.uscc.clone()),
            SocietyOrderField::Name => Key::Text(row.name_order.clone()),
            SocietyOrderField::RegisteredOn => Key::Day(row.registered_on),
            SocietyOrderField::Formal => Key::Count(row.formal),
            SocietyOrderField::Members => Key::Count(row.individual_members),
            SocietyOrderField::TermEndsOn => Key::Day(row.term_ends_on.unwrap_or(self.none_last_day())),
            SocietyOrderField::Grade => Key::Text(row.grade.map_or(self.none_last_grade(), Word::code).to_owned()),
        };
        SocietyPlace { order: self.name(), key, id: row.society_id }
    }

    /// Whether a place is one of this order. A cursor can be made up: its key must be of the kind that
    /// the order compares, or PostgreSQL would refuse to compare at all.
    #[must_use]
    pub fn owns(self, place: &SocietyPlace) -> bool {
        let fits = match self.field {
            SocietyOrderField::Uscc | SocietyOrderField::Name | SocietyOrderField::Grade => {
                matches!(place.key, Key::Text(_))
            }
            SocietyOrderField::RegisteredOn | SocietyOrderField::TermEndsOn => matches!(place.key, Key::Day(_)),
            SocietyOrderField::Formal | SocietyOrderField::Members => matches!(place.key, Key::Count(_)),
        };
        fits && place.order == self.name()
    }

    /// Names the order in a cursor, so that a cursor of another order is recognised.
    #[must_use]
    pub fn name(self) -> String {
        format!("{:?}{:?}", self.field, self.direction)
    }
}

/// Before the first day there is.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day of the calendar");

/// A place in an order of societies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocietyPlace {
    /// The order it is a place of.
    pub order: String,
    key: Key,
    id: SocietyId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    Text(String),
    Day(NaiveDate),
    Count(i32),
}

impl Key {
    fn expression(&self) -> SimpleExpr {
        match self {
            Self::Text(text) => Expr::value(text.clone()),
            Self::Day(day) => Expr::value(*day),
            Self::Count(count) => Expr::value(*count),
        }
    }
}

impl Place for SocietyPlace {
    fn write(&self) -> String {
        let key = match &self.key {
            Key::Text(text) => format!("t{text}"),
            Key::Day(day) => format!("d{day}"),
            Key::Count(count) => format!("c{count}"),
        };
        [self.order.as_str(), &encode_global(Kind::Society, self.id.0), &key].join("|")
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (order, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let (Kind::Society, id) = decode_global(id).ok()? else { return None };
        let (kind, rest) = key.split_at_checked(1)?;
        let key = match kind {
            "t" => Key::Text(rest.to_owned()),
            "d" => Key::Day(rest.parse().ok().filter(|day| (FIRST_DAY..=NEVER).contains(day))?),
            "c" => Key::Count(rest.parse().ok()?),
            _ => return None,
        };
        let place = Self { order: order.to_owned(), key, id: SocietyId(id) };
        // One spelling only, and nothing that a database cannot keep.
        (place.write() == text && !text.contains(char::is_control)).then_some(place)
    }
}
