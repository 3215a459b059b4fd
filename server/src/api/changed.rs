//! `changed`: the feed as it grows, a page whenever there is something to tell. What is read is what `changes` reads.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, Result, Subscription};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::timeout;

use entity::ledger::change::ChangeKind;

use super::change::{ChangeConnection, Read, asks_for_things, read, readable};
use crate::caller::{Caller, caller, state};
use crate::ledger::feed::{self, FeedPlace};
use crate::ledger::live;
use crate::page::{FIRST_MAX, Page};
use crate::state::State;

/// After this long a follower looks by himself: a wake can be lost.
const LOOK: Duration = Duration::from_secs(5);

/// What can be followed.
#[derive(Default)]
pub struct ChangeSubscription;

#[Subscription(name = "Subscription")]
impl ChangeSubscription {
    /// What becomes another, is added or goes, as soon as it is there (实时变更): pages of the same feed as `changes`,
    /// from `after` on or from now. A follower that was away goes on after the last `cursor` that he has stored.
    async fn changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Cursor to go on after; from now on when absent.")] after: Option<String>,
        #[graphql(desc = "Of these kinds; of all that the caller may read when absent.")] types: Option<
            Vec<ChangeKind>,
        >,
    ) -> Result<impl Stream<Item = Result<ChangeConnection>> + use<>> {
        let kinds = readable(caller(ctx), types)?;
        let state = Arc::clone(state(ctx));
        // Before the first look: what is committed between the two is not slept over.
        let wakes = live::follow(&state);
        let first = i32::try_from(FIRST_MAX).ok();
        let mut page = Page::<FeedPlace>::read(first, after)?;
        if page.after.is_none() {
            feed::put_in_order(&state).await?;
            page.after = Some(feed::head(&state).await?);
        }
        let caller = Arc::clone(ctx.data_unchecked::<Arc<Caller>>());
        let things = asks_for_things(ctx);
        Ok(unfold(Some(Follower { state, caller, kinds, page, things, wakes }), Follower::next))
    }
}

/// One who follows.
struct Follower {
    state: Arc<State>,
    caller: Arc<Caller>,
    kinds: Vec<ChangeKind>,
    page: Page<FeedPlace>,
    /// Whether he asks for what has changed.
    things: bool,
    wakes: watch::Receiver<u64>,
}

impl Follower {
    /// The next page that tells something; after a fault there is none.
    async fn next(this: Option<Self>) -> Option<(Result<ChangeConnection>, Option<Self>)> {
        let mut this = this?;
        loop {
            this.wakes.borrow_and_update();
            let turn = this.state.turns.wait(&this.caller, 1).await;
            let found = read(&this.state, &this.caller, &this.kinds, &this.page, this.things).await;
            drop(turn);
            match found {
                Err(fault) => return Some((Err(fault), None)),
                Ok(Read { connection, end }) => {
                    this.page.after = Some(end);
                    if !connection.edges.is_empty() {
                        return Some((Ok(connection), Some(this)));
                    }
                }
            }
            // Late or early, he looks; and when the server ends there is nobody to wake him.
            drop(timeout(LOOK, this.wakes.changed()).await);
        }
    }
}
