//! A demand (SM-8, seed 对接政府和社会需求): what an agency needs of the societies of its region, from the posting
//! through screening, offers, match, agreement and delivery to the poster's rating. Its words and rows; the steps
//! stand in `machine`, what a posting has to say in `need`.

pub mod machine;
pub mod need;

typed_id! {
    /// A demand's id.
    DemandId => Demand;
}

words! {
    /// Where a demand stands (需求状态).
    DemandState {
        /// Posted: the federation screens it (待审核).
        Posted = "POSTED", "已提出，待审核", "Posted, to be screened";
        /// Screened: the federation opens it to the societies (审核通过，待发布).
        Screened = "SCREENED", "审核通过，待发布", "Screened, to be opened";
        /// Open: societies of the region may offer (征集承接).
        Open = "OPEN", "征集承接中", "Open for offers";
        /// At least one society offers: one is chosen (已有响应).
        Offered = "OFFERED", "已有学会响应，待选定", "Offered, to be chosen";
        /// A society was chosen: the agreement is ahead (已匹配).
        Matched = "MATCHED", "已选定承接学会，待签约", "Matched, agreement ahead";
        /// Agreed: the society delivers (已签约).
        Agreed = "AGREED", "已签约，履约中", "Agreed, being delivered";
        /// The society reports the delivery: it is checked (待验收).
        Reported = "REPORTED", "学会已交付，待确认", "Delivery reported, to be confirmed";
        /// Delivered: the poster's rating is ahead (已交付).
        Delivered = "DELIVERED", "已交付，待评价", "Delivered, to be rated";
        /// The poster has said how it was (已评价).
        Rated = "RATED", "已评价办结", "Rated";
        /// Not taken up, with a reason (未通过审核).
        ScreenedOut = "SCREENED_OUT", "审核未通过", "Screened out";
        /// Nobody was found in time (已过期).
        Expired = "EXPIRED", "已过期", "Expired";
        /// The poster has taken it back (已撤回).
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
    }
}

words! {
    /// A step of a demand (办理动作).
    DemandStep {
        /// It is posted (提出需求).
        Post = "POST", "提出需求", "Posted";
        /// It passes the screening (审核通过).
        Screen = "SCREEN", "审核通过", "Screened";
        /// It is not taken up, with a reason (审核不通过).
        ScreenOut = "SCREEN_OUT", "审核不通过", "Screened out";
        /// Societies may offer (发布征集).
        Open = "OPEN", "发布征集", "Opened";
        /// A society offers (学会响应).
        Offer = "OFFER", "学会响应", "Offered";
        /// The last offer was taken back (响应撤回).
        Recede = "RECEDE", "响应已全部撤回", "No offer stands any more";
        /// A society is chosen (选定承接学会).
        Choose = "CHOOSE", "选定承接学会", "Matched";
        /// The match is dissolved before the agreement, with a reason (解除匹配).
        Release = "RELEASE", "解除匹配", "Match dissolved";
        /// The agreement is signed (签订协议).
        Agree = "AGREE", "签订协议", "Agreed";
        /// The society reports the delivery (报告交付).
        Report = "REPORT", "报告交付", "Delivery reported";
        /// The delivery is not complete, with a reason (退回补充).
        Return = "RETURN", "退回补充交付", "Delivery returned";
        /// The delivery is confirmed (确认交付).
        Confirm = "CONFIRM", "确认交付", "Delivery confirmed";
        /// The poster says how it was (评价).
        Rate = "RATE", "评价", "Rated";
        /// The poster takes it back, with a reason (撤回).
        Withdraw = "WITHDRAW", "撤回需求", "Withdrawn";
        /// Its days passed: the clock notes it (过期).
        Expire = "EXPIRE", "到期未匹配", "Expired";
    }
}

words! {
    /// What a poster rates a delivery by (评价方面).
    RatingCriterion {
        /// Whether it came in time (按时完成).
        Timely = "TIMELY", "按时完成", "In time";
        /// Whether it is what was asked for (符合需求).
        Fitting = "FITTING", "符合需求", "What was asked for";
        /// Whether one could work together (沟通配合).
        Working = "WORKING", "沟通配合", "Working together";
        /// Whether it is of use (成果可用).
        Useful = "USEFUL", "成果可用", "Of use";
    }
}

words! {
    /// How a poster finds one side of a delivery: a word, never a number (评价用语).
    RatingWord {
        /// Beyond what was expected (超出预期).
        Beyond = "BEYOND", "超出预期", "Beyond expectation";
        /// As agreed (符合约定).
        AsAgreed = "AS_AGREED", "符合约定", "As agreed";
        /// Short of it in part (部分不足).
        Partly = "PARTLY", "部分不足", "Short in part";
        /// Not as agreed (未达约定).
        Short = "SHORT", "未达约定", "Not as agreed";
    }
}

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{DemandId, DemandState};
    use crate::account::UserId;
    use crate::project::money::Fen;
    use crate::project::offer::OfferId;
    use crate::register::agency::AgencyId;
    use crate::register::society::{Discipline, SocietyId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "demand")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DemandId,
        /// GB/T 2260 code: societies of it and below it may offer.
        pub region_code: String,
        /// The federation that screens it.
        pub agency_id: AgencyId,
        /// Who posted it: an agency's own account, or whoever of the federation did on its behalf.
        pub posted_by: UserId,
        /// The body that needs it, by name.
        pub poster: String,
        pub contact: String,
        pub phone: String,
        pub title: String,
        pub need: String,
        pub discipline: Discipline,
        /// The other disciplines that it speaks to: codes, by comma.
        pub further: String,
        pub budget_fen: Option<Fen>,
        /// The last day to offer.
        pub offer_until: Date,
        /// The day by which it is to be delivered.
        pub due_on: Date,
        /// Title, poster and need, with pinyin and initials of the first two, in lower case.
        pub search: String,
        pub state: DemandState,
        /// Since when it is in this state.
        pub state_since: DateTimeUtc,
        /// Counts the steps but those of offers: of them only who may see them knows.
        pub version: i32,
        pub posted_on: Date,
        /// Whom it was matched with; none before and after a match that was dissolved.
        pub society_id: Option<SocietyId>,
        pub offer_id: Option<OfferId>,
        /// Why it was screened out, returned, dissolved or withdrawn.
        pub text: Option<String>,
        pub signed_on: Option<Date>,
        /// What the society says of the delivery.
        pub report: Option<String>,
        /// The society agrees to the result's being published.
        pub consents: bool,
        pub delivered_on: Option<Date>,
        /// What the poster says beside the words of the rating.
        pub rating_text: Option<String>,
        pub closed_on: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The words of a rating: one row a criterion.
#[cfg(feature = "orm")]
pub mod demand_rating {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{DemandId, RatingCriterion, RatingWord};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "demand_rating")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub demand_id: DemandId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub criterion: RatingCriterion,
        pub word: RatingWord,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The dated history of a demand: one row a step.
#[cfg(feature = "orm")]
pub mod demand_step {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{DemandId, DemandStep};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "demand_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub demand_id: DemandId,
        pub at: DateTimeUtc,
        pub step: DemandStep,
        /// The actor's name as shown at the time.
        pub actor: String,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
