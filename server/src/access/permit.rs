//! Permits: an action that writes takes one by value, and only the policy can make it. Forgetting the
//! check does not compile.

use std::marker::PhantomData;

use sea_orm::EntityTrait;

use entity::register::present;
use entity::register::society::SocietyId;

use super::Scope;
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::ledger::Actor;
use crate::state::State;

/// A verb of the domain that the policy table has a row for.
pub trait Intention {
    /// The row: `Mutation.recordHeadcount`.
    const FIELD: &'static str;
}

/// The proof that a viewer may do a thing, to a society where it is about one.
#[derive(Debug)]
pub struct Permit<I> {
    viewer: Viewer,
    request_id: String,
    target: Option<present::Model>,
    intention: PhantomData<I>,
}

impl<I: Intention> Permit<I> {
    /// The permit for one society; none when it does not exist for the viewer, or no more.
    pub async fn for_society(
        state: &State,
        viewer: &Viewer,
        request_id: &str,
        id: SocietyId,
    ) -> Result<Option<Self>, Fault> {
        let scope = Scope::of(Some(viewer), I::FIELD);
        let found = present::Entity::find_by_id(id).one(&state.db).await?;
        // Nothing is written any more about what has ended.
        let found = found.filter(|society| scope.covers(society) && society.existence.stands());
        Ok(found.map(|target| Self::new(viewer, request_id, Some(target))))
    }

    /// The permit for something that is about no single society. The gate has let the field through,
    /// so the table has a cell for it; that cell is what this asks again.
    #[must_use]
    pub fn general(viewer: &Viewer, request_id: &str) -> Option<Self> {
        viewer.allows(I::FIELD).then(|| Self::new(viewer, request_id, None))
    }

    fn new(viewer: &Viewer, request_id: &str, target: Option<present::Model>) -> Self {
        Self { viewer: viewer.clone(), request_id: request_id.into(), target, intention: PhantomData }
    }

    /// Who acts.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// As the ledger keeps him.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.viewer.actor(&self.request_id)
    }

    /// The society it is about, as it was when the permit was made.
    pub fn society(&self) -> Result<&present::Model, Fault> {
        self.target.as_ref().ok_or_else(|| Fault::Broken(format!("{} is about no society", I::FIELD)))
    }
}
