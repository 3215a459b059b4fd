//! The screens of the form room: the organisation's card, the case of a society, the cases of all, the
//! causes of gaps, and the rules behind every assessment.

mod card;
mod case;
mod cases;
mod gaps;
pub(crate) mod in_force;
mod officers;
mod page;
mod proposal;
mod propose;
mod returns;
mod rules;
mod send;
mod view;
mod who;

pub(crate) use card::OrganisationCard;
pub(crate) use cases::FormationsPage;
pub(crate) use gaps::GapsCard;
pub(crate) use officers::OfficersPage;
pub(crate) use page::FormationPage;
pub(crate) use proposal::FORM as DRAFT;
pub(crate) use rules::RulesPage;
