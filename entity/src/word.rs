//! The vocabulary: how an enum of the field is written once, with its code and its two labels.

use serde::{Deserialize, Serialize};

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The one of two texts that this language reads.
    #[must_use]
    pub const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A closed list of terms, the same in database, API and screen.
pub trait Word: Copy + Sized + 'static {
    /// Every term, in the order a person would list them.
    const ALL: &'static [Self];
    /// The code in the database and the API.
    fn code(self) -> &'static str;
    /// The label on a screen.
    fn label(self, language: Language) -> &'static str;
    /// The term with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.code() == code)
    }
    /// The term that a Chinese spreadsheet means by this text.
    fn from_chinese(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.label(Language::Zh) == text)
    }
}

/// Writes an enum once: `Variant = "CODE", "中文", "English";` with doc comments kept.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal, $zh:literal, $en:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "graphql", derive(async_graphql::Enum))]
        #[cfg_attr(feature = "orm", derive(sea_orm::EnumIter, sea_orm::DeriveActiveEnum))]
        #[cfg_attr(feature = "orm", sea_orm(rs_type = "String", db_type = "Text"))]
        pub enum $name {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                #[cfg_attr(feature = "graphql", graphql(name = $code))]
                #[cfg_attr(feature = "orm", sea_orm(string_value = $code))]
                $variant,
            )+
        }
        impl $crate::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn label(self, language: $crate::Language) -> &'static str {
                match self { $(Self::$variant => language.pick($zh, $en)),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::Word::code(*self))
            }
        }
    };
}
