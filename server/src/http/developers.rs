//! `/developers`: the partner's guide, in both languages. What the code knows (scopes, codes, limits) is written from the code,
//! and the examples are the files that the tests run.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, VARY};
use actix_web::web::{self, Data, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use pulldown_cmark::{Options, Parser, html};
use serde::Deserialize;

use entity::account::oauth::OauthScope;
use entity::policy::oauth::scoped;
use entity::{Language, Word};

use super::introduce::language;
use super::limit::{ALIASES_MAX, DEPTH_MAX, FIELDS_MAX, POINTS_MAX, TOKENS_MAX};
use crate::account::turn::AT_ONCE;
use crate::app::App;
use crate::config::{BODY_LIMIT, Config, REQUEST_SECONDS};
use crate::page::FIRST_MAX;

const GUIDES: [&str; 2] = [include_str!("developers/guide.zh.md"), include_str!("developers/guide.en.md")];
const CHANGELOG: &str = include_str!("developers/changelog.md");
const STYLE: &str = include_str!("developers/style.css");

/// The examples by the name of their file, with the language that they are written in.
const EXAMPLES: [(&str, &str, &str); 4] = [
    ("first.sh", "sh", include_str!("developers/examples/first.sh")),
    ("sync.py", "python", include_str!("developers/examples/sync.py")),
    ("follow.mjs", "js", include_str!("developers/examples/follow.mjs")),
    ("receive.py", "python", include_str!("developers/examples/receive.py")),
];

/// Codes of `errors`, with what to do.
const CODES: [(&str, &str, &str); 17] = [
    ("GRAPHQL_PARSE_FAILED", "文档无法解析", "The document cannot be parsed"),
    ("GRAPHQL_VALIDATION_FAILED", "文档与 Schema 不符", "The document does not fit the schema"),
    ("BAD_USER_INPUT", "参数有误，见 `message`", "An argument cannot be used: `message` says why"),
    ("BAD_REQUEST", "请求不符合 GraphQL over HTTP", "The request is not GraphQL over HTTP"),
    ("METHOD_NOT_ALLOWED", "变更操作须用 POST", "A mutation is sent by POST"),
    ("UNSUPPORTED_MEDIA_TYPE", "正文须为 UTF-8 的 application/json", "Send application/json in UTF-8"),
    ("PAYLOAD_TOO_LARGE", "请求正文过大", "The body is too large"),
    (
        "UNAUTHENTICATED",
        "令牌缺失、有误或已过期，请重新申请",
        "No token, a wrong one, or its time is over: ask for another",
    ),
    (
        "FORBIDDEN",
        "角色或授权范围不允许；`scope` 给出所缺范围",
        "Not for your role, or the token lacks the scope that `scope` names",
    ),
    (
        "PERSISTED_QUERY_NOT_FOUND",
        "没有 `documentId` 所指的文档，请用 `query` 发送全文",
        "There is no document of this `documentId`: send its text as `query`",
    ),
    (
        "DOCUMENT_NOT_TRUSTED",
        "本平台只执行自带文档；合作单位的程序请使用令牌",
        "This server runs its own documents alone: as a partner's program, send a token",
    ),
    ("DOCUMENT_TOO_LARGE", "超出文档限额，请拆分", "Over the limits of a document: ask for less at once"),
    (
        "RATE_LIMITED",
        "本分钟点数已用完，`retryAfter` 秒后再试",
        "The minute's points are spent: again in `retryAfter` seconds",
    ),
    ("TOO_MANY_OPERATIONS", "同一连接同时运行的操作过多", "Too many operations of one socket at once"),
    ("TIMEOUT", "未能在时限内完成，请减少内容", "Not done in time: ask for less at once"),
    ("CURSOR_GONE", "游标已失效，请从头读取", "The cursor's feed is gone: read it from the beginning"),
    ("INTERNAL_SERVER_ERROR", "平台故障，请告知 `faultId`", "We broke: tell us the `faultId`"),
];

/// The page and its style.
pub fn routes(config: &mut ServiceConfig) {
    config.route("/developers", web::get().to(page)).route("/developers/style.css", web::get().to(style));
}

#[derive(Deserialize)]
struct Asked {
    /// `zh` or `en`: before what the browser says.
    lang: Option<String>,
}

async fn page(app: Data<App>, request: HttpRequest, asked: Query<Asked>) -> HttpResponse {
    let language = match asked.lang.as_deref() {
        Some("zh") => Language::Zh,
        Some("en") => Language::En,
        _ => language(&request),
    };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_LANGUAGE, language.pick("zh-CN", "en")))
        .insert_header((VARY, "accept-language"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
        ))
        .body(render(&app.state.config, language))
}

async fn style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").insert_header((CACHE_CONTROL, "no-cache")).body(STYLE)
}

fn render(config: &Config, language: Language) -> String {
    let mut text = language
        .pick(GUIDES[0], GUIDES[1])
        .replace("{{scopes}}", &scopes(language))
        .replace("{{errors}}", &codes(language))
        .replace("{{limits}}", &limits(config, language))
        .replace("{{changelog}}", CHANGELOG);
    for (name, kind, example) in EXAMPLES {
        text = text.replace(&format!("{{{{example {name}}}}}"), &format!("```{kind}\n{example}```\n"));
    }
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(&text, Options::ENABLE_TABLES));
    // What is wider than the screen is scrolled by keyboard too.
    let body = body.replace("<pre>", "<pre tabindex=\"0\">");
    let (code, title) = (language.pick("zh-CN", "en"), language.pick("学会平台开发者指南", "Xuehui for developers"));
    let other =
        language.pick("<a href=\"?lang=en\" lang=\"en\">English</a>", "<a href=\"?lang=zh\" lang=\"zh-CN\">中文</a>");
    format!(
        "<!doctype html><html lang=\"{code}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title><link rel=\"stylesheet\" \
         href=\"/developers/style.css\"><nav>{other}</nav><main>{body}</main></html>"
    )
}

/// A table of Markdown.
fn table(head: [&str; 2], rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.collect();
    format!("| {} |\n| {} |\n{}\n", head[0], head[1], rows.join("\n"))
}

fn scopes(language: Language) -> String {
    let head = language.pick("授权范围 | 用途 | 开放内容", "scope | for | opens");
    let row = |scope: &OauthScope| {
        let opens = scoped().filter(|(known, _)| known == scope).map(|(_, field)| format!("`{field}`"));
        format!("| `{}` | {} | {} |", scope.text(), scope.label(language), opens.collect::<Vec<_>>().join(" "))
    };
    table([head, "--- | --- | ---"], OauthScope::ALL.iter().map(row))
}

fn codes(language: Language) -> String {
    let row = |(code, zh, en): (&str, &'static str, &'static str)| format!("| `{code}` | {} |", language.pick(zh, en));
    table([language.pick("代码 | 含义", "code | meaning"), "--- | ---"], CODES.into_iter().map(row))
}

fn limits(config: &Config, language: Language) -> String {
    let points =
        config.points_per_minute.map_or_else(|| language.pick("不限", "none").to_owned(), |most| most.to_string());
    let rows = [
        ("每分钟点数", "points a minute", points),
        (
            "单个文档的点数（字段数乘以外层 `first`）",
            "points of a document (a field, times each `first` around it)",
            POINTS_MAX.to_string(),
        ),
        ("词法单元数", "tokens", TOKENS_MAX.to_string()),
        ("嵌套深度", "depth", DEPTH_MAX.to_string()),
        ("字段数", "fields", FIELDS_MAX.to_string()),
        ("别名数", "aliases", ALIASES_MAX.to_string()),
        ("每页条数", "items of a page", FIRST_MAX.to_string()),
        ("请求正文字节数", "bytes of a body", BODY_LIMIT.to_string()),
        ("同时执行的文档数，其余排队", "documents that run at once; others wait", AT_ONCE.to_string()),
        ("执行秒数，含排队", "seconds to run, waiting included", REQUEST_SECONDS.to_string()),
    ];
    let row = |(zh, en, most): (&'static str, &'static str, String)| format!("| {} | {most} |", language.pick(zh, en));
    table([language.pick("项目 | 上限", "what | at most"), "--- | ---:"], rows.into_iter().map(row))
}
