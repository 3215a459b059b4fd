//! Acts of Party life in a society: which of them its form may do, and where the others belong.
//!
//! The seed's section 2 bars a functional branch from six acts, word for word the clause on temporary
//! branches in the Branch Regulations; a liaison organises and records, and decides nothing. What holds
//! is told by one table, so that the server, the form in the browser and the tests read the same.

use super::party_form::PartyForm;
use crate::{Language, Word};

words! {
    /// An act of Party life (党组织活动事项).
    PartyAct {
        /// Political study (政治学习).
        PoliticalStudy = "POLITICAL_STUDY", "政治学习", "Political study";
        /// Party lecture (党课).
        PartyLecture = "PARTY_LECTURE", "党课", "Party lecture";
        /// Theme Party day (主题党日).
        ThemeDay = "THEME_DAY", "主题党日", "Theme Party day";
        /// Educating, managing and supervising members (教育、管理、监督党员).
        SuperviseMembers = "SUPERVISE_MEMBERS", "教育管理监督党员", "Educating and supervising members";
        /// Educating and cultivating applicants (培养教育入党积极分子).
        CultivateApplicants = "CULTIVATE_APPLICANTS", "培养教育入党积极分子", "Cultivating applicants";
        /// Organisation life meeting (组织生活会).
        OrganisationLifeMeeting = "ORGANISATION_LIFE_MEETING", "组织生活会", "Organisation life meeting";
        /// Democratic review of members (民主评议党员).
        MemberReview = "MEMBER_REVIEW", "民主评议党员", "Democratic review of members";
        /// An opinion on activities, leaders or great spending of the society (对重要事项提出意见).
        GiveOpinion = "GIVE_OPINION", "对重要事项提出意见", "Opinion on important matters";
        /// Admitting a member (发展党员).
        AdmitMember = "ADMIT_MEMBER", "发展党员", "Admitting a member";
        /// Converting a probationary member to a formal one (预备党员转正).
        ConvertProbationary = "CONVERT_PROBATIONARY", "预备党员转正", "Converting a probationary member";
        /// Disciplining a member (处分党员).
        DisciplineMember = "DISCIPLINE_MEMBER", "处分党员", "Disciplining a member";
        /// Disposing of an unqualified member (处置不合格党员).
        DisposeMember = "DISPOSE_MEMBER", "处置不合格党员", "Disposing of an unqualified member";
        /// Collecting dues (收缴党费).
        CollectDues = "COLLECT_DUES", "收缴党费", "Collecting dues";
        /// Electing delegates to a Party congress (选举党代表大会代表).
        ElectDelegates = "ELECT_DELEGATES", "选举党代表大会代表", "Electing congress delegates";
        /// Election at the end of a term (换届).
        ReElection = "RE_ELECTION", "换届选举", "Election at the end of a term";
    }
}

words! {
    /// What a form may do with an act (权限).
    ActVerdict {
        /// It may do it (可以办理).
        Allowed = "ALLOWED", "可以办理", "May do";
        /// Nobody decides: the liaison organises and records it (组织并记录).
        Organises = "ORGANISES", "组织并记录", "Organises and records";
        /// It is done elsewhere (不在此办理).
        Barred = "BARRED", "不在此办理", "Done elsewhere";
    }
}

const TASKS: &str = "《中国共产党支部工作条例（试行）》第九条";
const TEMPORARY: &str = "《中国共产党支部工作条例（试行）》第八条（参照临时党支部）";
const SET_UP: &str = "《中国共产党支部工作条例（试行）》第四条";

/// Where an act belongs that a form may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At the branch where the member's Party relations sit.
    HomeBranch,
    /// Dues: paid there.
    PaidAtHomeBranch,
    /// The body that approved the branch appoints its officers.
    Appointed,
    /// The society proposes another liaison.
    Replaced,
    /// An organisation or a liaison has to be there first.
    SetUpFirst,
}

impl Place {
    const fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::HomeBranch => language.pick(
                "由党员组织关系所在党支部办理",
                "it is done by the branch where the member's Party relations sit",
            ),
            Self::PaidAtHomeBranch => {
                language.pick("党费在党员组织关系所在党支部交纳", "dues are paid at the member's home branch")
            }
            Self::Appointed => language.pick(
                "书记、副书记和委员由批准成立的党组织指定，到期重新指定",
                "its officers are appointed, and appointed again, by the body that approved it",
            ),
            Self::Replaced => language.pick(
                "联络员不选举，由学会提名、社科联确认后更换",
                "a liaison is not elected: the society proposes another one and the federation confirms",
            ),
            Self::SetUpFirst => language
                .pick("请先设立党组织或指定党建工作联络员", "set up a Party organisation or appoint a liaison first"),
        }
    }
}

/// What one form may do with one act, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// The act.
    pub act: PartyAct,
    /// The form that was asked about.
    pub form: PartyForm,
    /// The answer.
    pub verdict: ActVerdict,
    /// The clause it rests on.
    pub rule: &'static str,
    place: Option<Place>,
}

/// THE TABLE: one row an act, one column a form (A allowed, O organises, else where it belongs).
const fn cell(act: PartyAct, form: PartyForm) -> Result<ActVerdict, Place> {
    use ActVerdict::{Allowed, Organises};
    use PartyAct as Act;
    use Place::{Appointed, HomeBranch, PaidAtHomeBranch, Replaced, SetUpFirst};
    match (form, act) {
        (PartyForm::None, _) => Err(SetUpFirst),
        (PartyForm::Established | PartyForm::Joint, _)
        | (
            PartyForm::Functional,
            Act::PoliticalStudy
            | Act::PartyLecture
            | Act::ThemeDay
            | Act::SuperviseMembers
            | Act::CultivateApplicants
            | Act::OrganisationLifeMeeting
            | Act::MemberReview
            | Act::GiveOpinion,
        ) => Ok(Allowed),
        (
            PartyForm::Liaison,
            Act::PoliticalStudy
            | Act::PartyLecture
            | Act::ThemeDay
            | Act::SuperviseMembers
            | Act::CultivateApplicants
            | Act::GiveOpinion,
        ) => Ok(Organises),
        (PartyForm::Functional | PartyForm::Liaison, Act::CollectDues) => Err(PaidAtHomeBranch),
        (PartyForm::Functional, Act::ReElection) => Err(Appointed),
        (PartyForm::Liaison, Act::ReElection) => Err(Replaced),
        (
            PartyForm::Functional | PartyForm::Liaison,
            Act::AdmitMember
            | Act::ConvertProbationary
            | Act::DisciplineMember
            | Act::DisposeMember
            | Act::ElectDelegates,
        )
        | (PartyForm::Liaison, Act::OrganisationLifeMeeting | Act::MemberReview) => Err(HomeBranch),
    }
}

/// What a form may do with an act.
#[must_use]
pub const fn permission(act: PartyAct, form: PartyForm) -> Permission {
    let (verdict, place) = match cell(act, form) {
        Ok(verdict) => (verdict, None),
        Err(place) => (ActVerdict::Barred, Some(place)),
    };
    let rule = match form {
        PartyForm::Established | PartyForm::Joint => TASKS,
        PartyForm::Functional => TEMPORARY,
        PartyForm::Liaison | PartyForm::None => SET_UP,
    };
    Permission { act, form, verdict, rule, place }
}

impl Permission {
    /// Whether the society may record the act as its own.
    #[must_use]
    pub const fn open(&self) -> bool {
        !matches!(self.verdict, ActVerdict::Barred)
    }

    /// Where the act belongs; none when it is open here.
    #[must_use]
    pub fn place(&self, language: Language) -> Option<&'static str> {
        self.place.map(|place| place.sentence(language))
    }

    /// Whether a document of the superior body can make it possible: there must be someone to act.
    #[must_use]
    pub const fn overridable(&self) -> bool {
        matches!(self.verdict, ActVerdict::Barred) && !matches!(self.form, PartyForm::None)
    }

    /// What would make a barred act possible; none when it is open.
    #[must_use]
    pub fn remedy(&self, language: Language) -> Option<&'static str> {
        if !self.overridable() {
            return self.place.map(|place| place.sentence(language));
        }
        Some(language.pick(
            "确经上级党组织批准的，填写批准文件的文号、日期和单位后登记；改建为建制型党支部后可自行办理",
            "if the superior Party body has approved it, give its document's number, day and issuing body; an established branch may do it by itself",
        ))
    }

    /// One sentence: whether, and if not where.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (form, act) = (self.form.label(language), self.act.label(language));
        let english = matches!(language, Language::En);
        match (self.verdict, self.place(language)) {
            (ActVerdict::Barred, Some(place)) if matches!(self.form, PartyForm::None) => {
                if english {
                    format!("{act}: {place}")
                } else {
                    format!("{act}：{place}")
                }
            }
            (ActVerdict::Barred, place) => {
                let place = place.unwrap_or_default();
                if english {
                    format!("{form}: not for it is “{act}”; {place}")
                } else {
                    format!("{form}不办理“{act}”；{place}")
                }
            }
            (ActVerdict::Organises, _) => {
                if english {
                    format!("The liaison organises and records “{act}”")
                } else {
                    format!("联络员组织“{act}”并作记录")
                }
            }
            (ActVerdict::Allowed, _) => {
                if english {
                    format!("{form} may do “{act}”")
                } else {
                    format!("{form}可以办理“{act}”")
                }
            }
        }
    }
}

/// The refusal's sentence: `{}` in Chinese, `{:#}` in English.
impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let language = if f.alternate() { Language::En } else { Language::Zh };
        f.write_str(&self.sentence(language))?;
        match self.remedy(language).filter(|_| self.overridable()) {
            Some(remedy) => write!(f, "{} {remedy}", language.pick("。", ".")),
            None => Ok(()),
        }
    }
}

impl PartyAct {
    /// Whether people who are no Party members take part as a rule: applicants, members of the society.
    #[must_use]
    pub const fn is_open_to_others(self) -> bool {
        matches!(self, Self::PoliticalStudy | Self::PartyLecture | Self::ThemeDay | Self::CultivateApplicants)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, as domain.md 2.2 and items 15 to 17 have it.
    const GOLDEN: &str = "\
POLITICAL_STUDY           ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
PARTY_LECTURE             ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
THEME_DAY                 ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
SUPERVISE_MEMBERS         ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
CULTIVATE_APPLICANTS      ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
ORGANISATION_LIFE_MEETING ALLOWED   ALLOWED  ALLOWED  BARRED    BARRED
MEMBER_REVIEW             ALLOWED   ALLOWED  ALLOWED  BARRED    BARRED
GIVE_OPINION              ALLOWED   ALLOWED  ALLOWED  ORGANISES BARRED
ADMIT_MEMBER              ALLOWED   BARRED   ALLOWED  BARRED    BARRED
CONVERT_PROBATIONARY      ALLOWED   BARRED   ALLOWED  BARRED    BARRED
DISCIPLINE_MEMBER         ALLOWED   BARRED   ALLOWED  BARRED    BARRED
DISPOSE_MEMBER            ALLOWED   BARRED   ALLOWED  BARRED    BARRED
COLLECT_DUES              ALLOWED   BARRED   ALLOWED  BARRED    BARRED
ELECT_DELEGATES           ALLOWED   BARRED   ALLOWED  BARRED    BARRED
RE_ELECTION               ALLOWED   BARRED   ALLOWED  BARRED    BARRED
";

    #[test]
    fn every_cell_of_the_table() {
        let mut lines = GOLDEN.lines();
        for act in PartyAct::ALL {
            let line = lines.next().unwrap_or_default();
            let found: Vec<&str> = PartyForm::ALL.iter().map(|form| permission(*act, *form).verdict.code()).collect();
            assert_eq!(line.split_whitespace().collect::<Vec<_>>(), [vec![act.code()], found].concat());
        }
        assert_eq!(lines.next(), None);
    }

    #[test]
    fn what_is_barred_says_where_it_belongs_and_by_which_clause() {
        for act in PartyAct::ALL {
            for form in PartyForm::ALL {
                let answer = permission(*act, *form);
                for language in [Language::Zh, Language::En] {
                    assert_eq!(answer.place(language).is_some(), !answer.open(), "{act} {form}");
                    assert_eq!(answer.remedy(language).is_some(), !answer.open(), "{act} {form}");
                    assert!(answer.sentence(language).contains(act.label(language)), "{act} {form}");
                }
                assert!(answer.rule.contains("支部工作条例"), "{act} {form}");
            }
        }
    }

    #[test]
    fn dues_of_a_functional_branch_are_paid_at_home() {
        let dues = permission(PartyAct::CollectDues, PartyForm::Functional);
        assert_eq!(
            dues.to_string().split('。').next(),
            Some("功能性党支部不办理“收缴党费”；党费在党员组织关系所在党支部交纳")
        );
        assert!(format!("{dues:#}").contains("dues are paid at the member's home branch"));
        assert!(dues.rule.contains("第八条"));
    }
}
