//! Files by signed address: bytes come in and go out. The signature is the whole proof, so a download
//! works in a browser's own window; nothing that comes from here is ever shown as a page.

use std::ops::Range;
use std::time::Duration;

use actix_web::error::ErrorInternalServerError;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ContentRange,
    ContentRangeSpec, ETag, EntityTag, Header, IF_RANGE, IfRange, RETRY_AFTER, Range as RangeHeader,
};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::TryStreamExt;

use entity::Word;
use entity::file::{self, FileFault};

use super::introduce::{language, request_id};
use crate::app::App;
use crate::file::address::Signed;
use crate::file::arrival::{Unfit, expected, take_in};
use crate::file::delivery::{Delivery, give_out};
use crate::file::store::Content;
use crate::state::State;

/// So long one file may take to arrive: twenty megabytes on a weak 4G.
const PATIENCE: Duration = Duration::from_mins(10);
/// So long an upload waits for room before it is asked to come again.
const QUEUE: Duration = Duration::from_secs(10);

/// A file may be put and got.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/files/{id}")
            .route(web::put().to(put))
            .route(web::get().to(get))
            .default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() })),
    );
}

async fn put(app: web::Data<App>, request: HttpRequest, id: web::Path<String>, body: web::Payload) -> HttpResponse {
    answer(&app.state, &request, take(&app.state, &request, &id, body).await)
}

async fn get(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer(&app.state, &request, give(&app.state, &request, &id).await)
}

fn answer(state: &State, request: &HttpRequest, result: Result<HttpResponse, Unfit>) -> HttpResponse {
    match result {
        Ok(response) => response,
        Err(Unfit::Listed(fault)) => {
            let mut response = HttpResponse::build(status(fault));
            response.insert_header(("x-refusal", fault.code()));
            if matches!(fault, FileFault::Busy | FileFault::ScannerAway) {
                response.insert_header((RETRY_AFTER, "5"));
            }
            response.body(format!("{}\n", fault.label(language(request))))
        }
        Err(Unfit::Unreadable(unread)) => {
            let problem = unread.problem();
            HttpResponse::UnsupportedMediaType().body(format!("{}\n", problem.message(language(request))))
        }
        Err(Unfit::Fault(fault)) => {
            let id = request_id(state, request);
            tracing::error!(request_id = id, %fault, "a file failed");
            HttpResponse::InternalServerError().body(format!("something broke on our side ({id})\n"))
        }
    }
}

const fn status(fault: FileFault) -> StatusCode {
    match fault {
        FileFault::Address => StatusCode::FORBIDDEN,
        FileFault::Gone => StatusCode::NOT_FOUND,
        FileFault::Range => StatusCode::RANGE_NOT_SATISFIABLE,
        FileFault::BrokeOff | FileFault::SizeDiffers | FileFault::DigestDiffers => StatusCode::BAD_REQUEST,
        FileFault::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        FileFault::AnotherArrived => StatusCode::CONFLICT,
        FileFault::Kind
        | FileFault::EndingDiffers
        | FileFault::TwoFaced
        | FileFault::Incomplete
        | FileFault::Macros
        | FileFault::Scripts
        | FileFault::Bomb => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        FileFault::Infected => StatusCode::UNPROCESSABLE_ENTITY,
        FileFault::ScannerAway | FileFault::Busy => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn signed(request: &HttpRequest) -> Result<Signed, FileFault> {
    let read = web::Query::<Signed>::from_query(request.query_string());
    read.map(web::Query::into_inner).map_err(|_| FileFault::Address)
}

async fn take(state: &State, request: &HttpRequest, id: &str, body: web::Payload) -> Result<HttpResponse, Unfit> {
    let file = expected(state, id, &signed(request)?).await?;
    let size = u64::try_from(file.size).unwrap_or(u64::MAX);
    if size > file.purpose.max_bytes() {
        return Err(FileFault::TooLarge.into());
    }
    // Memory is taken before the bytes come, in mebibytes: so many at once, the others wait.
    let room = u32::try_from(size.div_ceil(1 << 20)).unwrap_or(u32::MAX);
    let room = tokio::time::timeout(QUEUE, state.arriving.acquire_many(room)).await;
    let Ok(Ok(room)) = room else { return Err(FileFault::Busy.into()) };
    let most = usize::try_from(size).unwrap_or(usize::MAX);
    let bytes = match tokio::time::timeout(PATIENCE, body.to_bytes_limited(most)).await {
        Ok(Ok(Ok(bytes))) => bytes,
        Ok(Err(_)) => return Err(FileFault::SizeDiffers.into()),
        Ok(Ok(Err(_))) | Err(_) => return Err(FileFault::BrokeOff.into()),
    };
    take_in(state, &file, bytes).await?;
    drop(room);
    Ok(HttpResponse::NoContent().finish())
}

async fn give(state: &State, request: &HttpRequest, id: &str) -> Result<HttpResponse, Unfit> {
    let wanted = |row: &file::Model| part(request, row);
    let out = give_out(state, id, &signed(request)?, &request_id(state, request), wanted).await?;
    let Delivery { row, content: Content { range, size, bytes } } = out;
    let length = range.end - range.start;
    let mut answer = if length == size {
        HttpResponse::Ok()
    } else {
        let mut partial = HttpResponse::PartialContent();
        let instance_length = Some(size);
        let range = Some((range.start, range.end.saturating_sub(1)));
        partial.insert_header(ContentRange(ContentRangeSpec::Bytes { range, instance_length }));
        partial
    };
    // The length is said beforehand: what breaks off on its way is seen to be half.
    Ok(answer
        .insert_header((CONTENT_TYPE, row.media_type.as_str()))
        .insert_header((CONTENT_DISPOSITION, attachment(&row.name)))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header(ETag(tag(&row)))
        // `nosniff` is said by every answer of this server.
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .no_chunking(length)
        .streaming(bytes.map_err(ErrorInternalServerError)))
}

/// The content of a file has one name: what it digests to.
fn tag(row: &file::Model) -> EntityTag {
    EntityTag::new_strong(row.sha256.clone().unwrap_or_default())
}

/// The part that a download goes on with (RFC 9110 §14): one range, of the content that it began with. Whoever asks for
/// several, or for another content's, gets the whole, which the RFC allows.
fn part(request: &HttpRequest, row: &file::Model) -> Result<Option<Range<u64>>, FileFault> {
    let same = match IfRange::parse(request) {
        Ok(IfRange::EntityTag(began)) => began.strong_eq(&tag(row)),
        Ok(IfRange::Date(_)) => false,
        Err(_) => !request.headers().contains_key(IF_RANGE),
    };
    let Some(RangeHeader::Bytes(asked)) = RangeHeader::parse(request).ok().filter(|_| same) else { return Ok(None) };
    let [one] = asked.as_slice() else { return Ok(None) };
    let size = u64::try_from(row.size).unwrap_or_default();
    let (first, last) = one.to_satisfiable_range(size).ok_or(FileFault::Range)?;
    Ok(Some(first..last + 1))
}

/// A download under its name: the letters of RFC 5987 for those who read them, plain ones for the rest.
#[must_use]
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_') { letter } else { '_' })
        .collect();
    let encoded: String = name.bytes().map(percent).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'~') {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}
