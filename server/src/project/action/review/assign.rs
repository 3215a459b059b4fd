//! Experts are asked to read the applications of a call: as many as it needs, load spread evenly, nobody
//! where something stands against it; or named by hand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;

use entity::Word;
use entity::account::UserId;
use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationId, ApplicationState};
use entity::project::review::assign::{Reader, Wanted, assign};
use entity::project::review::conflict::Team;
use entity::project::review::{self, ReviewId, ReviewState};
use entity::refusal::RefusalCode;
use entity::register::present;
use entity::responsibility::Standing;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::institution::calendar::calendar;
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::{Entry, Write, told};
use crate::project::call::{Call, reached};
use crate::project::review::{Expert, against, experts, teams};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct AssignReviews;

impl Intention for AssignReviews {
    const FIELD: &'static str = "Mutation.assignReviews";
}

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// Of which call.
    pub call: String,
    /// Which application by whom; empty to have it worked out.
    pub pairs: Vec<(String, String)>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Reviews given out.
    pub assigned: usize,
    /// Readers that are still missing, over all applications.
    pub missing: i32,
}

/// What an assignment is made from.
pub(super) struct Ground {
    pub(super) call: Call,
    pub(super) experts: Vec<Expert>,
    pub(super) teams: BTreeMap<ApplicationId, Team>,
    pub(super) reviews: Vec<review::Model>,
    pub(super) due_on: NaiveDate,
}

impl Ground {
    pub(super) async fn of(state: &State, write: &Write, call: Call) -> Result<Self, Fault> {
        let days = u32::try_from(call.content.days.review).unwrap_or_default();
        let due_on = calendar(&write.tx).await?.after(state.world.today(), days);
        let reviews = review::Entity::find().filter(review::Column::CallId.eq(call.row.id)).all(&write.tx).await?;
        let experts = experts(&write.tx, state, &call.row.region_code).await?;
        Ok(Self { teams: teams(&write.tx, call.row.id).await?, experts, reviews, due_on, call })
    }

    /// Whether this expert can be asked for this application; else what stands against it.
    pub(super) fn check(&self, application: ApplicationId, user: UserId) -> Result<(), Stop> {
        let missing = || Stop::at("expertId", RefusalCode::NotFound);
        let expert = self.experts.iter().find(|expert| expert.user.id == user).ok_or_else(missing)?;
        if self.asked(application, user) {
            return Err(Stop::at("expertId", RefusalCode::AskedBefore));
        }
        match against(&expert.known(), application, &self.teams).first() {
            Some(conflict) => {
                Err(Stop::at("expertId", RefusalCode::ExpertBarred { conflict: Standing::of(*conflict) }))
            }
            None => Ok(()),
        }
    }

    fn asked(&self, application: ApplicationId, user: UserId) -> bool {
        self.reviews.iter().any(|review| review.application_id == application && review.user_id == user)
    }

    fn readers(&self) -> Vec<Reader> {
        let open = |review: &&review::Model| review.state == ReviewState::Assigned;
        let load = |user| self.reviews.iter().filter(open).filter(|review| review.user_id == user).count();
        let active = self.experts.iter().filter(|expert| expert.is_active());
        let reader = |expert: &Expert| Reader {
            user: expert.user.id,
            load: i32::try_from(load(expert.user.id)).unwrap_or(i32::MAX),
            capacity: expert.capacity(),
        };
        active.map(reader).collect()
    }

    /// What an application still needs.
    fn wanted(&self, row: &application::Model, discipline: &str) -> Wanted {
        let reading = |review: &&review::Model| {
            review.application_id == row.id && matches!(review.state, ReviewState::Assigned | ReviewState::Scored)
        };
        let has = i32::try_from(self.reviews.iter().filter(reading).count()).unwrap_or(i32::MAX);
        let stands = |expert: &&Expert| {
            self.asked(row.id, expert.user.id) || !against(&expert.known(), row.id, &self.teams).is_empty()
        };
        let ids = |experts: &mut dyn Iterator<Item = &Expert>| experts.map(|expert| expert.user.id).collect();
        let barred: BTreeSet<UserId> = ids(&mut self.experts.iter().filter(stands));
        let versed = ids(&mut self.experts.iter().filter(|expert| expert.reads(discipline)));
        let readers = (self.call.content.reviewers - has).max(0);
        Wanted { application: row.id, readers, barred, versed }
    }
}

/// Asks experts.
pub async fn assign_reviews(state: &State, permit: Permit<AssignReviews>, input: Input) -> Result<Done, Stop> {
    let write = Write::begin(state, permit.actor()).await?;
    let call = reached(&write, &permit, &input.call).await?;
    let (user, key) = (permit.viewer().user_id, &input.idempotency_key);
    if let Claim::Seen(_) = claim(&write, user, key, AssignReviews::FIELD, &input, &input.call).await? {
        return Ok(Done::default());
    }
    let rows = application::Entity::find()
        .filter(application::Column::CallId.eq(call.row.id))
        .filter(application::Column::State.eq(ApplicationState::ExpertReview))
        .all(&write.tx)
        .await?;
    let ground = Ground::of(state, &write, call).await?;
    let (pairs, missing) = if input.pairs.is_empty() {
        let disciplines = disciplines(&write, &rows).await?;
        let code = |row: &application::Model| disciplines.get(&row.id).map_or("", String::as_str);
        let wanted = rows.iter().map(|row| ground.wanted(row, code(row))).collect();
        let done = assign(wanted, &ground.readers());
        (done.pairs, done.short.values().sum())
    } else {
        (named(&ground, &rows, &input.pairs)?, 0)
    };
    if pairs.is_empty() {
        return Ok(Done { assigned: 0, missing });
    }
    give(state, &write, &ground, &pairs).await?;
    let changes = vec![told("call", ground.call.row.id.global()), told("assigned", pairs.len().to_string())];
    write.commit(state, Entry { action: Action::AssignReviews, society_id: None, changes }).await?;
    Ok(Done { assigned: pairs.len(), missing })
}

/// The disciplines of the societies behind applications.
async fn disciplines(write: &Write, rows: &[application::Model]) -> Result<BTreeMap<ApplicationId, String>, Fault> {
    let mut societies = BTreeMap::new();
    let ids: BTreeSet<_> = rows.iter().map(|row| row.society_id).collect();
    for some in ids.into_iter().collect::<Vec<_>>().chunks(500) {
        let these = present::Column::SocietyId.is_in(some.iter().copied());
        let found = present::Entity::find().filter(these).all(&write.tx).await?;
        societies.extend(found.into_iter().map(|row| (row.society_id, row.discipline.code().to_owned())));
    }
    let of = |row: &application::Model| societies.get(&row.society_id).cloned().unwrap_or_default();
    Ok(rows.iter().map(|row| (row.id, of(row))).collect())
}

/// What was named by hand, checked.
fn named(
    ground: &Ground,
    rows: &[application::Model],
    pairs: &[(String, String)],
) -> Result<Vec<(ApplicationId, UserId)>, Stop> {
    let mut all = Vec::new();
    for (application, expert) in pairs {
        let missing = || Stop::at("applicationId", RefusalCode::NotFound);
        let id = ApplicationId::parse(application).map_err(|_| missing())?;
        let expert = UserId::parse(expert).map_err(|_| Stop::at("expertId", RefusalCode::NotFound))?;
        rows.iter().find(|row| row.id == id).ok_or_else(missing)?;
        ground.check(id, expert)?;
        if all.contains(&(id, expert)) {
            return Err(Stop::at("expertId", RefusalCode::AskedBefore));
        }
        all.push((id, expert));
    }
    Ok(all)
}

/// Gives the reviews out.
pub(super) async fn give(
    state: &State,
    write: &Write,
    ground: &Ground,
    pairs: &[(ApplicationId, UserId)],
) -> Result<(), Fault> {
    let row = |(application, user): &(ApplicationId, UserId)| {
        let id = state.world.new_id();
        let own = id.simple().to_string();
        let own = own.get(own.len().saturating_sub(6)..).unwrap_or(&own).to_uppercase();
        review::ActiveModel {
            id: Set(ReviewId(id)),
            application_id: Set(*application),
            call_id: Set(ground.call.row.id),
            user_id: Set(*user),
            number: Set(format!("PS-{own}")),
            version: Set(1),
            state: Set(ReviewState::Assigned),
            assigned_at: Set(write.at),
            due_on: Set(ground.due_on),
            scores: Set(String::new()),
            total: Set(-1),
            comment: Set(String::new()),
            scored_at: Set(None),
        }
    };
    let rows: Vec<_> = pairs.iter().map(row).collect();
    // A statement holds so many values and no more.
    for some in rows.chunks(200) {
        review::Entity::insert_many(some.to_vec()).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}
