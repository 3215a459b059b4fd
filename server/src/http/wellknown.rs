//! What anyone may read about the platform: its schema and its public keys.

use actix_web::{HttpResponse, web};

use crate::app::App;

/// `GET /schema.graphql`.
pub async fn schema(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(app.api.sdl.as_str())
}

/// `GET /.well-known/jwks.json` (RFC 7517).
pub async fn jwks(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "public, max-age=300")).json(app.state.keys.jwks())
}
