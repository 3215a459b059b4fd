//! A case for the casebook (创新案例): a society tells what it did, two editors of other societies say a word, the
//! federation takes it or leaves it. Its words, its machine, its rows.

use serde::{Deserialize, Serialize};

use crate::institution::report::machine::Turn;
use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::{TITLE_MAX, checked};

use super::outcome::Outcome;

typed_id! {
    /// A case's id.
    CaseStudyId => CaseStudy;
}

words! {
    /// Where a case stands (案例状态).
    CaseStudyState {
        /// Sent in: the federation gives it to two editors (待分配编辑).
        Submitted = "SUBMITTED", "已提交，待分配编辑", "Submitted, editors ahead";
        /// The editors read it (编辑审读).
        Editing = "EDITING", "编辑审读中", "With the editors";
        /// The editors have said their words: the decision is ahead (待决定).
        Read = "READ", "编辑意见已齐，待决定", "Read, decision ahead";
        /// Returned to the society, with what is to be revised (退回修改).
        Returned = "RETURNED", "已退回修改", "Returned for revision";
        /// Taken (已采用).
        Accepted = "ACCEPTED", "已采用", "Accepted";
        /// Published with the edition (已发布).
        Published = "PUBLISHED", "已收入汇编发布", "Published";
        /// Not taken, with a reason (未采用).
        Declined = "DECLINED", "未采用", "Declined";
        /// The society has taken it back (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A step of a case (办理动作).
    CaseStudyStep {
        /// The society sends it (报送).
        Submit = "SUBMIT", "报送案例", "Submitted";
        /// It is given to editors (分配编辑).
        Assign = "ASSIGN", "分配编辑", "Given to editors";
        /// An editor says a word, others are still to say theirs (编辑意见).
        Say = "SAY", "编辑提出意见", "An editor's word";
        /// The last word is there (意见已齐).
        Complete = "COMPLETE", "编辑意见已齐", "All words there";
        /// It goes back to the society (退回修改).
        Return = "RETURN", "退回修改", "Returned for revision";
        /// The society sends it again (修改重报).
        Resubmit = "RESUBMIT", "修改重报", "Sent again";
        /// It is taken (采用).
        Accept = "ACCEPT", "采用", "Accepted";
        /// It is not taken, with a reason (不采用).
        Decline = "DECLINE", "不采用", "Declined";
        /// It is published with the edition (发布).
        Publish = "PUBLISH", "收入汇编发布", "Published";
        /// The society takes it back (撤回).
        Withdraw = "WITHDRAW", "撤回", "Withdrawn";
    }
}

words! {
    /// What an editor says of a case (编辑意见).
    Verdict {
        /// To be taken (建议采用).
        Take = "TAKE", "建议采用", "Take it";
        /// To be taken after a revision (修改后采用).
        Revise = "REVISE", "修改后采用", "Take it after a revision";
        /// Not to be taken (不建议采用).
        Leave = "LEAVE", "不建议采用", "Leave it";
    }
}

use CaseStudyState as S;
use CaseStudyStep as T;

const STEPS: &[(S, T, S)] = &[
    (S::Submitted, T::Assign, S::Editing),
    (S::Submitted, T::Decline, S::Declined),
    (S::Submitted, T::Withdraw, S::Withdrawn),
    (S::Editing, T::Assign, S::Editing),
    (S::Editing, T::Say, S::Editing),
    (S::Editing, T::Complete, S::Read),
    (S::Editing, T::Withdraw, S::Withdrawn),
    (S::Read, T::Assign, S::Editing),
    (S::Read, T::Return, S::Returned),
    (S::Read, T::Accept, S::Accepted),
    (S::Read, T::Decline, S::Declined),
    (S::Read, T::Withdraw, S::Withdrawn),
    (S::Returned, T::Resubmit, S::Editing),
    (S::Returned, T::Decline, S::Declined),
    (S::Returned, T::Withdraw, S::Withdrawn),
    (S::Accepted, T::Publish, S::Published),
    (S::Accepted, T::Withdraw, S::Withdrawn),
];

impl CaseStudyState {
    /// The state after a step; any step that is not listed is refused.
    pub fn after(self, step: CaseStudyStep) -> Result<Self, RefusalCode> {
        let found = STEPS.iter().find(|(from, by, _)| (*from, *by) == (self, step));
        found.map(|(.., to)| *to).ok_or_else(|| RefusalCode::wrong_state(self))
    }

    /// The steps that lead on from here.
    #[must_use]
    pub fn steps(self) -> Vec<CaseStudyStep> {
        STEPS.iter().filter(|(from, ..)| *from == self).map(|(_, step, _)| *step).collect()
    }

    /// Whose turn it is; with the editors it is that of the editing society that has not said its word.
    #[must_use]
    pub const fn turn(self) -> Turn {
        match self {
            Self::Submitted | Self::Read => Turn::Sponsor,
            Self::Editing | Self::Returned => Turn::Society,
            Self::Accepted | Self::Published | Self::Declined | Self::Withdrawn => Turn::Nobody,
        }
    }

    /// Whether someone still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.turn() != Turn::Nobody
    }
}

/// The longest text of a case.
pub const CASE_MAX: usize = 12_000;
/// The longest line of authors.
pub const AUTHORS_MAX: usize = 100;
/// The longest summary: what is published to everybody.
pub const SUMMARY_MAX: usize = 400;

/// A case as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseText {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: String,
    /// What it is about, for everybody.
    pub summary: String,
    /// The case.
    pub text: String,
    /// To what effect it was done.
    pub outcomes: Vec<Outcome>,
}

impl CaseText {
    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let texts = [
            ("title", &self.title, TITLE_MAX),
            ("authors", &self.authors, AUTHORS_MAX),
            ("summary", &self.summary, SUMMARY_MAX),
            ("text", &self.text, CASE_MAX),
        ];
        let texts =
            texts.into_iter().filter_map(|(path, text, max)| Some(Refusal::at(path, checked(text, max).err()?)));
        let none = self.outcomes.is_empty().then_some(Refusal::at("outcomes", RefusalCode::Required));
        texts.chain(none).collect()
    }
}

/// Whether a society may edit a case, and decide about it: never its own.
pub fn may_edit(editor: bool, own: bool) -> Result<(), RefusalCode> {
    match (editor, own) {
        (_, true) => Err(RefusalCode::EditorConflict),
        (false, false) => Err(RefusalCode::NotAnEditor),
        (true, false) => Ok(()),
    }
}

/// Whether a case may be taken: enough different editors have said their word. What they say binds nobody: it stands
/// beside the decision.
pub fn may_take(verdicts: &[Verdict], wanted: i32) -> Result<(), RefusalCode> {
    let words = i32::try_from(verdicts.len()).unwrap_or(i32::MAX);
    if words < wanted { Err(RefusalCode::WordsMissing { wanted }) } else { Ok(()) }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CaseStudyId, CaseStudyState};
    use crate::project::casebook::CasebookId;
    use crate::register::agency::AgencyId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_study")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CaseStudyId,
        pub casebook_id: CasebookId,
        pub society_id: SocietyId,
        /// The society's name when it was sent: editors of other societies see no more of it.
        pub society_name: String,
        /// GB/T 2260 code of the edition's region.
        pub region_code: String,
        /// The federation that decides.
        pub agency_id: AgencyId,
        pub title: String,
        pub authors: String,
        pub summary: String,
        pub text: String,
        /// Codes, by comma.
        pub outcomes: String,
        pub state: CaseStudyState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        /// Counts the steps; a stale step is a conflict.
        pub version: i32,
        /// How often it was sent.
        pub round: i32,
        pub submitted_on: Date,
        /// What is to be revised, or why it was not taken.
        pub reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who edits a case, and what he says of it in the newest round.
#[cfg(feature = "orm")]
pub mod case_editor {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CaseStudyId, Verdict};
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_editor")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: CaseStudyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub society_id: SocietyId,
        /// The representative's name.
        pub name: String,
        /// His place in the order in which the case goes round.
        pub place: i32,
        pub verdict: Option<Verdict>,
        pub text: Option<String>,
        pub said_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of a case: one row a step.
#[cfg(feature = "orm")]
pub mod case_study_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{CaseStudyId, CaseStudyStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_study_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub case_id: CaseStudyId,
        pub at: DateTimeUtc,
        pub step: CaseStudyStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Word;

    proptest! {
        #[test]
        fn nothing_is_taken_unread_and_nothing_published_untaken(
            walk in prop::collection::vec(prop::sample::select(CaseStudyStep::ALL), 0..40)
        ) {
            let (mut read, mut taken, mut over, mut state) = (false, false, false, S::Submitted);
            for step in walk {
                let Ok(next) = state.after(step) else { continue };
                prop_assert!(!over, "{} after the end", step);
                match step {
                    T::Submit => prop_assert!(false, "sending only begins a case"),
                    T::Assign => { prop_assert!(!taken); read = false; }
                    T::Say => prop_assert!(!read && !taken),
                    T::Complete => read = true,
                    T::Return => { prop_assert!(read && !taken); read = false; }
                    T::Resubmit => prop_assert!(!read && !taken),
                    T::Accept => { prop_assert!(read && !taken); taken = true; }
                    T::Publish => { prop_assert!(taken); over = true; }
                    T::Decline => { prop_assert!(!taken); over = true; }
                    T::Withdraw => over = true,
                }
                state = next;
                prop_assert_eq!(state.is_open(), !over && !taken);
            }
        }
    }

    #[test]
    fn nobody_edits_his_own_case_and_nobody_who_is_no_editor() {
        assert_eq!(may_edit(true, false), Ok(()));
        assert_eq!(may_edit(true, true), Err(RefusalCode::EditorConflict));
        assert_eq!(may_edit(false, false), Err(RefusalCode::NotAnEditor));
    }

    #[test]
    fn a_case_is_taken_after_the_words_of_different_editors() {
        assert_eq!(may_take(&[Verdict::Take], 2), Err(RefusalCode::WordsMissing { wanted: 2 }));
        assert_eq!(may_take(&[Verdict::Take, Verdict::Revise], 2), Ok(()));
    }

    #[test]
    fn a_case_says_what_it_is_and_to_what_effect() {
        let whole = CaseText {
            title: "支部建在课题组上".into(),
            authors: "曹玉兰".into(),
            summary: "把支部会开进课题组".into(),
            text: "做法与成效".into(),
            outcomes: vec![Outcome::Integration],
        };
        assert_eq!(whole.faults(), []);
        let paths = |case: CaseText| case.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(CaseText { outcomes: Vec::new(), ..whole.clone() }), ["outcomes"]);
        assert_eq!(paths(CaseText { text: "字".repeat(CASE_MAX + 1), ..whole }), ["text"]);
    }
}
