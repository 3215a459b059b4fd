//! Consistency: what the federation, civil affairs and the society itself say of one society, side by side.
//! Who says nothing is silent and does not disagree; where two who speak differ, the fact is flagged.

pub mod contest;
pub mod figure;

use chrono::NaiveDate;

use crate::Word;
use crate::institution::change::ChangeMatter;
use crate::institution::report::field::ReportField;
use crate::refusal::RefusalCode;
use crate::register::agency::Tier;
use crate::register::headcount::COUNT_MAX;
use crate::register::society::NAME_MAX;
use crate::register::uscc::Uscc;
use crate::responsibility::checked;

words! {
    /// Who says it (数据来源方).
    FigureSide {
        /// The federation: the register that it keeps (社科联).
        Federation = "FEDERATION", "社科联", "Federation";
        /// Civil affairs: what it has registered or stated (民政部门).
        CivilAffairs = "CIVIL_AFFAIRS", "民政部门", "Civil affairs";
        /// The society: what it has reported (学会).
        Society = "SOCIETY", "学会", "Society";
    }
}

impl FigureSide {
    /// The tier whose agency answers for this side; none for the society's own.
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Self::Federation => Some(Tier::Sponsor),
            Self::CivilAffairs => Some(Tier::Registration),
            Self::Society => None,
        }
    }
}

words! {
    /// A fact that is compared (比对事项).
    ConsistencyFact {
        /// The name (名称).
        Name = "NAME", "学会名称", "Name";
        /// The unified social credit code (统一社会信用代码).
        Uscc = "USCC", "统一社会信用代码", "Unified credit code";
        /// The legal representative (法定代表人).
        LegalRepresentative = "LEGAL_REPRESENTATIVE", "法定代表人", "Legal representative";
        /// The last day of the council's term (本届理事会届满日期).
        CouncilTermEnd = "COUNCIL_TERM_END", "本届理事会届满日期", "Council term ends on";
        /// Individual members, persons (个人会员数).
        IndividualMembers = "INDIVIDUAL_MEMBERS", "个人会员数", "Individual members";
        /// Unit members, units (单位会员数).
        UnitMembers = "UNIT_MEMBERS", "单位会员数", "Unit members";
        /// Formal Party members, persons (正式党员数).
        FormalMembers = "FORMAL_MEMBERS", "正式党员数", "Formal Party members";
    }
}

words! {
    /// Where a figure stands (数据出处).
    FigureSource {
        /// In the register that the federation keeps (登记册).
        Register = "REGISTER", "社科联登记册", "Federation's register";
        /// In a headcount on record (人数登记).
        Headcount = "HEADCOUNT", "人数登记", "Headcount on record";
        /// In a registration or a change that civil affairs has approved (登记与变更登记).
        Registration = "REGISTRATION", "登记与变更登记", "Approved registration";
        /// Stated by the agency on a document (部门提供).
        Statement = "STATEMENT", "部门提供", "Stated by the agency";
        /// In an annual report that the federation has passed (年度报告).
        AnnualReport = "ANNUAL_REPORT", "年度报告", "Annual report";
        /// Said when a figure was contested (异议陈述).
        Contest = "CONTEST", "异议陈述", "Said in a contest";
    }
}

words! {
    /// What the comparison finds (比对结论).
    ConsistencyVerdict {
        /// All three say the same (一致).
        Agrees = "AGREES", "一致", "Agrees";
        /// Two who speak say different things (不一致).
        Differs = "DIFFERS", "不一致", "Differs";
        /// Who speaks agrees, but somebody says nothing (有缺项).
        Silent = "SILENT", "有缺项", "A side is silent";
    }
}

/// What one side says of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Who.
    pub side: FigureSide,
    /// Of what.
    pub fact: ConsistencyFact,
    /// What it says, as the fact is kept.
    pub value: String,
    /// Of which day.
    pub as_of: NaiveDate,
    /// Where it stands.
    pub source: FigureSource,
    /// Number of the document behind it; empty where there is none.
    pub document_no: String,
}

impl ConsistencyFact {
    /// Whether it is a number of persons or units.
    #[must_use]
    pub const fn is_count(self) -> bool {
        matches!(self, Self::IndividualMembers | Self::UnitMembers | Self::FormalMembers)
    }

    /// Whether it tells how many Party members there are: those who may not read counts do not read it.
    #[must_use]
    pub const fn tells_party_members(self) -> bool {
        matches!(self, Self::FormalMembers)
    }

    /// What the ledger calls it: named as in the API, so that counts are left out for who may not read them.
    #[must_use]
    pub const fn ledger_field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Uscc => "uscc",
            Self::LegalRepresentative => "legalRepresentative",
            Self::CouncilTermEnd => "councilTermEnd",
            Self::IndividualMembers => "individualMembers",
            Self::UnitMembers => "unitMembers",
            Self::FormalMembers => "formal",
        }
    }

    /// The matter of a change of the register that settles it; none where it goes through no change.
    #[must_use]
    pub const fn matter(self) -> Option<ChangeMatter> {
        match self {
            Self::Name => Some(ChangeMatter::Name),
            Self::LegalRepresentative => Some(ChangeMatter::LegalRepresentative),
            Self::CouncilTermEnd => Some(ChangeMatter::Reelection),
            _ => None,
        }
    }

    /// The facts that the annual report says too, each with its field.
    pub const ALL_FIELDS: [(Self, ReportField); 5] = [
        (Self::LegalRepresentative, ReportField::LegalRepresentative),
        (Self::CouncilTermEnd, ReportField::CouncilTermEndsOn),
        (Self::IndividualMembers, ReportField::IndividualMembers),
        (Self::UnitMembers, ReportField::UnitMembers),
        (Self::FormalMembers, ReportField::Formal),
    ];

    /// The fact that a change of the register settles; none where it settles another.
    #[must_use]
    pub fn of_matter(matter: ChangeMatter) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.matter() == Some(matter))
    }

    /// A value as it is kept; refused where it is none of this fact.
    pub fn checked(self, value: &str) -> Result<String, RefusalCode> {
        let value = checked(value, NAME_MAX)?;
        match self {
            Self::Name | Self::LegalRepresentative => Ok(value),
            Self::Uscc => match value.parse::<Uscc>() {
                Ok(code) => Ok(code.as_str().to_owned()),
                Err(_) => Err(RefusalCode::InvalidUscc),
            },
            Self::CouncilTermEnd => match value.parse::<NaiveDate>() {
                Ok(day) => Ok(day.to_string()),
                Err(_) => Err(RefusalCode::FigureMalformed),
            },
            Self::IndividualMembers | Self::UnitMembers | Self::FormalMembers => match value.parse::<i32>() {
                Ok(count) if (0..=COUNT_MAX).contains(&count) => Ok(count.to_string()),
                Ok(_) => Err(RefusalCode::OutOfRange { min: 0, max: COUNT_MAX }),
                Err(_) => Err(RefusalCode::FigureMalformed),
            },
        }
    }

    /// Whether two values say the same: brackets and spaces are a matter of the keyboard.
    #[must_use]
    pub fn same(self, one: &str, other: &str) -> bool {
        plain(one) == plain(other)
    }
}

/// A text without what a keyboard makes of it.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '•' | '・' | '‧' => '·',
        other => other.to_ascii_uppercase(),
    };
    text.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

/// What is said of one fact by those who speak, and what the comparison finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Of what.
    pub fact: ConsistencyFact,
    /// Who says what, in the order of the sides.
    pub figures: Vec<Figure>,
    /// What follows.
    pub verdict: ConsistencyVerdict,
}

/// What each side says newest of each fact, and what the comparison finds. Of two figures of one day the
/// later in the list stands.
#[must_use]
pub fn compare(said: &[Figure]) -> Vec<Compared> {
    let newest = |fact: ConsistencyFact, side: FigureSide| {
        said.iter().filter(|figure| figure.fact == fact && figure.side == side).max_by_key(|figure| figure.as_of)
    };
    let of_fact = |fact: &ConsistencyFact| {
        let figures: Vec<Figure> = FigureSide::ALL.iter().filter_map(|side| newest(*fact, *side)).cloned().collect();
        Compared { fact: *fact, verdict: verdict(*fact, &figures), figures }
    };
    ConsistencyFact::ALL.iter().map(of_fact).collect()
}

fn verdict(fact: ConsistencyFact, figures: &[Figure]) -> ConsistencyVerdict {
    let differs = figures.windows(2).any(|pair| !fact.same(&pair[0].value, &pair[1].value));
    if differs {
        ConsistencyVerdict::Differs
    } else if figures.len() == FigureSide::ALL.len() {
        ConsistencyVerdict::Agrees
    } else {
        ConsistencyVerdict::Silent
    }
}

/// The facts on which somebody disagrees.
#[must_use]
pub fn differing(said: &[Figure]) -> Vec<ConsistencyFact> {
    let found = compare(said).into_iter().filter(|compared| compared.verdict == ConsistencyVerdict::Differs);
    found.map(|compared| compared.fact).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn says(side: FigureSide, value: &str, day: u32) -> Figure {
        let as_of = NaiveDate::from_ymd_opt(2026, 3, day).unwrap_or_default();
        let (fact, source) = (ConsistencyFact::Name, FigureSource::Register);
        Figure { side, fact, value: value.into(), as_of, source, document_no: String::new() }
    }

    fn verdict_of(said: &[Figure]) -> ConsistencyVerdict {
        compare(said)[0].verdict
    }

    #[test]
    fn who_is_silent_does_not_disagree() {
        use ConsistencyVerdict::{Agrees, Differs, Silent};
        use FigureSide::{CivilAffairs, Federation, Society};
        assert_eq!(verdict_of(&[]), Silent);
        assert_eq!(verdict_of(&[says(Federation, "甲", 1)]), Silent);
        assert_eq!(verdict_of(&[says(Federation, "甲", 1), says(Society, "甲", 1)]), Silent);
        assert_eq!(verdict_of(&[says(Federation, "甲", 1), says(Society, "乙", 1)]), Differs);
        let all = [says(Federation, "甲（市）", 1), says(CivilAffairs, "甲 (市)", 2), says(Society, "甲(市)", 3)];
        assert_eq!(verdict_of(&all), Agrees, "brackets and spaces are a matter of the keyboard");
        let newer = [all.as_slice(), &[says(CivilAffairs, "乙", 9)]].concat();
        assert_eq!(verdict_of(&newer), Differs);
        assert_eq!(differing(&newer), [ConsistencyFact::Name]);
        let older = [all.as_slice(), &[says(CivilAffairs, "乙", 1)]].concat();
        assert_eq!(verdict_of(&older), Agrees, "the newest of a side counts");
    }

    #[test]
    fn a_value_is_one_of_its_fact() {
        use ConsistencyFact as F;
        assert_eq!(F::CouncilTermEnd.checked(" 2029-04-30 "), Ok("2029-04-30".into()));
        assert_eq!(F::CouncilTermEnd.checked("2029-02-30"), Err(RefusalCode::FigureMalformed));
        assert_eq!(F::FormalMembers.checked("007"), Ok("7".into()));
        assert_eq!(F::FormalMembers.checked("七"), Err(RefusalCode::FigureMalformed));
        assert_eq!(F::FormalMembers.checked("-1"), Err(RefusalCode::OutOfRange { min: 0, max: COUNT_MAX }));
        assert_eq!(F::Uscc.checked("51329900MJ0D0001X2"), Ok("51329900MJ0D0001X2".into()));
        assert_eq!(F::Uscc.checked("51329900MJ0D0001X3"), Err(RefusalCode::InvalidUscc));
        assert_eq!(F::Name.checked("  "), Err(RefusalCode::Required));
    }

    proptest! {
        /// The verdict by a second way: count the different values of those who speak.
        #[test]
        fn the_verdict_is_the_number_of_voices(values in proptest::collection::vec(proptest::option::of(0_u8..3), 3)) {
            let said: Vec<_> = FigureSide::ALL.iter().zip(&values)
                .filter_map(|(side, value)| Some(says(*side, &value.as_ref()?.to_string(), 1))).collect();
            let voices: std::collections::BTreeSet<_> = values.iter().flatten().collect();
            let expected = match (voices.len(), said.len()) {
                (2.., _) => ConsistencyVerdict::Differs,
                (_, 3) => ConsistencyVerdict::Agrees,
                _ => ConsistencyVerdict::Silent,
            };
            prop_assert_eq!(verdict_of(&said), expected);
        }
    }
}
