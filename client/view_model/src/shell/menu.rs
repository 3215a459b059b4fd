//! The menu: which of its entries one is at.

/// Whether this address belongs to an entry.
#[must_use]
pub fn is_current(entry: &str, path: &str) -> bool {
    entry == path || (entry != "/" && path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::is_current;

    #[test]
    fn an_entry_is_current_below_its_address_too() {
        assert!(is_current("/societies", "/societies/abc/edit"));
        assert!(is_current("/", "/"));
        assert!(!is_current("/", "/societies"));
        assert!(!is_current("/me", "/meetings"));
    }
}
