//! Two leaders at one report: each field is merged by itself, so that only what both have written
//! differently is a conflict, and then both values are shown.

/// What stands in a field now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The value.
    pub value: String,
    /// How often it was written; 0 while nobody has.
    pub version: i32,
}

/// What becomes of a value that someone sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merged {
    /// It is written.
    Written,
    /// It stands there already.
    Same,
    /// Someone else has written something else since: a person has to compare.
    Conflict,
}

/// Merges one field: `seen` is the version that the writer saw.
#[must_use]
pub fn merge(standing: &Standing, seen: i32, value: &str) -> Merged {
    if standing.value == value && standing.version > 0 {
        Merged::Same
    } else if standing.version == seen {
        Merged::Written
    } else {
        Merged::Conflict
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn standing(value: &str, version: i32) -> Standing {
        Standing { value: value.into(), version }
    }

    #[test]
    fn only_another_value_over_an_unseen_one_is_a_conflict() {
        assert_eq!(merge(&standing("a", 1), 1, "b"), Merged::Written);
        assert_eq!(merge(&standing("a", 2), 1, "b"), Merged::Conflict);
        assert_eq!(merge(&standing("b", 2), 1, "b"), Merged::Same);
        assert_eq!(merge(&standing("known", 0), 0, "known"), Merged::Written, "confirmed by a person");
    }

    proptest! {
        /// Of two writers who saw the same, in whatever order, nothing that one of them wrote is lost unseen.
        #[test]
        fn nothing_is_lost_unseen(first in "[ab]", second in "[ab]", seen in 0_i32..3) {
            let before = standing("x", seen);
            prop_assert_eq!(merge(&before, seen, &first), Merged::Written);
            let after = standing(&first, seen + 1);
            let wanted = if first == second { Merged::Same } else { Merged::Conflict };
            prop_assert_eq!(merge(&after, seen, &second), wanted);
        }
    }
}
