//! The demo's applications to registration: one that is being prepared, one with the chair, one returned,
//! one that civil affairs has to decide. None is approved: the register's 109 societies and figures stand.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::account::row::user;
use entity::form::party_form::PartyForm;
use entity::institution::registration::application::{Application, FormationPack, PAPERS};
use entity::institution::registration::{self, RegistrationField, RegistrationReturnReason};
use entity::register::society::Discipline;

use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::institution::action::registration::Seen;
use crate::institution::action::registration::decide::{AcceptInput, accept_registration};
use crate::institution::action::registration::review::{
    ConsentInput, Remark, ReturnInput, consent_registration, return_registration,
};
use crate::institution::action::registration::submit::{Input as SubmitInput, submit_registration};
use crate::institution::action::registration::write::{BeginInput, begin_registration};
use crate::state::State;

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Preparing,
    Submitted,
    Returned,
    Accepted,
}

/// An application: name, discipline, founder, secretary-general, formal members, at the seat, form, so many
/// days before the demo's day it was begun, how far it has come.
struct Case {
    name: &'static str,
    discipline: Discipline,
    people: (&'static str, &'static str),
    formal: (i32, i32),
    form: PartyForm,
    begun: i64,
    fate: Fate,
}

const CASES: [Case; 4] = [
    Case {
        name: "江南市数字治理研究会",
        discipline: Discipline::Management,
        people: ("陆远航", "殷若水"),
        formal: (9, 1),
        form: PartyForm::Functional,
        begun: 40,
        fate: Fate::Accepted,
    },
    Case {
        name: "江南市城市更新研究会",
        discipline: Discipline::Sociology,
        people: ("祝明远", "骆青山"),
        formal: (5, 3),
        form: PartyForm::Established,
        begun: 21,
        fate: Fate::Submitted,
    },
    Case {
        name: "江南市乡村文化研究会",
        discipline: Discipline::HistoryCulture,
        people: ("霍知秋", "闵嘉禾"),
        formal: (2, 0),
        form: PartyForm::Liaison,
        begun: 18,
        fate: Fate::Returned,
    },
    Case {
        name: "江南市经济研究会",
        discipline: Discipline::Economics,
        people: ("俞静波", ""),
        formal: (0, 0),
        form: PartyForm::None,
        begun: 3,
        fate: Fate::Preparing,
    },
];

/// Enters them. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let people = People {
        clerk: viewer(state, "federation").await?,
        chair: viewer(state, "chair").await?,
        civil: viewer(state, "civil").await?,
    };
    for case in &CASES {
        let entered = registration::Entity::find().filter(registration::Column::Name.eq(case.name));
        if entered.one(&state.db).await?.is_none() {
            Box::pin(enter(state, &people, case)).await?;
        }
    }
    Ok(())
}

struct People {
    clerk: Viewer,
    chair: Viewer,
    civil: Viewer,
}

async fn viewer(state: &State, username: &str) -> Result<Viewer, Fault> {
    let found = user::Entity::find().filter(user::Column::Username.eq(username)).one(&state.db).await?;
    let user = found.ok_or_else(|| Fault::Broken(format!("the demo has no {username}")))?;
    let viewer = by_user(state, user.id, uuid::Uuid::nil()).await?;
    viewer.ok_or_else(|| Fault::Broken(format!("{username} of the demo has no post")))
}

async fn enter(state: &State, people: &People, case: &Case) -> Result<(), Fault> {
    let key = |step: &str| format!("demo {} {step}", case.name);
    let on = async |days: i64| {
        let world = state.world.earlier(TimeDelta::days(days));
        State::open(state.config.clone(), state.db.clone(), world).await
    };
    let then = on(case.begun).await?;
    let input = BeginInput { idempotency_key: key("begin"), application: application(case), papers: Vec::new() };
    let id = done(begin_registration(&then, permit(&people.clerk)?, input).await)?.global();
    let seen = |version: i32, step: &str| Seen {
        registration: id.clone(),
        expected_version: version,
        idempotency_key: key(step),
    };
    if case.fate == Fate::Preparing {
        return Ok(());
    }
    let then = on(case.begun - 12).await?;
    let input = SubmitInput { seen: seen(1, "submit") };
    done(submit_registration(&then, permit(&people.clerk)?, input).await)?;
    match case.fate {
        Fate::Preparing | Fate::Submitted => Ok(()),
        Fate::Returned => {
            let then = on(2).await?;
            let remarks = vec![
                Remark {
                    field: RegistrationField::PartyPack, text: "请写明拟任联络员是否党员、所在单位".into()
                },
                Remark {
                    field: RegistrationField::Purpose, text: "业务范围与民俗学会相近，请说明区别".into()
                },
            ];
            let (reason, text) = (RegistrationReturnReason::PartyPackUnclear, "党组织组建资料请补充后重报".into());
            let input = ReturnInput { seen: seen(2, "return"), reason, text, remarks };
            done(return_registration(&then, permit(&people.chair)?, input).await)
        }
        Fate::Accepted => {
            let then = on(20).await?;
            let document_on = then.world.today();
            let document_no = "江社科联〔2026〕8号".into();
            let input = ConsentInput { seen: seen(2, "consent"), document_no, document_on, files: Vec::new() };
            done(consent_registration(&then, permit(&people.chair)?, input).await)?;
            let then = on(15).await?;
            let input = AcceptInput { seen: seen(3, "accept") };
            done(accept_registration(&then, permit(&people.civil)?, input).await)
        }
    }
}

fn application(case: &Case) -> Application {
    let Case { name, discipline, people: (founder, secretary), formal: (formal, resident), form, fate, .. } = *case;
    let begun = Application { name: name.into(), founder: founder.into(), ..Application::default() };
    if fate == Fate::Preparing {
        return Application { discipline: Some(discipline), individual_founders: Some(38), ..begun };
    }
    let field = name.trim_start_matches("江南市").trim_end_matches("研究会");
    let pack = FormationPack {
        formal: Some(formal),
        probationary: Some(1),
        resident_formal: Some(resident),
        form: Some(form),
        reason: String::new(),
        nominee: secretary.into(),
    };
    Application {
        discipline: Some(discipline),
        seat: "江南市人民路18号社科大楼".into(),
        purpose: format!("团结{field}领域的理论和实际工作者，开展学术研究，服务江南市发展。"),
        scope: format!("{field}的学术交流、课题研究、业务培训、咨询服务。"),
        area: "江南市".into(),
        funds_fen: Some(5_000_000),
        individual_founders: Some(62),
        unit_founders: Some(6),
        full_time_staff: Some(2),
        legal_representative: founder.into(),
        secretary_general: secretary.into(),
        charter_clause: Some(true),
        on_paper: PAPERS.into(),
        pack,
        ..begun
    }
}

fn permit<I: Intention>(viewer: &Viewer) -> Result<Permit<I>, Fault> {
    Permit::general(viewer, "demo").ok_or_else(|| Fault::Broken("someone of the demo may not".into()))
}

fn done<T>(outcome: Result<T, Stop>) -> Result<T, Fault> {
    match outcome {
        Ok(done) => Ok(done),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Refused(refusals)) => Err(Fault::Broken(format!("the demo is refused: {refusals:?}"))),
    }
}
