//! The caller of a request: what the doors learnt about him, handed to every resolver.

use std::sync::{Mutex, OnceLock};

use actix_web::cookie::Cookie;
use async_graphql::{Context, Error, ErrorExtensionValues, ErrorExtensions};

use entity::Language;
use entity::account::oauth::OauthScope;

use crate::access::Scope;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::state::State;

/// Who calls, in which language, from where.
#[derive(Debug)]
pub struct Caller {
    /// The user, if one is logged in; a login sets it, so that its answer can show who came in.
    pub viewer: OnceLock<Viewer>,
    /// The language of messages.
    pub language: Language,
    /// The id that names this request in the log, in the ledger and in the answer.
    pub request_id: String,
    /// The network address that asks.
    pub address: String,
    /// The refresh token of the browser's cookie.
    pub refresh: Option<String>,
    /// Cookies that the answer sets.
    pub cookies: Mutex<Vec<Cookie<'static>>>,
}

impl Caller {
    /// The user; the gate lets nobody without a login through to where this is asked.
    pub fn viewer(&self) -> Result<&Viewer, Error> {
        self.viewer.get().ok_or_else(|| coded("log in first", "UNAUTHENTICATED"))
    }

    /// As whom he is counted: by his account, else by his address.
    #[must_use]
    pub fn who(&self) -> String {
        self.viewer.get().map_or_else(|| self.address.clone(), |viewer| viewer.user_id.0.to_string())
    }

    /// What he reaches with a field of the policy table.
    #[must_use]
    pub fn scope(&self, field: &str) -> Scope<'_> {
        Scope::of(self.viewer.get(), field)
    }

    /// Whether he may use a field of the policy table at all.
    #[must_use]
    pub fn allows(&self, field: &str) -> bool {
        self.viewer.get().is_some_and(|viewer| viewer.allows(field))
    }

    /// Goes on where his token holds the scope that a field needs: of a filter, an order or a group, which tell what
    /// that field tells.
    pub fn within_scope(&self, field: &str) -> Result<(), Error> {
        match self.viewer.get().and_then(|viewer| viewer.lacks(field)) {
            Some(scope) => Err(lacking(field, scope)),
            None => Ok(()),
        }
    }

    /// Sets cookies in the answer.
    pub fn set_cookies(&self, cookies: impl IntoIterator<Item = Cookie<'static>>) -> Result<(), Fault> {
        self.cookies.lock().map_err(|_| Fault::Broken("cookies".into()))?.extend(cookies);
        Ok(())
    }
}

/// The caller of the running request.
#[must_use]
pub fn caller<'c>(ctx: &Context<'c>) -> &'c Caller {
    ctx.data_unchecked::<std::sync::Arc<Caller>>()
}

/// The server's state.
#[must_use]
pub fn state<'c>(ctx: &Context<'c>) -> &'c std::sync::Arc<State> {
    ctx.data_unchecked::<std::sync::Arc<State>>()
}

/// An error with a stable code.
#[must_use]
pub fn coded(message: impl Into<String>, code: &'static str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
}

fn lacking(field: &str, scope: OauthScope) -> Error {
    let told = |_: &Error, extensions: &mut ErrorExtensionValues| extensions.set("scope", scope.text());
    coded(format!("{field}: the token lacks the scope {}", scope.text()), "FORBIDDEN").extend_with(told)
}

/// An argument that cannot be used.
#[must_use]
pub fn bad_input(message: impl Into<String>) -> Error {
    coded(message, "BAD_USER_INPUT")
}
