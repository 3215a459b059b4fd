//! Why a society fits a need: a score out of 100 with its parts and a sentence for each. It serves the search alone:
//! it is no mark of a society, is never shown beside one outside a need, and what ties goes by the day of registration.

pub mod rules;
pub mod text;

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::institution::eligibility::blocker::BlockerCode;
use crate::register::society::Discipline;
use crate::register::standing::GradeLevel;
use crate::{Language, Word};
use rules::MatchingRules;
use text::{Terms, shared};

words! {
    /// A part of a match (匹配依据).
    MatchPart {
        /// The discipline (学科).
        Discipline = "DISCIPLINE", "学科", "Discipline";
        /// What the society is about and has done, held against the need (业务范围与以往成果).
        Results = "RESULTS", "业务范围与以往成果", "Scope and past results";
        /// The grade (评估等级).
        Grade = "GRADE", "评估等级", "Grade";
        /// The people it has, and what they are bound by (承接能力).
        Capacity = "CAPACITY", "承接能力", "Capacity";
        /// What stands in the way (障碍).
        Blocked = "BLOCKED", "障碍", "In the way";
    }
}

/// A need as the rule reads it.
#[derive(Clone, Debug)]
pub struct NeedFacts {
    /// The disciplines that it speaks to.
    pub disciplines: Vec<Discipline>,
    /// Its title and text.
    pub terms: Terms,
}

/// A society as the rule reads it.
#[derive(Clone, Debug, Default)]
pub struct SocietyFacts {
    /// Its discipline.
    pub discipline: Option<Discipline>,
    /// Its name and business scope.
    pub about: String,
    /// Titles and summaries of what it has done: activities, cases, results.
    pub deeds: Vec<String>,
    /// Its grade, if it is valid.
    pub grade: Option<GradeLevel>,
    /// Its individual and unit members.
    pub members: i32,
    /// Who works there full time.
    pub staff: i32,
    /// Demands to which it is bound.
    pub engagements: i32,
    /// What bars it.
    pub blocker: Option<BlockerCode>,
}

/// Why a part has its points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its discipline is one that the need speaks to, or one beside it.
    Discipline {
        /// Which.
        of: Option<Discipline>,
        /// It is the very one; else a neighbouring one, or none of both.
        same: bool,
        /// One beside it.
        near: bool,
    },
    /// Terms that the need shares with what the society is and does, the longest first; and what it did.
    Results {
        /// The terms.
        terms: Vec<String>,
        /// The deeds that share most.
        deeds: Vec<String>,
    },
    /// Its valid grade.
    Grade(Option<GradeLevel>),
    /// Its people and what binds them.
    Capacity {
        /// Members.
        members: i32,
        /// Full-time staff.
        staff: i32,
        /// Demands to which it is bound.
        engagements: i32,
    },
    /// What bars it.
    Blocked(BlockerCode),
}

/// A part of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub part: MatchPart,
    /// Its points; below zero for what bars.
    pub points: i32,
    /// The most that it can have.
    pub of: i32,
    /// Why.
    pub why: Why,
}

/// How a society fits a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The parts; their points add up to the score.
    pub parts: Vec<Part>,
}

impl Fit {
    /// The score, 0 to 100.
    #[must_use]
    pub fn score(&self) -> i32 {
        self.parts.iter().map(|part| part.points).sum()
    }

    /// What bars the society; none for nothing.
    #[must_use]
    pub fn blocker(&self) -> Option<BlockerCode> {
        self.parts.iter().find_map(|part| match part.why {
            Why::Blocked(code) => Some(code),
            _ => None,
        })
    }
}

/// How a society fits a need.
#[must_use]
pub fn fit(need: &NeedFacts, society: &SocietyFacts, rules: &MatchingRules) -> Fit {
    let mut parts = vec![
        discipline(need, society, rules),
        results(need, society, rules),
        grade(society, rules),
        capacity(society, rules),
    ];
    if let Some(code) = society.blocker {
        let sum: i32 = parts.iter().map(|part| part.points).sum();
        parts.push(Part { part: MatchPart::Blocked, points: -sum, of: 0, why: Why::Blocked(code) });
    }
    Fit { parts }
}

/// The order of fits: the higher score first, then the older society.
#[must_use]
pub fn order(score: i32, registered_on: NaiveDate) -> (Reverse<i32>, NaiveDate) {
    (Reverse(score), registered_on)
}

/// So much of the most, as a whole number.
fn share(of: i32, part: i32, whole: i32) -> i32 {
    let whole = whole.max(1);
    of.saturating_mul(part.clamp(0, whole)) / whole
}

fn discipline(need: &NeedFacts, society: &SocietyFacts, rules: &MatchingRules) -> Part {
    let of = rules.discipline_points;
    let same = society.discipline.is_some_and(|own| need.disciplines.contains(&own));
    let near = !same
        && society
            .discipline
            .is_some_and(|own| need.disciplines.iter().any(|wanted| rules.are_neighbours(own, *wanted)));
    let points = if same { of } else { share(of, i32::from(near), 2) };
    Part { part: MatchPart::Discipline, points, of, why: Why::Discipline { of: society.discipline, same, near } }
}

fn results(need: &NeedFacts, society: &SocietyFacts, rules: &MatchingRules) -> Part {
    let of = rules.results_points;
    let all = std::iter::once(society.about.as_str()).chain(society.deeds.iter().map(String::as_str));
    let found = shared(&need.terms, all);
    let points = share(of, found.covered, found.enough(rules.results_full_percent));
    let mut deeds: Vec<(i32, &String)> =
        society.deeds.iter().map(|deed| (shared(&need.terms, [deed.as_str()]).covered, deed)).collect();
    deeds.retain(|(covered, _)| *covered > 0);
    deeds.sort_by_key(|(covered, _)| Reverse(*covered));
    let deeds = deeds.into_iter().take(2).map(|(_, deed)| first_line(deed)).collect();
    Part { part: MatchPart::Results, points, of, why: Why::Results { terms: found.terms, deeds } }
}

fn first_line(deed: &str) -> String {
    deed.lines().next().unwrap_or_default().to_owned()
}

fn grade(society: &SocietyFacts, rules: &MatchingRules) -> Part {
    let of = rules.grade_points;
    let place = society.grade.and_then(|own| GradeLevel::ALL.iter().position(|level| *level == own));
    let rank = place.map_or(0, |place| i32::try_from(place + 1).unwrap_or_default());
    let most = i32::try_from(GradeLevel::ALL.len()).unwrap_or_default();
    Part { part: MatchPart::Grade, points: share(of, rank, most), of, why: Why::Grade(society.grade) }
}

fn capacity(society: &SocietyFacts, rules: &MatchingRules) -> Part {
    let of = rules.capacity_points;
    let SocietyFacts { members, staff, engagements, .. } = *society;
    let half = of / 2;
    let people = share(half, members, rules.members_full) + share(of - half, staff, rules.staff_full);
    let free = (rules.engagements_max - engagements).clamp(0, rules.engagements_max);
    let points = share(people, free, rules.engagements_max);
    Part { part: MatchPart::Capacity, points, of, why: Why::Capacity { members, staff, engagements } }
}

impl Part {
    /// The part as a sentence.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match (&self.why, language) {
            (Why::Discipline { of: None, .. }, _) => language.pick("学科未登记", "No discipline on record").into(),
            (Why::Discipline { of: Some(own), same, near }, Language::Zh) => {
                let tells = if *same {
                    "与需求相同"
                } else if *near {
                    "与需求相邻"
                } else {
                    "与需求不同"
                };
                format!("学科为{}，{tells}", own.label(language))
            }
            (Why::Discipline { of: Some(own), same, near }, Language::En) => {
                let tells = if *same {
                    "as the need"
                } else if *near {
                    "beside the need's"
                } else {
                    "another than the need's"
                };
                format!("Its discipline is {}, {tells}", own.label(language))
            }
            (Why::Results { terms, deeds }, _) => results_said(terms, deeds, language),
            (Why::Grade(None), _) => language.pick("没有有效的评估等级", "No valid grade").into(),
            (Why::Grade(Some(level)), Language::Zh) => format!("评估等级{}，在有效期内", level.label(language)),
            (Why::Grade(Some(level)), Language::En) => format!("Grade {}, valid", level.label(language)),
            (Why::Capacity { members, staff, engagements }, Language::Zh) => {
                format!("会员{members}个，专职人员{staff}人，正在承接的需求{engagements}项")
            }
            (Why::Capacity { members, staff, engagements }, Language::En) => {
                format!("{members} members, {staff} full-time staff, {engagements} demands in hand")
            }
            (Why::Blocked(code), Language::Zh) => format!("{}，不能承接", code.label(language)),
            (Why::Blocked(code), Language::En) => format!("{}: it cannot take part", code.label(language)),
        }
    }
}

fn results_said(terms: &[String], deeds: &[String], language: Language) -> String {
    if terms.is_empty() {
        return language
            .pick("业务范围和以往成果中没有与需求相同的词语", "Nothing in scope and results has the need's words")
            .into();
    }
    let said = terms.join(language.pick("、", ", "));
    let mut said = match language {
        Language::Zh => format!("业务范围和以往成果中与需求相合：{said}"),
        Language::En => format!("Scope and results share with the need: {said}"),
    };
    if !deeds.is_empty() {
        said.push_str(language.pick("；见", "; see "));
        said.push_str(&deeds.iter().map(|deed| ["《", deed, "》"].concat()).collect::<String>());
    }
    said
}

#[cfg(test)]
mod tests;
