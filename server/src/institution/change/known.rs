//! What the register knows about a change: what stands there now, other names, other societies of the same
//! legal representative, the papers, how long everything takes.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::file::attachment::{self, AttachmentPurpose, SubjectKind};
use entity::institution::change::{self, ChangeId, ChangeMatter, registered_item};
use entity::institution::registration::application::Application;
use entity::institution::registration::name::{NameFinding, lint};
use entity::institution::registration::{self, RegistrationState};
use entity::people::appointment::{self, LeaderPost, person};
use entity::register::existence::ENDED;
use entity::register::society::contact;
use entity::register::{present, region};

use crate::access::in_region;
use crate::fault::Fault;
use crate::institution::registration::known::ON_ITS_WAY;

/// What stands in the register of a matter; empty where that is not known.
pub async fn old_value(
    db: &impl ConnectionTrait,
    society: &present::Model,
    matter: ChangeMatter,
) -> Result<String, Fault> {
    Ok(match matter {
        ChangeMatter::Deregistration => String::new(),
        ChangeMatter::Name => society.name.clone(),
        ChangeMatter::LegalRepresentative => president(db, society).await?.unwrap_or_default(),
        ChangeMatter::Reelection => society.term_ends_on.map(|day| day.to_string()).unwrap_or_default(),
        other => match item(db, society, other).await? {
            Some(value) => value,
            None => before(db, society, other).await?,
        },
    })
}

async fn president(db: &impl ConnectionTrait, society: &present::Model) -> Result<Option<String>, Fault> {
    let held = appointment::Entity::find()
        .filter(appointment::Column::SocietyId.eq(society.society_id))
        .filter(appointment::Column::Post.eq(LeaderPost::President))
        .filter(appointment::Column::Until.is_null())
        .find_also_related(person::Entity);
    Ok(held.one(db).await?.and_then(|(_, person)| person).map(|person| person.name))
}

async fn item(
    db: &impl ConnectionTrait,
    society: &present::Model,
    matter: ChangeMatter,
) -> Result<Option<String>, Fault> {
    let current = registered_item::Entity::find()
        .filter(registered_item::Column::SocietyId.eq(society.society_id))
        .filter(registered_item::Column::Matter.eq(matter))
        .filter(registered_item::Column::Until.is_null());
    Ok(current.one(db).await?.map(|row| row.value))
}

/// What its registration said, or its contact; the imported register tells no more.
async fn before(db: &impl ConnectionTrait, society: &present::Model, matter: ChangeMatter) -> Result<String, Fault> {
    let case = registration::Entity::find().filter(registration::Column::SocietyId.eq(society.society_id));
    let said: Option<Application> = case.one(db).await?.map(|case| serde_json::from_str(&case.content)).transpose()?;
    if matter == ChangeMatter::Seat {
        let contact = contact::Entity::find_by_id(society.society_id).one(db).await?;
        return Ok(contact.map(|row| row.address).unwrap_or_default());
    }
    Ok(match (said, matter) {
        (Some(said), ChangeMatter::Purpose) => said.purpose,
        (Some(said), ChangeMatter::Scope) => said.scope,
        (Some(said), ChangeMatter::Area) => said.area,
        (Some(said), ChangeMatter::Funds) => said.funds_fen.map(|fen| (fen / 100).to_string()).unwrap_or_default(),
        _ => String::new(),
    })
}

/// How far a name is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// With what stands in the register: all that a society may know.
    Registered,
    /// And with what others have applied for.
    AskedForToo,
}

/// What the linter says of a new name of a society.
pub async fn findings(
    db: &impl ConnectionTrait,
    society: &present::Model,
    name: &str,
    compared: Compared,
) -> Result<Vec<NameFinding>, Fault> {
    let region = region::Entity::find().filter(region::Column::Code.eq(&society.region_code)).one(db).await?;
    let district = region.map(|region| region.name).unwrap_or_default();
    let registered = present::Entity::find().filter(in_region(&society.region_code));
    let registered = registered.filter(present::Column::SocietyId.ne(society.society_id)).select_only();
    let mut others: Vec<String> = registered.column(present::Column::Name).into_tuple().all(db).await?;
    if compared == Compared::AskedForToo {
        let asked = registration::Entity::find()
            .filter(registration::Column::RegionCode.eq(&society.region_code))
            .filter(registration::Column::State.is_in(ON_ITS_WAY))
            .select_only()
            .column(registration::Column::Name);
        others.extend(asked.into_tuple::<String>().all(db).await?);
        let renamed = change::Entity::find()
            .filter(change::Column::RegionCode.eq(&society.region_code))
            .filter(change::Column::Matter.eq(ChangeMatter::Name))
            .filter(change::Column::SocietyId.ne(society.society_id))
            .filter(change::Column::ClosedOn.is_null())
            .select_only()
            .column(change::Column::NewValue);
        others.extend(renamed.into_tuple::<String>().all(db).await?);
    }
    Ok(lint(name, &district, &others))
}

/// Another society that is there and of which somebody of this name is president, and so legal
/// representative.
pub async fn presides(
    db: &impl ConnectionTrait,
    society: &present::Model,
    name: &str,
) -> Result<Option<String>, Fault> {
    let posts = appointment::Entity::find()
        .inner_join(person::Entity)
        .filter(person::Column::Name.eq(name))
        .filter(appointment::Column::Post.eq(LeaderPost::President))
        .filter(appointment::Column::Until.is_null())
        .filter(appointment::Column::SocietyId.ne(society.society_id))
        .select_only()
        .column(appointment::Column::SocietyId);
    let ids: Vec<entity::register::society::SocietyId> = posts.into_tuple().all(db).await?;
    let standing = present::Entity::find()
        .filter(present::Column::SocietyId.is_in(ids))
        .filter(present::Column::Existence.is_not_in(ENDED))
        .order_by_asc(present::Column::SocietyId);
    Ok(standing.one(db).await?.map(|row| row.name))
}

/// Whether somebody of this name is to be legal representative of a society that is applied for.
pub async fn asked_for(db: &impl ConnectionTrait, name: &str) -> Result<Option<String>, Fault> {
    let others = registration::Entity::find()
        .filter(registration::Column::LegalRepresentative.eq(name))
        .filter(registration::Column::State.is_in(ON_ITS_WAY))
        .filter(registration::Column::State.ne(RegistrationState::Preparing));
    Ok(others.one(db).await?.map(|other| other.name))
}

/// The kinds of papers that are uploaded.
pub async fn papers(db: &impl ConnectionTrait, id: ChangeId) -> Result<BTreeSet<AttachmentPurpose>, Fault> {
    let of_this = attachment::Entity::find()
        .filter(attachment::Column::SubjectKind.eq(SubjectKind::RegisterChange))
        .filter(attachment::Column::SubjectId.eq(id.0))
        .filter(attachment::Column::ReleasedAt.is_null());
    Ok(of_this.all(db).await?.into_iter().map(|row| row.purpose).collect())
}
