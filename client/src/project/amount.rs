//! Money as people type and read it: yuan on the screen, whole fen in the API.

use entity::project::money::Fen;

/// Fen as yuan, with both digits where there are any.
pub(in crate::project) fn yuan(fen: i64) -> String {
    let plain = Fen::of(fen).unwrap_or_default().plain();
    plain.strip_suffix(".00").unwrap_or(&plain).to_owned()
}

/// Yuan as they are typed, in fen; none where it is no amount.
pub(in crate::project) fn fen(typed: &str) -> Option<i64> {
    Fen::typed(typed).ok().map(Fen::get)
}

#[cfg(test)]
mod tests {
    use super::{fen, yuan};

    #[test]
    fn what_is_typed_comes_back_as_it_was() {
        for (typed, expected) in [("25000", "25000"), ("25 000.5", "25000.50"), ("0.01", "0.01"), ("1,200", "1200")] {
            assert_eq!(fen(typed).map(yuan).as_deref(), Some(expected), "{typed}");
        }
        for typed in ["", "-1", "1.234", "十", "1e3", "99999999999999999999"] {
            assert_eq!(fen(typed), None, "{typed}");
        }
    }
}
