//! Files by signed address: uploads come in, exports go out. The signature is the whole proof, so a
//! download works in a browser's own window; nothing that comes from here is ever shown as a page.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde::Deserialize;

use entity::file::{self, FileId};

use super::introduce::request_id;
use crate::app::App;
use crate::config::UPLOAD_LIMIT;
use crate::fault::Fault;
use crate::register::file_address::{Purpose, is_valid};
use crate::register::import::read::{FileKind, sniff};
use crate::state::State;

/// A file may be put and got.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/files/{id}")
            .route(web::put().to(put))
            .route(web::get().to(get))
            .default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() })),
    );
}

/// What an address says beside the path.
#[derive(Deserialize)]
struct Signed {
    expires: i64,
    signature: String,
}

/// Why a file is not taken or given.
enum Refused {
    Answer(StatusCode, String),
    Fault(Fault),
}

fn refused(status: StatusCode, reason: impl Into<String>) -> Refused {
    Refused::Answer(status, reason.into())
}

impl<F: Into<Fault>> From<F> for Refused {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

async fn put(app: web::Data<App>, request: HttpRequest, id: web::Path<String>, body: web::Payload) -> HttpResponse {
    answer(&app.state, &request, take(&app.state, &request, &id, body).await)
}

async fn get(app: web::Data<App>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer(&app.state, &request, give(&app.state, &request, &id).await)
}

fn answer(state: &State, request: &HttpRequest, result: Result<HttpResponse, Refused>) -> HttpResponse {
    match result {
        Ok(response) => response,
        Err(Refused::Answer(status, reason)) => HttpResponse::build(status).body(format!("{reason}\n")),
        Err(Refused::Fault(fault)) => {
            let id = request_id(state, request);
            tracing::error!(request_id = id, %fault, "a file failed");
            HttpResponse::InternalServerError().body(format!("something broke on our side ({id})\n"))
        }
    }
}

/// The file that the address names, if the address is good for this purpose.
async fn named(state: &State, request: &HttpRequest, id: &str, purpose: Purpose) -> Result<file::Model, Refused> {
    let forbidden = || refused(StatusCode::FORBIDDEN, "this address is not valid, or no longer");
    let id = FileId::parse(id).map_err(|_| forbidden())?;
    let signed = web::Query::<Signed>::from_query(request.query_string()).map_err(|_| forbidden())?;
    if !is_valid(state, purpose, id, signed.expires, &signed.signature) {
        return Err(forbidden());
    }
    let row = file::Entity::find_by_id(id).one(&state.db).await?;
    let row = row.filter(|row| row.expires_at > state.world.now());
    row.ok_or_else(|| refused(StatusCode::NOT_FOUND, "the file is gone"))
}

async fn take(state: &State, request: &HttpRequest, id: &str, body: web::Payload) -> Result<HttpResponse, Refused> {
    let file = named(state, request, id, Purpose::Put).await?;
    let limit = usize::try_from(UPLOAD_LIMIT).unwrap_or(usize::MAX);
    let bytes = match body.to_bytes_limited(limit).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(refused(StatusCode::BAD_REQUEST, "the file broke off")),
        Err(_) => {
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE, format!("a file may have at most {limit} bytes")));
        }
    };
    if i64::try_from(bytes.len()) != Ok(file.size) {
        let reason = format!("{} bytes were announced and {} arrived", file.size, bytes.len());
        return Err(refused(StatusCode::BAD_REQUEST, reason));
    }
    match &file.content {
        // The answer to the first time was lost.
        Some(arrived) if *arrived == bytes => return Ok(HttpResponse::NoContent().finish()),
        Some(_) => return Err(refused(StatusCode::CONFLICT, "another file has arrived here already")),
        None => {}
    }
    // What it is, its content says: neither its name nor what the sender calls it.
    let kind = sniff(&bytes).map_err(|unread| {
        let reason = unread.problem().message(entity::Language::En).to_owned();
        refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason)
    })?;
    let media_type = match kind {
        FileKind::Package => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind::Text => "text/csv",
    };
    let row = file::ActiveModel {
        id: Set(file.id),
        media_type: Set(media_type.into()),
        content: Set(Some(bytes.into())),
        ..Default::default()
    };
    row.update(&state.db).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn give(state: &State, request: &HttpRequest, id: &str) -> Result<HttpResponse, Refused> {
    let file = named(state, request, id, Purpose::Get).await?;
    let content = file.content.ok_or_else(|| refused(StatusCode::NOT_FOUND, "the file has not arrived"))?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, file.media_type))
        .insert_header((CONTENT_DISPOSITION, attachment(&file.name)))
        // `nosniff` is said by every answer of this server.
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .body(content))
}

/// A download under its name: the letters of RFC 5987 for those who read them, plain ones for the rest.
fn attachment(name: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_survives_and_no_name_breaks_the_header() {
        assert_eq!(
            attachment("登记表 1.csv"),
            "attachment; filename=\"____1.csv\"; filename*=UTF-8''%E7%99%BB%E8%AE%B0%E8%A1%A8%201.csv"
        );
        let hostile = attachment("a\"\r\nX: y;.csv");
        assert!(
            hostile.is_ascii() && !hostile.contains(['\r', '\n']) && hostile.matches('"').count() == 2,
            "{hostile}"
        );
    }
}
