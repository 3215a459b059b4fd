//! What the register knows about an application: other names, other societies of the same legal
//! representative, the papers.

use std::collections::BTreeSet;

use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::file::attachment::{self, AttachmentPurpose, SubjectKind};
use entity::institution::registration::name::{NameFinding, lint};
use entity::institution::registration::{self, RegistrationId, RegistrationState};
use entity::people::appointment::{self, LeaderPost, person};
use entity::register::existence::ENDED;
use entity::register::society::SocietyId;
use entity::register::{present, region};

use crate::access::in_region;
use crate::fault::Fault;

/// The states in which an application still claims its name and its people.
pub const ON_ITS_WAY: [RegistrationState; 5] = [
    RegistrationState::Preparing,
    RegistrationState::Returned,
    RegistrationState::SponsorReview,
    RegistrationState::CivilIntake,
    RegistrationState::CivilReview,
];

/// The district by which names of a region begin, and the names that stand there or are on their way.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The region's name.
    pub district: String,
    registered: Vec<String>,
    asked_for: Vec<(RegistrationId, String)>,
}

impl Names {
    /// What the linter says of a name; an application is no rival of itself.
    #[must_use]
    pub fn lint(&self, name: &str, own: Option<RegistrationId>) -> Vec<NameFinding> {
        let asked = self.asked_for.iter().filter(|(id, _)| Some(*id) != own).map(|(_, name)| name);
        let others: Vec<String> = self.registered.iter().chain(asked).cloned().collect();
        lint(name, &self.district, &others)
    }
}

/// The names of a region.
pub async fn names(db: &impl ConnectionTrait, region_code: &str) -> Result<Names, Fault> {
    let region = region::Entity::find().filter(region::Column::Code.eq(region_code)).one(db).await?;
    let district = region.map(|region| region.name).unwrap_or_default();
    // The names of societies that have ended are not free either.
    let registered = present::Entity::find().filter(in_region(region_code)).select_only();
    let registered = registered.column(present::Column::Name).into_tuple().all(db).await?;
    let asked_for = registration::Entity::find()
        .filter(registration::Column::RegionCode.eq(region_code))
        .filter(registration::Column::State.is_in(ON_ITS_WAY))
        .select_only()
        .columns([registration::Column::Id, registration::Column::Name])
        .order_by_asc(registration::Column::Id);
    Ok(Names { district, registered, asked_for: asked_for.into_tuple().all(db).await? })
}

/// Who else is led by somebody of this name: a society of which he is president and so legal
/// representative, or another application that names him. `own` is the application that asks.
pub async fn presides(
    db: &impl ConnectionTrait,
    name: &str,
    own: Option<RegistrationId>,
) -> Result<Option<String>, Fault> {
    if name.is_empty() {
        return Ok(None);
    }
    let posts = appointment::Entity::find()
        .inner_join(person::Entity)
        .filter(person::Column::Name.eq(name))
        .filter(appointment::Column::Post.eq(LeaderPost::President))
        .filter(appointment::Column::Until.is_null())
        .select_only()
        .column(appointment::Column::SocietyId);
    let societies: Vec<SocietyId> = posts.into_tuple().all(db).await?;
    // Who led what has ended leads nothing.
    let standing = present::Entity::find().filter(present::Column::SocietyId.is_in(societies));
    let standing = standing.filter(present::Column::Existence.is_not_in(ENDED));
    if let Some(society) = standing.order_by_asc(present::Column::SocietyId).one(db).await? {
        return Ok(Some(society.name));
    }
    let others = registration::Entity::find()
        .filter(registration::Column::LegalRepresentative.eq(name))
        .filter(registration::Column::State.is_in(ON_ITS_WAY))
        .filter(own.map_or_else(sea_orm::Condition::all, |own| registration::Column::Id.ne(own).into_condition()));
    Ok(others.one(db).await?.map(|other| other.name))
}

/// The kinds of papers that are uploaded.
pub async fn papers(db: &impl ConnectionTrait, id: RegistrationId) -> Result<BTreeSet<AttachmentPurpose>, Fault> {
    let of_this = attachment::Entity::find()
        .filter(attachment::Column::SubjectKind.eq(SubjectKind::Registration))
        .filter(attachment::Column::SubjectId.eq(id.0))
        .filter(attachment::Column::ReleasedAt.is_null());
    Ok(of_this.all(db).await?.into_iter().map(|row| row.purpose).collect())
}
