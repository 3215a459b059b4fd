//! The browser's cookies: HttpOnly, SameSite=Strict, and counted only beside the header that a
//! foreign page cannot send.

use actix_web::cookie::{Cookie, SameSite, time::Duration};

use crate::config::{ACCESS_SECONDS, Config, SESSION_DAYS};

/// The access token.
pub const ACCESS: &str = "xuehui_access";
/// The refresh token, sent to the API only.
pub const REFRESH: &str = "xuehui_refresh";
/// Without this header a cookie does not count: a form or an image of another site cannot set it.
pub const CLIENT_HEADER: &str = "X-Xuehui-Client";

/// Cookies for a session.
#[must_use]
pub fn set(config: &Config, access: &str, refresh: &str) -> [Cookie<'static>; 2] {
    [
        cookie(config, ACCESS, access, "/", Duration::seconds(ACCESS_SECONDS)),
        cookie(config, REFRESH, refresh, "/graphql", Duration::days(SESSION_DAYS)),
    ]
}

/// Cookies that end a session in the browser.
#[must_use]
pub fn clear(config: &Config) -> [Cookie<'static>; 2] {
    [cookie(config, ACCESS, "", "/", Duration::ZERO), cookie(config, REFRESH, "", "/graphql", Duration::ZERO)]
}

fn cookie(config: &Config, name: &'static str, value: &str, path: &'static str, age: Duration) -> Cookie<'static> {
    Cookie::build(name, value.to_owned())
        .path(path)
        .max_age(age)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(config.secure_cookies)
        .finish()
}
