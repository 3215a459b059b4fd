//! Machines' figures as people read them: how long something took, how much there is. Written with the units' own signs,
//! which both languages share.

use crate::text::fill;

/// How long something took, from milliseconds: `4.2 ms`, `85 ms`, `1.3 s`, `2.5 min`.
#[must_use]
pub fn took(milliseconds: f64) -> String {
    let seconds = milliseconds / 1000.0;
    let (value, unit) = match milliseconds {
        ..999.5 => (milliseconds, "{} ms"),
        ..59_500.0 => (seconds, "{} s"),
        ..3_570_000.0 => (seconds / 60.0, "{} min"),
        _ => (seconds / 3600.0, "{} h"),
    };
    fill(unit, &[&short(value)])
}

/// How much memory, from kibibytes: `143 MB`, `1.4 GB`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "two figures of it are shown")]
pub fn memory(kibibytes: i64) -> String {
    let megabytes = kibibytes as f64 * 1024.0 / 1e6;
    let (value, unit) = if megabytes < 999.5 { (megabytes, "{} MB") } else { (megabytes / 1000.0, "{} GB") };
    fill(unit, &[&short(value)])
}

/// One digit behind the point below ten, none above and where it is zero.
fn short(value: f64) -> String {
    let tenths = (value * 10.0).round();
    let whole = (tenths / 10.0).trunc();
    let rest = tenths - whole * 10.0;
    if tenths >= 100.0 || rest == 0.0 { value.round().to_string() } else { fill("{}.{}", &[&whole, &rest]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_the_unit_in_which_it_is_short() {
        let all = [0.0, 0.04, 4.24, 9.97, 85.4, 999.4, 999.6, 1300.0, 59_400.0, 59_600.0, 150_000.0, 5_400_000.0];
        let said =
            ["0 ms", "0 ms", "4.2 ms", "10 ms", "85 ms", "999 ms", "1 s", "1.3 s", "59 s", "1 min", "2.5 min", "1.5 h"];
        assert_eq!(all.map(took), said);
    }

    #[test]
    fn memory_is_told_in_millions_and_milliards() {
        assert_eq!([140_000, 1_406_250, 9_736].map(memory), ["143 MB", "1.4 GB", "10 MB"]);
    }
}
