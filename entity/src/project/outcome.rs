//! What a case or a result serves (seed: 政治引领、促进建设、融合发展), and how several terms of a list stand in one
//! column.

use crate::Word;

words! {
    /// To what effect a thing was done (成效方向), seed section 5.
    Outcome {
        /// It gives political guidance (政治引领).
        Guidance = "GUIDANCE", "政治引领", "Political guidance";
        /// It furthers the building of the society (促进建设).
        Building = "BUILDING", "促进建设", "Furthers building";
        /// It brings Party work and the society's work together (融合发展).
        Integration = "INTEGRATION", "融合发展", "Integrated development";
    }
}

/// Several terms as one column keeps them: each code once, in the order of the list.
#[must_use]
pub fn codes<W: Word + PartialEq>(words: &[W]) -> String {
    let given = W::ALL.iter().filter(|word| words.contains(word));
    given.map(|word| word.code()).collect::<Vec<_>>().join(",")
}

/// The terms that a column keeps.
#[must_use]
pub fn words_in<W: Word>(codes: &str) -> Vec<W> {
    codes.split(',').filter_map(W::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_once_and_in_order() {
        let kept = codes(&[Outcome::Integration, Outcome::Guidance, Outcome::Integration]);
        assert_eq!(kept, "GUIDANCE,INTEGRATION");
        assert_eq!(words_in::<Outcome>(&kept), [Outcome::Guidance, Outcome::Integration]);
        assert_eq!(words_in::<Outcome>(""), []);
    }
}
