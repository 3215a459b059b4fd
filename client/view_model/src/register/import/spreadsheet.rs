//! A spreadsheet that someone chose: what is none is said before anything is sent.

use entity::Language;
use entity::refusal::RefusalCode;

/// What is wrong with a file, told before it is sent.
#[must_use]
pub fn file_fault(name: &str, language: Language) -> Option<String> {
    let name = name.to_lowercase();
    let known = [".csv", ".xlsx"].iter().any(|ending| name.ends_with(ending));
    (!known).then(|| RefusalCode::FileType.sentence(language))
}

/// A size as people read it.
#[must_use]
pub fn size(bytes: f64) -> String {
    if bytes < 1024.0 * 1024.0 {
        format!("{:.0} kB", (bytes / 1024.0).ceil())
    } else {
        format!("{:.1} MB", bytes / 1024.0 / 1024.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_spreadsheets_are_sent() {
        assert_eq!(file_fault("社团.XLSX", Language::En), None);
        assert_eq!(file_fault("societies.csv", Language::En), None);
        assert!(file_fault("societies.pdf", Language::En).is_some());
        assert_eq!(size(2_000.0), "2 kB");
        assert_eq!(size(3_500_000.0), "3.3 MB");
    }
}
