//! Chips: one word or two in a quiet colour; and the tones that everything coloured shares.

use leptos::prelude::*;

/// What a colour means. A tone never stands alone: the words beside it say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Nothing to say.
    #[default]
    Plain,
    /// As it should be.
    Ok,
    /// Soon, or not quite.
    Warn,
    /// Late, missing, barred.
    Bad,
    /// Good to know.
    Info,
}

impl Tone {
    /// The tone of a date that lies this many days ahead.
    pub(crate) const fn of_days(days_left: i64) -> Self {
        match days_left {
            ..=14 => Self::Bad,
            15..=60 => Self::Warn,
            _ => Self::Plain,
        }
    }

    /// Letters of this tone.
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Plain => "text-ink-2",
            Self::Ok => "text-ok",
            Self::Warn => "text-warn",
            Self::Bad => "text-accent",
            Self::Info => "text-link",
        }
    }

    /// Letters of this tone on its own ground.
    pub(crate) const fn ground(self) -> &'static str {
        match self {
            Self::Plain => "bg-ground text-ink-2",
            Self::Ok => "bg-ok-soft text-ok",
            Self::Warn => "bg-warn-soft text-warn",
            Self::Bad => "bg-accent-soft text-accent",
            Self::Info => "bg-link-soft text-link",
        }
    }
}

/// A few words on a coloured ground.
#[component]
pub(crate) fn Chip(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    view! {
        <span class=["inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 text-sm font-medium ", tone.ground()].concat()>
            {children()}
        </span>
    }
}
