//! A change of form that is due, in the API.

use async_graphql::{Context, Result, SimpleObject};

use entity::form::assessment::RecommendedForm;
use entity::ledger::open_item::{self, OpenItemKind};
use entity::{Language, Word};

use crate::api::loaders::rows_of;
use crate::caller::caller;
use crate::register::api::society::Society;
use crate::scalar::Date;

/// The recommended form has differed from the form in being for so long that a change is due (应变更).
#[derive(SimpleObject)]
pub struct ChangeDue {
    /// Since when the recommended form differs (越线日期).
    since: Date,
    /// From which day the change is due: the crossing has stayed as long as the rules ask (应变更日期).
    due_from: Date,
    /// Until when the society is expected to act (办理期限); null on a day in the past, and for the
    /// minutes until the clock has opened the item.
    due_on: Option<Date>,
    /// The form that it should change to (建议形式).
    recommended: RecommendedForm,
    /// One sentence in the caller's language.
    text: String,
}

impl ChangeDue {
    /// What is due for a society on its day; none where nothing is.
    pub async fn of(ctx: &Context<'_>, society: &Society) -> Result<Option<Self>> {
        let present = society.row.present();
        let Some(crossing) = present.crossing.filter(|crossing| crossing.is_due(society.day)) else {
            return Ok(None);
        };
        let items = rows_of::<open_item::Entity>(ctx, society.row.society_id).await?;
        let now = society.day == crate::caller::state(ctx).world.today();
        let item = items.iter().find(|item| now && item.kind == OpenItemKind::ChangeDue);
        let language = caller(ctx).language;
        let (form, recommended) = (present.form.label(language), present.recommended.label(language));
        let since = crossing.since;
        let text = match language {
            Language::Zh => format!("自{since}起条件已变，现为{form}，应变更为{recommended}"),
            Language::En => format!("Since {since} the conditions have changed: {form} should become {recommended}"),
        };
        Ok(Some(Self {
            since: since.into(),
            due_from: crossing.due_from.into(),
            due_on: item.map(|item| item.due_on.into()),
            recommended: present.recommended,
            text,
        }))
    }
}
