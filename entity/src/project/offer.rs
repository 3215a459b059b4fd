//! An offer: how a society would meet a demand, with whom, for how much, in how many days. Only its own society,
//! the poster and the federation see it.

use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, RefusalCode};
use crate::responsibility::{TEXT_MAX, checked};

use super::demand::need::BUDGET_MAX;
use super::money::Fen;

typed_id! {
    /// An offer's id.
    OfferId => Offer;
}

words! {
    /// Where an offer stands (响应状态).
    OfferState {
        /// It stands (待选定).
        Standing = "STANDING", "待选定", "Standing";
        /// The society has taken it back (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
        /// It was chosen (已选定).
        Chosen = "CHOSEN", "已选定", "Chosen";
        /// Another way was taken (未选定).
        NotChosen = "NOT_CHOSEN", "未选定", "Not chosen";
        /// It was chosen and the match was dissolved (已解除).
        Released = "RELEASED", "匹配已解除", "Match dissolved";
    }
}

impl OfferState {
    /// Whether the society can offer no second time beside it.
    #[must_use]
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Standing | Self::Chosen)
    }
}

/// The longest list of who would do it.
pub const TEAM_MAX: usize = 400;
/// The most days that an offer may take.
pub const DAYS_MAX: i32 = 1098;

/// An offer as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// How the society would do it.
    pub text: String,
    /// Who would do it, each with his post.
    pub team: String,
    /// What it would cost, fen; nothing for free.
    pub price_fen: Fen,
    /// How many days it would take.
    pub days: i32,
}

impl Offered {
    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<Refusal> {
        let text = checked(&self.text, TEXT_MAX).err().map(|code| Refusal::at("text", code));
        let team = checked(&self.team, TEAM_MAX).err().map(|code| Refusal::at("team", code));
        let price = (self.price_fen > BUDGET_MAX).then_some(Refusal::at("priceFen", RefusalCode::AmountMalformed));
        let (min, max) = (1, DAYS_MAX);
        let days =
            (!(min..=max).contains(&self.days)).then_some(Refusal::at("days", RefusalCode::OutOfRange { min, max }));
        [text, team, price, days].into_iter().flatten().collect()
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{OfferId, OfferState};
    use crate::project::demand::DemandId;
    use crate::project::money::Fen;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "demand_offer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OfferId,
        pub demand_id: DemandId,
        pub society_id: SocietyId,
        /// GB/T 2260 code of the demand's region: who reaches it reaches its offers.
        pub region_code: String,
        pub text: String,
        /// Who would do it, each with his post.
        pub team: String,
        pub price_fen: Fen,
        pub days: i32,
        pub state: OfferState,
        /// Counts the writes to it; a stale write is a conflict.
        pub version: i32,
        pub offered_at: DateTimeUtc,
        pub changed_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_says_how_who_for_how_much_and_how_long() {
        let whole =
            Offered {
                text: "问卷加访谈".into(), team: "会长、三名理事".into(), price_fen: Fen::ZERO, days: 60
            };
        assert_eq!(whole.faults(), []);
        let paths = |offered: Offered| offered.faults().into_iter().map(|refusal| refusal.path).collect::<Vec<_>>();
        let empty = Offered { text: String::new(), team: String::new(), price_fen: Fen::MAX, days: 0 };
        assert_eq!(paths(empty), ["text", "team", "priceFen", "days"]);
        assert_eq!(paths(Offered { price_fen: Fen::MAX, ..whole }), ["priceFen"]);
    }
}
