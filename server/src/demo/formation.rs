//! The demo's form room: a liaison for each society that has one, a secretary for each established
//! branch, and a few cases in each state. No case is approved: the register's figures stand.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use entity::account::row::user;
use entity::form::formation::{self, ReturnReason};
use entity::form::officer::{LiaisonSource, liaison};
use entity::form::party_form::PartyForm;
use entity::form::proposal::{Nominee, NomineeRole, Proposal};
use entity::form::remark::{ProposalField, Remark};
use entity::ledger::event::Action;
use entity::people::appointment::{self, LeaderPost, party_lead, person};
use entity::register::present;
use entity::register::society::{self, SocietyId};

use super::{register_day, society as society_of};
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::form::action::pass_formation::{self, pass_formation};
use crate::form::action::propose_formation::{self, propose_formation};
use crate::form::action::return_formation::{self, return_formation};
use crate::form::action::withdraw_formation::{self, withdraw_formation};
use crate::form::post::{Given, replace};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::ledger::{Actor, Change, Entry, Write};
use crate::state::State;

/// What became of a proposal.
#[derive(Clone, Copy)]
enum Fate {
    Waiting,
    Passed,
    Returned(ReturnReason, &'static str, &'static [(ProposalField, &'static str)]),
    Withdrawn,
}

/// A case: society, form, nominee, so many days before the demo's day it was sent and answered.
type Case = (&'static str, PartyForm, &'static str, i64, i64, Fate);

const CASES: &[Case] = &[
    ("51329900MJ0D0036X8", PartyForm::Functional, "郑明", 10, 0, Fate::Waiting),
    ("51329900MJ0D00482C", PartyForm::Established, "朱静怡", 3, 0, Fate::Waiting),
    ("51329900MJ0D00837D", PartyForm::Functional, "吴思源", 23, 16, Fate::Passed),
    ("51329900MJ0D00335T", PartyForm::Functional, "周振宇", 25, 15, Fate::Passed),
    (
        "51329900MJ0D00941H",
        PartyForm::Functional,
        "孙卫东",
        18,
        11,
        Fate::Returned(
            ReturnReason::DocumentMissing,
            "请补充党员情况调查表，并说明书记人选的组织关系所在支部",
            &[(ProposalField::Secretary, "请说明组织关系所在支部"), (ProposalField::Superior, "请写上级党组织全称")],
        ),
    ),
    (
        "51329900MJ0D00351G",
        PartyForm::Established,
        "韩永康",
        12,
        4,
        Fate::Returned(
            ReturnReason::CountsUnclear,
            "驻会正式党员4人中有2人已离职，请核对后重报",
            &[(ProposalField::Form, "驻会正式党员不足3人的，改报功能性党支部")],
        ),
    ),
    ("51329900MJ0D006776", PartyForm::Functional, "宋卫东", 30, 28, Fate::Withdrawn),
];

/// Enters posts and cases. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    posts(state).await?;
    let federation = user::Entity::find().filter(user::Column::Username.eq("federation")).one(&state.db).await?;
    let federation = federation.ok_or_else(|| Fault::Broken("the demo has no federation".into()))?;
    let viewer = by_user(state, federation.id, uuid::Uuid::nil()).await?;
    let viewer = viewer.ok_or_else(|| Fault::Broken("the demo's federation has no post".into()))?;
    for case in CASES {
        enter(state, &viewer, case).await?;
    }
    Ok(())
}

/// The posts that the register implies: whoever leads Party work, or the secretary-general.
async fn posts(state: &State) -> Result<(), Fault> {
    if liaison::Entity::find().one(&state.db).await?.is_some() {
        return Ok(());
    }
    let write = Write::begin(state, Actor::platform("演示数据")).await?;
    let forms = [PartyForm::Liaison, PartyForm::Established];
    let societies = present::Entity::find().filter(present::Column::Form.is_in(forms));
    let given = Given { since: register_day(), formation_id: None, source: LiaisonSource::Society };
    let mut entered = 0;
    for row in societies.order_by_asc(present::Column::Uscc).all(&write.tx).await? {
        let Some(name) = party_lead_of(&write, row.society_id).await? else { continue };
        let role = if row.form == PartyForm::Liaison { NomineeRole::Liaison } else { NomineeRole::Secretary };
        let nominee = Nominee { name, role, is_party_member: Some(row.formal > 0) };
        replace(state, &write, row.society_id, &[nominee], given).await?;
        entered += 1;
    }
    let changes = Change::between("posts", None, Some(format!("{entered}"))).into_iter().collect();
    write.commit(state, Entry { action: Action::ReplaceOfficers, society_id: None, changes }).await?;
    Ok(())
}

async fn party_lead_of(write: &Write, society: SocietyId) -> Result<Option<String>, Fault> {
    let lead = party_lead::Entity::find().filter(party_lead::Column::SocietyId.eq(society)).one(&write.tx).await?;
    let posts = appointment::Entity::find().filter(appointment::Column::SocietyId.eq(society)).all(&write.tx).await?;
    let holder = |post| posts.iter().find(|row| row.post == post).map(|row| row.person_id);
    let Some(id) = lead.and_then(|lead| holder(lead.post)).or_else(|| holder(LeaderPost::SecretaryGeneral)) else {
        return Ok(None);
    };
    Ok(person::Entity::find_by_id(id).one(&write.tx).await?.map(|person| person.name))
}

async fn enter(state: &State, viewer: &Viewer, case: &Case) -> Result<(), Fault> {
    let (uscc, form, name, sent, answered, fate) = *case;
    let society = society_of(state, uscc).await?;
    let of_society = formation::Entity::find().filter(formation::Column::SocietyId.eq(society));
    if of_society.one(&state.db).await?.is_some() {
        return Ok(());
    }
    let then = days_ago(state, sent).await?;
    let version = society::Entity::find_by_id(society).one(&state.db).await?.map_or(1, |row| row.version);
    let nominee = Nominee { name: name.into(), role: NomineeRole::Secretary, is_party_member: Some(true) };
    let proposal = Proposal {
        form,
        nominees: vec![nominee],
        superior: "中共江南市社会科学界联合会机关委员会".into(),
        reason: "经理事会研究，按党员人数变化申报".into(),
        proposed_on: then.world.today(),
    };
    let idempotency_key = format!("demo {uscc}");
    let input = propose_formation::Input { expected_version: version, idempotency_key, proposal };
    done(propose_formation(&then, permit(&then, viewer, society).await?, input).await)?;
    let Some(opened) = of_society_now(&then, society).await? else { return Ok(()) };
    let (formation_id, expected_version, idempotency_key) = (opened.id, opened.version, format!("demo {uscc} answer"));
    let then = days_ago(state, answered).await?;
    match fate {
        Fate::Waiting => Ok(()),
        Fate::Passed => {
            let input = pass_formation::Input { formation_id, expected_version, idempotency_key };
            done(pass_formation(&then, permit(&then, viewer, society).await?, input).await)
        }
        Fate::Withdrawn => {
            let input = withdraw_formation::Input { formation_id, expected_version, idempotency_key };
            done(withdraw_formation(&then, permit(&then, viewer, society).await?, input).await)
        }
        Fate::Returned(reason, text, remarks) => {
            let text = text.into();
            let remark = |(field, text): &(ProposalField, &str)| Remark { field: *field, text: (*text).into() };
            let remarks = remarks.iter().map(remark).collect();
            let input =
                return_formation::Input { formation_id, expected_version, idempotency_key, reason, text, remarks };
            done(return_formation(&then, permit(&then, viewer, society).await?, input).await)
        }
    }
}

async fn of_society_now(state: &State, society: SocietyId) -> Result<Option<formation::Model>, Fault> {
    let found = formation::Entity::find().filter(formation::Column::SocietyId.eq(society));
    Ok(found.one(&state.db).await?)
}

/// The same platform, so many days earlier.
async fn days_ago(state: &State, days: i64) -> Result<State, Fault> {
    let world = state.world.earlier(TimeDelta::days(days));
    State::open(state.config.clone(), state.db.clone(), world).await
}

async fn permit<I: Intention>(state: &State, viewer: &Viewer, society: SocietyId) -> Result<Permit<I>, Fault> {
    let permit = Permit::for_society(state, viewer, "demo", society).await?;
    permit.ok_or_else(|| Fault::Broken("the demo's federation may not".into()))
}

fn done(outcome: Result<(), Stop>) -> Result<(), Fault> {
    match outcome {
        Ok(()) => Ok(()),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("the demo is refused: {refusals:?}"))),
    }
}
