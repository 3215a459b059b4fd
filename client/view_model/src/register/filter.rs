//! What a list of societies is narrowed to: as typed values, and as the address that every figure
//! elsewhere can link to (`/societies?gap=true`, `?form=LIAISON,NONE`, `?termEndsBefore=2026-03-20`).

use chrono::NaiveDate;
use entity::Word;
use entity::form::assessment::RecommendedForm;
use entity::form::party_form::PartyForm;
use entity::institution::inspection::Conclusion;
use entity::register::society::Discipline;
use entity::register::standing::{Abnormality, GradeLevel};

/// The filter of the list and of its export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// What was typed into the search box.
    pub search: String,
    /// The id of a region.
    pub region: Option<String>,
    /// The disciplines.
    pub discipline: Vec<Discipline>,
    /// The forms of Party organisation they have.
    pub form: Vec<PartyForm>,
    /// The forms that fit them.
    pub recommended: Vec<RecommendedForm>,
    /// The grades.
    pub grade: Vec<GradeLevel>,
    /// How the newest inspection was concluded.
    pub conclusion: Vec<Conclusion>,
    /// What is abnormal about them.
    pub abnormality: Vec<Abnormality>,
    /// Whether anything is.
    pub abnormal: Option<bool>,
    /// Whether they are covered.
    pub covered: Option<bool>,
    /// Whether the form they have is another than the one that fits.
    pub mismatch: Option<bool>,
    /// Whether a change of the form is due.
    pub change_due: Option<bool>,
    /// Whether they have to form an organisation.
    pub must_form: Option<bool>,
    /// Whether they are a gap.
    pub gap: Option<bool>,
    /// The council's term ends on this day or later.
    pub term_ends_from: Option<NaiveDate>,
    /// The council's term ends before this day.
    pub term_ends_before: Option<NaiveDate>,
    /// The grade ends on this day or later.
    pub grade_ends_from: Option<NaiveDate>,
    /// The grade ends before this day.
    pub grade_ends_before: Option<NaiveDate>,
}

impl Filter {
    /// Reads an address; what cannot be read is left out.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            search: get("search").unwrap_or_default(),
            region: get("region").filter(|id| !id.is_empty()),
            discipline: words(get("discipline")),
            form: words(get("form")),
            recommended: words(get("recommended")),
            grade: words(get("grade")),
            conclusion: words(get("conclusion")),
            abnormality: words(get("abnormality")),
            abnormal: parsed(get("abnormal")),
            covered: parsed(get("covered")),
            mismatch: parsed(get("mismatch")),
            change_due: parsed(get("changeDue")),
            must_form: parsed(get("mustForm")),
            gap: parsed(get("gap")),
            term_ends_from: parsed(get("termEndsFrom")),
            term_ends_before: parsed(get("termEndsBefore")),
            grade_ends_from: parsed(get("gradeEndsFrom")),
            grade_ends_before: parsed(get("gradeEndsBefore")),
        }
    }

    /// The parts of the address, in a fixed order, so that one list has one address.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { search, region, discipline, form, recommended, grade, conclusion, abnormality, .. } = self;
        let mut pairs = vec![
            ("search", search.trim().to_owned()),
            ("region", region.clone().unwrap_or_default()),
            ("discipline", codes(discipline)),
            ("form", codes(form)),
            ("recommended", codes(recommended)),
            ("grade", codes(grade)),
            ("conclusion", codes(conclusion)),
            ("abnormality", codes(abnormality)),
            ("abnormal", written(self.abnormal)),
            ("covered", written(self.covered)),
            ("mismatch", written(self.mismatch)),
            ("changeDue", written(self.change_due)),
            ("mustForm", written(self.must_form)),
            ("gap", written(self.gap)),
            ("termEndsFrom", written(self.term_ends_from)),
            ("termEndsBefore", written(self.term_ends_before)),
            ("gradeEndsFrom", written(self.grade_ends_from)),
            ("gradeEndsBefore", written(self.grade_ends_before)),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// How many things it is narrowed by, the search apart.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pairs().iter().filter(|(name, _)| *name != "search").count()
    }
}

/// Puts a term in, or takes it out when it is there.
pub fn toggle<W: PartialEq>(words: &mut Vec<W>, word: W) {
    match words.iter().position(|known| *known == word) {
        Some(place) => drop(words.remove(place)),
        None => words.push(word),
    }
}

fn words<W: Word>(text: Option<String>) -> Vec<W> {
    text.unwrap_or_default().split(',').filter_map(W::from_code).collect()
}

fn codes<W: Word>(words: &[W]) -> String {
    words.iter().map(|word| word.code()).collect::<Vec<_>>().join(",")
}

fn parsed<T: std::str::FromStr>(text: Option<String>) -> Option<T> {
    text?.parse().ok()
}

fn written<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, String)]) -> Filter {
        Filter::read(|name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn an_address_and_its_filter_say_the_same() {
        let filter = Filter {
            search: "jjxh".into(),
            discipline: vec![Discipline::Economics, Discipline::Theory],
            form: vec![PartyForm::None],
            covered: Some(false),
            term_ends_before: NaiveDate::from_ymd_opt(2026, 3, 20),
            ..Filter::default()
        };
        let pairs = filter.pairs();
        assert_eq!(pairs[1], ("discipline", "ECONOMICS,THEORY".into()));
        assert_eq!(pairs.last(), Some(&("termEndsBefore", "2026-03-20".into())));
        assert_eq!(read(&pairs), filter);
        assert_eq!(filter.count(), 4);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let pairs = [("form", "NOVEL,LIAISON".into()), ("gap", "perhaps".into()), ("termEndsBefore", "soon".into())];
        assert_eq!(read(&pairs), Filter { form: vec![PartyForm::Liaison], ..Filter::default() });
    }

    #[test]
    fn a_term_is_put_in_and_taken_out() {
        let mut forms = vec![PartyForm::Liaison];
        toggle(&mut forms, PartyForm::None);
        toggle(&mut forms, PartyForm::Liaison);
        assert_eq!(forms, [PartyForm::None]);
    }
}
