//! Files: bytes put to a signed address, and downloads started by one.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, ProgressEvent, XmlHttpRequest};

use super::{NetFault, reach, wire};

/// Before a file is given up: a minute, and what the bytes take at ten kilobytes a second.
const PATIENCE_MS: f64 = 60_000.0;
const BYTES_A_MS: f64 = 10.0;

/// Why a file has not arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unsent {
    /// The way to the server is broken.
    Net(NetFault),
    /// The server did not take it.
    Refused {
        /// Why, and what to do.
        sentence: String,
        /// Whether another try may help.
        again: bool,
    },
}

/// Puts bytes to the address that the API handed out for them, telling which part of them has left, from 0
/// to 1. `fetch` cannot tell that.
pub(crate) async fn put(url: &str, bytes: &Blob, progress: impl Fn(f64) + 'static) -> Result<(), Unsent> {
    let outcome = exchange(url, bytes, progress).await;
    let status = outcome.as_ref().and_then(|request| request.status().ok()).unwrap_or_default();
    reach::note(status != 0);
    let text = || outcome.and_then(|request| request.response_text().ok()).flatten().unwrap_or_default();
    match status {
        0 | 502 | 504 => Err(Unsent::Net(NetFault::Offline)),
        200..300 => Ok(()),
        // One sentence in the reader's language; a proxy in between answers with a page.
        400..500 | 503 => match text() {
            said if said.starts_with('<') || said.is_empty() => Err(Unsent::Net(NetFault::Fault { id: String::new() })),
            said => Err(Unsent::Refused {
                sentence: said.trim().to_owned(),
                again: matches!(status, 400 | 403 | 404 | 503),
            }),
        },
        status => Err(Unsent::Net(NetFault::Fault { id: ["PUT ", &status.to_string()].concat() })),
    }
}

/// The request after its end, however it ended; none where the browser refuses to begin it.
async fn exchange(url: &str, bytes: &Blob, progress: impl Fn(f64) + 'static) -> Option<XmlHttpRequest> {
    let request = XmlHttpRequest::new().ok()?;
    request.open("PUT", url).ok()?;
    request.set_request_header("Accept-Language", wire::language().pick("zh-CN", "en")).ok()?;
    request.set_request_header("X-Xuehui-Client", "web").ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes")]
    request.set_timeout((PATIENCE_MS + bytes.size() / BYTES_A_MS) as u32);
    let told = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        progress(event.loaded() / event.total().max(1.0));
    });
    request.upload().ok()?.set_onprogress(Some(told.as_ref().unchecked_ref()));
    let end = js_sys::Promise::new(&mut |resolve, _| request.set_onloadend(Some(&resolve)));
    request.send_with_opt_blob(Some(bytes)).ok()?;
    JsFuture::from(end).await.ok()?;
    Some(request)
}

/// Lets the browser fetch an address into its downloads, without leaving the page.
pub(crate) fn download(url: &str, file_name: &str) {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(url);
        link.set_download(file_name);
        link.click();
    }
}

/// Lets the browser save a text that was made here.
pub(crate) fn save_text(file_name: &str, media_type: &str, text: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&text.into());
    let url = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    if let Ok(url) = url {
        download(&url, file_name);
        // A browser that cannot forget the address loses a little memory, no more.
        drop(web_sys::Url::revoke_object_url(&url));
    }
}
