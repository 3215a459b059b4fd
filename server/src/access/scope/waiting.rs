//! Scope of what waits, and of what has waited: held by one's own post, or about what one reaches, of the kinds whose
//! subjects one may read.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, IntoColumnRef, IntoCondition};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use entity::Word;
use entity::institution::consistency::contest as figure_contest;
use entity::ledger::closed_item;
use entity::ledger::open_item::{self, OpenItemKind};
use entity::policy::Reach;
use entity::register::present;

use super::{Scope, all, codes_of, none};
use crate::identity::Viewer;

impl Scope<'_> {
    /// What waits within reach: held by the viewer's own post, or about a society or a region that he
    /// reaches, of the kinds whose subjects he may read. A society sees no letters between agencies that
    /// are about it; civil affairs sees what came of a formation and not its way.
    #[must_use]
    pub fn open_items(&self) -> Select<open_item::Entity> {
        let about = match (self.reach, self.viewer) {
            (Reach::Everything, _) => all(),
            (Reach::Region, Some(viewer)) => {
                let (low, high) = codes_of(&viewer.post().region_code);
                open_item::Column::RegionCode.between(low, high).into_condition()
            }
            (Reach::Own, Some(viewer)) => match viewer.post().society_id {
                Some(own) => open_item::Column::SocietyId.eq(own).into_condition(),
                None => return open_item::Entity::find().filter(none()),
            },
            _ => return open_item::Entity::find().filter(none()),
        };
        let (kind, subject, society) =
            (open_item::Column::Kind, open_item::Column::SubjectId, open_item::Column::SocietyId);
        open_item::Entity::find().filter(self.held().add(about.add(self.for_the_viewer(kind, subject, society))))
    }

    /// What was closed, by the code of the region that it belonged to: what the viewer could read while it waited.
    pub(super) fn closed_of_region(&self, region_code: impl ColumnTrait, id: impl IntoColumnRef + Copy) -> Condition {
        let (kind, subject, society) =
            (closed_item::Column::Kind, closed_item::Column::SubjectId, closed_item::Column::SocietyId);
        let about = closed_item::Entity::find().filter(self.for_the_viewer(kind, subject, society));
        let about = self.of_region(region_code).add(is_one_of(about, closed_item::Column::Id, id));
        Cond::any().add(is_one_of(self.closed_items(), closed_item::Column::Id, id)).add(about)
    }

    /// Of things that wait or have waited those whose subjects the viewer may read.
    fn for_the_viewer(
        &self,
        kind: impl ColumnTrait,
        subject: impl ColumnTrait,
        society: impl ColumnTrait,
    ) -> Condition {
        let mut readable = Cond::all().add(kind.is_in(self.readable_kinds()));
        if !self.investigates() {
            // What was not served names no society, and is for those who investigate.
            readable = readable.add(Cond::any().add(kind.ne(OpenItemKind::Enforcement)).add(society.is_not_null()));
        }
        if !self.reads_party_counts() {
            // What tells of Party members is for those who read counts.
            let contests = Self { viewer: self.viewer, reach: Reach::Everything }.figure_contests();
            let contests = contests.select_only().column(figure_contest::Column::Id).into_query();
            readable =
                readable.add(Cond::any().add(kind.ne(OpenItemKind::FigureContest)).add(subject.in_subquery(contests)));
        }
        readable
    }

    /// The kinds of items whose subjects the viewer may read.
    fn readable_kinds(&self) -> impl Iterator<Item = OpenItemKind> {
        let readable = |kind: &OpenItemKind| self.viewer.is_some_and(|viewer| viewer.allows(list_of(*kind)));
        OpenItemKind::ALL.iter().copied().filter(readable)
    }

    /// What was closed that the viewer's own post held last, or that was about his own society.
    #[must_use]
    pub fn closed_items(&self) -> Select<closed_item::Entity> {
        let post = self.viewer.filter(|_| self.reach != Reach::Nothing).map(Viewer::post);
        let mut own = Cond::any().add(none());
        if let Some(society) = post.and_then(|post| post.society_id) {
            let about = Cond::all().add(closed_item::Column::SocietyId.eq(society));
            own = own.add(closed_item::Column::HolderSocietyId.eq(society));
            own = own.add(about.add(closed_item::Column::Kind.is_in(self.readable_kinds())));
        }
        if let Some(agency) = post.and_then(|post| post.agency_id) {
            own = own.add(closed_item::Column::HolderAgencyId.eq(agency));
        }
        closed_item::Entity::find().filter(own)
    }

    /// What the viewer's own post holds.
    #[must_use]
    pub fn held(&self) -> Condition {
        let mut held = Cond::any().add(none());
        if let Some(post) = self.viewer.map(Viewer::post) {
            if let Some(own) = post.society_id {
                held = held.add(open_item::Column::HolderSocietyId.eq(own));
            }
            if let Some(own) = post.agency_id {
                held = held.add(open_item::Column::HolderAgencyId.eq(own));
            }
        }
        held
    }

    /// What the viewer's own post does not hold. Not the negation of the above: one of the two holders
    /// is always NULL, and the negation of an unknown is unknown.
    #[must_use]
    pub fn held_by_others(&self) -> Condition {
        let post = self.viewer.map(Viewer::post);
        let mut others = Cond::all();
        if let Some(own) = post.and_then(|post| post.society_id) {
            let holder = open_item::Column::HolderSocietyId;
            others = others.add(Cond::any().add(holder.is_null()).add(holder.ne(own)));
        }
        if let Some(own) = post.and_then(|post| post.agency_id) {
            let holder = open_item::Column::HolderAgencyId;
            others = others.add(Cond::any().add(holder.is_null()).add(holder.ne(own)));
        }
        others
    }

    /// Whether the viewer's own post holds this item.
    #[must_use]
    pub fn holds(&self, item: &open_item::Model) -> bool {
        self.viewer.map(Viewer::post).is_some_and(|post| {
            (post.society_id.is_some() && post.society_id == item.holder_society_id)
                || (post.agency_id.is_some() && post.agency_id == item.holder_agency_id)
        })
    }

    /// Whether the viewer may see one thing that waits at a society that he reaches: as `open_items` asks
    /// the database.
    #[must_use]
    pub fn sees_item(&self, item: &open_item::Model, society: &present::Model) -> bool {
        let readable = self.viewer.is_some_and(|viewer| viewer.allows(list_of(item.kind)));
        self.holds(item) || (readable && self.covers(society))
    }
}

/// Whether a column of the statement around it is one of these. Asked for each row, by the key: what waits is much, and what
/// was told just now is little.
pub(super) fn is_one_of<E: EntityTrait>(these: Select<E>, key: E::Column, column: impl IntoColumnRef) -> Expr {
    let mut asked = these.select_only().expr(Expr::val(1)).into_query();
    Expr::exists(asked.and_where(key.into_expr().eq(Expr::col(column))).take())
}

/// The field of the policy table that says who may read what an item of this kind is about.
const fn list_of(kind: OpenItemKind) -> &'static str {
    match kind {
        OpenItemKind::Formation => "Query.formations",
        OpenItemKind::ChangeDue => "Query.society",
        OpenItemKind::Directive => "Query.directives",
        OpenItemKind::Finding => "Query.findings",
        OpenItemKind::Thread => "Query.threads",
        OpenItemKind::AnnualReport => "Query.annualReports",
        OpenItemKind::Registration => "Query.registrations",
        OpenItemKind::RegisterChange => "Query.registerChanges",
        OpenItemKind::ListCase => "Query.listCases",
        OpenItemKind::FigureContest => "Query.figureContests",
        OpenItemKind::Application => "Query.applications",
        OpenItemKind::Demand => "Query.demands",
        OpenItemKind::CaseStudy => "Query.caseStudies",
        OpenItemKind::Casebook => "Query.casebooks",
        OpenItemKind::Enforcement => "Query.enforcementCases",
        OpenItemKind::ActivityFiling => "Query.activityFilings",
        OpenItemKind::Evaluation => "Query.evaluations",
        OpenItemKind::Project | OpenItemKind::Recovery | OpenItemKind::ResultUse => "Query.projects",
        OpenItemKind::Payment => "Query.tranches",
    }
}
