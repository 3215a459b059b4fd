//! Partners' doors: tokens for client credentials (RFC 6749 §4.4), what a token is worth (RFC 7662), its end (RFC 7009),
//! and where all of it is (RFC 8414).

mod form;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, AUTHORIZATION, CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use entity::Word;
use entity::account::oauth::OauthScope;

use super::introduce::{address, base, request_id};
use super::reply::broken;
use crate::app::App;
use crate::config::ACCESS_SECONDS;
use crate::fault::Fault;
use crate::identity::client::{Proven, Unproven, inspect, issue, prove, revoke};
use form::{Credentials, Form};

/// The doors.
pub fn routes(config: &mut ServiceConfig) {
    let other = || web::to(|| async { HttpResponse::MethodNotAllowed().insert_header((ALLOW, "POST")).finish() });
    config
        .service(web::resource("/oauth/token").route(web::post().to(give)).default_service(other()))
        .service(web::resource("/oauth/introspect").route(web::post().to(look)).default_service(other()))
        .service(web::resource("/oauth/revoke").route(web::post().to(end)).default_service(other()))
        .route("/.well-known/oauth-authorization-server", web::get().to(metadata));
}

/// Why a request is refused, as RFC 6749 §5.2 names it.
#[derive(Debug)]
struct Refused {
    status: StatusCode,
    error: &'static str,
    why: &'static str,
    /// Come again after so many seconds.
    wait: Option<i64>,
}

impl Refused {
    const fn new(status: StatusCode, error: &'static str, why: &'static str) -> Self {
        Self { status, error, why, wait: None }
    }

    const fn request(why: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", why)
    }

    const fn client() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "invalid_client", "client id and secret do not open anything")
    }

    const fn wait(seconds: i64) -> Self {
        let why = "too many requests: come again later";
        Self { wait: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable", why) }
    }
}

/// Why there is no answer.
enum Stop {
    Refused(Refused),
    Fault(Fault),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

async fn give(app: web::Data<App>, request: HttpRequest, body: web::Payload) -> HttpResponse {
    answer(&app, &request, token(&app, &request, body).await)
}

async fn token(app: &App, request: &HttpRequest, body: web::Payload) -> Result<Value, Stop> {
    let form = Form::read(request, body).await?;
    match form.get("grant_type") {
        None => return Err(Refused::request("grant_type: missing").into()),
        Some("client_credentials") => {}
        Some(_) => {
            let why = "grant_type: only client_credentials";
            return Err(Refused::new(StatusCode::BAD_REQUEST, "unsupported_grant_type", why).into());
        }
    }
    let proven = proven(app, request, &form).await?;
    // Each is a write: whoever asks for one all the time has forgotten that it lasts.
    let who = format!("oauth {}", proven.client_id());
    app.throttle.count(who, app.state.world.now()).map_err(Refused::wait)?;
    let issued = issue(&app.state, &proven, form.get("scope"), &request_id(&app.state, request)).await?;
    let Some(issued) = issued else {
        let why = "scope: the client does not have all of these";
        return Err(Refused::new(StatusCode::BAD_REQUEST, "invalid_scope", why).into());
    };
    Ok(json!({
        "access_token": issued.access,
        "token_type": "Bearer",
        "expires_in": ACCESS_SECONDS,
        "scope": issued.scopes.to_string(),
    }))
}

async fn look(app: web::Data<App>, request: HttpRequest, body: web::Payload) -> HttpResponse {
    answer(&app, &request, introspection(&app, &request, body).await)
}

async fn introspection(app: &App, request: &HttpRequest, body: web::Payload) -> Result<Value, Stop> {
    let form = Form::read(request, body).await?;
    let proven = proven(app, request, &form).await?;
    let token = form.get("token").ok_or(Refused::request("token: missing"))?;
    let Some((claims, viewer)) = inspect(&app.state, &proven, token).await? else {
        return Ok(json!({ "active": false }));
    };
    // What it still opens: what the client lost since it was issued is gone.
    let scope = viewer.grant.map(|grant| grant.scopes.to_string());
    Ok(json!({
        "active": true,
        "scope": scope,
        "client_id": claims.client_id,
        "username": viewer.username,
        "token_type": "Bearer",
        "sub": claims.sub,
        "iat": claims.iat,
        "exp": claims.exp,
    }))
}

async fn end(app: web::Data<App>, request: HttpRequest, body: web::Payload) -> HttpResponse {
    answer(&app, &request, revocation(&app, &request, body).await)
}

async fn revocation(app: &App, request: &HttpRequest, body: web::Payload) -> Result<Value, Stop> {
    let form = Form::read(request, body).await?;
    let proven = proven(app, request, &form).await?;
    let token = form.get("token").ok_or(Refused::request("token: missing"))?;
    revoke(&app.state, &proven, token, &request_id(&app.state, request)).await?;
    Ok(json!({}))
}

/// The client that asks.
async fn proven(app: &App, request: &HttpRequest, form: &Form) -> Result<Proven, Stop> {
    let mut headers = request.headers().get_all(AUTHORIZATION);
    let (header, another) = (headers.next(), headers.next());
    if another.is_some() {
        return Err(Refused::request("Authorization: more than one").into());
    }
    let Credentials { id, secret } = Credentials::of(header, form)?;
    prove(&app.state, &id, &secret, &address(&app.state, request)).await.map_err(|unproven| match unproven {
        Unproven::Wrong => Refused::client().into(),
        Unproven::Wait(seconds) => Refused::wait(seconds).into(),
        Unproven::Fault(fault) => Stop::Fault(fault),
    })
}

fn answer(app: &App, request: &HttpRequest, answer: Result<Value, Stop>) -> HttpResponse {
    let (mut response, body) = match answer {
        Ok(body) => (HttpResponse::Ok(), body),
        Err(Stop::Refused(Refused { status, error, why, wait })) => {
            let mut response = HttpResponse::build(status);
            if status == StatusCode::UNAUTHORIZED {
                response.insert_header((WWW_AUTHENTICATE, "Basic realm=\"xuehui\", charset=\"UTF-8\""));
            }
            if let Some(seconds) = wait {
                response.insert_header((RETRY_AFTER, seconds.to_string()));
            }
            (response, json!({ "error": error, "error_description": why }))
        }
        Err(Stop::Fault(fault)) => {
            let id = request_id(&app.state, request);
            tracing::error!(request_id = id, %fault, "a client could not be served");
            (HttpResponse::InternalServerError(), json!({ "error": "server_error", "error_description": broken(&id) }))
        }
    };
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((PRAGMA, "no-cache")).json(body)
}

/// `GET /.well-known/oauth-authorization-server`.
async fn metadata(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let base = base(&app.state, &request);
    let methods = ["client_secret_basic", "client_secret_post"];
    // Whoever keeps it for others would keep the address under which this one has asked.
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(json!({
        "issuer": base,
        "token_endpoint": format!("{base}/oauth/token"),
        "introspection_endpoint": format!("{base}/oauth/introspect"),
        "revocation_endpoint": format!("{base}/oauth/revoke"),
        "jwks_uri": format!("{base}/.well-known/jwks.json"),
        "scopes_supported": OauthScope::ALL.iter().map(|scope| scope.text()).collect::<Vec<_>>(),
        "response_types_supported": [],
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": methods,
        "introspection_endpoint_auth_methods_supported": methods,
        "revocation_endpoint_auth_methods_supported": methods,
    }))
}
