//! The casebook (创新案例汇编, seed item 39): an edition with the representatives of ten societies who edit it, from
//! the call to the publication.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::society::NAME_MAX;
use crate::responsibility::{TEXT_MAX, TITLE_MAX, checked};

typed_id! {
    /// A casebook's id.
    CasebookId => Casebook;
}

words! {
    /// Where an edition stands (汇编状态).
    CasebookState {
        /// Societies send their cases (征稿).
        Collecting = "COLLECTING", "征稿中", "Collecting cases";
        /// The cases are edited (编辑).
        Editing = "EDITING", "编辑中", "Being edited";
        /// It is published (已发布).
        Published = "PUBLISHED", "已发布", "Published";
    }
}

words! {
    /// A step of an edition (办理动作).
    CasebookStep {
        /// The collecting is over (截稿).
        Close = "CLOSE", "截稿", "Collecting closed";
        /// It is published with the accepted cases (发布).
        Publish = "PUBLISH", "发布汇编", "Published";
    }
}

use CasebookState as S;
use CasebookStep as T;

const STEPS: &[(S, T, S)] = &[(S::Collecting, T::Close, S::Editing), (S::Editing, T::Publish, S::Published)];

impl CasebookState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: CasebookStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<CasebookStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Collecting | Self::Editing => Turn::Sponsor,
            Self::Published => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }
}

/// Where the two numbers come from.
pub const SEED: &str = "来源文件 四（邀请10名学会代表共同编印）；两名编辑意见为平台初始值";
/// How many editors the seed names.
pub const EDITORS: i32 = 10;
/// How many of them say a word before a case is accepted, until an edition says otherwise.
pub const WORDS: i32 = 2;
/// Days that an editor and a society have, until an edition says otherwise.
pub const EDIT_DAYS: i32 = 10;
/// The most editors that an edition may ask for.
pub const EDITORS_MAX: i32 = 30;

/// An edition as it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its year.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// The call to the societies.
    pub call: String,
    /// The last day to send a case.
    pub submit_until: NaiveDate,
    /// The day by which it is to be published.
    pub publish_by: NaiveDate,
    /// How many editors it has.
    pub editors_wanted: i32,
    /// How many of them say a word before a case is accepted.
    pub words_wanted: i32,
    /// Working days that an editor has for a case, and a society for its revision.
    pub edit_days: i32,
    /// Societies and their representatives' names.
    pub editors: Vec<(String, String)>,
}

impl Edition {
    /// What is wrong with it on a day.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<Refusal> {
        let texts = [("title", &self.title, TITLE_MAX), ("call", &self.call, TEXT_MAX)];
        let texts =
            texts.into_iter().filter_map(|(path, text, max)| Some(Refusal::at(path, checked(text, max).err()?)));
        let range = |path, number: i32, min, max| {
            (!(min..=max).contains(&number)).then_some(Refusal::at(path, RefusalCode::OutOfRange { min, max }))
        };
        let ranges = [
            range("year", self.year, 2000, 2100),
            range("editorsWanted", self.editors_wanted, 2, EDITORS_MAX),
            range("wordsWanted", self.words_wanted, 1, self.editors_wanted.clamp(1, 5)),
            range("editDays", self.edit_days, 1, 60),
        ];
        let days = [("submitUntil", self.submit_until, today), ("publishBy", self.publish_by, self.submit_until)];
        let days = days.into_iter().filter(|(_, day, first)| day < first);
        let days = days.map(|(path, ..)| Refusal::at(path, RefusalCode::DueBeforeToday));
        let count = i32::try_from(self.editors.len()).unwrap_or(i32::MAX);
        let of = |at: usize| self.editors.get(at).map(|(society, _)| society);
        let twice = (0..self.editors.len()).any(|at| (0..at).any(|earlier| of(earlier) == of(at)));
        let named = self.editors.iter().all(|(_, name)| checked(name, NAME_MAX).is_ok());
        let held = [
            (count == self.editors_wanted, RefusalCode::EditorsMissing { wanted: self.editors_wanted }),
            (!twice, RefusalCode::NamedTwice),
            (named, RefusalCode::Required),
        ];
        let held = held.into_iter().filter(|(holds, _)| !holds).map(|(_, code)| Refusal::at("editors", code));
        texts.chain(ranges.into_iter().flatten()).chain(days).chain(held).collect()
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CasebookId, CasebookState};
    use crate::register::agency::AgencyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "casebook")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CasebookId,
        /// GB/T 2260 code of the federation's region.
        pub region_code: String,
        pub agency_id: AgencyId,
        pub year: i32,
        pub title: String,
        pub call: String,
        /// The last day to send a case.
        pub submit_until: Date,
        /// The day by which it is to be published.
        pub publish_by: Date,
        pub editors_wanted: i32,
        pub words_wanted: i32,
        /// Working days that an editor has for a case, and a society for its revision.
        pub edit_days: i32,
        pub state: CasebookState,
        /// Counts the steps; a stale step is a conflict.
        pub version: i32,
        pub opened_on: Date,
        pub published_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who edits an edition: one society's representative each.
#[cfg(feature = "orm")]
pub mod casebook_editor {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::CasebookId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "casebook_editor")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub casebook_id: CasebookId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub society_id: SocietyId,
        /// The society's representative.
        pub name: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default() + chrono::TimeDelta::days(offset)
    }

    fn edition() -> Edition {
        let editor = |at: i32| (format!("s{at}"), "代表".to_owned());
        Edition {
            year: 2026,
            title: "学会党建创新案例汇编".into(),
            call: "请于限期内报送".into(),
            submit_until: day(10),
            publish_by: day(60),
            editors_wanted: EDITORS,
            words_wanted: WORDS,
            edit_days: EDIT_DAYS,
            editors: (0..EDITORS).map(editor).collect(),
        }
    }

    #[test]
    fn ten_editors_are_of_ten_societies() {
        assert_eq!(edition().faults(day(0)), []);
        let codes = |edition: Edition| edition.faults(day(0)).into_iter().map(|fault| fault.code).collect::<Vec<_>>();
        let mut nine = edition();
        nine.editors.pop();
        assert_eq!(codes(nine.clone()), [RefusalCode::EditorsMissing { wanted: 10 }]);
        nine.editors.push(("s0".into(), "代表".into()));
        assert_eq!(codes(nine), [RefusalCode::NamedTwice]);
        assert_eq!(codes(Edition { submit_until: day(-1), ..edition() }), [RefusalCode::DueBeforeToday]);
        assert_eq!(codes(Edition { publish_by: day(9), ..edition() }), [RefusalCode::DueBeforeToday]);
        assert_eq!(codes(Edition { words_wanted: 0, ..edition() }), [RefusalCode::OutOfRange { min: 1, max: 5 }]);
    }

    #[test]
    fn an_edition_is_published_once_and_after_it_was_closed() {
        assert_eq!(S::Collecting.after(T::Close).and_then(|state| state.after(T::Publish)), Ok(S::Published));
        assert!(S::Collecting.after(T::Publish).is_err() && S::Published.after(T::Publish).is_err());
        assert!(S::Published.steps().is_empty() && !S::Published.is_open());
    }
}
