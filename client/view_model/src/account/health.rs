//! The platform's health as somebody asks for it at two in the morning: is all well, and what is not, gravest first. How
//! the clock's jobs go, told by their instants; what was given up. Instants are milliseconds since 1970.

use entity::job::Job;

use crate::text::health::t;
use crate::text::{fill, label};

/// So long a server may have a job for itself: what is due for longer than that is done by nobody.
const TIME: i64 = 10 * MINUTE;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A job as the server tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Which job.
    pub job: Job,
    /// When it is due; none before its first round.
    pub due_at: Option<i64>,
    /// A server is at it.
    pub running: bool,
    /// It failed last.
    pub failed: bool,
}

/// How a job goes, what wants somebody first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Course {
    /// It failed last.
    Failed,
    /// It is due for so long, and nobody does it.
    Overdue(i64),
    /// A server is at it.
    Running,
    /// It waits for its first round.
    New,
    /// It waits for its time.
    Waits,
}

impl Course {
    /// Told now by what the server says, which has run since then. What never had its turn is due since then.
    #[must_use]
    pub fn of(told: Told, since: i64, now: i64) -> Self {
        let late = now - told.due_at.unwrap_or(since);
        match told.due_at {
            // A fault stands until a round has gone well.
            _ if told.failed => Self::Failed,
            _ if told.running => Self::Running,
            _ if late > TIME => Self::Overdue(late),
            None => Self::New,
            Some(_) => Self::Waits,
        }
    }
}

/// What was given up, and whom nothing reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GivenUp {
    /// Mails.
    pub mails: i64,
    /// Webhooks to which nothing arrives.
    pub webhooks: i64,
    /// Messages to webhooks.
    pub messages: i64,
}

/// Something that is not well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No job is done any more, the longest due for so long.
    Stopped(i64),
    /// A job has failed.
    Failed(Job),
    /// A job is due for so long.
    Overdue(Job, i64),
    /// So many mails were given up.
    Mails(i64),
    /// To so many webhooks nothing arrives.
    Webhooks(i64),
    /// So many messages were given up.
    Messages(i64),
}

impl Trouble {
    /// Whether the platform itself does not do its work; else it is somebody whom it does not reach.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::Stopped(_) | Self::Failed(_) | Self::Overdue(..))
    }

    /// What it is, in a sentence.
    #[must_use]
    pub fn said(self) -> String {
        let text = t();
        match self {
            Self::Stopped(late) => fill(text.stopped, &[&span(late)]),
            Self::Failed(job) => fill(text.failed, &[&label(job)]),
            Self::Overdue(job, late) => fill(text.overdue, &[&label(job), &span(late)]),
            Self::Mails(count) => fill(text.mails_given_up, &[&count]),
            Self::Webhooks(count) => fill(text.webhooks_failing, &[&count]),
            Self::Messages(count) => fill(text.messages_given_up, &[&count]),
        }
    }
}

/// All that is not well, gravest first; nothing when all is.
#[must_use]
pub fn troubles(jobs: &[(Job, Course)], given_up: GivenUp) -> Vec<Trouble> {
    let mut found = Vec::new();
    let overdue = jobs.iter().filter_map(|(job, course)| match course {
        Course::Overdue(late) => Some((*job, *late)),
        _ => None,
    });
    let overdue: Vec<(Job, i64)> = overdue.collect();
    let failed: Vec<Job> = jobs.iter().filter(|(_, course)| *course == Course::Failed).map(|(job, _)| *job).collect();
    let failures = failed.iter().map(|job| Trouble::Failed(*job));
    match overdue.iter().map(|(_, late)| *late).max() {
        // A clock that stands still is one trouble and not one for each job.
        Some(longest) if overdue.len() > 1 && overdue.len() + failed.len() == jobs.len() => {
            found.push(Trouble::Stopped(longest));
            found.extend(failures);
        }
        _ => {
            found.extend(failures);
            found.extend(overdue.into_iter().map(|(job, late)| Trouble::Overdue(job, late)));
        }
    }
    let GivenUp { mails, webhooks, messages } = given_up;
    let counted = [Trouble::Mails(mails), Trouble::Webhooks(webhooks), Trouble::Messages(messages)];
    let some = counted.into_iter().zip([mails, webhooks, messages]).filter(|(_, count)| *count > 0);
    found.extend(some.map(|(trouble, _)| trouble));
    found
}

/// A span of time in its largest unit: `25 分钟`, `3 小时`, `2 天`.
#[must_use]
pub fn span(milliseconds: i64) -> String {
    let text = t();
    match milliseconds {
        ..HOUR => fill(text.minutes, &[&(milliseconds / MINUTE)]),
        HOUR..DAY => fill(text.hours, &[&(milliseconds / HOUR)]),
        _ => fill(text.days, &[&(milliseconds / DAY)]),
    }
}

#[cfg(test)]
mod tests {
    use entity::Word;

    use super::*;

    const NOW: i64 = 1_774_000_000_000;

    fn told(due_at: Option<i64>) -> Told {
        Told { job: Job::Watch, due_at, running: false, failed: false }
    }

    fn course(told: Told) -> Course {
        Course::of(told, NOW - DAY, NOW)
    }

    #[test]
    fn a_job_is_overdue_when_nobody_has_done_it_in_a_jobs_time() {
        assert_eq!(course(told(Some(NOW + MINUTE))), Course::Waits);
        assert_eq!(course(told(Some(NOW - TIME))), Course::Waits);
        assert_eq!(course(told(Some(NOW - TIME - 1))), Course::Overdue(TIME + 1));
        assert_eq!(course(Told { running: true, ..told(Some(NOW - DAY)) }), Course::Running);
    }

    #[test]
    fn a_fault_stands_while_the_job_is_tried_again() {
        let failed = Told { failed: true, ..told(Some(NOW + MINUTE)) };
        assert_eq!(course(failed), Course::Failed);
        assert_eq!(course(Told { running: true, ..failed }), Course::Failed);
    }

    #[test]
    fn a_job_that_never_ran_has_the_time_since_the_server_started() {
        assert_eq!(Course::of(told(None), NOW - MINUTE, NOW), Course::New);
        assert_eq!(Course::of(told(None), NOW - HOUR, NOW), Course::Overdue(HOUR));
    }

    #[test]
    fn what_wants_somebody_stands_first() {
        let mut all = [Course::Waits, Course::New, Course::Running, Course::Overdue(TIME + 1), Course::Failed];
        all.sort_unstable();
        assert_eq!(all, [Course::Failed, Course::Overdue(TIME + 1), Course::Running, Course::New, Course::Waits]);
    }

    #[test]
    fn nothing_is_said_while_all_is_well() {
        let well: Vec<(Job, Course)> = Job::ALL.iter().map(|job| (*job, Course::Waits)).collect();
        assert_eq!(troubles(&well, GivenUp::default()), []);
    }

    #[test]
    fn each_trouble_is_told_and_the_gravest_first() {
        let jobs = [(Job::Watch, Course::Overdue(HOUR)), (Job::Digest, Course::Failed), (Job::Sweep, Course::Running)];
        let found = troubles(&jobs, GivenUp { mails: 1, webhooks: 2, messages: 3 });
        let wanted = [
            Trouble::Failed(Job::Digest),
            Trouble::Overdue(Job::Watch, HOUR),
            Trouble::Mails(1),
            Trouble::Webhooks(2),
            Trouble::Messages(3),
        ];
        assert_eq!(found, wanted);
        assert_eq!(found.iter().map(|one| one.is_grave()).collect::<Vec<_>>(), [true, true, false, false, false]);
        assert_eq!(found[1].said(), "定时任务“规则生效与形式变更”到时未运行，已晚 1 小时");
    }

    #[test]
    fn a_clock_that_stands_still_is_one_trouble() {
        let late = |(place, job): (usize, &Job)| (*job, Course::Overdue(if place == 3 { DAY } else { HOUR }));
        let mut jobs: Vec<(Job, Course)> = Job::ALL.iter().enumerate().map(late).collect();
        assert_eq!(troubles(&jobs, GivenUp::default()), [Trouble::Stopped(DAY)]);
        jobs[0].1 = Course::Failed;
        assert_eq!(troubles(&jobs, GivenUp::default()), [Trouble::Stopped(DAY), Trouble::Failed(jobs[0].0)]);
        jobs[1].1 = Course::Waits;
        assert_eq!(troubles(&jobs, GivenUp::default()).len(), jobs.len() - 1, "one had its turn: the clock goes");
    }

    #[test]
    fn a_span_has_its_largest_unit() {
        assert_eq!([25 * MINUTE, 3 * HOUR + 1, 2 * DAY].map(span), ["25 分钟", "3 小时", "2 天"]);
    }
}
