//! The demo's Party acts: what a dozen societies did in the first months of 2026, one of them on a
//! document of the superior body; and what is known of a few leaders' years and terms.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::account::row::user;
use entity::form::act::PartyAct;
use entity::form::party_act::{ActDraft, OverrideDocument};
use entity::people::appointment::{self, LeaderPost, person};

use super::society;
use crate::access::Permit;
use crate::fault::{Fault, Stop};
use crate::form::action::record_party_act::{Input, record_party_act};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::state::State;

/// Society, act, month and day of 2026, title, participants.
type Held = (&'static str, PartyAct, (u32, u32), &'static str, i32);

const HELD: &[Held] = &[
    ("51329900MJ0D000282", PartyAct::PoliticalStudy, (1, 15), "学习党的二十届四中全会精神", 9),
    ("51329900MJ0D000282", PartyAct::ThemeDay, (2, 5), "走访社区理论宣讲点", 8),
    ("51329900MJ0D000282", PartyAct::PartyLecture, (3, 12), "党课：新时代学术社团的使命", 15),
    ("51329900MJ0D00108M", PartyAct::PoliticalStudy, (2, 11), "学习五四运动以来的青年工作文献", 12),
    ("51329900MJ0D00108M", PartyAct::GiveOpinion, (3, 4), "对年度学术年会方案提出意见", 12),
    ("51329900MJ0D00079A", PartyAct::ThemeDay, (3, 5), "学雷锋志愿讲解", 9),
    ("51329900MJ0D000875", PartyAct::PartyLecture, (2, 26), "党课：领导科学与群众路线", 26),
    ("51329900MJ0D00116G", PartyAct::CultivateApplicants, (3, 10), "入党积极分子座谈", 6),
    ("51329900MJ0D00116G", PartyAct::PoliticalStudy, (1, 22), "学习中央经济工作会议精神", 24),
    ("51329900MJ0D00167Q", PartyAct::CollectDues, (1, 31), "一月党费", 17),
    ("51329900MJ0D00167Q", PartyAct::OrganisationLifeMeeting, (2, 13), "2025年度组织生活会", 16),
    ("51329900MJ0D00167Q", PartyAct::MemberReview, (2, 13), "2025年度民主评议党员", 16),
    ("51329900MJ0D00175K", PartyAct::ConvertProbationary, (3, 6), "预备党员转正表决", 34),
    ("51329900MJ0D00239H", PartyAct::ElectDelegates, (3, 13), "选举出席上级党代会代表", 50),
    ("51329900MJ0D00124B", PartyAct::PoliticalStudy, (3, 9), "联络员组织会员集中学习", 12),
];

/// A leader: society, post, year of birth, term.
type Known = (&'static str, LeaderPost, i32, i32);

/// Fictional, like everyone here: two beyond the age, two beyond the terms, the rest within.
const KNOWN: &[Known] = &[
    ("51329900MJ0D000282", LeaderPost::President, 1962, 1),
    ("51329900MJ0D00036W", LeaderPost::President, 1951, 2),
    ("51329900MJ0D000875", LeaderPost::President, 1958, 3),
    ("51329900MJ0D00116G", LeaderPost::President, 1966, 2),
    ("51329900MJ0D00167Q", LeaderPost::SecretaryGeneral, 1975, 1),
    ("51329900MJ0D00175K", LeaderPost::President, 1949, 3),
];

/// Records them as the federation's administrator. What is there already is not recorded twice.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let federation = federation(state).await?;
    for (index, (uscc, act, (month, day), title, participants)) in HELD.iter().enumerate() {
        let draft = ActDraft {
            act: *act,
            held_on: NaiveDate::from_ymd_opt(2026, *month, *day).unwrap_or_default(),
            title: (*title).into(),
            participants: *participants,
            note: String::new(),
            document: None,
        };
        record(state, &federation, uscc, draft, &format!("demo act {index}")).await?;
    }
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
    let admitted = ActDraft {
        act: PartyAct::AdmitMember,
        held_on: day(3, 11),
        title: "经批准接收1名预备党员".into(),
        participants: 12,
        note: "本人组织关系暂无接收单位，上级党组织批准在会内发展".into(),
        document: Some(OverrideDocument {
            doc_no: "江社党〔2026〕5号".into(),
            dated_on: Some(day(3, 2)),
            issued_by: "江南市社科联党组".into(),
        }),
    };
    record(state, &federation, "51329900MJ0D000950", admitted, "demo act by document").await?;
    for (uscc, post, birth_year, term_no) in KNOWN {
        know(state, uscc, *post, *birth_year, *term_no).await?;
    }
    Ok(())
}

async fn federation(state: &State) -> Result<Viewer, Fault> {
    let found = user::Entity::find().filter(user::Column::Username.eq("federation")).one(&state.db).await?;
    let user = found.ok_or_else(|| Fault::Broken("the demo lacks the federation".into()))?;
    let viewer = by_user(state, user.id, uuid::Uuid::nil()).await?;
    viewer.ok_or_else(|| Fault::Broken("the demo's federation holds no post".into()))
}

async fn record(state: &State, by: &Viewer, uscc: &str, draft: ActDraft, key: &str) -> Result<(), Fault> {
    let id = society(state, uscc).await?;
    let permit = Permit::for_society(state, by, "demo", id).await?;
    let permit = permit.ok_or_else(|| Fault::Broken(format!("the federation does not reach {uscc}")))?;
    match record_party_act(state, permit, Input { idempotency_key: key.into(), draft, files: Vec::new() }).await {
        Ok(_) => Ok(()),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("demo act of {uscc}: {refusals:?}"))),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}

/// Part of the demo's register, which has no columns for it: entered like the register itself.
async fn know(state: &State, uscc: &str, post: LeaderPost, birth_year: i32, term_no: i32) -> Result<(), Fault> {
    let id = society(state, uscc).await?;
    let held = appointment::Entity::find()
        .filter(appointment::Column::SocietyId.eq(id))
        .filter(appointment::Column::Post.eq(post))
        .filter(appointment::Column::Until.is_null());
    let Some(row) = held.one(&state.db).await? else { return Ok(()) };
    let born = person::ActiveModel { id: Set(row.person_id), birth_year: Set(Some(birth_year)), ..Default::default() };
    born.update(&state.db).await?;
    let term = appointment::ActiveModel { id: Set(row.id), term_no: Set(Some(term_no)), ..Default::default() };
    term.update(&state.db).await?;
    Ok(())
}
