//! A unified social credit code by sight: what is meant as one, and at which place it is wrong.

use entity::register::uscc::UsccFault;

/// A text that someone means as a code: letters and digits only, about as long as one.
#[must_use]
pub fn looks_like_a_code(text: &str) -> bool {
    let text = text.trim();
    (16..=20).contains(&text.len())
        && text.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The place (from 0) that a fault points at, if it points at one.
#[must_use]
pub fn place_of(fault: UsccFault) -> Option<usize> {
    match fault {
        UsccFault::Character(place) => Some(place - 1),
        UsccFault::NotASocialGroup => Some(0),
        UsccFault::SubjectCheck(_) => Some(16),
        UsccFault::Check(_) => Some(17),
        UsccFault::Length(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use entity::register::uscc::Uscc;

    use super::*;

    #[test]
    fn codes_are_told_from_names() {
        assert!(looks_like_a_code(" 51329900mj0d0001x2 "));
        assert!(looks_like_a_code("51329900MJ0D0001X"));
        assert!(!looks_like_a_code("jingjixuehuijingji"));
        assert!(!looks_like_a_code("江南市经济学会"));
    }

    #[test]
    fn the_wrong_place_is_pointed_at() {
        let place = |code: &str| code.parse::<Uscc>().err().and_then(place_of);
        assert_eq!(place("51329900MJ0D0001X3"), Some(17));
        assert_eq!(place("51329900MJ0D000102"), Some(16));
        assert_eq!(place("51329900MJ0O0001X2"), Some(11));
        assert_eq!(place("51329900MJ0D0001X2"), None);
    }
}
