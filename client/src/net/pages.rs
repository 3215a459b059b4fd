//! The pages of a list: the first comes with the screen, those after it when somebody asks for more.

use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::send;
use crate::parts::toast;
use crate::text::language;

/// Rows, and the cursor after them where more follow.
pub(crate) type Page<R> = (Vec<R>, Option<String>);

/// What a list shows, and how more of it comes.
#[derive(Clone, Copy)]
pub(crate) struct Pages<R: Send + Sync + 'static> {
    /// All that has come.
    pub(crate) rows: RwSignal<Vec<R>>,
    /// Whether more follow.
    pub(crate) left: Signal<bool>,
    /// Whether more are on their way.
    pub(crate) busy: RwSignal<bool>,
    /// Asks for more.
    pub(crate) more: Callback<()>,
}

/// The pages after a first one: `ask` tells what to ask for after a cursor, `read` takes a page out of an answer.
pub(crate) fn pages<Op, R>(
    first: Page<R>,
    ask: Callback<String, Op::Variables>,
    read: fn(Op::ResponseData) -> Page<R>,
) -> Pages<R>
where
    Op: GraphQLQuery + 'static,
    R: Send + Sync + 'static,
{
    let (rows, next, busy) = (RwSignal::new(first.0), RwSignal::new(first.1), RwSignal::new(false));
    let more = Callback::new(move |()| {
        let Some(after) = next.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            match send::<Op>(ask.run(after)).await.map(read) {
                // The screen may be gone by now.
                Ok((further, after)) => {
                    let _ = rows.try_update(|rows| rows.extend(further));
                    let _ = next.try_set(after);
                }
                Err(fault) => toast::show(fault.sentence(language())),
            }
            let _ = busy.try_set(false);
        });
    });
    Pages { rows, left: Signal::derive(move || next.with(Option::is_some)), busy, more }
}
