//! The explorer for people who try the API: GraphiQL, packaged with the client, from this server alone.

use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use crate::app::App;

/// GraphiQL styles its editor as it goes; scripts come from this server only.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// `GET /graphql` for a person.
#[must_use]
pub fn page(app: &App, request: &HttpRequest) -> HttpResponse {
    match app.assets.answer(request, "/explorer/") {
        Some(mut page) => {
            let policy = HeaderValue::from_static(POLICY);
            page.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            page
        }
        None => HttpResponse::Ok().content_type("text/html; charset=utf-8").body(PLAIN),
    }
}

/// Without the packaged client there is still a way on.
const PLAIN: &str = "<!doctype html><meta charset=utf-8><title>Xuehui GraphQL</title><h1>Xuehui GraphQL</h1>\
                     <p>POST a document here; the schema is at <a href=/schema.graphql>/schema.graphql</a>.";
