//! The link that ends a user's mails. It is signed and asks for no login. A mail program may follow a link
//! to look what is behind it, so that it is the button (or the mail program's own, RFC 8058) that ends them.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, RETRY_AFTER};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use entity::Language;

use super::introduce::{address, language, request_id};
use crate::account::mail::{named, unsubscribe};
use crate::app::App;

/// Looked at with GET, done with POST.
pub fn routes(config: &mut ServiceConfig) {
    config.service(
        web::resource("/unsubscribe/{token}")
            .route(web::get().to(look))
            .route(web::post().to(end))
            .default_service(web::to(|| async { HttpResponse::MethodNotAllowed().finish() })),
    );
}

async fn look(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let language = language(&request);
    if named(&app.state, &token).is_none() {
        return missing(language);
    }
    let (line, button) = (
        language.pick("不再接收到期提醒邮件？", "Stop the mails about deadlines?"),
        language.pick("不再接收", "Stop them"),
    );
    page(language, line, &format!("<form method=\"post\"><button>{button}</button></form>"))
}

async fn end(app: web::Data<App>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let language = language(&request);
    let who = format!("unsubscribe {}", address(&app.state, &request));
    if let Err(seconds) = app.throttle.count(who, app.state.world.now()) {
        return HttpResponse::TooManyRequests().insert_header((RETRY_AFTER, seconds.to_string())).finish();
    }
    let Some(user) = named(&app.state, &token) else { return missing(language) };
    match unsubscribe(&app.state, user).await {
        Ok(_) => page(
            language,
            language
                .pick("已停发。随时可以在“我的”里重新打开。", "No more mails. You can turn them on again under “Me”."),
            "",
        ),
        Err(fault) => {
            let id = request_id(&app.state, &request);
            tracing::error!(request_id = id, %fault, "unsubscribing failed");
            HttpResponse::InternalServerError().body(format!("something broke on our side ({id})\n"))
        }
    }
}

fn missing(language: Language) -> HttpResponse {
    let text =
        language.pick("链接不完整，请从邮件里重新点开\n", "The link is not whole: open it from the mail again\n");
    HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body(text)
}

fn page(language: Language, line: &str, form: &str) -> HttpResponse {
    let (code, title) = (language.pick("zh-CN", "en"), language.pick("学会平台邮件", "Mails of Xuehui"));
    let body = format!(
        "<!doctype html><html lang=\"{code}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><main><h1>{title}</h1><p>{line}</p>{form}</main></html>"
    );
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; form-action 'self'; frame-ancestors 'none'"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}
