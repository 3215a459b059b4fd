//! Scope: turns a cell of the policy table into a condition on a select. It is the only way a room
//! obtains a select, so that the condition cannot be forgotten.

mod told;

use sea_orm::sea_query::{Cond, Expr, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::account::row::user;
use entity::policy::Reach;
use entity::register::existence::ENDED;
use entity::register::society::SocietyId;
use entity::register::{import, present, region};
use entity::responsibility::directive::{self, recipient};
use entity::responsibility::thread::message;
use entity::responsibility::{finding, guidance, thread};

use crate::identity::Viewer;
use crate::identity::viewer::reach;

mod call;
mod feed;
mod form;
mod institution;
mod matching;
mod project;
mod waiting;

/// What one viewer reaches with one field.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'v> {
    viewer: Option<&'v Viewer>,
    reach: Reach,
}

impl<'v> Scope<'v> {
    /// The scope of a field of the policy table for a viewer.
    #[must_use]
    pub fn of(viewer: Option<&'v Viewer>, field: &str) -> Self {
        let reach = reach(viewer, field).unwrap_or(Reach::Nothing);
        Self { viewer, reach }
    }

    /// Societies within reach that are there today. What was deregistered or revoked is in no list.
    #[must_use]
    pub fn societies(&self) -> Select<present::Entity> {
        self.societies_ever().filter(present::Column::Existence.is_not_in(ENDED))
    }

    /// Societies within reach that were deregistered or revoked.
    #[must_use]
    pub fn ended_societies(&self) -> Select<present::Entity> {
        self.societies_ever().filter(present::Column::Existence.is_in(ENDED))
    }

    /// Societies within reach, those that have ended too: for days of the past, and for what stays readable.
    #[must_use]
    pub fn societies_ever(&self) -> Select<present::Entity> {
        present::Entity::find().filter(self.society_condition())
    }

    /// The leading digits of the division codes that are within reach as a whole, narrowed to a region;
    /// none where the reach is a single society, or ends outside that region.
    #[must_use]
    pub fn whole_reach(&self, narrowed: Option<&str>) -> Option<String> {
        let own = match (self.reach, self.viewer) {
            (Reach::Everything, _) => "",
            (Reach::Region, Some(viewer)) => region::reach_of(&viewer.post().region_code),
            _ => return None,
        };
        let narrowed = region::reach_of(narrowed?);
        if narrowed.starts_with(own) { Some(narrowed.into()) } else { own.starts_with(narrowed).then(|| own.into()) }
    }

    /// One society within reach, ended or not.
    #[must_use]
    pub fn society(&self, id: SocietyId) -> Select<present::Entity> {
        self.societies_ever().filter(present::Column::SocietyId.eq(id))
    }

    /// Whether one society lies within reach.
    #[must_use]
    pub fn covers(&self, society: &present::Model) -> bool {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => true,
            (Reach::Region, Some(viewer)) => {
                society.region_code.starts_with(region::reach_of(&viewer.post().region_code))
            }
            (Reach::Own, Some(viewer)) => viewer.post().society_id == Some(society.society_id),
            _ => false,
        }
    }

    /// Whether a region lies within reach, so that a register of it may be brought in.
    #[must_use]
    pub fn covers_region(&self, code: &str) -> bool {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => true,
            (Reach::Region, Some(viewer)) => code.starts_with(region::reach_of(&viewer.post().region_code)),
            _ => false,
        }
    }

    /// Directives within reach: of an issuer's region that is reached, or that ask the viewer's own post.
    #[must_use]
    pub fn directives(&self) -> Select<directive::Entity> {
        let asked = directive::Column::Id.in_subquery(
            recipient::Entity::find()
                .select_only()
                .column(recipient::Column::DirectiveId)
                .filter(self.asked())
                .into_query(),
        );
        directive::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                Cond::any().add(asked).add(directive::Column::RegionCode.between(low, high))
            }
            (Reach::Own, Some(_)) => asked.into_condition(),
            _ => none(),
        })
    }

    /// Directives that the viewer's own agency has issued.
    #[must_use]
    pub fn issued_directives(&self) -> Select<directive::Entity> {
        let own = self.viewer.and_then(|viewer| viewer.post().agency_id).filter(|_| self.reach != Reach::Nothing);
        directive::Entity::find().filter(match own {
            Some(own) => directive::Column::IssuerId.eq(own).into_condition(),
            None => none(),
        })
    }

    /// Recipients of directives within reach: of a region that is reached, or the viewer's own post. A
    /// society sees itself alone.
    #[must_use]
    pub fn directive_recipients(&self) -> Select<recipient::Entity> {
        recipient::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                self.asked().add(recipient::Column::RegionCode.between(low, high))
            }
            (Reach::Own, Some(_)) => self.asked(),
            _ => none(),
        })
    }

    /// What a directive asks of the viewer's own post.
    fn asked(&self) -> Condition {
        let mut asked = Cond::any().add(none());
        if let Some(post) = self.viewer.map(Viewer::post) {
            if let Some(own) = post.society_id {
                asked = asked.add(recipient::Column::SocietyId.eq(own));
            }
            if let Some(own) = post.agency_id {
                asked = asked.add(recipient::Column::AgencyId.eq(own));
            }
        }
        asked
    }

    /// Findings within reach.
    #[must_use]
    pub fn findings(&self) -> Select<finding::Entity> {
        finding::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                finding::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => finding::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        })
    }

    /// Records of guidance of societies within reach.
    #[must_use]
    pub fn guidance_records(&self) -> Select<guidance::Entity> {
        let reached = present::Entity::find()
            .select_only()
            .column(present::Column::SocietyId)
            .filter(self.society_condition())
            .into_query();
        guidance::Entity::find().filter(guidance::Column::SocietyId.in_subquery(reached))
    }

    /// Letters between agencies within reach: one's own, and for the leading tier those of its region.
    #[must_use]
    pub fn threads(&self) -> Select<thread::Entity> {
        let own = self.viewer.and_then(|viewer| viewer.post().agency_id);
        let mut between = Cond::any().add(none());
        if let Some(own) = own {
            between = between.add(thread::Column::FromAgencyId.eq(own)).add(thread::Column::ToAgencyId.eq(own));
        }
        thread::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                between.add(thread::Column::RegionCode.between(low, high))
            }
            (Reach::Own, Some(_)) => between,
            _ => none(),
        })
    }

    /// Runs of the importer within reach.
    #[must_use]
    pub fn import_runs(&self) -> Select<import::Entity> {
        import::Entity::find().filter(match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Own | Reach::Region, Some(viewer)) => import::Column::UserId.eq(viewer.user_id).into_condition(),
            _ => none(),
        })
    }

    /// Letters of the threads within reach.
    #[must_use]
    pub fn letters(&self) -> Select<message::Entity> {
        let reached = self.threads().select_only().column(thread::Column::Id).into_query();
        message::Entity::find().filter(message::Column::ThreadId.in_subquery(reached))
    }

    /// Users within reach.
    #[must_use]
    pub fn users(&self) -> Select<user::Entity> {
        user::Entity::find().filter(if self.reach == Reach::Everything { all() } else { none() })
    }

    fn society_condition(&self) -> Condition {
        match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => in_region(&viewer.post().region_code),
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => present::Column::SocietyId.eq(own).into_condition(),
                None => none(),
            },
            _ => none(),
        }
    }
}

/// Societies of a region and of all below it, as a range that an index answers.
#[must_use]
pub fn in_region(code: &str) -> Condition {
    let (low, high) = codes_of(code);
    present::Column::RegionCode.between(low, high).into_condition()
}

/// The first and the last code that a region and all below it can have.
fn codes_of(code: &str) -> (String, String) {
    let prefix = region::reach_of(code);
    (format!("{prefix:0<6}"), format!("{prefix:9<6}"))
}

fn all() -> Condition {
    Cond::all()
}

fn none() -> Condition {
    Expr::value(false).into_condition()
}
