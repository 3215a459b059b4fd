//! The screens of the form room: the organisation's card, the case of a society, the causes of gaps.

mod card;
mod case;
mod gaps;
mod page;
mod proposal;
mod propose;
mod send;
mod view;

pub(crate) use card::OrganisationCard;
pub(crate) use gaps::GapsCard;
pub(crate) use page::FormationPage;
pub(crate) use proposal::FORM as DRAFT;
