//! What needs and results are found by: names in characters, in full pinyin and in initials, and what they say. As
//! societies are found by theirs: one column that the database searches.

use sea_orm::Condition;
use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, LikeExpr};

use crate::register::search::{normalize, search_text};

/// The text that a list searches, in lower case and without spaces: parts are kept apart by newlines.
#[must_use]
pub fn searched(names: &[&str], text: &str) -> String {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut parts: Vec<String> = names.iter().map(|name| search_text(&squeezed(name), "")).collect();
    parts.push(squeezed(text).to_lowercase());
    parts.join("\n")
}

/// Rows whose search column holds what a person types; all where he types nothing.
#[must_use]
pub fn found(column: impl IntoColumnRef, typed: Option<&str>) -> Condition {
    let typed = typed.map(normalize).filter(|text| !text.is_empty());
    Condition::all().add_option(typed.map(|text| Expr::col(column).like(holding(&text))))
}

/// A pattern of whatever holds a text: `%` and `_` are letters here.
#[must_use]
pub fn holding(text: &str) -> LikeExpr {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}
