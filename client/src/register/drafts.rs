//! What one has begun and not sent, and the news that something kept has been delivered after all.

use leptos::prelude::*;

use super::edit::form::Form;
use crate::net::draft::{self, DraftNote};
use crate::net::replay::acknowledged;
use crate::parts::{Card, Icon, Picture, RowLink, toast};
use crate::text::{fill, moment_of, t};

/// The present user's drafts, if there are any.
#[component]
pub(crate) fn DraftList() -> impl IntoView {
    let drafts = draft::all();
    let row = |note: DraftNote| {
        let href = match note.form.as_str() {
            crate::inspection::DRAFT => ["/inspection/", &note.subject].concat(),
            form @ crate::activity::DRAFT => crate::activity::draft_place(&note.subject, form),
            crate::evaluation::DRAFT => match entity::decode_global(&note.subject) {
                Ok((entity::Kind::Evaluation, _)) => ["/evaluations/", &note.subject, "/resubmit"].concat(),
                _ => "/evaluations/new".to_owned(),
            },
            crate::form::DRAFT => ["/societies/", &note.subject, "/formation"].concat(),
            form => ["/societies/", &note.subject, "/edit?form=", form].concat(),
        };
        let form = title_of(&note.form);
        let line = [form, " · ", &fill(t().edit.typed_at, &[&moment_of(note.at)])].concat();
        let aside = view! { <Picture icon=Icon::Edit class="size-4 text-ink-2" /> }.into_any();
        view! { <RowLink href title=note.title line aside /> }
    };
    (!drafts.is_empty())
        .then(|| view! { <Card title=t().edit.drafts>{drafts.into_iter().map(row).collect_view()}</Card> })
}

/// What a form is called.
fn title_of(form: &str) -> &'static str {
    match form {
        crate::inspection::DRAFT => t().inspection.title,
        crate::form::DRAFT => t().form.title,
        crate::activity::DRAFT | crate::activity::STEP => t().activity.title,
        crate::evaluation::DRAFT => t().ahead.evaluations,
        "act" => t().act.title,
        form => Form::from_code(form).map_or("", Form::title),
    }
}

/// Says when a write that had waited has arrived; once, around every screen.
pub(crate) fn announce_delivered() {
    let newest = acknowledged();
    Effect::new(move |earlier: Option<u32>| {
        let newest = newest.get();
        let count = newest.as_ref().map_or(0, |newest| newest.count);
        if let (Some(earlier), Some(newest)) = (earlier, newest)
            && newest.count > earlier
        {
            let form = title_of(&newest.write.form);
            toast::show(fill(t().edit.sent, &[&newest.write.title, &form]));
        }
        count
    });
}
