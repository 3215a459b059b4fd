//! The demo's credit lists and enforcement: what the register names is taken over, one society has objected
//! to being listed, and three cases are a clue, an order and a penalty.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use entity::account::role::Role;
use entity::account::row::user;
use entity::institution::enforcement::penalty::Penalty;
use entity::institution::enforcement::{self, EnforcementId, PenaltyKind};
use entity::institution::list_case::{self, ListOrigin};
use entity::register::society::SocietyId;

use super::society;
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::institution::action::enforcement_step::{
    self, NoticePenalty, OpenInvestigation, OrderCorrection, move_enforcement,
};
use crate::institution::action::list_step::{self, ObjectToListing, move_list_case};
use crate::institution::action::open_list_case::{self, open_list_case};
use crate::institution::action::report_clue::{self, report_clue};
use crate::job::lists;
use crate::state::State;

/// 江南市慈善文化促进会, number 59: it did not take part in the inspection of 2025.
const OBJECTS: &str = "51329900MJ0D00597J";

/// 江南市城市经济学会, number 27, failed the inspection of 2025.
const CLUE: &str = "51329900MJ0D00271W";
/// 江南市人力资源管理研究会, number 32, failed it too.
const ORDERED: &str = "51329900MJ0D003270";

/// Takes over and opens the cases. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    lists::run(state).await?;
    objection(state).await?;
    if enforcement::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    clue(state, 3, CLUE, "federation", "该会网站以“江南市”名义开展收费评选，请依职权核查").await?;
    let ordered = clue(state, 20, ORDERED, "civil", "2025年度检查发现向分支机构收取管理费").await?;
    enforce::<OpenInvestigation>(state, 18, "civil", (ordered, 1), "分支机构管理费收支须查清", None).await?;
    enforce::<OrderCorrection>(state, 9, "civil", (ordered, 2), "停止收取并退还管理费，提交退款凭证", None).await?;
    let warned = clue(state, 60, OBJECTS, "civil", "未经审批开展达标授牌活动").await?;
    enforce::<OpenInvestigation>(state, 55, "civil", (warned, 1), "授牌活动的名义、对象和收费须查清", None).await?;
    let warning = Penalty { kind: PenaltyKind::Warning, fine_fen: None, suspended_until: None };
    let text = "擅自开展达标活动，未收费，已自行收回牌匾，拟给予警告";
    enforce::<NoticePenalty>(state, 1, "civil", (warned, 2), text, Some(warning)).await
}

/// Brings a clue so many days earlier.
async fn clue(state: &State, days: i64, uscc: &str, who: &str, text: &str) -> Result<EnforcementId, Fault> {
    let input = report_clue::Input {
        idempotency_key: format!("demo clue {uscc}"),
        society: society(state, uscc).await?.global(),
        clue: text.into(),
    };
    done(report_clue(&ago(state, days).await?, permit(&viewer(state, who).await?)?, input).await)
}

async fn enforce<I: enforcement_step::Step>(
    state: &State,
    days: i64,
    who: &str,
    (case, expected_version): (EnforcementId, i32),
    text: &str,
    penalty: Option<Penalty>,
) -> Result<(), Fault> {
    let case = case.global();
    let idempotency_key = format!("demo {} {case}", I::STEP);
    let text = text.to_owned();
    let input = enforcement_step::Input {
        idempotency_key,
        case,
        expected_version,
        text,
        due_on: None,
        penalty,
        files: Vec::new(),
    };
    done(move_enforcement::<I>(&ago(state, days).await?, permit(&viewer(state, who).await?)?, input).await)
}

async fn objection(state: &State) -> Result<(), Fault> {
    let found = list_case::Entity::find().filter(list_case::Column::Origin.eq(ListOrigin::Found));
    if found.count(&state.db).await? > 0 {
        return Ok(());
    }
    let id = society(state, OBJECTS).await?;
    let civil = viewer(state, "civil").await?;
    let input = open_list_case::Input {
        idempotency_key: "demo list".into(),
        society: id.global(),
        reason: "NO_ANNUAL_REPORT".into(),
        evidence: "2025年度未在规定期限内报送年度工作报告，2月11日、2月27日两次书面催报未复".into(),
        files: Vec::new(),
    };
    let case = done(open_list_case(&ago(state, 6).await?, permit(&civil)?, input).await)?;
    let input = list_step::Input {
        idempotency_key: "demo objection".into(),
        case: case.global(),
        expected_version: 1,
        text: "秘书处1月搬迁，催报函未能收悉；年报已于3月12日补报，请核实".into(),
        files: Vec::new(),
    };
    let speaker = speaker(state, id).await?;
    done(move_list_case::<ObjectToListing>(&ago(state, 2).await?, permit(&speaker)?, input).await)
}

/// The same platform, so many days earlier.
async fn ago(state: &State, days: i64) -> Result<State, Fault> {
    State::open(state.config.clone(), state.db.clone(), state.world.earlier(TimeDelta::days(days))).await
}

async fn viewer(state: &State, username: &str) -> Result<Viewer, Fault> {
    let found = user::Entity::find().filter(user::Column::Username.eq(username)).one(&state.db).await?;
    let found = found.ok_or_else(|| Fault::Broken(format!("the demo has no {username}")))?;
    let viewer = by_user(state, found.id, uuid::Uuid::nil()).await?;
    viewer.ok_or_else(|| Fault::Broken(format!("the demo's {username} has no post")))
}

/// Whoever speaks for a society that has no account: the federation enters it for him.
async fn speaker(state: &State, society: SocietyId) -> Result<Viewer, Fault> {
    let mut viewer = viewer(state, "federation").await?;
    viewer.display_name = "学会秘书处".into();
    if let Some(post) = viewer.posts.first_mut() {
        (post.role, post.agency_id, post.society_id) = (Role::SocietyLeader, None, Some(society));
    }
    Ok(viewer)
}

fn permit<I: Intention>(viewer: &Viewer) -> Result<Permit<I>, Fault> {
    Permit::general(viewer, "demo").ok_or_else(|| Fault::Broken(format!("{} may not", viewer.username)))
}

fn done<T>(outcome: Result<T, Stop>) -> Result<T, Fault> {
    match outcome {
        Ok(value) => Ok(value),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("the demo is refused: {refusals:?}"))),
    }
}
