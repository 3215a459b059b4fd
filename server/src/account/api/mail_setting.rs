//! The caller's mail setting in the API: whether, where and in which language he wants his digest.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use entity::account::mail::{MailLanguage, MailWish, setting};

use crate::account::action::set_mail_setting::{Input, set_mail_setting};
use crate::account::mail::setting_of;
use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::Fault;

/// Whether and where the caller wants mail (邮件提醒设置).
#[derive(SimpleObject)]
pub struct MailSetting {
    /// Where to; empty while none was given.
    address: String,
    /// How often.
    wish: MailWish,
    /// In which language.
    language: MailLanguage,
    /// Whether this server sends mail at all; where it does not, the setting waits for the day it does.
    sends: bool,
}

/// The caller's own; the setting of someone who has said nothing is: no mail.
pub async fn mail_setting(ctx: &Context<'_>) -> Result<MailSetting, Fault> {
    let state = state(ctx);
    let row = match caller(ctx).viewer.get() {
        Some(viewer) => setting_of(&state.db, viewer.user_id).await?,
        None => None,
    };
    let setting::Model { address, wish, language, .. } = row.unwrap_or(setting::Model {
        user_id: entity::account::UserId(uuid::Uuid::nil()),
        address: String::new(),
        wish: MailWish::None,
        language: MailLanguage::Zh,
        told_until: chrono::DateTime::default(),
        changed_at: chrono::DateTime::default(),
    });
    Ok(MailSetting { address, wish, language, sends: state.config.mail.is_some() })
}

/// Input of `setMailSetting`.
#[derive(InputObject)]
struct SetMailSettingInput {
    /// Where to, at most 120 characters; may be empty where no mail is wanted.
    address: String,
    /// How often.
    wish: MailWish,
    /// In which language.
    language: MailLanguage,
}

/// Payload of `setMailSetting`.
#[derive(SimpleObject)]
struct SetMailSettingPayload {
    /// The setting as it stands now.
    mail_setting: MailSetting,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

/// Mutations of the mail setting.
#[derive(Default)]
pub struct MailSettingMutation;

#[Object]
impl MailSettingMutation {
    /// Says whether, where and in which language the caller wants his digest (邮件提醒设置). Said again, it is
    /// the same.
    async fn set_mail_setting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetMailSettingInput,
    ) -> Result<SetMailSettingPayload> {
        let SetMailSettingInput { address, wish, language } = input;
        let done = set_mail_setting(state(ctx), permit(ctx)?, Input { address, wish, language }).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        Ok(SetMailSettingPayload { mail_setting: mail_setting(ctx).await?, user_errors })
    }
}
