//! The filter of a list of societies as the API takes it.

/// Writes the filter as an operation's own generated input; a new field of the API does not compile
/// until it is handled here.
macro_rules! filter_input {
    ($module:ident, $filter:expr) => {{
        fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
            (!list.is_empty()).then_some(list)
        }
        let filter: view_model::register::filter::Filter = $filter;
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
