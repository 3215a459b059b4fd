//! The look one has chosen: language, light or dark, large print. Kept on the device and written as
//! attributes on `<html>`, from which the style sheet takes everything else.

use entity::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::net::device;
use crate::parts::{Icon, Picture};
use crate::session::session;
use crate::text::{self, t};

/// Under which name the device keeps it.
const KEPT: &str = "look";

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// The size of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Print {
    /// As the browser has it.
    #[default]
    Normal,
    /// A quarter larger, with stronger lines.
    Large,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    language: Language,
    theme: Theme,
    print: Print,
}

/// The look, as signals for the screen on which one chooses it.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) language: RwSignal<Language>,
    pub(crate) theme: RwSignal<Theme>,
    pub(crate) print: RwSignal<Print>,
}

/// The look of this page.
pub(crate) fn look() -> Look {
    expect_context()
}

/// Apply what the device has kept, before anything is drawn.
pub(crate) fn apply() {
    let kept: Kept = device::recall(KEPT).unwrap_or_default();
    text::speak(kept.language);
    write(kept);
}

impl Look {
    /// Take up what the device has kept, and keep what changes.
    pub(crate) fn start() -> Self {
        let Kept { language, theme, print } = device::recall(KEPT).unwrap_or_default();
        let look = Self { language: RwSignal::new(language), theme: RwSignal::new(theme), print: RwSignal::new(print) };
        provide_context(look);
        Effect::new(move |_| look.keep());
        look
    }

    /// Speak another language.
    pub(crate) fn speak(self, language: Language) {
        // Texts first: the signal rebuilds the screens with them.
        text::speak(language);
        self.language.set(language);
        // The server says the region's name in the caller's language too.
        spawn_local(session().confirm());
    }

    fn keep(self) {
        let kept = Kept { language: self.language.get(), theme: self.theme.get(), print: self.print.get() };
        device::keep(KEPT, &kept);
        write(kept);
    }
}

fn write(kept: Kept) {
    let Some(root) = document().document_element() else { return };
    let theme = match kept.theme {
        Theme::Device => "device",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let print = if kept.print == Print::Large { "large" } else { "normal" };
    for (name, value) in [("lang", kept.language.pick("zh-Hans", "en")), ("data-theme", theme), ("data-print", print)] {
        // The names are well-formed: it cannot fail.
        drop(root.set_attribute(name, value));
    }
}

/// Change to the other language.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let look = look();
    let switch = move |_| {
        look.speak(match text::language() {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        });
    };
    let other = text::language().pick("en", "zh-Hans");
    view! {
        <button type="button" class="btn btn-ghost" lang=other on:click=switch>
            <Picture icon=Icon::Language />
            {t().shell.other_language}
        </button>
    }
}
