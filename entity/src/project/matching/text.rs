//! How alike two texts are: Chinese by pairs of neighbouring characters, Latin words and numbers whole. No
//! dictionary is needed, and more text never makes two texts less alike.

use std::collections::BTreeSet;

/// Characters that say nothing alone or beside others: a pair that holds one tells nothing.
const EMPTY: &str = "的和与及等在对了是为于将从向以按或其并有各个这那请需要";
/// What stands in every society's name, and in every need.
const EVERYWHERE: [&str; 10] = ["学会", "协会", "研究", "究会", "社会", "工作", "开展", "进行", "关于", "我市"];
/// The most terms that are shown.
const SHOWN: usize = 4;

/// The terms of a text, in its order: each pair of characters or word once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Runs of characters and words as they stand.
    runs: Vec<String>,
    /// Its terms.
    set: BTreeSet<String>,
}

impl Terms {
    /// The terms of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let runs = runs(text);
        let set = runs.iter().flat_map(|run| terms_of(run)).collect();
        Self { runs, set }
    }

    /// Its first pairs, to look for candidates by.
    pub fn leading(&self, most: usize) -> impl Iterator<Item = String> {
        let all = self.runs.iter().flat_map(|run| terms_of(run));
        let mut seen = BTreeSet::new();
        all.filter(move |term| seen.insert(term.clone())).take(most)
    }
}

/// Runs of Chinese characters, of Latin letters, of digits.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.to_lowercase().chars() {
        let kind = letter.is_alphanumeric().then_some(letter.is_ascii());
        match (kind, runs.last_mut()) {
            (Some(_), Some(run)) if kind == before => run.push(letter),
            (Some(_), _) => runs.push(letter.to_string()),
            (None, _) => {}
        }
        before = kind;
    }
    runs
}

/// The terms of a run: a Latin word itself, Chinese in pairs.
fn terms_of(run: &str) -> Vec<String> {
    if run.is_ascii() {
        return if run.len() > 1 { vec![run.to_owned()] } else { Vec::new() };
    }
    let letters: Vec<char> = run.chars().collect();
    let pairs = letters.windows(2).filter(|pair| !pair.iter().any(|letter| EMPTY.contains(*letter)));
    pairs.map(|pair| pair.iter().collect::<String>()).filter(|pair| !EVERYWHERE.contains(&pair.as_str())).collect()
}

/// What two texts share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// How many terms of the first are in the second.
    pub covered: i32,
    /// How many the first has.
    pub whole: i32,
    /// What they are, whole words, the longest first.
    pub terms: Vec<String>,
}

impl Shared {
    /// How many are enough for all points.
    #[must_use]
    pub fn enough(&self, percent: i32) -> i32 {
        (self.whole.saturating_mul(percent) / 100).max(1)
    }
}

/// What a text shares with several others together.
pub fn shared<'t>(text: &Terms, others: impl IntoIterator<Item = &'t str>) -> Shared {
    let theirs: BTreeSet<String> = others.into_iter().flat_map(|other| Terms::of(other).set).collect();
    let both: BTreeSet<&String> = text.set.iter().filter(|term| theirs.contains(*term)).collect();
    let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
    let mut terms: Vec<String> = Vec::new();
    for run in &text.runs {
        for found in joined(run, &both) {
            if !terms.contains(&found) {
                terms.push(found);
            }
        }
    }
    terms.sort_by_key(|term| std::cmp::Reverse(term.chars().count()));
    terms.truncate(SHOWN);
    Shared { covered: count(both.len()), whole: count(text.set.len()), terms }
}

/// Pairs that follow each other as the words that they were taken from.
fn joined(run: &str, both: &BTreeSet<&String>) -> Vec<String> {
    if run.is_ascii() {
        return if both.contains(&run.to_owned()) { vec![run.to_owned()] } else { Vec::new() };
    }
    let letters: Vec<char> = run.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for pair in letters.windows(2) {
        let here = both.contains(&pair.iter().collect::<String>());
        match (here, goes_on, words.last_mut()) {
            (true, true, Some(word)) => word.extend(pair.get(1)),
            (true, ..) => words.push(pair.iter().collect()),
            (false, ..) => {}
        }
        goes_on = here;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_told_as_the_words_they_stand_in() {
        let need = Terms::of("社区养老服务满意度调查，含ESG评估");
        let found = shared(&need, ["江南市老年学学会", "居家养老服务与社区治理", "esg披露"]);
        assert_eq!(found.terms, ["养老服务", "esg", "社区"]);
        assert!(found.covered >= 5 && found.covered < found.whole, "{found:?}");
        assert_eq!(shared(&need, ["江南市学会工作"]).covered, 0, "what stands everywhere tells nothing");
        assert_eq!(shared(&Terms::of(""), ["养老"]), Shared::default());
    }

    #[test]
    fn terms_do_not_reach_across_punctuation() {
        assert_eq!(shared(&Terms::of("养，老"), ["养老"]).covered, 0);
        assert_eq!(Terms::of("社区养老").leading(2).collect::<Vec<_>>(), ["社区", "区养"]);
    }
}
