//! `GET /papers/{kind}/{id}.pdf`: an official form as PDF, for whoever may read what it shows. Who asks is told
//! by a token, or by the signature of an address that was handed out; to everybody else there is no such paper. A
//! certificate is there for anybody who holds its number and code.

use std::sync::{Arc, Mutex, OnceLock};

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::{Request, Variables};
use serde::Deserialize;
use uuid::Uuid;

use entity::institution::paper::PaperKind;
use entity::{Language, Word};

use super::files::attachment;
use super::introduce::{Refused, address, base, introduce, language, request_id};
use crate::access::gate::Gate;
use crate::api::loaders::with_state;
use crate::app::App;
use crate::caller::Caller;
use crate::fault::Fault;
use crate::identity::{Viewer, viewer};
use crate::paper::address::{Signed, holder};
use crate::paper::form::Form;
use crate::paper::source;
use crate::paper::write::pdf;

/// Papers may be got.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/papers/{kind}/{id}.pdf")
            .route(web::get().to(get))
            .default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() })),
    );
}

#[derive(Deserialize)]
struct Wanted {
    language: Option<String>,
    /// The verification code of a certificate.
    code: Option<String>,
}

impl Wanted {
    fn of(request: &HttpRequest) -> Self {
        web::Query::<Self>::from_query(request.query_string())
            .map_or_else(|_| Self { language: None, code: None }, web::Query::into_inner)
    }

    fn language(&self, request: &HttpRequest) -> Language {
        match self.language.as_deref() {
            Some("en") => Language::En,
            Some("zh") => Language::Zh,
            _ => language(request),
        }
    }
}

async fn get(app: web::Data<App>, request: HttpRequest, path: web::Path<(String, String)>) -> HttpResponse {
    let (kind, id) = path.into_inner();
    match paper(&app, &request, &kind, &id).await {
        Ok(Some((name, bytes))) => HttpResponse::Ok()
            .content_type("application/pdf")
            .insert_header((CONTENT_DISPOSITION, attachment(&name)))
            .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .body(bytes),
        Ok(None) => HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found\n"),
        Err(fault) => {
            let id = request_id(&app.state, &request);
            tracing::error!(request_id = id, %fault, "a paper failed");
            HttpResponse::InternalServerError().body(format!("something broke on our side ({id})\n"))
        }
    }
}

/// The paper with the name of its file; none where there is none for who asks.
async fn paper(
    app: &web::Data<App>,
    request: &HttpRequest,
    kind: &str,
    id: &str,
) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let Some(kind) = PaperKind::ALL.iter().copied().find(|known| known.path() == kind) else { return Ok(None) };
    let Some(caller) = caller(app, request, kind, id).await? else { return Ok(None) };
    let Some(form) = form(app, request, caller, (kind, id)).await? else { return Ok(None) };
    let name = format!("{}_{}.pdf", form.about, kind.label(form.language));
    let font = app.assets.font().ok_or_else(|| Fault::Broken("there is no font for papers".into()))?;
    let made = web::block(move || pdf(&form, &font)).await;
    let bytes = made.map_err(|error| Fault::Broken(format!("a paper: {error}")))??;
    Ok(Some((name, bytes)))
}

/// Who asks; none where nobody is known to.
async fn caller(app: &App, request: &HttpRequest, kind: PaperKind, id: &str) -> Result<Option<Caller>, Fault> {
    if kind == PaperKind::ProjectCertificate {
        return Ok(Some(calling(app, request, OnceLock::new())));
    }
    let Ok(signed) = web::Query::<Signed>::from_query(request.query_string()) else {
        return match introduce(&app.state, request).await {
            Ok(caller) => Ok(caller.viewer.get().is_some().then_some(caller)),
            Err(Refused::Token { .. }) => Ok(None),
            Err(Refused::Fault(fault)) => Err(fault),
        };
    };
    let Some(by) = holder(&app.state, kind, id, &signed) else { return Ok(None) };
    let Some(found) = viewer::by_user(&app.state, by, Uuid::nil()).await? else { return Ok(None) };
    Ok(Some(calling(app, request, OnceLock::from(found))))
}

/// A caller in the language of the address.
fn calling(app: &App, request: &HttpRequest, viewer: OnceLock<Viewer>) -> Caller {
    Caller {
        viewer,
        language: Wanted::of(request).language(request),
        request_id: request_id(&app.state, request),
        address: address(&app.state, request),
        refresh: None,
        cookies: Mutex::default(),
    }
}

/// The form that the caller may see, read through the API under his rights.
async fn form(
    app: &App,
    request: &HttpRequest,
    caller: Caller,
    (kind, id): (PaperKind, &str),
) -> Result<Option<Form>, Fault> {
    let text = source::document(kind);
    let document = async_graphql::parser::parse_query(text).map_err(|error| Fault::Broken(error.to_string()))?;
    if (Gate { fields: &app.api.fields, viewer: caller.viewer.get() }).check(&document, None).is_err() {
        return Ok(None);
    }
    let language = caller.language;
    let asked = Request::new(text)
        .variables(Variables::from_json(source::variables(id, Wanted::of(request).code)))
        .data(Arc::new(caller));
    let answer = app.api.schema.execute(with_state(asked, &app.state)).await;
    if let Some(error) = answer.errors.first() {
        // An id that is none of ours is no paper; what broke inside is told to nobody but the log.
        return match error.source::<Fault>() {
            Some(fault) => Err(Fault::Broken(fault.to_string())),
            None => Ok(None),
        };
    }
    let data = serde_json::to_value(&answer.data)?;
    Ok(source::form(kind, &data, language, &base(&app.state, request)))
}
