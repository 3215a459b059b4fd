//! Users and the posts they hold: a table on a desktop, rows on a phone.

use entity::Language;
use entity::account::role::Role;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;

use crate::net::cached;
use crate::parts::{Card, Chip, Column, Loaded, PageHead, Table, Tone};
use crate::text::{fill, label, language, moment, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/user_list.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Role")
)]
struct UserList;

use user_list::{ResponseData, UserListUsersNodes as User, UserListUsersNodesPosts as Post};

/// Who may use the platform, as what.
#[component]
pub(crate) fn UsersPage() -> impl IntoView {
    let reading = cached::<UserList>(|| Some(("users".into(), user_list::Variables)));
    let text = t().account;
    let view = move |data: ResponseData| {
        let columns = vec![
            Column::words(text.user),
            Column::words(text.post),
            Column::roomy(text.body),
            Column::roomy(text.since),
            Column::roomy(text.last_login),
            Column::words(text.state),
        ];
        view! {
            <p class="mb-2 text-sm text-ink-2">{fill(text.users_total, &[&data.users.total_count])}</p>
            <Table caption=text.users columns>
                {data.users.nodes.into_iter().map(|user| view! { <UserRow user /> }).collect_view()}
            </Table>
        }
        .into_any()
    };
    view! {
        <PageHead title=text.users line=text.users_line />
        <Card>
            <Loaded reading lines=9 view />
        </Card>
    }
}

#[component]
fn UserRow(user: User) -> impl IntoView {
    let text = t().account;
    let User { username, display_name, disabled, last_login_at, locked_until, posts, .. } = user;
    let (tone, state) = match (disabled, locked_until) {
        (true, _) => (Tone::Plain, text.disabled),
        (false, Some(_)) => (Tone::Warn, text.locked),
        (false, None) => (Tone::Ok, text.active),
    };
    let list = |of: fn(&Post) -> String| {
        let lines = posts.iter().map(|post| view! { <span class="block">{of(post)}</span> });
        lines.collect_view()
    };
    view! {
        <tr>
            <td>
                <span class="font-medium">{display_name}</span>
                <span class="block text-sm text-ink-2">{username}</span>
            </td>
            <td>{list(|post| label(post.role).to_owned())}</td>
            <td class="roomy">{list(body)}</td>
            <td class="roomy whitespace-nowrap">{list(|post| post.since.to_string())}</td>
            <td class="roomy whitespace-nowrap">{last_login_at.map_or(text.never.to_owned(), |at| moment(&at))}</td>
            <td><Chip tone>{state}</Chip></td>
        </tr>
    }
}

/// Whom a post speaks for.
fn body(post: &Post) -> String {
    let agency = post.agency.as_ref().map(|agency| match language() {
        Language::Zh => agency.name.clone(),
        Language::En => agency.name_en.clone(),
    });
    let society = post.society.as_ref().map(|society| society.name.clone());
    society.or(agency).unwrap_or_else(|| post.region.name.clone())
}
