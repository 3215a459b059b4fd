//! Liveness and readiness, for whatever watches the server.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::database::is_current;

/// `GET /healthz`: the process runs.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// `GET /readyz`: the database answers and its tables are current.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    match is_current(&app.state.db).await {
        Ok(true) => HttpResponse::Ok().content_type("text/plain").body("ready\n"),
        Ok(false) => HttpResponse::ServiceUnavailable().body("the tables are not current: run `xuehui migrate`\n"),
        Err(fault) => {
            tracing::error!(%fault, "not ready");
            HttpResponse::ServiceUnavailable().body("the database does not answer\n")
        }
    }
}
