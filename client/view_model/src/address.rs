//! Values as an address holds them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the browser's `encodeURIComponent` writes as bytes.
const MEANS_SOMETHING: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A text as the value of a query: every byte that means something in an address, or stands in none, as `%E5`. What
/// stays is what the browser leaves, so that addresses which people kept are the same.
#[must_use]
pub fn component(text: &str) -> String {
    utf8_percent_encode(text, MEANS_SOMETHING).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_an_address_is_written_as_bytes() {
        assert_eq!(component("jjxh-(1).~*'!_"), "jjxh-(1).~*'!_");
        assert_eq!(component("a&b=c d+%?#/,"), "a%26b%3Dc%20d%2B%25%3F%23%2F%2C");
        assert_eq!(component("学"), "%E5%AD%A6");
    }
}
