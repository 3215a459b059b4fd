//! Idempotency keys: one for each intention, so that a retry on a bad network changes nothing twice.

use std::fmt::Write;

/// A new key: a random UUID. `crypto.randomUUID` is missing in older in-app browsers and outside
/// HTTPS, so that the bytes are drawn here.
pub(crate) fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // A browser that refuses leaves zeros: the clock below still tells two intentions apart.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    if bytes == [0; 16] {
        bytes[8..].copy_from_slice(&js_sys::Date::now().to_bits().to_be_bytes());
    }
    written(bytes)
}

/// Writes bytes as a UUID of version 4.
fn written(mut bytes: [u8; 16]) -> String {
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_of_version_4() {
        assert_eq!(written([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(written([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
