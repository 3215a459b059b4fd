//! A contest: a society says that an agency's figure about it is wrong. The agency corrects it or upholds it
//! with a reason; nothing waits for ever and nothing is decided twice.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::FigureSide;
use crate::institution::calendar::WorkCalendar;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::checked;

words! {
    /// How far a contest is (异议状态).
    ContestState {
        /// The agency has to answer (待答复).
        Contested = "CONTESTED", "异议待答复", "Waiting for an answer";
        /// The agency has corrected its figure (已更正).
        Corrected = "CORRECTED", "已更正", "Corrected";
        /// The agency keeps its figure, with a reason (维持原数据).
        Upheld = "UPHELD", "维持原数据", "Upheld";
        /// The society has taken it back (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
        /// The society has ended (随学会终止).
        Ceased = "CEASED", "随学会终止", "Ended with the society";
    }
}

words! {
    /// A step of a contest (异议步骤).
    ContestStep {
        /// The society contests a figure (提出异议).
        Contest = "CONTEST", "提出异议", "Contested";
        /// The agency corrects its figure (更正).
        Correct = "CORRECT", "更正数据", "Corrected";
        /// The agency keeps its figure (维持).
        Uphold = "UPHOLD", "维持原数据", "Upheld";
        /// The society takes it back (撤回).
        Withdraw = "WITHDRAW", "撤回异议", "Withdrawn";
        /// It ended with the society (随学会终止).
        Cease = "CEASE", "随学会终止", "Ended with the society";
    }
}

words! {
    /// Why a figure is kept (维持原因).
    UpholdReason {
        /// The registered document says so (以登记文件为准).
        Document = "DOCUMENT", "以登记文件为准", "The registered document says so";
        /// The two are of different days (统计时点不同).
        OtherDay = "OTHER_DAY", "统计时点不同", "The figures are of different days";
        /// The two count different things (统计口径不同).
        OtherBasis = "OTHER_BASIS", "统计口径不同", "The figures count different things";
        /// What was sent does not show it (佐证不足).
        NotShown = "NOT_SHOWN", "佐证不足", "The papers do not show it";
        /// A change has to be registered first (须先办理变更登记).
        ChangeFirst = "CHANGE_FIRST", "须先办理变更登记", "A change has to be registered first";
        /// Something else, said in the text (其他).
        Other = "OTHER", "其他", "Another reason";
    }
}

use ContestState as S;
use ContestStep as T;

/// From where, by which step, to where.
const STEPS: &[(S, T, S)] = &[
    (S::Contested, T::Correct, S::Corrected),
    (S::Contested, T::Uphold, S::Upheld),
    (S::Contested, T::Withdraw, S::Withdrawn),
    (S::Contested, T::Cease, S::Ceased),
];

impl ContestState {
    /// Whether the agency still has to answer.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Contested)
    }

    /// The state after a step; any that is not listed is refused.
    pub fn after(self, step: ContestStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<ContestStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }
}

impl ContestStep {
    /// Whether it is the step of whoever answers for the contested side.
    #[must_use]
    pub const fn answers(self) -> bool {
        matches!(self, Self::Correct | Self::Uphold)
    }
}

/// Where the days come from: practice, no clause.
pub const PRACTICE: &str = "信用信息异议处理通行做法（7个工作日内答复）；平台初始值，待组织部门核定";
/// The longest source.
pub const SOURCE_MAX: usize = 100;

/// How long an agency has to answer: data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestTerms {
    /// Counts the writes to them.
    pub version: i32,
    /// Working days to answer.
    pub answer_days: i32,
    /// Where they come from.
    pub source: String,
}

impl ContestTerms {
    /// What holds until somebody sets something else.
    #[must_use]
    pub fn first() -> Self {
        Self { version: 1, answer_days: 7, source: PRACTICE.into() }
    }

    /// What is wrong with them.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let (min, max) = (1, 60);
        let days = (!(min..=max).contains(&self.answer_days))
            .then_some(Refusal::at("answerWorkingDays", RefusalCode::OutOfRange { min, max }));
        let source = checked(&self.source, SOURCE_MAX).err().map(|code| Refusal::at("source", code));
        days.into_iter().chain(source).collect()
    }

    /// The last day to answer what is contested today.
    #[must_use]
    pub fn due(&self, today: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
        calendar.after(today, u32::try_from(self.answer_days).unwrap_or_default())
    }
}

/// Whether a side's figure can be contested: its own a society corrects where it has said it.
pub fn contestable(side: FigureSide) -> Result<(), RefusalCode> {
    if side == FigureSide::Society { Err(RefusalCode::OwnFigure) } else { Ok(()) }
}

typed_id! {
    /// A contest's id.
    ContestId => FigureContest;
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ContestId, ContestState, UpholdReason};
    use crate::institution::consistency::{ConsistencyFact, FigureSide};
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_contest")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContestId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the society's region when it was contested.
        pub region_code: String,
        /// The agency whose figure is contested.
        pub agency_id: AgencyId,
        pub fact: ConsistencyFact,
        /// Whose figure is wrong, as the society says.
        pub side: FigureSide,
        /// The figure that was contested.
        pub stated: String,
        /// What the society says it is.
        pub claimed: String,
        /// Why.
        pub text: String,
        pub state: ContestState,
        /// Counts the moves; a stale move is a conflict.
        pub version: i32,
        pub contested_on: Date,
        /// The last day to answer.
        pub due_on: Date,
        pub answer_reason: Option<UpholdReason>,
        pub answer: Option<String>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The steps that a contest has gone.
#[cfg(feature = "orm")]
pub mod contest_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{ContestId, ContestStep};
    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_contest_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub contest_id: ContestId,
        pub at: DateTimeUtc,
        pub step: ContestStep,
        /// Name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
        /// Whose account made it; none for the platform.
        pub user_id: Option<UserId>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    /// The machine once more, said in another way: one step from where somebody waits, none after.
    fn model(from: S, step: T) -> Option<S> {
        (from == S::Contested).then_some(())?;
        match step {
            T::Contest => None,
            T::Correct => Some(S::Corrected),
            T::Uphold => Some(S::Upheld),
            T::Withdraw => Some(S::Withdrawn),
            T::Cease => Some(S::Ceased),
        }
    }

    #[test]
    fn terms_are_held_in_their_range() {
        let paths = |terms: ContestTerms| terms.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(ContestTerms::first()), Vec::<String>::new());
        let none = ContestTerms { answer_days: 0, source: " ".into(), ..ContestTerms::first() };
        assert_eq!(paths(none), ["answerWorkingDays", "source"]);
        assert_eq!(contestable(FigureSide::Society), Err(RefusalCode::OwnFigure));
        assert_eq!(contestable(FigureSide::CivilAffairs), Ok(()));
    }

    #[test]
    fn only_listed_steps_pass() {
        for from in S::ALL.iter().copied() {
            for step in T::ALL.iter().copied() {
                assert_eq!(from.after(step).ok(), model(from, step), "{from} {step}");
            }
            assert_eq!(from.steps().is_empty(), !from.is_open(), "{from}");
        }
    }

    proptest! {
        #[test]
        fn any_walk_is_answered_once(steps in proptest::collection::vec(0_usize..5, 0..30)) {
            let (mut state, mut moves) = (S::Contested, 0);
            for step in steps {
                if let Ok(next) = state.after(T::ALL[step]) {
                    prop_assert!(state.is_open() && !next.is_open());
                    (state, moves) = (next, moves + 1);
                }
            }
            prop_assert!(moves <= 1);
        }

        #[test]
        fn an_answer_is_due_on_a_working_day(days in 1_i32..60, start in 0_i64..700) {
            let today = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() + chrono::TimeDelta::days(start);
            let (terms, calendar) = (ContestTerms { answer_days: days, ..ContestTerms::first() }, WorkCalendar::default());
            let due = terms.due(today, &calendar);
            prop_assert_eq!(calendar.on_or_after(due), due);
            prop_assert_eq!(calendar.working_days_left(today, due), i64::from(days));
        }
    }
}
