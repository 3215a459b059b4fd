//! Experts in the API, for the federation: who can be asked, what he reads, how much he has.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::Word;
use entity::account::UserId;
use entity::project::review::ReviewState;
use entity::register::society::Discipline;

use crate::api::intention::permit;
use crate::api::user_error::{UserError, settle};
use crate::caller::{caller, state};
use crate::project::action::review::expert::{self, set_expert};
use crate::project::review::{Expert as Known, experts, loads};
use crate::register::api::society::{Society, find_society};

/// An expert whom the federation can ask (评审专家).
pub struct Expert {
    known: Known,
    waiting: i64,
    scored: i64,
}

#[Object]
impl Expert {
    /// Opaque global id: of his account.
    async fn id(&self) -> ID {
        self.known.user.id.global().into()
    }

    /// Counts the writes to what is known of him, 0 while nothing is; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.known.profile.as_ref().map_or(0, |profile| profile.version)
    }

    /// His name (姓名).
    async fn name(&self) -> &str {
        &self.known.user.display_name
    }

    /// Where he works; null while nobody has entered it (工作单位).
    async fn affiliation(&self) -> Option<&str> {
        self.known.profile.as_ref().map(|profile| profile.affiliation.as_str())
    }

    /// What he reads (学科门类).
    async fn disciplines(&self) -> Vec<Discipline> {
        Discipline::ALL.iter().copied().filter(|discipline| self.known.reads(discipline.code())).collect()
    }

    /// The societies that he belongs to (所在学会).
    async fn societies(&self, ctx: &Context<'_>) -> Result<Vec<Society>> {
        let mut all = Vec::new();
        for id in self.known.known().societies {
            all.extend(find_society(ctx, id, None).await?);
        }
        Ok(all)
    }

    /// The most applications that he reads at a time (评审容量).
    async fn capacity(&self) -> i32 {
        self.known.capacity()
    }

    /// Whether he is asked at present (可分派).
    async fn active(&self) -> bool {
        self.known.is_active()
    }

    /// How many wait for his score (待评).
    async fn waiting(&self) -> i64 {
        self.waiting
    }

    /// How many he has scored (已评).
    async fn scored(&self) -> i64 {
        self.scored
    }
}

/// Input of `setExpert`.
#[derive(InputObject)]
struct SetExpertInput {
    /// The expert's global id.
    expert_id: ID,
    /// The `version` that the writer saw; 0 while nothing is known of him.
    expected_version: i32,
    /// Names this intention, at most 80 characters.
    idempotency_key: String,
    /// Where he works, 1 to 100 characters (工作单位).
    affiliation: String,
    /// What he reads (学科门类).
    #[graphql(default)]
    disciplines: Vec<Discipline>,
    /// The societies that he belongs to, at most 20 (所在学会).
    #[graphql(default)]
    society_ids: Vec<ID>,
    /// The most applications that he reads at a time, 1 to 200 (评审容量).
    capacity: i32,
    /// Whether he is asked at present (可分派).
    active: bool,
}

/// Payload of `setExpert`.
#[derive(SimpleObject)]
struct SetExpertPayload {
    /// The expert as he stands now; null when there is none for the caller.
    expert: Option<Expert>,
    /// Why it was refused; empty when it was done.
    user_errors: Vec<UserError>,
}

async fn all(ctx: &Context<'_>) -> Result<Vec<Expert>> {
    let region = caller(ctx).viewer()?.post().region_code.clone();
    let state = state(ctx);
    let known = experts(&state.db, state, &region).await?;
    let counts = loads(&state.db).await?;
    let count = |user: UserId, state: ReviewState| {
        let found = counts.iter().find(|row| row.user_id == user && row.state == state.code());
        found.map_or(0, |row| row.count)
    };
    let told = |known: Known| Expert {
        waiting: count(known.user.id, ReviewState::Assigned),
        scored: count(known.user.id, ReviewState::Scored),
        known,
    };
    Ok(known.into_iter().map(told).collect())
}

/// Queries of experts.
#[derive(Default)]
pub struct ExpertQuery;

#[Object]
impl ExpertQuery {
    /// The experts whom the caller's federation can ask, by name (评审专家).
    async fn experts(&self, ctx: &Context<'_>) -> Result<Vec<Expert>> {
        all(ctx).await
    }
}

/// Mutations of experts.
#[derive(Default)]
pub struct ExpertMutation;

#[Object]
impl ExpertMutation {
    /// Enters what is known of an expert, so that nobody reads what he must not (登记评审专家).
    async fn set_expert(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The intention.")] input: SetExpertInput,
    ) -> Result<SetExpertPayload> {
        let SetExpertInput {
            expert_id,
            expected_version,
            idempotency_key,
            affiliation,
            disciplines,
            society_ids,
            capacity,
            active,
        } = input;
        let societies = society_ids.iter().map(|id| id.to_string()).collect();
        let input = expert::Input {
            idempotency_key,
            expert: expert_id.to_string(),
            expected_version,
            affiliation,
            disciplines,
            societies,
            capacity,
            active,
        };
        let done = set_expert(state(ctx), permit(ctx)?, input).await;
        let (_, user_errors) = settle(done, caller(ctx).language)?;
        let id = UserId::parse(&expert_id).ok();
        let expert = all(ctx).await?.into_iter().find(|expert| Some(expert.known.user.id) == id);
        Ok(SetExpertPayload { expert, user_errors })
    }
}
