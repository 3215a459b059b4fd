//! The demo's matching: eight needs of five agencies, from the posting to a rating whose result is published. Through
//! the same intentions as people use; the federation posts for bodies that have no account.

use chrono::TimeDelta;
use sea_orm::{EntityTrait, PaginatorTrait};

use entity::Word;
use entity::project::demand::need::Need;
use entity::project::demand::{self, DemandId, DemandState, RatingCriterion, RatingWord};
use entity::project::money::Fen;
use entity::project::offer::{OfferId, Offered};
use entity::project::outcome::Outcome;
use entity::project::published_result::Channel;
use entity::register::society::Discipline as D;

use super::society;
use super::supervision::{ago, done, permit, speaker, viewer};
use crate::access::Permit;
use crate::fault::Fault;
use crate::project::action::choose_offer::{self, choose_offer};
use crate::project::action::demand_step::{
    self, ConfirmDelivery, OpenDemand, RateDelivery, RecordAgreement, ReportDelivery, ScreenDemand, Step, move_demand,
};
use crate::project::action::make_offer::{self, make_offer};
use crate::project::action::post_demand::{self, post_demand};
use crate::project::action::publish_match::{self, publish_match};
use crate::project::action::record_promotion::{self, record_promotion};
use crate::state::State;

/// A need, how long ago it was posted, how far it has come, and who offers: the first one is chosen.
struct Told {
    days: i64,
    poster: &'static str,
    contact: &'static str,
    title: &'static str,
    need: &'static str,
    disciplines: &'static [D],
    budget: Fen,
    due_in: i64,
    state: DemandState,
    offers: &'static [&'static str],
}

use DemandState as S;

/// Numbers 53, 51; 81, 82; 25, 15; 68; 34 of the register.
const AGEING: &str = "51329900MJ0D00538F";
const SOCIOLOGY: &str = "51329900MJ0D00511P";
const WU_CULTURE: &str = "51329900MJ0D00810M";
const CANAL: &str = "51329900MJ0D00829J";
const DIGITAL: &str = "51329900MJ0D002557";
const STATISTICS: &str = "51329900MJ0D00183E";
const PSYCHOLOGY: &str = "51329900MJ0D006851";
const EMERGENCY: &str = "51329900MJ0D00343M";

const DEMANDS: [Told; 8] = [
    Told {
        days: 150,
        poster: "江南市民政局",
        contact: "周民政",
        title: "社区居家养老服务满意度调查",
        need: "对六个城区的社区居家养老服务作满意度调查，访谈老年人、家属和服务人员，提出改进建议。",
        disciplines: &[D::Sociology],
        budget: Fen::yuan(60_000),
        due_in: -20,
        state: S::Rated,
        offers: &[AGEING, SOCIOLOGY],
    },
    Told {
        days: 110,
        poster: "江南市文化广电和旅游局",
        contact: "顾文旅",
        title: "运河沿线文化遗产口述史采集",
        need: "采集运河沿线老船工、老街坊的口述史，整理成册，供遗产保护和展陈使用。",
        disciplines: &[D::HistoryCulture, D::LanguageArts],
        budget: Fen::yuan(80_000),
        due_in: -5,
        state: S::Delivered,
        offers: &[CANAL, WU_CULTURE],
    },
    Told {
        days: 70,
        poster: "江南市工业和信息化局",
        contact: "钱工信",
        title: "中小企业数字化转型路径研究",
        need: "选取三十家中小制造企业，研究数字化转型的路径、成本和障碍，形成政策建议。",
        disciplines: &[D::Economics, D::Management],
        budget: Fen::yuan(100_000),
        due_in: 60,
        state: S::Agreed,
        offers: &[DIGITAL, STATISTICS],
    },
    Told {
        days: 24,
        poster: "江南市教育局",
        contact: "沈教育",
        title: "青少年心理健康进校园讲座",
        need: "为二十所中学开展青少年心理健康讲座，配套教师工作坊和家长手册。",
        disciplines: &[D::EducationPsychology],
        budget: Fen::yuan(40_000),
        due_in: 90,
        state: S::Matched,
        offers: &[PSYCHOLOGY],
    },
    Told {
        days: 25,
        poster: "江南市应急管理局",
        contact: "韩应急",
        title: "基层应急预案编制指导",
        need: "指导乡镇、街道编制和演练应急预案，编写简明手册。",
        disciplines: &[D::Management, D::PoliticsLaw],
        budget: Fen::yuan(50_000),
        due_in: 120,
        state: S::Offered,
        offers: &[EMERGENCY],
    },
    Told {
        days: 12,
        poster: "江南市民政局",
        contact: "周民政",
        title: "社区党建引领基层治理案例研究",
        need: "围绕党建引领社区治理，选取十个社区作案例研究，提炼可推广的做法，供基层宣讲使用。",
        disciplines: &[D::Theory, D::Sociology],
        budget: Fen::yuan(30_000),
        due_in: 150,
        state: S::Open,
        offers: &[],
    },
    Told {
        days: 5,
        poster: "江南市文化广电和旅游局",
        contact: "顾文旅",
        title: "红色文化展陈文本审读",
        need: "审读三处纪念场馆的展陈文本，核对史实和提法，提出修改意见。",
        disciplines: &[D::Theory, D::HistoryCulture],
        budget: Fen::yuan(20_000),
        due_in: 80,
        state: S::Screened,
        offers: &[],
    },
    Told {
        days: 1,
        poster: "江南市教育局",
        contact: "沈教育",
        title: "家庭教育指导服务需求评估",
        need: "评估城乡家庭对家庭教育指导服务的需求，提出服务清单。",
        disciplines: &[D::Sociology, D::EducationPsychology],
        budget: Fen::yuan(35_000),
        due_in: 100,
        state: S::Posted,
        offers: &[],
    },
];

/// Posts them and lets them run. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    if demand::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    for told in &DEMANDS {
        Box::pin(run(state, told)).await?;
    }
    Ok(())
}

/// The days, counted from the posting, on which a demand of the demo goes its steps.
const fn day(told: &Told, after: i64) -> i64 {
    let day = told.days - after;
    if day < 0 { 0 } else { day }
}

async fn run(state: &State, told: &Told) -> Result<(), Fault> {
    let id = post(state, told).await?;
    if told.state == S::Posted {
        return Ok(());
    }
    step::<ScreenDemand>(state, day(told, 2), (id, 1), "federation", |_| {}).await?;
    if told.state == S::Screened {
        return Ok(());
    }
    step::<OpenDemand>(state, day(told, 3), (id, 2), "federation", |_| {}).await?;
    let mut chosen = None;
    for (place, uscc) in told.offers.iter().enumerate() {
        let offer = offer(state, day(told, 6 + i64::try_from(place).unwrap_or_default()), id, uscc).await?;
        chosen = chosen.or(Some(offer));
    }
    let Some(chosen) = chosen.filter(|_| told.state.is_matched()) else { return Ok(()) };
    choose(state, day(told, 20), chosen).await?;
    if told.state == S::Matched {
        return Ok(());
    }
    let bound = told.offers.first().copied().unwrap_or_default();
    let signed = state.world.today() - TimeDelta::days(day(told, 26));
    step::<RecordAgreement>(state, day(told, 26), (id, 4), bound, |input| input.signed_on = Some(signed)).await?;
    if told.state == S::Agreed {
        return Ok(());
    }
    let report = "成果已按协议交付：报告全文、问卷和访谈汇编各一份，并作了一次汇报。";
    step::<ReportDelivery>(state, day(told, 95), (id, 5), bound, |input| {
        input.text = report.into();
        input.consents = true;
    })
    .await?;
    step::<ConfirmDelivery>(state, day(told, 103), (id, 6), "federation", |_| {}).await?;
    if told.state == S::Rated { Box::pin(rated(state, told, id)).await } else { Ok(()) }
}

/// The poster says how it was; the result is published and made known.
async fn rated(state: &State, told: &Told, id: DemandId) -> Result<(), Fault> {
    step::<RateDelivery>(state, day(told, 110), (id, 7), "federation", |input| {
        input.text = "民政局反馈：问卷设计贴近实际，三条建议已纳入下一年度工作安排。".into();
        input.ratings = RatingCriterion::ALL.iter().map(|criterion| (*criterion, RatingWord::AsAgreed)).collect();
    })
    .await?;
    let federation = viewer(state, "federation").await?;
    let input = publish_match::Input {
        idempotency_key: format!("demo publish {}", id.global()),
        demand: id.global(),
        title: told.title.into(),
        summary:
            "走访六个城区二十四个社区，回收有效问卷1 860份，提出助餐、助医、适老化改造三方面建议，已被市民政局采纳。"
                .into(),
        outcomes: vec![Outcome::Integration],
    };
    let result = done(publish_match(&ago(state, day(told, 115)).await?, permit(&federation)?, input).await)?;
    let input = record_promotion::Input {
        idempotency_key: format!("demo promotion {}", id.global()),
        result: result.global(),
        channel: Channel::Press,
        place: "《江南日报》理论版".into(),
        published_on: state.world.today() - TimeDelta::days(day(told, 120)),
    };
    done(record_promotion(&ago(state, day(told, 120)).await?, permit(&federation)?, input).await)
}

async fn post(state: &State, told: &Told) -> Result<DemandId, Fault> {
    let earlier = ago(state, told.days).await?;
    let then = earlier.world.today();
    let open = matches!(told.state, S::Posted | S::Screened | S::Open | S::Offered);
    let need = Need {
        poster: told.poster.into(),
        contact: told.contact.into(),
        phone: "0510-8100 1200".into(),
        title: told.title.into(),
        need: told.need.into(),
        disciplines: told.disciplines.to_vec(),
        budget_fen: Some(told.budget),
        offer_until: if open { state.world.today() + TimeDelta::days(21) } else { then + TimeDelta::days(18) },
        due_on: state.world.today() + TimeDelta::days(told.due_in),
    };
    let idempotency_key = format!("demo demand {}", told.days);
    let input = post_demand::Input { idempotency_key, region_code: None, need };
    done(post_demand(&earlier, permit(&viewer(state, "federation").await?)?, input).await)
}

async fn offer(state: &State, days: i64, id: DemandId, uscc: &str) -> Result<OfferId, Fault> {
    let (earlier, society) = (ago(state, days).await?, society(state, uscc).await?);
    let speaker = speaker(state, society).await?;
    let permit = Permit::for_society(&earlier, &speaker, "demo", society).await?;
    let permit = permit.ok_or_else(|| Fault::Broken("the demo's society cannot offer".into()))?;
    let input = make_offer::Input {
        idempotency_key: format!("demo offer {} {uscc}", id.global()),
        demand: id.global(),
        offered: Offered {
            text: "由本会专业委员会承担，先行调研，再集中研讨，成果经本会学术委员会审定后交付。".into(),
            team: "副会长一人牵头，理事三人、会员五人参加".into(),
            price_fen: Fen::yuan(28_000),
            days: 90,
        },
        files: Vec::new(),
    };
    done(make_offer(&earlier, permit, input).await)
}

async fn choose(state: &State, days: i64, id: OfferId) -> Result<(), Fault> {
    let input = choose_offer::Input {
        idempotency_key: format!("demo choose {}", id.global()),
        offer: id.global(),
        expected_version: 1,
        text: "方案贴合需求，团队和时间有保证".into(),
    };
    done(choose_offer(&ago(state, days).await?, permit(&viewer(state, "federation").await?)?, input).await)
}

/// Takes a step so many days earlier: by the federation, or by the society with this credit code.
async fn step<I: Step>(
    state: &State,
    days: i64,
    (id, expected_version): (DemandId, i32),
    who: &str,
    say: impl FnOnce(&mut demand_step::Input),
) -> Result<(), Fault> {
    let by = match who {
        "federation" => viewer(state, who).await?,
        uscc => speaker(state, society(state, uscc).await?).await?,
    };
    let demand = id.global();
    let idempotency_key = format!("demo {} {demand}", I::STEP);
    let mut input = demand_step::Input { idempotency_key, demand, expected_version, ..Default::default() };
    say(&mut input);
    done(move_demand::<I>(&ago(state, days).await?, permit(&by)?, input).await)
}
