//! Values as an address holds them.

/// A text as the value of a query: every byte that means something in an address, or stands in none, as `%E5`. What
/// stays is what the browser's `encodeURIComponent` leaves, so that addresses which people kept are the same.
#[must_use]
pub fn component(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
        if plain {
            written.push(byte.into());
        } else {
            written.push('%');
            for half in [byte >> 4, byte & 15] {
                written.push(b"0123456789ABCDEF"[usize::from(half)].into());
            }
        }
    }
    written
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
