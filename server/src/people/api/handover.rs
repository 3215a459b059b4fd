//! Handing a post over: what would move, shown before it is done; and doing it.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::Language;
use entity::ledger::open_item;
use entity::people::appointment::{AppointmentId, LeaderPost};
use entity::people::dual::PartyRole;
use entity::register::society::SocietyId;

use super::appointment::appointment_id;
use crate::api::intention::permit_for;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::fault::{Fault, Stop};
use crate::institution::api::deadline::{Deadline, deadlines_of};
use crate::people::action::hand_over_post::{self, hand_over_post};
use crate::people::right;
use crate::people::roster::{Seat, seats};
use crate::register::api::contact::after;
use crate::register::api::society::Society;
use crate::responsibility::api::open_item::OpenItem;
use crate::scalar::Date;

/// The most open items that a preview lists.
const ITEMS_MAX: u64 = 100;

/// What a handover of a post would move, before it is done (交接预览).
pub struct HandoverPreview {
    seat: Seat,
    accounts: Vec<String>,
    keeps_rights: bool,
    items: Vec<open_item::Model>,
}

/// Input of `handOverPost`.
#[derive(InputObject)]
struct HandOverPostInput {
    /// The society's global id.
    society_id: ID,
    /// The `version` that the writer saw; another one standing now answers CONFLICT.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// The appointment that ends.
    appointment_id: ID,
    /// The successor's name (接任者), at most 30 characters.
    successor_name: String,
    /// The successor's first day, up to today (生效日期).
    effective_on: Date,
    /// Whether the post goes on leading Party work, if it does.
    keeps_party_lead: bool,
    /// The successor's login name, if he has an account: it has to carry the successor's name. Absent
    /// when he has none: an administrator then creates it.
    successor_username: Option<String>,
}

/// Payload of `handOverPost`.
#[derive(SimpleObject)]
struct HandOverPostPayload {
    /// The society as it stands now; null when it does not exist for the caller.
    society: Option<Society>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

#[Object]
impl HandoverPreview {
    /// The post (职务).
    async fn post(&self) -> LeaderPost {
        self.seat.appointment.post
    }

    /// Who holds it now.
    async fn holder(&self) -> &str {
        &self.seat.person.name
    }

    /// Whether the post leads Party work: it goes on doing so, unless it is wished otherwise.
    async fn leads_party_work(&self) -> bool {
        self.seat.leads()
    }

    /// Party roles of the holder: they are elected or appointed and do not pass with the post.
    async fn party_roles(&self) -> &[PartyRole] {
        &self.seat.roles
    }

    /// Login names that lose their rights in the society (停用的账号); empty when there is none, or when
    /// the holder keeps another post in it.
    async fn accounts(&self) -> &[String] {
        &self.accounts
    }

    /// What waits for the society: it stays with the society and so passes to the successor.
    async fn open_items(&self) -> Vec<OpenItem> {
        self.items.iter().cloned().map(OpenItem::of).collect()
    }

    /// The society's deadlines: they stay with the society too.
    async fn deadlines(&self, ctx: &Context<'_>) -> Result<Vec<Deadline>> {
        let society = Society { row: self.seat.society.clone(), day: state(ctx).world.today() };
        Ok(deadlines_of(ctx, &society).await?)
    }

    /// All of it in sentences, in the caller's language: what moves, what ends, what does not move.
    async fn sentences(&self, ctx: &Context<'_>) -> Vec<String> {
        self.told(caller(ctx).language)
    }
}

impl HandoverPreview {
    fn told(&self, language: Language) -> Vec<String> {
        let say = |zh: String, en: String| if matches!(language, Language::Zh) { zh } else { en };
        let mut told = Vec::new();
        if self.seat.leads() {
            told.push(say(
                "党建负责人随职务转给接任者，也可另行指定".into(),
                "The lead of Party work stays with the post, or another one is named".into(),
            ));
        }
        if !self.seat.roles.is_empty() {
            told.push(say(
                "党内职务不随学会职务转移：书记、副书记、委员由选举或任命产生，联络员须重新提名确认".into(),
                "Party roles do not pass with the post: officers are elected or appointed, a liaison is proposed and confirmed anew".into(),
            ));
        }
        told.push(if self.keeps_rights {
            say(
                "原任者在本会还有其他职务，账号权限保留".into(),
                "The holder keeps another post in the society, and his rights with it".into(),
            )
        } else if self.accounts.is_empty() {
            say("原任者没有本会账号".into(), "The holder has no account in the society".into())
        } else {
            say(
                format!("账号 {} 在本会的权限即时终止", self.accounts.join("、")),
                format!("The rights of {} in the society end at once", self.accounts.join(", ")),
            )
        });
        told.push(say(
            "接任者有账号的，填写其登录名即可接任权限；没有账号的，由管理员建立".into(),
            "The successor's account receives the rights if its login name is given; otherwise an administrator creates one".into(),
        ));
        told.push(say(
            format!("{}件待办属于学会，自动由接任者继续办理", self.items.len()),
            format!("{} open items belong to the society: the successor goes on with them", self.items.len()),
        ));
        told.push(say(
            "原任者设备上的草稿不能转移，请在交接前提交或放弃".into(),
            "Drafts on the holder's device cannot be moved: send or discard them first".into(),
        ));
        told
    }
}

/// Queries of handovers.
#[derive(Default)]
pub struct HandoverQuery;

#[Object]
impl HandoverQuery {
    /// What a handover of this post would move, before it is done (交接预览); null when the appointment does
    /// not exist for the caller or has ended.
    async fn handover_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The society's global id.")] society_id: ID,
        #[graphql(desc = "The appointment's global id.")] appointment_id: ID,
    ) -> Result<Option<HandoverPreview>> {
        let (Ok(society), Ok(appointment)) = (SocietyId::parse(&society_id), AppointmentId::parse(&appointment_id))
        else {
            return Ok(None);
        };
        Ok(preview(ctx, society, appointment).await?)
    }
}

async fn preview(
    ctx: &Context<'_>,
    society: SocietyId,
    appointment: AppointmentId,
) -> Result<Option<HandoverPreview>, Fault> {
    let (state, scope) = (state(ctx), caller(ctx).scope("Query.handoverPreview"));
    let today = state.world.today();
    let all = seats(&state.db, scope.society(society), today).await?;
    let Some(seat) = all.iter().find(|seat| seat.appointment.id == appointment).cloned() else { return Ok(None) };
    let keeps_rights = all.iter().any(|other| other.person.id == seat.person.id && other.appointment.id != appointment);
    let accounts = if keeps_rights {
        Vec::new()
    } else {
        let found = right::accounts(&state.db, society, seat.person.id, today).await?;
        found.into_iter().map(|(_, user)| user.username).collect()
    };
    let items = caller(ctx)
        .scope("Query.openItems")
        .open_items()
        .filter(open_item::Column::HolderSocietyId.eq(society))
        .order_by_asc(open_item::Column::DueOn)
        .limit(ITEMS_MAX)
        .all(&state.db)
        .await?;
    Ok(Some(HandoverPreview { seat, accounts, keeps_rights, items }))
}

/// Mutations of handovers.
#[derive(Default)]
pub struct HandoverMutation;

#[Object]
impl HandoverMutation {
    /// Hands a post over to a successor (职务交接), in one step: the appointment, the lead of Party work if it
    /// stays with the post, and the rights of the accounts. The old holder's rights end with his last post.
    async fn hand_over_post(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: HandOverPostInput,
    ) -> Result<HandOverPostPayload> {
        let society_id = input.society_id.clone();
        let (_, user_errors) = settle(act(ctx, input).await, caller(ctx).language)?;
        Ok(HandOverPostPayload { society: after(ctx, &society_id).await?, user_errors })
    }
}

async fn act(ctx: &Context<'_>, input: HandOverPostInput) -> Result<(), Stop> {
    let HandOverPostInput {
        society_id,
        expected_version,
        idempotency_key,
        appointment_id: id,
        successor_name,
        effective_on,
        keeps_party_lead,
        successor_username,
    } = input;
    let permit = permit_for(ctx, &society_id).await?;
    let input = hand_over_post::Input {
        expected_version,
        idempotency_key,
        appointment_id: appointment_id(&id)?,
        successor_name,
        effective_on: effective_on.0,
        keeps_party_lead,
        successor_username,
    };
    hand_over_post(state(ctx), permit, input).await
}
