//! What a society is found by: its name in characters, in full pinyin and in initials, and its code.

use pinyin::ToPinyin;

/// The text that the list searches, in lower case: parts are kept apart by newlines, so that a search
/// does not match across two of them.
#[must_use]
pub fn search_text(name: &str, uscc: &str) -> String {
    [name.to_lowercase(), pinyin(name), initials(name), uscc.to_lowercase()].join("\n")
}

/// The order of a Chinese list: full pinyin, then the characters to tell homophones apart.
#[must_use]
pub fn name_order(name: &str) -> String {
    format!("{} {name}", pinyin(name))
}

/// What a person types, as the search text is written.
#[must_use]
pub fn normalize(typed: &str) -> String {
    typed.trim().to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn pinyin(text: &str) -> String {
    spell(text, |syllable| syllable.plain().to_owned())
}

fn initials(text: &str) -> String {
    spell(text, |syllable| syllable.plain().chars().take(1).collect())
}

/// Spells the Chinese characters and keeps the others.
fn spell(text: &str, of: impl Fn(pinyin::Pinyin) -> String) -> String {
    text.chars().map(|letter| letter.to_pinyin().map_or_else(|| letter.to_lowercase().to_string(), &of)).collect()
}
