//! What anyone may read about the platform: its schema and its public keys.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};

use entity::account::signing::JWKS_KEPT;

use crate::app::App;
use crate::identity::key;

/// `GET /schema.graphql`.
pub async fn schema(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(app.api.sdl.as_str())
}

/// `GET /.well-known/jwks.json` (RFC 7517).
pub async fn jwks(app: web::Data<App>) -> HttpResponse {
    match key::jwks(&app.state).await {
        Ok(keys) => {
            let kept = format!("public, max-age={}", JWKS_KEPT.num_seconds());
            HttpResponse::Ok().insert_header((CACHE_CONTROL, kept)).json(keys)
        }
        Err(fault) => {
            tracing::error!(%fault, "cannot tell the public keys");
            HttpResponse::InternalServerError().finish()
        }
    }
}
