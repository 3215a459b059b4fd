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
pub(crate) struct Filter {
    pub(crate) search: String,
    pub(crate) region: Option<String>,
    pub(crate) discipline: Vec<Discipline>,
    pub(crate) form: Vec<PartyForm>,
    pub(crate) recommended: Vec<RecommendedForm>,
    pub(crate) grade: Vec<GradeLevel>,
    pub(crate) conclusion: Vec<Conclusion>,
    pub(crate) abnormality: Vec<Abnormality>,
    pub(crate) abnormal: Option<bool>,
    pub(crate) covered: Option<bool>,
    pub(crate) mismatch: Option<bool>,
    pub(crate) change_due: Option<bool>,
    pub(crate) must_form: Option<bool>,
    pub(crate) gap: Option<bool>,
    pub(crate) term_ends_from: Option<NaiveDate>,
    pub(crate) term_ends_before: Option<NaiveDate>,
    pub(crate) grade_ends_from: Option<NaiveDate>,
    pub(crate) grade_ends_before: Option<NaiveDate>,
}

impl Filter {
    /// Reads an address; what cannot be read is left out.
    pub(crate) fn read(get: impl Fn(&str) -> Option<String>) -> Self {
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
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
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
    pub(crate) fn count(&self) -> usize {
        self.pairs().iter().filter(|(name, _)| *name != "search").count()
    }
}

/// Puts a term in, or takes it out when it is there.
pub(crate) fn toggle<W: PartialEq>(words: &mut Vec<W>, word: W) {
    match words.iter().position(|known| *known == word) {
        Some(place) => drop(words.remove(place)),
        None => words.push(word),
    }
}

fn words<W: Word>(text: Option<String>) -> Vec<W> {
    text.iter().flat_map(|text| text.split(',')).filter_map(W::from_code).collect()
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

/// Writes the filter as an operation's own generated input; a new field of the API does not compile
/// until it is handled here.
macro_rules! filter_input {
    ($module:ident, $filter:expr) => {{
        fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
            (!list.is_empty()).then_some(list)
        }
        let filter: $crate::register::filter::Filter = $filter;
        $module::SocietyFilter {
            search: Some(filter.search.trim().to_owned()).filter(|text| !text.is_empty()),
            region: filter.region,
            discipline: some(filter.discipline),
            form: some(filter.form),
            recommended: some(filter.recommended),
            grade: some(filter.grade),
            conclusion: some(filter.conclusion),
            abnormality: some(filter.abnormality),
            abnormal: filter.abnormal,
            covered: filter.covered,
            mismatch: filter.mismatch,
            change_due: filter.change_due,
            must_form: filter.must_form,
            gap: filter.gap,
            term_ends_from: filter.term_ends_from,
            term_ends_before: filter.term_ends_before,
            grade_ends_from: filter.grade_ends_from,
            grade_ends_before: filter.grade_ends_before,
        }
    }};
}
pub(crate) use filter_input;

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
