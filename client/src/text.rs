//! Every word on the screen, in both languages: one file a room, each text once with its Chinese and
//! its English. A text that is missing in a language does not compile. The terms of the field
//! (roles, forms, grades …) are not here: they carry their labels themselves (`entity::Word`).
//!
//! Texts are plain `&'static str`s; a change of language builds the screens anew (see `app`).

use std::cell::Cell;
use std::fmt::Display;

use chrono::{Datelike, NaiveDate};
use entity::project::money::Fen;
use entity::{Language, Word};

/// Writes a room's texts: `name = "中文", "English";`. Gaps for values are written `{}`.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident = $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        pub(crate) struct $name { $(pub(crate) $field: &'static str),+ }
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
        pub(crate) fn t() -> &'static $name {
            match crate::text::language() {
                entity::Language::Zh => &ZH,
                entity::Language::En => &EN,
            }
        }
    };
}

pub(crate) mod account;
pub(crate) mod act;
pub(crate) mod activity;
pub(crate) mod ahead;
pub(crate) mod balance;
pub(crate) mod burden;
pub(crate) mod calendar;
pub(crate) mod call;
pub(crate) mod casebook;
pub(crate) mod cases;
pub(crate) mod change;
pub(crate) mod consistency;
pub(crate) mod demand;
pub(crate) mod directive;
pub(crate) mod edit;
pub(crate) mod enforcement;
pub(crate) mod evaluation;
pub(crate) mod figure_import;
pub(crate) mod file;
pub(crate) mod forecast;
pub(crate) mod form;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod inspection;
pub(crate) mod leader;
pub(crate) mod ledger;
pub(crate) mod listing;
pub(crate) mod money;
pub(crate) mod parts;
pub(crate) mod project_case;
pub(crate) mod project_terms;
pub(crate) mod project_today;
pub(crate) mod register;
pub(crate) mod registration;
pub(crate) mod responsibility;
pub(crate) mod results;
pub(crate) mod rules;
pub(crate) mod shell;
pub(crate) mod terms;
pub(crate) mod verify;

/// The texts of all that the first screen may need, in one language.
pub(crate) struct Text {
    pub(crate) account: &'static account::Account,
    pub(crate) act: &'static act::Act,
    pub(crate) activity: &'static activity::Activity,
    pub(crate) ahead: &'static ahead::Ahead,
    pub(crate) calendar: &'static calendar::Calendar,
    pub(crate) directive: &'static directive::Directive,
    pub(crate) guidance: &'static directive::guidance::Guidance,
    pub(crate) finding: &'static directive::finding::Finding,
    pub(crate) thread: &'static directive::thread::Thread,
    pub(crate) edit: &'static edit::Edit,
    pub(crate) file: &'static file::File,
    pub(crate) form: &'static form::Form,
    pub(crate) home: &'static home::Home,
    pub(crate) import: &'static import::Import,
    pub(crate) inspection: &'static inspection::Inspection,
    pub(crate) leader: &'static leader::Leader,
    pub(crate) parts: &'static parts::Parts,
    pub(crate) register: &'static register::Register,
    pub(crate) registration: &'static registration::Registration,
    pub(crate) responsibility: &'static responsibility::Responsibility,
    pub(crate) rules: &'static rules::Rules,
    pub(crate) shell: &'static shell::Shell,
}

static ZH: Text = Text {
    account: &account::ZH,
    act: &act::ZH,
    activity: &activity::ZH,
    ahead: &ahead::ZH,
    calendar: &calendar::ZH,
    directive: &directive::ZH,
    guidance: &directive::guidance::ZH,
    finding: &directive::finding::ZH,
    thread: &directive::thread::ZH,
    edit: &edit::ZH,
    file: &file::ZH,
    form: &form::ZH,
    home: &home::ZH,
    import: &import::ZH,
    inspection: &inspection::ZH,
    leader: &leader::ZH,
    parts: &parts::ZH,
    register: &register::ZH,
    registration: &registration::ZH,
    responsibility: &responsibility::ZH,
    rules: &rules::ZH,
    shell: &shell::ZH,
};
static EN: Text = Text {
    account: &account::EN,
    act: &act::EN,
    activity: &activity::EN,
    ahead: &ahead::EN,
    calendar: &calendar::EN,
    directive: &directive::EN,
    guidance: &directive::guidance::EN,
    finding: &directive::finding::EN,
    thread: &directive::thread::EN,
    edit: &edit::EN,
    file: &file::EN,
    form: &form::EN,
    home: &home::EN,
    import: &import::EN,
    inspection: &inspection::EN,
    leader: &leader::EN,
    parts: &parts::EN,
    register: &register::EN,
    registration: &registration::EN,
    responsibility: &responsibility::EN,
    rules: &rules::EN,
    shell: &shell::EN,
};

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Zh) };
}

/// The language on the screen.
pub(crate) fn language() -> Language {
    LANGUAGE.get()
}

/// Speak this language from now on; `shell::look` alone calls it.
pub(crate) fn speak(language: Language) {
    LANGUAGE.set(language);
    crate::net::speak(language);
}

/// The texts in the language on the screen.
pub(crate) fn t() -> &'static Text {
    match language() {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// The label of a term of the field.
pub(crate) fn label(word: impl Word) -> &'static str {
    word.label(language())
}

/// A text whose gaps `{}` are filled in order.
pub(crate) fn fill(text: &str, values: &[&dyn Display]) -> String {
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
pub(crate) fn day(date: NaiveDate) -> String {
    match language() {
        Language::Zh => fill("{}年{}月{}日", &[&date.year(), &date.month(), &date.day()]),
        Language::En => fill("{} {} {}", &[&date.day(), &month(date), &date.year()]),
    }
}

/// A month: `2029年4月`, `April 2029`.
pub(crate) fn year_month(date: NaiveDate) -> String {
    match language() {
        Language::Zh => fill("{}年{}月", &[&date.year(), &date.month()]),
        Language::En => fill("{} {}", &[&month(date), &date.year()]),
    }
}

/// An instant of the API (RFC 3339) in the device's time zone: `2026-03-20 09:05`.
pub(crate) fn moment(instant: &str) -> String {
    let at = js_sys::Date::new(&instant.into());
    let two = |number: u32| if number < 10 { fill("0{}", &[&number]) } else { number.to_string() };
    let day = [at.get_full_year().to_string(), two(at.get_month() + 1), two(at.get_date())].join("-");
    [day, [two(at.get_hours()), two(at.get_minutes())].join(":")].join(" ")
}

/// An instant of the device, in milliseconds since 1970, like `moment`.
pub(crate) fn moment_of(milliseconds: f64) -> String {
    moment(&String::from(js_sys::Date::new(&milliseconds.into()).to_iso_string()))
}

/// An amount of money: `20 000.00 元`.
pub(crate) fn yuan(amount: Fen) -> String {
    amount.said(language())
}

/// How far away a day is: `还剩 11 天`, `已过期 3 天`.
pub(crate) fn days_left(days: i64) -> String {
    let text = t().home;
    match days {
        ..0 => fill(text.days_over, &[&-days]),
        0 => text.today.to_owned(),
        1 => text.one_day_left.to_owned(),
        _ => fill(text.days_left, &[&days]),
    }
}

/// A rate from 0 to 1 in per cent with one digit, `100%` without: `75.2%`.
pub(crate) fn percent(rate: f64) -> String {
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
