//! A value of a refusal in both languages.

/// A value of a refusal that reads differently in each language: `{state}` in Chinese, `{state:#}` in
/// English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if f.alternate() { &self.en } else { &self.zh })
    }
}
