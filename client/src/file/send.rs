//! Sending: a place is asked for, the bytes go there with a bar. What breaks off is sent again by itself,
//! and waits for a network where there is none; the same bytes at the same place are one file.

use gloo_timers::future::TimeoutFuture;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use view_model::file::shrink::is_large;
use web_sys::{Blob, File};

use super::item::{Chosen, Item, Stage, whole};
use super::shrink;
use crate::net::transfer::{Unsent, put};
use crate::net::{self, NetFault};
use crate::text::{fill, language, t};
use entity::file::kind::size_words;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/file/request_upload.graphql",
    response_derives = "Clone, Debug, PartialEq"
)]
struct RequestUpload;

use request_upload::UploadPurpose;

/// How long it waits before each further try.
const AGAIN_MS: [u32; 2] = [1_500, 5_000];

/// Sends a file, or goes on with one that could not be sent.
pub(super) fn start(chosen: Chosen, item: Item) {
    spawn_local(async move {
        let stage = outcome(item).await;
        // The screen may be gone by now.
        if item.stage.try_set(stage).is_none() {
            chosen.keep();
        }
    });
}

async fn outcome(item: Item) -> Stage {
    let Some(file) = item.file.try_get_value().flatten() else {
        return Stage::Failed { sentence: t().file.choose_again.to_owned(), again: false };
    };
    let (name, bytes) = smaller(item, file).await;
    let mut tries = AGAIN_MS.into_iter();
    loop {
        let failed = match attempt(item, &name, &bytes).await {
            Ok(id) => return Stage::Arrived(id),
            Err(failed) => failed,
        };
        let Unsent::Net(NetFault::Offline) = failed else {
            let (sentence, again) = said(failed);
            if again {
                item.place.try_set_value(None);
            }
            return Stage::Failed { sentence, again };
        };
        let Some(pause) = tries.next() else { return Stage::Waits };
        TimeoutFuture::new(pause).await;
        if item.stage.try_get_untracked().is_none() {
            return Stage::Waits;
        }
    }
}

/// A large photo is made smaller on the device, and says so.
async fn smaller(item: Item, file: File) -> (String, Blob) {
    let (name, before) = (file.name(), whole(file.size()).unsigned_abs());
    if !is_large(&name, before) {
        return (name, file.into());
    }
    item.stage.try_set(Stage::Shrinking);
    let Some((name, bytes)) = shrink::shrink(&file).await else { return (name, file.into()) };
    let after = whole(bytes.size()).unsigned_abs();
    item.name.try_set(name.clone());
    item.size.try_set(after);
    item.remark.try_set(fill(t().file.shrunk, &[&size_words(before), &size_words(after)]));
    (name, bytes)
}

async fn attempt(item: Item, name: &str, bytes: &Blob) -> Result<String, Unsent> {
    let known = item.place.try_get_value().flatten();
    let (id, url) = match known {
        Some(place) => place,
        None => ask(name, bytes, UploadPurpose::ATTACHMENT).await?,
    };
    item.place.try_set_value(Some((id.clone(), url.clone())));
    item.stage.try_set(Stage::Sending(0.0));
    put(&url, bytes, move |part| drop(item.stage.try_set(Stage::Sending(part)))).await?;
    Ok(id)
}

/// A place for a file: its id and the address to send it to.
async fn ask(name: &str, bytes: &Blob, purpose: UploadPurpose) -> Result<(String, String), Unsent> {
    let size = whole(bytes.size());
    let input = request_upload::RequestUploadInput { purpose, file_name: name.to_owned(), size, sha256: None };
    let payload = net::send::<RequestUpload>(request_upload::Variables { input }).await.map_err(Unsent::Net)?;
    let payload = payload.request_upload;
    let sentence = || payload.user_errors.iter().map(|error| error.message.as_str()).collect();
    let upload = payload.upload.as_ref();
    let place = upload.map(|upload| (upload.file_id.clone(), upload.url.clone()));
    place.ok_or_else(|| Unsent::Refused { sentence: sentence(), again: false })
}

/// One sentence, and whether another try may help.
fn said(unsent: Unsent) -> (String, bool) {
    match unsent {
        Unsent::Net(fault) => (fault.sentence(language()), true),
        Unsent::Refused { sentence, again } => (sentence, again),
    }
}

/// Sends a register to be imported; answers the file's id, or a sentence.
pub(crate) async fn send_register(file: &File) -> Result<String, String> {
    let sent = async {
        let (id, url) = ask(&file.name(), file, UploadPurpose::REGISTER_IMPORT).await?;
        put(&url, file, |_| {}).await?;
        Ok(id)
    };
    sent.await.map_err(|unsent| said(unsent).0)
}
