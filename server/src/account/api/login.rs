//! `login`, `refresh`, `logout`.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};

use entity::refusal::RefusalCode;

use super::viewer::Viewer;
use crate::api::user_error::{UserError, settle};
use crate::caller::{Caller, caller, state};
use crate::fault::Stop;
use crate::identity::session::{self, Opened};
use crate::identity::{Viewer as Identity, cookie, login, token, viewer};
use crate::state::State;

/// Input of `login`.
#[derive(InputObject)]
struct LoginInput {
    /// Login name (用户名); case does not matter.
    username: String,
    /// Password (密码).
    #[graphql(secret)]
    password: String,
}

/// Payload of `login` and `refresh`. A browser also gets its cookies with it.
#[derive(SimpleObject, Default)]
struct LoginPayload {
    /// JWT for `Authorization: Bearer`, valid for 15 minutes; null when refused.
    access_token: Option<String>,
    /// When the token ends; null when refused.
    expires_at: Option<DateTime<Utc>>,
    /// Who logged in; null when refused.
    viewer: Option<Viewer>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Payload of `logout`.
#[derive(SimpleObject)]
struct LogoutPayload {
    /// Always empty: to be logged out is what was wanted.
    user_errors: Vec<UserError>,
}

/// Mutations of sessions.
#[derive(Default)]
pub struct LoginMutation;

#[Object]
impl LoginMutation {
    /// Opens a session (登录). After five failures the account waits, from a minute up to an hour.
    async fn login(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Name and password.")] input: LoginInput,
    ) -> Result<LoginPayload> {
        let (state, caller) = (state(ctx), caller(ctx));
        let LoginInput { username, password } = input;
        let opened = login::log_in(state, &username, &password, &caller.address, &caller.request_id).await;
        answer(state, caller, opened).await
    }

    /// Exchanges the browser's refresh cookie for a new one and a new access token (续期). A refresh token
    /// works once; one that comes again later ends its session.
    async fn refresh(&self, ctx: &Context<'_>) -> Result<LoginPayload> {
        let (state, caller) = (state(ctx), caller(ctx));
        answer(state, caller, refresh(state, caller).await).await
    }

    /// Ends the session (退出): its tokens are worth nothing from now on.
    async fn logout(&self, ctx: &Context<'_>) -> Result<LogoutPayload> {
        let (state, caller) = (state(ctx), caller(ctx));
        if let Some(viewer) = caller.viewer.get() {
            session::close(state, viewer.session_id, &caller.request_id).await?;
        } else if let Some(token) = &caller.refresh
            && let Some(opened) = session::rotate(state, token, &caller.request_id).await?
        {
            session::close(state, opened.id, &caller.request_id).await?;
        }
        caller.set_cookies(cookie::clear(&state.config))?;
        Ok(LogoutPayload { user_errors: Vec::new() })
    }
}

async fn refresh(state: &State, caller: &Caller) -> Result<(Identity, Opened), Stop> {
    let expired = || Stop::whole(RefusalCode::SessionExpired);
    let token = caller.refresh.as_deref().ok_or_else(expired)?;
    let opened = session::rotate(state, token, &caller.request_id).await?.ok_or_else(expired)?;
    let viewer = viewer::by_user(state, opened.user_id, opened.id).await?.ok_or_else(expired)?;
    Ok((viewer, opened))
}

async fn answer(state: &State, caller: &Caller, opened: Result<(Identity, Opened), Stop>) -> Result<LoginPayload> {
    let (opened, user_errors) = settle(opened, caller.language)?;
    let Some((viewer, opened)) = opened else { return Ok(LoginPayload { user_errors, ..Default::default() }) };
    let (access, until) = token::issue(state, viewer.user_id.0, opened.id, None).await?;
    caller.set_cookies(cookie::set(&state.config, &access, &opened.refresh))?;
    // Set before only when a logged-in caller logs in again: then the answer still shows the new one.
    let _ = caller.viewer.set(viewer.clone());
    Ok(LoginPayload { access_token: Some(access), expires_at: Some(until), viewer: Some(Viewer(viewer)), user_errors })
}
