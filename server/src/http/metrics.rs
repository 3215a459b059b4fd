//! `GET /metrics`, for Prometheus.

use actix_web::{HttpResponse, web};

use crate::app::App;

/// Answers with what is counted.
pub async fn show(app: web::Data<App>) -> HttpResponse {
    match app.state.metrics.text() {
        Some(text) => {
            HttpResponse::Ok().content_type("application/openmetrics-text; version=1.0.0; charset=utf-8").body(text)
        }
        None => HttpResponse::InternalServerError().finish(),
    }
}
