//! Every word on the screen, in both languages: one file a room, each text once with its Chinese and
//! its English. A text that is missing in a language does not compile. The terms of the field
//! (roles, forms, grades …) are not here: they carry their labels themselves (`entity::Word`).
//!
//! Texts are plain `&'static str`s; a change of language builds the screens anew (the client's `app`).

use std::cell::Cell;
use std::fmt::Display;

use chrono::{Datelike, NaiveDate};
use entity::project::money::Fen;
use entity::{Language, Word};

/// Writes a room's texts: `name = "中文", "English";`. Gaps for values are written `{}`. Whoever hovers over a
/// field in an editor reads what it says.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident = $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        pub struct $name { $(#[doc = $zh] pub $field: &'static str),+ }
        pub(in crate::text) static ZH: $name = $name { $($field: $zh),+ };
        pub(in crate::text) static EN: $name = $name { $($field: $en),+ };
    };
}

/// The same for a room that is fetched when it is opened: its words come with it, for they are reached by a
/// function of its own and not through [`Text`], all of which the first screen carries.
macro_rules! later_texts {
    ($(#[$doc:meta])* $name:ident { $($texts:tt)+ }) => {
        texts! { $(#[$doc])* $name { $($texts)+ } }

        /// The room's texts in the language on the screen.
        #[must_use]
        pub fn t() -> &'static $name {
            match crate::text::language() {
                entity::Language::Zh => &ZH,
                entity::Language::En => &EN,
            }
        }
    };
}

/// Writes [`Text`] and its value in each language: `name = module, Type;` for each room that it has.
macro_rules! first_texts {
    ($($field:ident = $($module:ident)::+, $name:ident;)+) => {
        /// The texts of all that the first screen may need, in one language.
        pub struct Text {
            $(#[doc = concat!("What `", stringify!($field), "` says.")] pub $field: &'static $($module)::+::$name),+
        }
        static ZH: Text = Text { $($field: &$($module)::+::ZH),+ };
        static EN: Text = Text { $($field: &$($module)::+::EN),+ };
    };
}

pub mod account;
pub mod act;
pub mod activity;
pub mod ahead;
pub mod balance;
pub mod burden;
pub mod calendar;
pub mod call;
pub mod casebook;
pub mod cases;
pub mod change;
pub mod consistency;
pub mod demand;
pub mod directive;
pub mod edit;
pub mod enforcement;
pub mod evaluation;
pub mod figure_import;
pub mod file;
pub mod forecast;
pub mod form;
pub mod health;
pub mod home;
pub mod import;
pub mod inspection;
pub mod leader;
pub mod ledger;
pub mod listing;
pub mod money;
pub mod oauth;
pub mod parts;
pub mod project_case;
pub mod project_terms;
pub mod project_today;
pub mod register;
pub mod registration;
pub mod responsibility;
pub mod results;
pub mod rules;
pub mod shell;
pub mod terms;
pub mod verify;
pub mod webhook;

first_texts! {
    account = account, Account;
    act = act, Act;
    activity = activity, Activity;
    ahead = ahead, Ahead;
    calendar = calendar, Calendar;
    directive = directive, Directive;
    guidance = directive::guidance, Guidance;
    finding = directive::finding, Finding;
    thread = directive::thread, Thread;
    edit = edit, Edit;
    file = file, File;
    form = form, Form;
    home = home, Home;
    import = import, Import;
    inspection = inspection, Inspection;
    leader = leader, Leader;
    parts = parts, Parts;
    register = register, Register;
    registration = registration, Registration;
    responsibility = responsibility, Responsibility;
    rules = rules, Rules;
    shell = shell, Shell;
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Zh) };
}

/// The language on the screen.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Speak this language from now on; the client's function of the same name alone calls it.
pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// The texts in the language on the screen.
#[must_use]
pub fn t() -> &'static Text {
    match language() {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// The label of a term of the field.
#[must_use]
pub fn label(word: impl Word) -> &'static str {
    word.label(language())
}

/// A text whose gaps `{}` are filled in order.
#[must_use]
pub fn fill(text: &str, values: &[&dyn Display]) -> String {
    let mut values = values.iter();
    let mut filled = String::new();
    for (at, part) in text.split("{}").enumerate() {
        if at > 0 {
            filled.extend(values.next().map(ToString::to_string));
        }
        filled.push_str(part);
    }
    filled
}

/// A day as people write it: `2026年3月31日`, `31 March 2026`.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    match language() {
        Language::Zh => fill("{}年{}月{}日", &[&date.year(), &date.month(), &date.day()]),
        Language::En => fill("{} {} {}", &[&date.day(), &month(date), &date.year()]),
    }
}

/// A month: `2029年4月`, `April 2029`.
#[must_use]
pub fn year_month(date: NaiveDate) -> String {
    match language() {
        Language::Zh => fill("{}年{}月", &[&date.year(), &date.month()]),
        Language::En => fill("{} {}", &[&month(date), &date.year()]),
    }
}

/// An amount of money: `20 000.00 元`.
#[must_use]
pub fn yuan(amount: Fen) -> String {
    amount.said(language())
}

/// How far away a day is: `还剩 11 天`, `已过期 3 天`.
#[must_use]
pub fn days_left(days: i64) -> String {
    let text = t().home;
    match days {
        ..0 => fill(text.days_over, &[&-days]),
        0 => text.today.to_owned(),
        1 => text.one_day_left.to_owned(),
        _ => fill(text.days_left, &[&days]),
    }
}

/// A rate from 0 to 1 in per cent with one digit, `100%` without: `75.2%`.
#[must_use]
pub fn percent(rate: f64) -> String {
    let tenths = (rate * 1000.0).round();
    let whole = (tenths / 10.0).trunc();
    let rest = tenths - whole * 10.0;
    if rest == 0.0 { fill("{}%", &[&whole]) } else { fill("{}.{}%", &[&whole, &rest]) }
}

fn month(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[date.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_order() {
        assert_eq!(fill("{} / {}", &[&82, &"109"]), "82 / 109");
        assert_eq!(fill("nothing", &[&1]), "nothing");
    }

    #[test]
    fn rates_have_one_digit_and_whole_ones_none() {
        assert_eq!(percent(82.0 / 109.0), "75.2%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.0), "0%");
    }
}
