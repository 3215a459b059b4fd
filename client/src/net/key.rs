//! Idempotency keys: one for each intention, so that a retry on a bad network changes nothing twice.

use view_model::net::key::written;

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
