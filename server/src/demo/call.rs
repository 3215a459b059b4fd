//! The demo's calls: the research call of 2026 with fourteen drafts and nine submissions, and a support call whose
//! applications stand at every stage of the review, through the same intentions as people use.

mod said;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use entity::account::row::user;
use entity::form::party_form::CoverageState;
use entity::project::application::{self, ApplicationId, ApplicationReason, AwardOutcome};
use entity::project::call::{self, CallId};
use entity::project::fund::ProgrammeKind;
use entity::project::money::Fen;
use entity::project::review;
use entity::register::present;

use super::inspection::{Demo, done, permit};
use super::{CITY, PASSWORD, register_day};
use crate::access::Permit;
use crate::account::action::create_user::{NewUser, create_user};
use crate::fault::Fault;
use crate::job;
use crate::ledger::Actor;
use crate::project::action::application::begin::{self, begin_application};
use crate::project::action::application::check::{
    self, PassApplications, Seen, SendToPanel, Together, move_applications,
};
use crate::project::action::application::save::{self, save_application};
use crate::project::action::application::step::{self, RejectApplication, ReturnApplication, Step, move_application};
use crate::project::action::application::submit::{self, submit_application};
use crate::project::action::award::decide::{self, decide_awards};
use crate::project::action::award::propose::{self, propose_awards};
use crate::project::action::call::save::{self as write_call, save_call};
use crate::project::action::call::step::{self as call_step, open_call};
use crate::project::action::review::assign::{self, assign_reviews};
use crate::project::action::review::expert::{self, set_expert};
use crate::project::action::review::score::{self, score_review};
use crate::state::State;

use said::{answers, told};

/// How far an application to the support call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Check,
    Returned,
    Failed,
    Review,
    Scored,
    Panel,
    Decision,
    Notice,
    Declined,
}

use Fate as F;

/// The fates, society after society.
const FATES: [Fate; 10] = [
    F::Scored,
    F::Check,
    F::Notice,
    F::Review,
    F::Panel,
    F::Returned,
    F::Decision,
    F::Failed,
    F::Declined,
    F::Decision,
];

/// Drafts and submissions of the research call.
const DRAFTS: usize = 14;
const SUBMITTED: usize = 9;

/// The demo's experts beside the one who has an account of his own role: three read each application.
const EXPERTS: [(&str, &str, &str); 2] = [("expert2", "吕评阅", "江南大学"), ("expert3", "施复核", "市委党校")];

/// The societies of the demo's own accounts write their applications themselves.
const OWN: [&str; 2] = ["51329900MJ0D0001X2", "51329900MJ0D00052J"];

/// Fills it. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let demo = Demo { state };
    if call::Entity::find().filter(call::Column::Year.eq(2026)).count(&state.db).await? > 0 {
        return Ok(());
    }
    demo.enter_experts().await?;
    let sound = present::Entity::find()
        .filter(present::Column::Abnormality.is_null())
        .filter(present::Column::Uscc.is_not_in(OWN))
        .order_by_asc(present::Column::Uscc)
        .all(&state.db)
        .await?;
    let sound: Vec<_> = sound.into_iter().filter(|one| one.form.coverage() != CoverageState::Uncovered).collect();
    let support = demo.call_of("support", ProgrammeKind::Support, 30, 9).await?;
    for (place, society) in sound.iter().skip(40).take(FATES.len()).enumerate() {
        let id = demo.begin_for(&demo.ago(12).await?, support, society, place).await?;
        demo.send_in(&demo.ago(11).await?, id, society, "submit").await?;
    }
    job::call::run(&demo.ago(8).await?).await?;
    Box::pin(demo.judge_call(support, &sound)).await?;
    let research = demo.call_of("research", ProgrammeKind::Research, 15, -21).await?;
    for (place, society) in sound.iter().enumerate().take(DRAFTS + SUBMITTED) {
        let then = demo.ago(i64::try_from(12 - place % 10).unwrap_or_default()).await?;
        let id = demo.begin_for(&then, research, society, place).await?;
        if place % 5 < 2 && place / 5 * 2 + place % 5 < SUBMITTED {
            demo.send_in(&demo.ago(i64::try_from(place % 3).unwrap_or_default()).await?, id, society, "submit").await?;
        }
    }
    Ok(())
}

fn of(id: ApplicationId, version: i32) -> Seen {
    Seen { application: id.global(), expected_version: version }
}

impl Demo<'_> {
    async fn enter_experts(&self) -> Result<(), Fault> {
        let city = super::region_of(self.state, CITY).await?;
        for (username, name, _) in EXPERTS {
            let new = NewUser {
                username: username.into(),
                display_name: name.into(),
                password: PASSWORD.into(),
                role: entity::account::role::Role::Expert,
                region_id: city,
                agency_id: None,
                society_id: None,
                since: register_day(),
            };
            if !super::has_account(self.state, username).await? {
                create_user(self.state, Actor::platform("演示数据"), new).await?;
            }
        }
        for (username, _, affiliation) in EXPERTS.into_iter().chain([("expert", "", "江南师范学院")]) {
            let row = user::Entity::find().filter(user::Column::Username.eq(username)).one(&self.state.db).await?;
            let row = row.ok_or_else(|| Fault::Broken("the demo has no experts".into()))?;
            let input = expert::Input {
                idempotency_key: format!("demo {username}"),
                expert: row.id.global(),
                expected_version: 0,
                affiliation: affiliation.into(),
                disciplines: Vec::new(),
                societies: Vec::new(),
                capacity: 20,
                active: true,
            };
            let desk = self.viewer("federation").await?;
            done(set_expert(&self.ago(60).await?, permit(&desk)?, input).await)?;
        }
        Ok(())
    }

    /// Writes and publishes a call whose days are counted from the demo's day.
    async fn call_of(&self, name: &str, kind: ProgrammeKind, opened: i64, closed: i64) -> Result<CallId, Fault> {
        let (today, desk) = (self.state.world.today(), self.viewer("federation").await?);
        let then = self.ago(opened + 1).await?;
        let told = told(kind, today - TimeDelta::days(opened), today - TimeDelta::days(closed));
        let input =
            write_call::Input { idempotency_key: format!("demo {name}"), call: None, expected_version: 0, told };
        let id = done(save_call(&then, permit(&desk)?, input).await)?;
        let input =
            call_step::Input { idempotency_key: format!("demo open {name}"), call: id.global(), expected_version: 1 };
        done(open_call(&then, permit(&desk)?, input).await)?;
        Ok(id)
    }

    /// A society begins and writes.
    async fn begin_for(
        &self,
        then: &State,
        call: CallId,
        society: &present::Model,
        place: usize,
    ) -> Result<ApplicationId, Fault> {
        let speaker = self.speaker(society).await?;
        let permit_of = Permit::for_society(then, &speaker, "demo", society.society_id).await?;
        let permit_of = permit_of.ok_or_else(|| Fault::Broken("the demo may not apply".into()))?;
        let key = format!("demo {} {}", call.global(), society.uscc);
        let input = begin::Input { idempotency_key: key.clone(), call: call.global() };
        let id = done(begin_application(then, permit_of, input).await)?;
        let answers = answers(society, place);
        let input = save::Input { idempotency_key: format!("save {key}"), application: id.global(), answers };
        done(save_application(then, permit(&speaker)?, input).await)?;
        Ok(id)
    }

    async fn application_row(&self, id: ApplicationId) -> Result<application::Model, Fault> {
        let found = application::Entity::find_by_id(id).one(&self.state.db).await?;
        found.ok_or_else(|| Fault::Broken("an application vanished".into()))
    }

    async fn send_in(
        &self,
        then: &State,
        id: ApplicationId,
        society: &present::Model,
        word: &str,
    ) -> Result<(), Fault> {
        let input = submit::Input {
            idempotency_key: format!("demo {word} {}", id.global()),
            application: id.global(),
            expected_version: self.application_row(id).await?.version,
            papers: Vec::new(),
            others: Vec::new(),
            blind_papers: Vec::new(),
        };
        done(submit_application(then, permit(&self.speaker(society).await?)?, input).await)
    }

    async fn applications_on<I: Together>(&self, then: &State, id: ApplicationId) -> Result<(), Fault> {
        let seen = of(id, self.application_row(id).await?.version);
        let input = check::Input { idempotency_key: format!("{} {}", I::STEP, id.global()), applications: vec![seen] };
        let left = done(move_applications::<I>(then, permit(&self.viewer("federation").await?)?, input).await)?;
        left.first().map_or(Ok(()), |left| Err(Fault::Broken(format!("the demo is refused: {left:?}"))))
    }

    async fn give_back_as<I: Step>(
        &self,
        then: &State,
        id: ApplicationId,
        said: (ApplicationReason, &str),
    ) -> Result<(), Fault> {
        let input = step::Input {
            idempotency_key: format!("demo {} {}", I::STEP, id.global()),
            application: id.global(),
            expected_version: self.application_row(id).await?.version,
            reason: Some(said.0),
            text: Some(said.1.into()),
        };
        done(move_application::<I>(then, permit(&self.viewer("federation").await?)?, input).await)
    }

    /// The applications to the support call go as far as their fates say.
    async fn judge_call(&self, call: CallId, sound: &[present::Model]) -> Result<(), Fault> {
        let mut all = Vec::new();
        for (society, fate) in sound.iter().skip(40).zip(FATES) {
            let found = application::Entity::find()
                .filter(application::Column::CallId.eq(call))
                .filter(application::Column::SocietyId.eq(society.society_id));
            let row =
                found.one(&self.state.db).await?.ok_or_else(|| Fault::Broken("an application vanished".into()))?;
            all.push((row.id, fate));
        }
        for (id, fate) in &all {
            match fate {
                F::Check => {}
                F::Returned => {
                    let said = (ApplicationReason::Unsigned, "承诺书缺两名成员签字，请补签后重新上传");
                    self.give_back_as::<ReturnApplication>(&self.ago(1).await?, *id, said).await?;
                }
                F::Failed => {
                    let said = (ApplicationReason::OffGuide, "内容属于日常办公经费，不在扶持范围");
                    self.give_back_as::<RejectApplication>(&self.ago(6).await?, *id, said).await?;
                }
                _ => self.applications_on::<PassApplications>(&self.ago(6).await?, *id).await?,
            }
        }
        let input = assign::Input { idempotency_key: "demo assign".into(), call: call.global(), pairs: Vec::new() };
        let desk = self.viewer("federation").await?;
        done(assign_reviews(&self.ago(6).await?, permit(&desk)?, input).await)?;
        for (place, (id, fate)) in all.iter().enumerate().filter(|(_, (_, fate))| *fate >= F::Review) {
            self.score_on(*id, *fate, place).await?;
        }
        for (place, (id, fate)) in all.iter().enumerate().filter(|(_, (_, fate))| *fate >= F::Panel) {
            self.applications_on::<SendToPanel>(&self.ago(3).await?, *id).await?;
            if *fate >= F::Decision {
                self.award_on(*id, *fate, place).await?;
            }
        }
        Ok(())
    }

    /// Its experts score it; one of those that are still with them waits for the demo's expert.
    async fn score_on(&self, id: ApplicationId, fate: Fate, place: usize) -> Result<(), Fault> {
        let rows = review::Entity::find().filter(review::Column::ApplicationId.eq(id)).order_by_asc(review::Column::Id);
        for (turn, row) in rows.all(&self.state.db).await?.into_iter().enumerate() {
            let reader = user::Entity::find_by_id(row.user_id).one(&self.state.db).await?;
            let reader = reader.ok_or_else(|| Fault::Broken("an expert vanished".into()))?;
            if fate == F::Review && reader.username == "expert" {
                continue;
            }
            let (place, turn) = (i32::try_from(place).unwrap_or_default(), i32::try_from(turn).unwrap_or_default());
            let low = if fate == F::Scored && turn == 0 { 18 } else { 0 };
            let points =
                [22 + (place + turn) % 7 - low / 2, 30 + (place * 3 + turn) % 9 - low, 24 + (place + turn * 2) % 6];
            let points = ["VALUE", "PLAN", "BASE"].into_iter().map(str::to_owned).zip(points).collect();
            let of = score::Of {
                idempotency_key: format!("demo score {}", row.id.global()),
                review: row.id.global(),
                expected_version: row.version,
            };
            let input = score::Input {
                of, points, comment: "选题有现实意义，实施路径清楚，建议细化经费测算。".into()
            };
            let viewer = self.viewer(&reader.username).await?;
            done(score_review(&self.ago(4).await?, permit(&viewer)?, input).await)?;
        }
        Ok(())
    }

    /// The panel proposes, the chair decides.
    async fn award_on(&self, id: ApplicationId, fate: Fate, place: usize) -> Result<(), Fault> {
        let yuan = 8_000 + u32::try_from(place % 4).unwrap_or_default() * 2_000;
        let amount = Fen::yuan(yuan);
        let (outcome, amount) =
            if fate == F::Declined { (AwardOutcome::Declined, Fen::ZERO) } else { (AwardOutcome::Funded, amount) };
        let seen = of(id, self.application_row(id).await?.version);
        let proposal = propose::Proposal { seen, outcome, amount, note: "会评一致同意".into() };
        let input =
            propose::Input { idempotency_key: format!("demo propose {}", id.global()), proposals: vec![proposal] };
        let left = done(propose_awards(&self.ago(2).await?, permit(&self.viewer("federation").await?)?, input).await)?;
        if fate == F::Decision {
            return left.first().map_or(Ok(()), |left| Err(Fault::Broken(format!("the demo is refused: {left:?}"))));
        }
        let text = if fate == F::Declined { "与市级财政已支持项目重复，不予立项" } else { "" };
        let seen = of(id, self.application_row(id).await?.version);
        let decision = decide::Decision { seen, outcome: Some(outcome), amount, text: text.into() };
        let input =
            decide::Input { idempotency_key: format!("demo decide {}", id.global()), decisions: vec![decision] };
        let left = done(decide_awards(&self.ago(1).await?, permit(&self.viewer("chair").await?)?, input).await)?;
        left.first().map_or(Ok(()), |left| Err(Fault::Broken(format!("the demo is refused: {left:?}"))))
    }
}
