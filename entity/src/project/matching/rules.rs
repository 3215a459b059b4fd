//! The figures of the matching: data with their source. Points of each part, what neighbouring disciplines are, how
//! many people are enough, and how long each step may take.

use serde::{Deserialize, Serialize};

use crate::Word;
use crate::refusal::{Refusal, RefusalCode};
use crate::register::society::Discipline;
use crate::responsibility::checked;

/// Where the figures come from: practice, no clause.
pub const PRACTICE: &str = "平台初始值：来源文件 五（对接政府和社会需求）未定分值和期限，待社科联核定";
/// The longest source.
pub const SOURCE_MAX: usize = 100;

/// Disciplines that border on each other, as the register groups them.
const NEIGHBOURS: [(Discipline, Discipline); 10] = [
    (Discipline::Theory, Discipline::PoliticsLaw),
    (Discipline::Economics, Discipline::Management),
    (Discipline::Management, Discipline::PoliticsLaw),
    (Discipline::PoliticsLaw, Discipline::Sociology),
    (Discipline::Sociology, Discipline::EducationPsychology),
    (Discipline::Sociology, Discipline::Management),
    (Discipline::HistoryCulture, Discipline::LanguageArts),
    (Discipline::LanguageArts, Discipline::MediaInformation),
    (Discipline::HistoryCulture, Discipline::MediaInformation),
    (Discipline::Theory, Discipline::HistoryCulture),
];

/// The figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchingRules {
    /// Counts the writes to them.
    pub version: i32,
    /// Points of the discipline.
    pub discipline_points: i32,
    /// Points of scope and past results.
    pub results_points: i32,
    /// Points of the grade.
    pub grade_points: i32,
    /// Points of the capacity.
    pub capacity_points: i32,
    /// The percentage of a need's terms that is enough for all points of the results.
    pub results_full_percent: i32,
    /// So many members are enough for all points.
    pub members_full: i32,
    /// So many full-time staff are enough.
    pub staff_full: i32,
    /// From so many demands in hand on nothing is left of the capacity.
    pub engagements_max: i32,
    /// Disciplines that border on each other.
    pub neighbours: Vec<(Discipline, Discipline)>,
    /// Working days to screen, and to open.
    pub screen_days: i32,
    /// Working days from the match to the agreement; and for offers when a match is dissolved.
    pub agree_days: i32,
    /// Working days to confirm a delivery.
    pub confirm_days: i32,
    /// Working days to rate it.
    pub rate_days: i32,
    /// Where they come from.
    pub source: String,
}

impl MatchingRules {
    /// What holds until somebody sets something else.
    #[must_use]
    pub fn first() -> Self {
        Self {
            version: 1,
            discipline_points: 35,
            results_points: 35,
            grade_points: 10,
            capacity_points: 20,
            results_full_percent: 30,
            members_full: 200,
            staff_full: 4,
            engagements_max: 3,
            neighbours: NEIGHBOURS.to_vec(),
            screen_days: 5,
            agree_days: 15,
            confirm_days: 10,
            rate_days: 15,
            source: PRACTICE.into(),
        }
    }

    /// Whether two disciplines border on each other.
    #[must_use]
    pub fn are_neighbours(&self, one: Discipline, other: Discipline) -> bool {
        self.neighbours.iter().any(|pair| *pair == (one, other) || *pair == (other, one))
    }

    /// These disciplines and those that border on one of them.
    #[must_use]
    pub fn around(&self, disciplines: &[Discipline]) -> Vec<Discipline> {
        let beside = |other: &Discipline| disciplines.iter().any(|one| self.are_neighbours(*one, *other));
        Discipline::ALL.iter().copied().filter(|other| disciplines.contains(other) || beside(other)).collect()
    }

    /// What is wrong with them: the points are a hundred together, and nothing is below what makes sense.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let within = [
            ("disciplinePoints", self.discipline_points, 0, 100),
            ("resultsPoints", self.results_points, 0, 100),
            ("gradePoints", self.grade_points, 0, 100),
            ("capacityPoints", self.capacity_points, 0, 100),
            ("resultsFullPercent", self.results_full_percent, 1, 100),
            ("membersFull", self.members_full, 1, 100_000),
            ("staffFull", self.staff_full, 1, 1000),
            ("engagementsMax", self.engagements_max, 1, 100),
            ("screenDays", self.screen_days, 1, 60),
            ("agreeDays", self.agree_days, 1, 60),
            ("confirmDays", self.confirm_days, 1, 60),
            ("rateDays", self.rate_days, 1, 60),
        ];
        let out = within.into_iter().filter(|(_, number, min, max)| !(min..=max).contains(&number));
        let mut faults: Vec<_> =
            out.map(|(path, _, min, max)| Refusal::at(path, RefusalCode::OutOfRange { min, max })).collect();
        let sum = i64::from(self.discipline_points)
            + i64::from(self.results_points)
            + i64::from(self.grade_points)
            + i64::from(self.capacity_points);
        if faults.is_empty() && sum != 100 {
            faults.push(Refusal::at("disciplinePoints", RefusalCode::PointsNotWhole));
        }
        faults.extend(checked(&self.source, SOURCE_MAX).err().map(|code| Refusal::at("source", code)));
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_platform_begins_with_is_whole() {
        let first = MatchingRules::first();
        assert_eq!(first.faults(), []);
        let paths = |rules: MatchingRules| rules.faults().into_iter().map(|fault| fault.path).collect::<Vec<_>>();
        assert_eq!(paths(MatchingRules { grade_points: 11, ..first.clone() }), ["disciplinePoints"]);
        assert_eq!(paths(MatchingRules { staff_full: 0, ..first.clone() }), ["staffFull"]);
        assert_eq!(paths(MatchingRules { source: " ".into(), ..first.clone() }), ["source"]);
        assert!(first.are_neighbours(Discipline::Management, Discipline::Economics));
        assert!(first.around(&[Discipline::Economics]).contains(&Discipline::Management));
        assert_eq!(first.around(&[Discipline::General]), [Discipline::General]);
    }
}
