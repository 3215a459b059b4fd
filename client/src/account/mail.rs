//! One's mails: whether, where to, in which language.

use entity::Word;
use entity::account::mail::{MailLanguage, MailWish};
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::channel::{MailSetting, Own, ResponseData, reading};
use crate::net;
use crate::parts::{Button, Choice, Choices, ErrorNote, Loaded, Note, Pick, TextField, Tone, Weight, toast};
use crate::text::{label, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/account/set_mail.graphql",
    response_derives = "Clone, Debug, PartialEq",
    extern_enums("MailWish", "MailLanguage")
)]
struct SetMail;

use set_mail::{SetMailSettingInput, Variables};

/// The setting.
#[component]
pub(crate) fn MailCard() -> impl IntoView {
    let view = |data: ResponseData| match data.viewer {
        Some(Own { mail_setting, .. }) => view! { <Setting setting=mail_setting /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <p class="mb-3">{t().account.mail_line}</p>
        <Loaded reading=reading() lines=4 view />
    }
}

#[component]
fn Setting(setting: MailSetting) -> impl IntoView {
    let text = t().account;
    let MailSetting { address, wish, language: spoken, sends } = setting;
    let (address, wish, spoken) = (RwSignal::new(address), RwSignal::new(wish), RwSignal::new(spoken));
    let (busy, fault) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let send = move || {
        busy.set(true);
        fault.set(None);
        let input = SetMailSettingInput {
            address: address.get_untracked(),
            wish: wish.get_untracked(),
            language: spoken.get_untracked(),
        };
        spawn_local(async move {
            let told = match net::send::<SetMail>(Variables { input }).await {
                Err(broken) => Some(broken.sentence(language())),
                Ok(data) => data.set_mail_setting.user_errors.into_iter().map(|error| error.message).next(),
            };
            if told.is_none() {
                toast::show(t().account.mail_kept);
            }
            // The screen may be gone by now.
            let _ = busy.try_set(false);
            let _ = fault.try_set(told);
        });
    };
    let often = move |which: MailWish| {
        let chosen = Signal::derive(move || wish.get() == which);
        view! { <Choice pick=Pick::One("wish") label=label(which) chosen on_choose=move || wish.set(which) /> }
    };
    let speaks = move |which: MailLanguage| {
        let chosen = Signal::derive(move || spoken.get() == which);
        view! { <Choice pick=Pick::One("mail-language") label=label(which) chosen on_choose=move || spoken.set(which) /> }
    };
    view! {
        {(!sends).then(|| view! { <div class="mb-3"><Note tone=Tone::Info>{text.mail_unsent}</Note></div> })}
        <form
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                send();
            }
        >
            <Choices label=text.mail_wish>{MailWish::ALL.iter().copied().map(often).collect_view()}</Choices>
            <Show when=move || wish.get() != MailWish::None>
                <TextField id="mailAddress" label=text.mail_address value=address error=fault kind="email" autocomplete="email" hint=text.mail_hint />
                <Choices label=text.language>{MailLanguage::ALL.iter().copied().map(speaks).collect_view()}</Choices>
            </Show>
            {move || fault.get().filter(|_| wish.get() == MailWish::None).map(|message| view! { <ErrorNote message /> })}
            <Button weight=Weight::Normal submits=true busy>{text.mail_keep}</Button>
        </form>
    }
}
