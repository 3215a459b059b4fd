//! The demo's responsibility room: directives with their echo, guidance, findings and letters, each state
//! at least once, through the same intentions as people use. The leader's society is asked by one
//! directive that waits for it; nothing is written to its chain, nor to the branch secretary's.

use chrono::{NaiveDate, TimeDelta};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use entity::account::role::Role;
use entity::account::row::user;
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::society::SocietyId;
use entity::responsibility::directive::{DirectiveId, recipient};
use entity::responsibility::finding::{FindingCategory, FindingId, Severity};
use entity::responsibility::guidance::GuidanceKind;
use entity::responsibility::thread::ThreadId;

use super::story::{ANSWERS, DIRECTIVES, Directive, Echo, FINDINGS, GUIDANCE, THREADS, Turn};
use super::{CITY, society};
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::identity::Viewer;
use crate::identity::viewer::by_user;
use crate::responsibility::action::answer_directive::{self, acknowledge_directive, report_directive_done};
use crate::responsibility::action::finding::{self as step, Step, move_finding};
use crate::responsibility::action::issue_directive::{self, Recipients, issue_directive};
use crate::responsibility::action::record_finding::{self, record_finding};
use crate::responsibility::action::record_guidance::{self, record_guidance};
use crate::responsibility::action::thread::{self, Opening, close_thread, open_thread, write_to_thread};
use crate::responsibility::action::withdraw_directive::{self, withdraw_directive};
use crate::state::State;

/// Enters it all; what a killed server had entered stays, by its key.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    let demo = Demo { state };
    for (place, directive) in DIRECTIVES.iter().enumerate() {
        demo.directive(place, directive).await?;
    }
    for (place, (kind, days, societies, evidence)) in GUIDANCE.iter().enumerate() {
        demo.guidance(place, *kind, *days, societies, evidence).await?;
    }
    for (place, (subject, steps)) in FINDINGS.iter().enumerate() {
        demo.finding(place, *subject, steps).await?;
    }
    for (place, (from, to, subject, letters)) in THREADS.iter().enumerate() {
        demo.thread(place, from, *to, subject, letters).await?;
    }
    Ok(())
}

/// The demo under way.
struct Demo<'s> {
    state: &'s State,
}

impl Demo<'_> {
    /// The same platform, so many days earlier.
    async fn ago(&self, days: i64) -> Result<State, Fault> {
        let world = self.state.world.earlier(TimeDelta::days(days));
        State::open(self.state.config.clone(), self.state.db.clone(), world).await
    }

    /// The day, so many days after the demo's morning; fixed, so that a second run asks for the same.
    fn day(days: i64) -> NaiveDate {
        super::morning().date_naive() + TimeDelta::days(days)
    }

    async fn viewer(&self, username: &str) -> Result<Viewer, Fault> {
        let found = user::Entity::find().filter(user::Column::Username.eq(username)).one(&self.state.db).await?;
        let found = found.ok_or_else(|| Fault::Broken(format!("the demo has no {username}")))?;
        let viewer = by_user(self.state, found.id, uuid::Uuid::nil()).await?;
        viewer.ok_or_else(|| Fault::Broken(format!("the demo's {username} has no post")))
    }

    /// Whoever speaks for a society that has no account: the federation enters it for him.
    async fn speaker(&self, society: SocietyId) -> Result<Viewer, Fault> {
        let mut viewer = self.viewer("federation").await?;
        viewer.display_name = "学会秘书处".into();
        if let Some(post) = viewer.posts.first_mut() {
            (post.role, post.agency_id, post.society_id) = (Role::SocietyLeader, None, Some(society));
        }
        Ok(viewer)
    }

    async fn agency(&self, tier: Tier) -> Result<AgencyId, Fault> {
        let found = agency::Entity::find().filter(agency::Column::Tier.eq(tier)).one(&self.state.db).await?;
        found.map(|row| row.id).ok_or_else(|| Fault::Broken(format!("the demo has no {tier}")))
    }

    async fn directive(&self, place: usize, directive: &Directive) -> Result<(), Fault> {
        let Directive { by, days, due, number, title, body, societies, agencies, withdrawn } = directive;
        let mut recipients = Recipients::default();
        for uscc in *societies {
            recipients.societies.push((society(self.state, uscc).await?, CITY.into()));
        }
        for tier in *agencies {
            recipients.agencies.push((self.agency(*tier).await?, CITY.into()));
        }
        let then = self.ago(*days).await?;
        let input = issue_directive::Input {
            idempotency_key: format!("demo directive {place}"),
            number: (*number).into(),
            title: (*title).into(),
            body: (*body).into(),
            due_on: Self::day(*due),
            asked: format!("{societies:?} {agencies:?}"),
            recipients,
            files: Vec::new(),
        };
        let id = done(issue_directive(&then, permit(&self.viewer(by).await?)?, input).await)?;
        for (which, uscc, days, echo) in ANSWERS.iter().filter(|answer| answer.0 == place) {
            self.answer(*which, id, uscc, *days, *echo).await?;
        }
        if *withdrawn {
            let input = withdraw_directive::Input {
                idempotency_key: format!("demo withdraw {place}"),
                directive: id.global(),
                reason: "与市里统一部署合并，另行下达".into(),
            };
            let permit = permit(&self.viewer(by).await?)?;
            done(withdraw_directive(&self.ago(*days - 2).await?, permit, input).await)?;
        }
        Ok(())
    }

    async fn answer(&self, place: usize, id: DirectiveId, who: &str, days: i64, echo: Echo) -> Result<(), Fault> {
        let asked = recipient::Entity::find().filter(recipient::Column::DirectiveId.eq(id));
        // A society by its code, an agency by the account that speaks for it.
        let (viewer, whose) = if who.len() == 18 {
            let society = society(self.state, who).await?;
            (self.speaker(society).await?, recipient::Column::SocietyId.eq(society))
        } else {
            let viewer = self.viewer(who).await?;
            let agency = viewer.post().agency_id;
            (viewer, recipient::Column::AgencyId.eq(agency))
        };
        let row = asked.filter(whose).one(&self.state.db).await?;
        let row = row.ok_or_else(|| Fault::Broken(format!("{who} is not asked")))?;
        let input = |what: &str, echo: &str| answer_directive::Input {
            idempotency_key: format!("demo {what} {place} {who}"),
            recipient: row.id.global(),
            echo: echo.into(),
            files: Vec::new(),
        };
        let then = self.ago(days).await?;
        done(acknowledge_directive(&then, permit(&viewer)?, input("ack", "")).await)?;
        if let Echo::Done(words) = echo {
            let later = self.ago(days - 1).await?;
            done(report_directive_done(&later, permit(&viewer)?, input("done", words)).await)?;
        }
        Ok(())
    }

    async fn guidance(
        &self,
        place: usize,
        kind: GuidanceKind,
        days: i64,
        societies: &[&str],
        evidence: &str,
    ) -> Result<(), Fault> {
        let mut ids = Vec::new();
        for uscc in societies {
            ids.push(society(self.state, uscc).await?);
        }
        let input = record_guidance::Input {
            idempotency_key: format!("demo guidance {place}"),
            societies: ids,
            kind,
            held_on: Self::day(-days),
            held_by: "陈社科".into(),
            evidence: evidence.into(),
            files: Vec::new(),
        };
        let viewer = self.viewer("federation").await?;
        done(record_guidance(&self.ago(days - 1).await?, permit(&viewer)?, input).await)
    }

    async fn finding(
        &self,
        place: usize,
        (uscc, category, severity, days, due): (Option<&str>, FindingCategory, Severity, i64, i64),
        steps: &[Turn],
    ) -> Result<(), Fault> {
        let society = match uscc {
            Some(uscc) => Some(society(self.state, uscc).await?),
            None => None,
        };
        let (text, action) = super::story::words(category);
        let input = record_finding::Input {
            idempotency_key: format!("demo finding {place}"),
            society,
            category,
            severity,
            text: text.into(),
            action: action.into(),
            due_on: Self::day(due),
            files: Vec::new(),
        };
        let federation = self.viewer("federation").await?;
        let id = done(record_finding(&self.ago(days).await?, permit(&federation)?, input).await)?;
        for (version, turn) in (1..).zip(steps) {
            let speaker = match society {
                Some(society) => self.speaker(society).await?,
                None => federation.clone(),
            };
            match turn {
                Turn::Progress(days, text) => {
                    self.step::<step::ReportFindingProgress>(id, version, *days, text, &speaker).await?;
                }
                Turn::Report(days, text) => {
                    self.step::<step::ReportFindingResolved>(id, version, *days, text, &speaker).await?;
                }
                Turn::Confirm(days, text) => {
                    self.step::<step::ConfirmFinding>(id, version, *days, text, &federation).await?;
                }
            }
        }
        Ok(())
    }

    async fn step<I: Step>(
        &self,
        id: FindingId,
        version: i32,
        days: i64,
        text: &str,
        viewer: &Viewer,
    ) -> Result<(), Fault> {
        let input = step::Input {
            expected_version: version,
            idempotency_key: format!("demo step {} {version}", id.global()),
            finding: id.global(),
            text: text.into(),
            due_on: None,
            files: Vec::new(),
        };
        done(move_finding::<I>(&self.ago(days).await?, permit(viewer)?, input).await)
    }

    async fn thread(
        &self,
        place: usize,
        from: &str,
        (to, uscc): (Tier, Option<&str>),
        subject: &str,
        letters: &[(i64, &str, &str)],
    ) -> Result<(), Fault> {
        let mut id: Option<ThreadId> = None;
        for (version, (days, who, body)) in (0..).zip(letters) {
            let (then, viewer) = (self.ago(*days).await?, self.viewer(who).await?);
            let idempotency_key = format!("demo thread {place} {version}");
            let Some(opened) = id else {
                let society = match uscc {
                    Some(uscc) => Some(society(self.state, uscc).await?),
                    None => None,
                };
                let to = self.agency(to).await?;
                let (subject, body, due_on) = (subject.into(), (*body).into(), Self::day(7 - *days));
                let input = Opening { idempotency_key, subject, body, to, society, due_on, files: Vec::new() };
                id = Some(done(open_thread(&then, permit(&self.viewer(from).await?)?, input).await)?);
                continue;
            };
            let (thread, body) = (opened.global(), (*body).to_owned());
            let closes = body.is_empty();
            let input = thread::Input { expected_version: version, idempotency_key, thread, body, files: Vec::new() };
            if closes {
                done(close_thread(&then, permit(&viewer)?, input).await)?;
            } else {
                done(write_to_thread(&then, permit(&viewer)?, input).await)?;
            }
        }
        Ok(())
    }
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
