//! Files: bytes put to a signed address, and downloads started by one.

use gloo_net::http::Request;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlAnchorElement, RequestCredentials};

use super::{NetFault, reach};

/// Why a file has not arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unsent {
    /// The way to the server is broken.
    Net(NetFault),
    /// It is larger than a file may be.
    TooLarge,
    /// Its content is not what is taken here.
    Kind,
    /// It arrived in part only.
    InPart,
}

/// Puts a file to the address that the API handed out for it.
pub(crate) async fn put(url: &str, file: &File) -> Result<(), Unsent> {
    let request = Request::put(url)
        .credentials(RequestCredentials::SameOrigin)
        .header("X-Xuehui-Client", "web")
        .body(file)
        .map_err(|_| Unsent::Net(NetFault::unknown()))?;
    let outcome = request.send().await;
    reach::note(outcome.is_ok());
    match outcome {
        Ok(response) if response.ok() => Ok(()),
        Ok(response) => Err(match response.status() {
            400 => Unsent::InPart,
            413 => Unsent::TooLarge,
            415 => Unsent::Kind,
            status => Unsent::Net(NetFault::Fault { id: format!("PUT {status}") }),
        }),
        Err(_) => Err(Unsent::Net(NetFault::Offline)),
    }
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
