//! Throttling of logins: after how many failures an account or an address waits, and how long.

/// Failures within the window after which the next try waits.
pub const FREE_TRIES: i32 = 5;
/// After this time without a failure the count starts again, seconds.
pub const WINDOW_SECONDS: i64 = 15 * 60;
/// The longest lock, seconds.
pub const LONGEST_LOCK_SECONDS: i64 = 60 * 60;

/// How long to lock after the n-th failure in a row, seconds: nothing for the first tries, then one
/// minute, doubled each time, up to an hour.
#[must_use]
pub fn lock_seconds(failures: i32) -> i64 {
    if failures < FREE_TRIES {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE_TRIES).unwrap_or(0).min(10);
    (60_i64 << doublings).min(LONGEST_LOCK_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow_and_end() {
        assert_eq!([1, 4, 5, 6, 7, 30].map(lock_seconds), [0, 0, 60, 120, 240, 3600]);
    }
}
