//! The plan of an activity as it is filed: what has to be said, and what the rules find in it. The same
//! functions judge while a leader types and when the server is asked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ActivityKind;
use super::rule::{ActivityRule, Against, RuleWeight, claims};
use crate::Word;
use crate::form::party_form::{CoverageState, PartyForm};
use crate::refusal::{Refusal, RefusalCode};
use crate::register::society::Discipline;
use crate::register::standing::Abnormality;
use crate::responsibility::{TITLE_MAX, checked};

/// The longest outline, characters.
pub const OUTLINE_MAX: usize = 2000;
/// The longest of the other texts, characters.
pub const NOTE_MAX: usize = 500;
/// The most who can be expected.
pub const AUDIENCE_MAX: i32 = 100_000;
/// From here on the police have a word.
const LARGE: i32 = 1000;
/// A number with so many digits is a telephone or an identity number.
const NUMBER: usize = 7;

/// What a society means to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub outline: String,
    /// Who speaks, with post and affiliation.
    pub speakers: String,
    /// How many are expected.
    pub audience: i32,
    /// When.
    pub held_on: NaiveDate,
    /// Where.
    pub place: String,
    /// Parties from outside the mainland; empty for none.
    pub foreign_parties: String,
    /// What permits a name that is else not permitted.
    pub name_basis: String,
    /// Whether fees are taken.
    pub fees: bool,
    /// How much, and on what basis.
    pub fee_basis: String,
    /// Whether awards are given.
    pub awards: bool,
    /// What approves them.
    pub award_basis: String,
    /// Who holds it together with the society; empty for nobody.
    pub co_hosts: String,
    /// What the Party organisation or the liaison says to it.
    pub opinion: String,
}

/// What is known of the society that files, and of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filer {
    /// Its name.
    pub name: String,
    /// Its discipline.
    pub discipline: Discipline,
    /// Why it counts as abnormal.
    pub abnormality: Option<Abnormality>,
    /// The form of its Party organisation.
    pub form: PartyForm,
    /// The first day on which it can be held.
    pub earliest_on: NaiveDate,
    /// The first day that is early enough.
    pub lead_on: NaiveDate,
}

impl Plan {
    /// The same without blanks at the ends, and without a basis for what is not done.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let trim = |text: String| text.trim().to_owned();
        Self {
            title: trim(self.title),
            outline: trim(self.outline),
            speakers: trim(self.speakers),
            place: trim(self.place),
            foreign_parties: trim(self.foreign_parties),
            name_basis: trim(self.name_basis),
            fee_basis: if self.fees { trim(self.fee_basis) } else { String::new() },
            award_basis: if self.awards { trim(self.award_basis) } else { String::new() },
            co_hosts: trim(self.co_hosts),
            opinion: trim(self.opinion),
            ..self
        }
    }

    /// What stands in the way of filing it: what is not said, and what the rules refuse.
    #[must_use]
    pub fn faults(&self, filer: &Filer) -> Vec<Refusal> {
        let needed = [
            ("title", &self.title, TITLE_MAX),
            ("outline", &self.outline, OUTLINE_MAX),
            ("speakers", &self.speakers, NOTE_MAX),
            ("place", &self.place, TITLE_MAX),
        ];
        let optional = [
            ("foreignParties", &self.foreign_parties, NOTE_MAX),
            ("nameBasis", &self.name_basis, NOTE_MAX),
            ("feeBasis", &self.fee_basis, NOTE_MAX),
            ("awardBasis", &self.award_basis, NOTE_MAX),
            ("coHosts", &self.co_hosts, NOTE_MAX),
            ("opinion", &self.opinion, NOTE_MAX),
        ];
        let said = optional.into_iter().filter(|(_, text, _)| !text.is_empty());
        let texts = needed.into_iter().chain(said);
        let mut found: Vec<_> =
            texts.filter_map(|(path, text, max)| Some(Refusal::at(path, checked(text, max).err()?))).collect();
        if !(1..=AUDIENCE_MAX).contains(&self.audience) {
            found.push(Refusal::at("audience", RefusalCode::OutOfRange { min: 1, max: AUDIENCE_MAX }));
        }
        let refused = self.found(filer).into_iter().filter(|rule| rule.weight() == RuleWeight::Refused);
        let code = |rule| RefusalCode::ActivityRule { against: Against(rule) };
        found.extend(refused.map(|rule| Refusal::at(rule.field(), code(rule))));
        found
    }

    /// What the rules find in it, in the order of the form.
    #[must_use]
    pub fn found(&self, filer: &Filer) -> Vec<ActivityRule> {
        let abnormal = filer.abnormality.map(|abnormality| match abnormality {
            Abnormality::Suspended | Abnormality::Liquidating | Abnormality::SeriousList => ActivityRule::SocietyBarred,
            _ => ActivityRule::SocietyListed,
        });
        let name = claims(&self.title, &filer.name).then_some(if self.name_basis.is_empty() {
            ActivityRule::NameBarred
        } else {
            ActivityRule::NamePermitted
        });
        let date = if self.held_on < filer.earliest_on {
            Some(ActivityRule::BeforeAnswer)
        } else {
            (self.held_on < filer.lead_on).then_some(ActivityRule::ShortNotice)
        };
        let holds = |rule, holds: bool| holds.then_some(rule);
        let opinion = filer.form.coverage() != CoverageState::Uncovered && self.opinion.is_empty();
        [
            abnormal,
            name,
            holds(ActivityRule::TopicOutOfScope, !self.in_scope(filer)),
            holds(ActivityRule::PersonalData, has_number(&self.speakers)),
            date,
            holds(ActivityRule::LargeEvent, self.audience >= LARGE),
            holds(ActivityRule::ForeignParties, !self.foreign_parties.is_empty()),
            based(self.fees, &self.fee_basis, ActivityRule::FeesWithoutBasis, ActivityRule::FeesCharged),
            based(self.awards, &self.award_basis, ActivityRule::AwardsWithoutApproval, ActivityRule::AwardsGiven),
            holds(ActivityRule::FeesForAwards, self.fees && self.awards),
            holds(ActivityRule::OpinionMissing, opinion),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether the topic shares two characters in a row with what the society is called, or a word with its
    /// discipline. It is a hint and no verdict: the federation reads.
    fn in_scope(&self, filer: &Filer) -> bool {
        let topic = [self.title.as_str(), &self.outline].concat();
        if topic.is_empty() || filer.discipline == Discipline::General {
            return true;
        }
        let core: Vec<char> = field_of(&filer.name).chars().collect();
        let pairs = core.windows(2).map(|pair| pair.iter().collect::<String>());
        let own_name = topic.replace(&filer.name, "");
        pairs.into_iter().any(|pair| own_name.contains(&pair))
            || words_of(filer.discipline).iter().any(|word| own_name.contains(word))
    }
}

fn based(done: bool, basis: &str, without: ActivityRule, with: ActivityRule) -> Option<ActivityRule> {
    done.then_some(if basis.is_empty() { without } else { with })
}

fn has_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= NUMBER)
}

/// What a society's name says of its field: without the place and without what it calls itself.
#[must_use]
pub fn field_of(name: &str) -> &str {
    let name = name.split_once(['市', '省', '县', '区']).map_or(name, |(_, rest)| rest);
    ["促进会", "联合会", "研究会", "学会", "协会"].into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Words by which a discipline is known.
const fn words_of(discipline: Discipline) -> &'static [&'static str] {
    match discipline {
        Discipline::Theory => &["理论", "党建", "马克思", "社会主义", "思想", "党史", "精神"],
        Discipline::Economics => &["经济", "金融", "财政", "税", "会计", "产业", "贸易", "市场", "消费", "企业"],
        Discipline::Management => &["管理", "治理", "行政", "应急", "人力", "标准", "质量", "营商"],
        Discipline::PoliticsLaw => &["法", "政治", "人大", "政协", "权", "监察", "司法", "统战"],
        Discipline::Sociology => &["社会", "社区", "老年", "人口", "婚姻", "家庭", "青年", "妇女", "乡村", "公益"],
        Discipline::EducationPsychology => &["教育", "心理", "教学", "学生", "学校", "课程", "家庭", "儿童"],
        Discipline::HistoryCulture => &["历史", "文化", "遗产", "运河", "古", "方志", "民俗", "考古", "名人", "书院"],
        Discipline::LanguageArts => &["语言", "文学", "艺术", "诗", "书法", "翻译", "写作", "戏", "音乐", "美"],
        Discipline::MediaInformation => &["新闻", "传播", "图书", "档案", "情报", "媒体", "出版", "阅读", "信息"],
        Discipline::General => &[],
    }
}

/// The weight of a plan as a whole: none where nothing was found.
#[must_use]
pub fn heaviest(found: &[ActivityRule]) -> Option<RuleWeight> {
    found.iter().map(|rule| rule.weight()).min_by_key(|weight| weight.code() != RuleWeight::Refused.code())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    fn filer() -> Filer {
        Filer {
            name: "江南市经济学会".into(),
            discipline: Discipline::Economics,
            abnormality: None,
            form: PartyForm::Functional,
            earliest_on: day(3, 28),
            lead_on: day(4, 4),
        }
    }

    fn plan() -> Plan {
        Plan {
            kind: ActivityKind::Forum,
            title: "江南数字经济研讨会".into(),
            outline: "产业数字化的路径".into(),
            speakers: "郭卫东，江南大学教授".into(),
            audience: 80,
            held_on: day(4, 18),
            place: "江南市图书馆报告厅".into(),
            foreign_parties: String::new(),
            name_basis: String::new(),
            fees: false,
            fee_basis: String::new(),
            awards: false,
            award_basis: String::new(),
            co_hosts: String::new(),
            opinion: "党支部已审看，同意".into(),
        }
    }

    #[test]
    fn a_clean_plan_is_clean() {
        assert_eq!(plan().faults(&filer()), []);
        assert_eq!(plan().found(&filer()), []);
    }

    #[test]
    fn each_rule_is_found_where_it_is_broken() {
        use ActivityRule as R;
        let broken = |change: fn(&mut Plan), rule: R| {
            let mut plan = plan();
            change(&mut plan);
            assert_eq!(plan.found(&filer()), [rule]);
            assert_eq!(plan.faults(&filer()).is_empty(), rule.weight() == RuleWeight::Warning, "{rule}");
        };
        broken(|plan| plan.title = "中国经济发展论坛".into(), R::NameBarred);
        broken(|plan| (plan.title, plan.name_basis) = ("全国经济论坛".into(), "国办函1号".into()), R::NamePermitted);
        broken(|plan| (plan.title, plan.outline) = ("昆虫标本".into(), "蝴蝶".into()), R::TopicOutOfScope);
        broken(|plan| plan.speakers = "郭卫东 13800000000".into(), R::PersonalData);
        broken(|plan| plan.held_on = day(3, 27), R::BeforeAnswer);
        broken(|plan| plan.held_on = day(4, 3), R::ShortNotice);
        broken(|plan| plan.audience = 1000, R::LargeEvent);
        broken(|plan| plan.foreign_parties = "某国商会".into(), R::ForeignParties);
        broken(|plan| plan.fees = true, R::FeesWithoutBasis);
        broken(|plan| (plan.fees, plan.fee_basis) = (true, "会务费200元".into()), R::FeesCharged);
        broken(|plan| plan.awards = true, R::AwardsWithoutApproval);
        broken(|plan| plan.opinion = String::new(), R::OpinionMissing);
    }

    #[test]
    fn nobody_pays_for_an_award_however_well_it_is_based() {
        let mut plan = plan();
        (plan.fees, plan.fee_basis) = (true, "200元".into());
        (plan.awards, plan.award_basis) = (true, "国评组1号".into());
        assert_eq!(heaviest(&plan.found(&filer())), Some(RuleWeight::Refused));
    }

    #[test]
    fn a_suspended_society_holds_nothing_and_a_listed_one_is_looked_at() {
        for abnormality in Abnormality::ALL.iter().copied() {
            let filer = Filer { abnormality: Some(abnormality), ..filer() };
            let barred =
                [Abnormality::Suspended, Abnormality::Liquidating, Abnormality::SeriousList].contains(&abnormality);
            assert_eq!(plan().faults(&filer).is_empty(), !barred, "{abnormality}");
            assert_eq!(plan().found(&filer).len(), 1, "{abnormality}");
        }
    }

    #[test]
    fn whoever_has_nobody_is_not_asked_for_an_opinion() {
        let plan = Plan { opinion: String::new(), ..plan() };
        assert_eq!(plan.found(&Filer { form: PartyForm::None, ..filer() }), []);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_rules_and_trimming_changes_no_verdict(
            title in "\\PC{0,40}", outline in "\\PC{0,60}", speakers in "[ 0-9a-z郭，]{0,30}", audience: i32,
        ) {
            let plan = Plan { title, outline, speakers, audience, ..plan() };
            let found = plan.found(&filer());
            prop_assert!(found.windows(2).all(|pair| pair[0] != pair[1]));
            prop_assert_eq!(plan.clone().trimmed().trimmed(), plan.trimmed());
        }

        #[test]
        fn a_later_day_is_never_worse(first in 0_i64..60, later in 0_i64..60) {
            let on = |days: i64| {
                let held_on = day(3, 20) + chrono::TimeDelta::days(days);
                Plan { held_on, ..plan() }.found(&filer()).len()
            };
            prop_assert!(on(first + later) <= on(first));
        }
    }
}
