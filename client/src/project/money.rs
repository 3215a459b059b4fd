//! Money as people type and read it: yuan on the screen, whole fen in the API.

/// Fen as yuan, with both digits where there are any.
pub(in crate::project) fn yuan(fen: i64) -> String {
    let (whole, rest) = (fen / 100, fen % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") }
}

/// Yuan as they are typed, in fen; none where it is no amount.
pub(in crate::project) fn fen(typed: &str) -> Option<i64> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    let (whole, rest) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(rest)
}

#[cfg(test)]
mod tests {
    use super::{fen, yuan};

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        for (typed, expected) in [("25000", 2_500_000), ("25 000.5", 2_500_050), ("0.01", 1), ("1,200", 120_000)] {
            assert_eq!(fen(typed), Some(expected), "{typed}");
        }
        for typed in ["", "-1", "1.234", "十", "1e3", "99999999999999999999"] {
            assert_eq!(fen(typed), None, "{typed}");
        }
        assert_eq!((yuan(2_500_050), yuan(120_000)), ("25000.50".to_owned(), "1200".to_owned()));
    }
}
