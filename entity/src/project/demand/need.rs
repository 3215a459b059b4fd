//! What a posting has to say, the same in the browser and at the door.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::project::money::Fen;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::society::{Discipline, NAME_MAX};
use crate::responsibility::{TEXT_MAX, TITLE_MAX, checked};

/// The most disciplines that a need speaks to.
pub const DISCIPLINES_MAX: usize = 3;
/// The longest name and number of a contact.
pub const CONTACT_MAX: usize = 30;
/// The largest budget, fen: a hundred million yuan.
pub const BUDGET_MAX: Fen = Fen::yuan(100_000_000);
/// The most days between today and the delivery.
const DAYS_MAX: i64 = 3 * 366;

/// A need as it is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The body that needs it.
    pub poster: String,
    /// Whom to ask there.
    pub contact: String,
    /// How to reach him.
    pub phone: String,
    /// What is needed, in a line.
    pub title: String,
    /// What is needed.
    pub need: String,
    /// The disciplines that it speaks to, the first one first.
    pub disciplines: Vec<Discipline>,
    /// What it may cost, fen; none for nothing said.
    pub budget_fen: Option<Fen>,
    /// The last day to offer.
    pub offer_until: NaiveDate,
    /// The day by which it is to be delivered.
    pub due_on: NaiveDate,
}

impl Need {
    /// What is wrong with it on a day.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Refusal> {
        let texts = [
            ("poster", &self.poster, NAME_MAX),
            ("contact", &self.contact, CONTACT_MAX),
            ("phone", &self.phone, CONTACT_MAX),
            ("title", &self.title, TITLE_MAX),
            ("need", &self.need, TEXT_MAX),
        ];
        let texts =
            texts.into_iter().filter_map(|(path, text, max)| Some(Refusal::at(path, checked(text, max).err()?)));
        let digits = self.phone.chars().filter(char::is_ascii_digit).count();
        let plain = self.phone.chars().all(|c| c.is_ascii_digit() || " +-()（）".contains(c));
        let phone = !self.phone.trim().is_empty() && (digits < 7 || !plain);
        let twice = self.disciplines.iter().enumerate().any(|(at, one)| self.disciplines[..at].contains(one));
        let held = [
            ("phone", !phone, RefusalCode::InvalidPhone),
            ("disciplines", !self.disciplines.is_empty(), RefusalCode::Required),
            (
                "disciplines",
                self.disciplines.len() <= DISCIPLINES_MAX,
                RefusalCode::TooManyAtOnce { max: DISCIPLINES_MAX },
            ),
            ("disciplines", !twice, RefusalCode::NamedTwice),
            (
                "budgetFen",
                self.budget_fen.is_none_or(|fen| !fen.is_zero() && fen <= BUDGET_MAX),
                RefusalCode::AmountMalformed,
            ),
            ("offerUntil", self.offer_until >= today, RefusalCode::DueBeforeToday),
            ("dueOn", self.due_on >= self.offer_until, RefusalCode::DueBeforeOffers),
            ("dueOn", (self.due_on - today).num_days() <= DAYS_MAX, RefusalCode::TooFarAhead),
        ];
        let held = held.into_iter().filter(|(_, holds, _)| !holds).map(|(path, _, code)| Refusal::at(path, code));
        texts.chain(held).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default() + chrono::TimeDelta::days(offset)
    }

    fn need() -> Need {
        Need {
            poster: "江南市民政局".into(),
            contact: "周科长".into(),
            phone: "0510-8100 1234".into(),
            title: "社区养老服务满意度调查".into(),
            need: "对二十个社区的养老服务作满意度调查并提出建议".into(),
            disciplines: vec![Discipline::Sociology],
            budget_fen: Some(Fen::yuan(30_000)),
            offer_until: day(10),
            due_on: day(90),
        }
    }

    fn refused(change: impl Fn(&mut Need)) -> Vec<&'static str> {
        let mut changed = need();
        change(&mut changed);
        changed.faults(day(0)).into_iter().map(|refusal| refusal.path).collect()
    }

    #[test]
    fn a_whole_need_is_taken_and_each_fault_is_named() {
        assert_eq!(need().faults(day(0)), []);
        assert_eq!(refused(|need| need.title = " ".into()), ["title"]);
        assert_eq!(refused(|need| need.phone = "12".into()), ["phone"]);
        assert_eq!(refused(|need| need.disciplines.clear()), ["disciplines"]);
        assert_eq!(refused(|need| need.disciplines.push(Discipline::Sociology)), ["disciplines"]);
        assert_eq!(refused(|need| need.disciplines = Discipline::Theory.pair()), ["disciplines"]);
        assert_eq!(refused(|need| need.budget_fen = Fen::of(BUDGET_MAX.get() + 1).ok()), ["budgetFen"]);
        assert_eq!(refused(|need| need.budget_fen = Some(Fen::ZERO)), ["budgetFen"]);
        assert_eq!(refused(|need| need.offer_until = day(-1)), ["offerUntil"]);
        assert_eq!(refused(|need| need.due_on = day(9)), ["dueOn"]);
        assert_eq!(refused(|need| need.due_on = day(4000)), ["dueOn"]);
    }

    impl Discipline {
        /// One more than a need may name.
        fn pair(self) -> Vec<Self> {
            vec![self, Self::Economics, Self::Management, Self::General]
        }
    }
}
