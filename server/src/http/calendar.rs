//! `GET /calendar/{token}.ics`: the calendar of whoever the token belongs to. The token is the whole
//! proof, so nothing else can be reached with it; a wrong one leads nowhere, like any wrong address.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, RETRY_AFTER};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use uuid::Uuid;

use super::introduce::{address, request_id};
use crate::account::feed::by_token;
use crate::app::App;
use crate::fault::Fault;
use crate::identity::viewer;
use crate::institution::feed::calendar_text;
use crate::state::State;

/// A calendar may be got.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/calendar/{token}.ics")
            .route(web::get().to(get))
            .route(web::head().to(get))
            .default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() })),
    );
}

async fn get(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    // By address: guessing one token after another is what has to be slow.
    let who = format!("calendar {}", address(&app.state, &request));
    if let Err(seconds) = app.throttle.count(who, app.state.world.now()) {
        return HttpResponse::TooManyRequests().insert_header((RETRY_AFTER, seconds.to_string())).finish();
    }
    match text(&app.state, &token).await {
        Ok(Some(text)) => HttpResponse::Ok()
            .content_type("text/calendar; charset=utf-8")
            .insert_header((CONTENT_DISPOSITION, "inline; filename=\"xuehui.ics\""))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .body(text),
        Ok(None) => HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found\n"),
        Err(fault) => {
            let id = request_id(&app.state, &request);
            tracing::error!(request_id = id, %fault, "a calendar failed");
            HttpResponse::InternalServerError().body(format!("something broke on our side ({id})\n"))
        }
    }
}

/// The calendar behind a token; none where there is none, or its user holds no post any more.
async fn text(state: &State, token: &str) -> Result<Option<String>, Fault> {
    let Some(feed) = by_token(&state.db, token).await? else { return Ok(None) };
    let Some(viewer) = viewer::by_user(state, feed.user_id, Uuid::nil()).await? else { return Ok(None) };
    Ok(Some(calendar_text(state, &viewer, feed.language.into()).await?))
}
