//! A register of any size: the demo's rows again and again, each with a name and a valid credit code of
//! its own, so that forms, grades and gaps stand in the proportions of the demo.

use std::fmt::Write;

use crate::command::Outcome;

/// The 31 letters of GB 32100-2015: no I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the subject code's check digit (GB 11714).
const SUBJECT_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// So many further societies, in the columns of the demo's register.
pub(crate) fn further(demo: &str, count: usize) -> Outcome<String> {
    let (heading, rows) = demo.split_once('\n').ok_or("the demo's register is empty")?;
    let rows: Vec<&str> = rows.lines().filter(|row| !row.is_empty()).collect();
    let mut register = format!("{heading}\n");
    for (serial, row) in (1..=count).zip(rows.into_iter().cycle()) {
        let mut cells = row.splitn(4, ',').skip(2);
        let (name, rest) = cells.next().zip(cells.next()).ok_or("the demo's register has too few columns")?;
        writeln!(register, "{serial},{},{name}（{serial}）,{rest}", code(serial))?;
    }
    Ok(register)
}

/// A code of the demo's city that the demo itself does not use: its subject codes begin with MJ0.
fn code(serial: usize) -> String {
    let subject = format!("MJ{}", 100_000 + serial);
    let body = format!("51329900{subject}{}", subject_check(&subject));
    let check = check(&body);
    format!("{body}{check}")
}

/// GB 11714: letters count from ten, the remainder is taken from eleven.
fn subject_check(subject: &str) -> char {
    let values = subject.chars().map(|letter| letter.to_digit(36).unwrap_or_default());
    let sum: u32 = values.zip(SUBJECT_WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or_default(),
    }
}

/// GB 32100: the weights are the powers of three modulo 31.
fn check(body: &str) -> char {
    let values = body.chars().map(|letter| ALPHABET.find(letter).unwrap_or_default());
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let sum: usize = values.zip(weights).map(|(value, weight)| value * weight).sum();
    ALPHABET.chars().nth((31 - sum % 31) % 31).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{check, code, further, subject_check};

    #[test]
    fn the_demos_own_codes_have_these_check_digits() {
        for known in ["51329900MJ0D0001X2", "51329900MJ0D000282"] {
            assert_eq!(known[16..17], subject_check(&known[8..16]).to_string(), "{known}");
            assert_eq!(known[17..], check(&known[..17]).to_string(), "{known}");
        }
    }

    #[test]
    fn a_register_goes_on_as_long_as_is_asked() {
        let register = further("\u{feff}a,b,c,d\n1,X,甲学会,d,e\n2,X,乙学会,f,\n", 3).expect("it has rows");
        let last = format!("3,{},甲学会（3）,d,e", code(3));
        assert_eq!(register.lines().count(), 4);
        assert_eq!(register.lines().last(), Some(last.as_str()));
    }
}
