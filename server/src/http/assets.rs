//! The client's files: read once at start, served precompressed, immutable where the name carries the
//! content's hash, under a content security policy without inline script.

#[cfg(feature = "embed")]
use std::borrow::Cow;
use std::collections::HashMap;

use actix_web::http::header::{ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY};
use actix_web::web::{self, Bytes, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;

/// What `cargo xtask` says about the packaged client (`xtask/src/assets.rs`).
#[derive(Debug, Default, Deserialize)]
struct Manifest {
    #[serde(default)]
    csp: Hashes,
    files: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
struct Hashes {
    script: Vec<String>,
    style: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    path: String,
    file: String,
    #[serde(rename = "type")]
    media_type: String,
    immutable: bool,
    encodings: Vec<String>,
    etag: String,
}

/// A file, as it goes out.
#[derive(Debug)]
struct Asset {
    media_type: String,
    immutable: bool,
    etag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// The packaged client; empty when the server runs without one.
#[derive(Debug, Default)]
pub struct Assets {
    by_path: HashMap<String, Asset>,
    policy: String,
    font: Option<Bytes>,
    documents: Option<Bytes>,
}

/// What the client asks, as `cargo xtask` lists it.
const DOCUMENTS: &str = "documents.json";
/// The font of papers, as `cargo xtask` lays it beside the client.
const FONT: &str = "paper.ttc";
/// And where Debian's package has it: a server without a packaged client finds it there.
const DEBIAN_FONT: &str = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

#[cfg(feature = "embed")]
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/client"]
struct Embedded;

impl Assets {
    /// Reads the client from the configured folder, or from the binary itself.
    pub fn load(config: &Config) -> Result<Self, Fault> {
        let folder = config.assets.clone();
        let file = move |name: &str| match &folder {
            Some(folder) => std::fs::read(folder.join(name)).ok().map(Bytes::from),
            None => embedded(name),
        };
        let font = file(FONT).or_else(|| std::fs::read(DEBIAN_FONT).ok().map(Bytes::from));
        let documents = file(DOCUMENTS);
        Ok(Self { font, documents, ..Self::read(file)? })
    }

    /// The documents that the client asks, by the digest of their text; none without a packaged client.
    #[must_use]
    pub fn documents(&self) -> Option<&Bytes> {
        self.documents.as_ref()
    }

    /// The font of papers; none where this server was built without one.
    #[must_use]
    pub fn font(&self) -> Option<Bytes> {
        self.font.clone()
    }

    fn read(file: impl Fn(&str) -> Option<Bytes>) -> Result<Self, Fault> {
        let Some(manifest) = file("assets.json") else { return Ok(Self::default()) };
        let Manifest { csp, files } = serde_json::from_slice(&manifest)?;
        let mut by_path = HashMap::new();
        for Entry { path, file: name, media_type, immutable, encodings, etag } in files {
            let beside = |encoding: &str, ending: &str| {
                encodings.iter().any(|known| known == encoding).then(|| file(&format!("{name}{ending}"))).flatten()
            };
            let plain = file(&name)
                .ok_or_else(|| Fault::Broken(format!("the client's file {name} is missing: package it again")))?;
            let (brotli, gzip) = (beside("br", ".br"), beside("gzip", ".gz"));
            by_path.insert(path, Asset { media_type, immutable, etag, plain, brotli, gzip });
        }
        Ok(Self { by_path, policy: policy(&csp), font: None, documents: None })
    }

    /// Answers a path with a file, if there is one.
    #[must_use]
    pub fn answer(&self, request: &HttpRequest, path: &str) -> Option<HttpResponse> {
        let asset = self.by_path.get(path)?;
        let lifetime = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
        let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let mut answer = if known == Some(&asset.etag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer
            .insert_header((ETAG, asset.etag.as_str()))
            .insert_header((CACHE_CONTROL, lifetime))
            .insert_header((VARY, "accept-encoding"));
        if asset.media_type.starts_with("text/html") {
            answer.insert_header(("content-security-policy", self.policy.as_str()));
        }
        if known == Some(&asset.etag) {
            return Some(answer.finish());
        }
        let (body, encoding) = asset.best(request);
        if let Some(encoding) = encoding {
            answer.insert_header((CONTENT_ENCODING, encoding));
        }
        Some(answer.content_type(asset.media_type.as_str()).body(body))
    }
}

impl Asset {
    /// The smallest form that the browser reads.
    fn best(&self, request: &HttpRequest) -> (Bytes, Option<&'static str>) {
        let reads = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let accepts =
            |name: &str| reads.split(',').any(|part| part.split(';').next().is_some_and(|part| part.trim() == name));
        match (&self.brotli, &self.gzip) {
            (Some(body), _) if accepts("br") => (body.clone(), Some("br")),
            (_, Some(body)) if accepts("gzip") => (body.clone(), Some("gzip")),
            _ => (self.plain.clone(), None),
        }
    }
}

#[cfg(feature = "embed")]
fn embedded(name: &str) -> Option<Bytes> {
    // The binary's own bytes are sent as they lie there: a copy of the client would cost memory and the start.
    Embedded::get(name).map(|file| match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    })
}

#[cfg(not(feature = "embed"))]
fn embedded(_: &str) -> Option<Bytes> {
    None
}

fn policy(hashes: &Hashes) -> String {
    let Hashes { script, style } = hashes;
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {}", script.join(" ")),
        format!("style-src 'self' {}", style.join(" ")),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'".to_owned(),
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'".to_owned(),
    ]
    .join("; ")
}

/// Everything that no other door took.
pub fn routes(config: &mut ServiceConfig) {
    config.default_service(web::to(serve));
}

async fn serve(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return HttpResponse::MethodNotAllowed().insert_header(("allow", "GET, HEAD")).finish();
    }
    let path = request.path();
    if let Some(answer) = app.assets.answer(&request, path) {
        return answer;
    }
    // A route of the client: the shell answers and the client finds its way.
    let is_page = request
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"));
    let shell = if is_page && !path.contains('.') { app.assets.answer(&request, "/") } else { None };
    shell.unwrap_or_else(|| HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found\n"))
}
