//! Two versions of one record, field by field: where they differ, and which side changed it.

use super::Values;

/// Which side a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What I typed.
    Mine,
    /// What stands now.
    Theirs,
}

/// A field that the two sides do not agree on.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The field, named as in the API.
    pub path: &'static str,
    /// What I typed.
    pub mine: String,
    /// What stands now.
    pub theirs: String,
    /// Both sides changed it.
    pub both: bool,
    /// The side that changed it; mine when both did.
    pub first: Side,
}

/// The fields that the two sides do not agree on, in the order of `paths`.
#[must_use]
pub fn differences(paths: &[&'static str], base: &Values, mine: &Values, theirs: &Values) -> Vec<Difference> {
    let text = |values: &Values, path: &str| values.get(path).map(|text| text.trim().to_owned()).unwrap_or_default();
    paths
        .iter()
        .map(|path| (*path, text(base, path), text(mine, path), text(theirs, path)))
        .filter(|(_, _, mine, theirs)| mine != theirs)
        .map(|(path, base, mine, theirs)| {
            // The day of a count is mine: the form fills in today by itself.
            let untouched = mine == base && path != "recordedOn";
            let first = if untouched { Side::Theirs } else { Side::Mine };
            Difference { path, both: mine != base && theirs != base, mine, theirs, first }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::edit::values;

    #[test]
    fn who_changed_a_field_alone_is_taken() {
        let base = values([("phone", "1"), ("email", "a"), ("address", "x")]);
        let mine = values([("phone", "2"), ("email", "a"), ("address", "y")]);
        let theirs = values([("phone", "1"), ("email", "b"), ("address", "z")]);
        let found = differences(&["phone", "email", "address"], &base, &mine, &theirs);
        assert_eq!(found.iter().map(|found| found.first).collect::<Vec<_>>(), [Side::Mine, Side::Theirs, Side::Mine]);
        assert_eq!(found.iter().map(|found| found.both).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn what_agrees_needs_no_choice() {
        let base = values([("phone", "1")]);
        let both = values([("phone", "2")]);
        assert_eq!(differences(&["phone"], &base, &both, &both), []);
    }
}
