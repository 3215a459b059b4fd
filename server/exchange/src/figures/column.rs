//! The columns of a registry: what a heading means, and which are needed. Headings are those of the register's
//! importer, and what civil affairs calls the rest.

use entity::institution::consistency::ConsistencyFact as Fact;
use entity::register::import::ImportField;
use entity::{Language, Word};

use crate::import::mapping::heading::{Headings, normalize};
use crate::import::mapping::synonym::{self, Fit};
use crate::import::problem::{Problem, Problems, Reason};
use crate::import::sheet::Cell;

/// What a file can bring. How many Party members there are is not for civil affairs; the code is the key.
pub const BROUGHT: [Fact; 5] =
    [Fact::Name, Fact::LegalRepresentative, Fact::CouncilTermEnd, Fact::IndividualMembers, Fact::UnitMembers];

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A fact that is compared; the credit code tells the society.
    Fact(Fact),
    /// The day that the row's figures are of.
    AsOf,
}

impl Meaning {
    /// What it is called.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Fact(fact) => fact.label(language),
            Self::AsOf => language.pick("数据截至日期", "As of"),
        }
    }
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// The heading as it stands in the file.
    pub heading: String,
    /// What it says; none when it is left out.
    pub meaning: Option<Meaning>,
}

/// What civil affairs calls whoever represents a society, as `normalize` writes it.
const REPRESENTATIVE: [&str; 5] = ["法定代表人姓名", "法人代表", "法人代表姓名", "法人", "法定代表"];
/// What it calls the day of its figures.
const AS_OF: [&str; 9] =
    ["数据日期", "截至日期", "截止日期", "数据截止日期", "统计日期", "统计时点", "数据时点", "信息日期", "asof"];

/// What a heading says, and how sure that is.
#[must_use]
pub fn meaning(heading: &str) -> Option<(Meaning, Fit)> {
    let said = normalize(heading);
    let is_label = |meaning: Meaning| {
        [Language::Zh, Language::En].iter().any(|language| normalize(meaning.label(*language)) == said)
    };
    let mut all = BROUGHT.into_iter().chain([Fact::Uscc]).map(Meaning::Fact).chain([Meaning::AsOf]);
    if let Some(meaning) = all.find(|meaning| is_label(*meaning)) {
        return Some((meaning, Fit::Label));
    }
    if REPRESENTATIVE.contains(&said.as_str()) {
        return Some((Meaning::Fact(Fact::LegalRepresentative), Fit::Synonym));
    }
    if AS_OF.contains(&said.as_str()) {
        return Some((Meaning::AsOf, Fit::Synonym));
    }
    let (field, fit) = synonym::fit(heading)?;
    let fact = match field {
        ImportField::Uscc => Fact::Uscc,
        ImportField::Name => Fact::Name,
        ImportField::TermEndsOn => Fact::CouncilTermEnd,
        ImportField::IndividualMembers => Fact::IndividualMembers,
        ImportField::UnitMembers => Fact::UnitMembers,
        _ => return None,
    };
    Some((Meaning::Fact(fact), fit))
}

/// The columns that have a heading; what is missing or double is a problem.
pub fn columns(headings: &Headings, problems: &mut Problems) -> Vec<Column> {
    let texts = headings.texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let found: Vec<_> = texts.map(|(index, text)| (index, text.clone(), meaning(text))).collect();
    let best = |meaning: Meaning| {
        found.iter().filter_map(|(.., known)| known.filter(|(other, _)| *other == meaning)).map(|(_, fit)| fit).max()
    };
    let column = |(index, heading, known): &(usize, String, Option<(Meaning, Fit)>)| Column {
        index: *index,
        heading: heading.clone(),
        meaning: known.filter(|(meaning, fit)| best(*meaning) == Some(*fit)).map(|(meaning, _)| meaning),
    };
    let columns: Vec<Column> = found.iter().map(column).collect();
    for (place, column) in columns.iter().enumerate() {
        let Some(meaning) = column.meaning else { continue };
        if columns[..place].iter().any(|earlier| earlier.meaning == Some(meaning)) {
            let reason =
                Reason::DoubleColumn { label: meaning.label(Language::Zh), label_en: meaning.label(Language::En) };
            problems.push(Problem::at(headings.row, &column.heading, &Cell::Empty, &reason));
        }
    }
    let has = |fact: Fact| columns.iter().any(|column| column.meaning == Some(Meaning::Fact(fact)));
    if !has(Fact::Uscc) {
        let (label, label_en) = (Fact::Uscc.label(Language::Zh), Fact::Uscc.label(Language::En));
        problems.push(Problem::at(headings.row, label, &Cell::Empty, &Reason::MissingColumn { label, label_en }));
    } else if !BROUGHT.into_iter().any(has) {
        problems.push(Problem::at(headings.row, "", &Cell::Empty, &Reason::NoFigures));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood_and_party_members_are_left_out() {
        let fact = |heading: &str| meaning(heading).map(|(meaning, _)| meaning);
        for (heading, wanted) in [
            ("统一社会信用代码", Some(Meaning::Fact(Fact::Uscc))),
            ("社会组织名称", Some(Meaning::Fact(Fact::Name))),
            ("法定代表人（姓名）", Some(Meaning::Fact(Fact::LegalRepresentative))),
            ("任期届满日期", Some(Meaning::Fact(Fact::CouncilTermEnd))),
            ("单位会员数（家）", Some(Meaning::Fact(Fact::UnitMembers))),
            ("统计时点", Some(Meaning::AsOf)),
            ("正式党员数", None),
            ("会长", None),
            ("业务主管单位", None),
        ] {
            assert_eq!(fact(heading), wanted, "{heading}");
        }
        for word in REPRESENTATIVE.iter().chain(&AS_OF) {
            assert_eq!(&normalize(word), word);
        }
    }

    #[test]
    fn the_label_beats_a_synonym_and_equals_are_a_problem() {
        let of = |texts: &[&str]| {
            let texts = texts.iter().map(|text| (*text).to_owned()).collect();
            let mut problems = Problems::default();
            let columns = columns(&Headings { texts, row: 1, body: 1 }, &mut problems);
            (columns.into_iter().map(|column| column.meaning.is_some()).collect::<Vec<_>>(), problems.count())
        };
        assert_eq!(of(&["统一社会信用代码", "会员数", "个人会员数"]), (vec![true, false, true], 0));
        assert_eq!(of(&["统一社会信用代码", "法人", "法人代表"]), (vec![true, true, true], 1));
    }
}
