//! One deadline as a screen shows it: what, by when, how long, whose, and what to do next.

use chrono::{Datelike, NaiveDate};
use entity::institution::deadline::DeadlineKind as Kind;
use leptos::prelude::*;

use crate::parts::{Card, Chip, Icon, LinkButton, RowLink, Tone, Weight};
use crate::text::{day, days_left, fill, label, t};

/// A date that falls due.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Due {
    pub(super) kind: Kind,
    /// What it is about; the kind's label where it has no title of its own.
    pub(super) title: String,
    pub(super) last_day: NaiveDate,
    /// The day that the clause names, before a rest day moved it.
    pub(super) legal_day: NaiveDate,
    pub(super) days_left: i64,
    pub(super) working_days: i64,
    pub(super) rule: String,
    /// Who has to act, and whether that is the viewer's own post.
    pub(super) holder: String,
    pub(super) mine: bool,
    /// Where the society, or the list of them, is.
    pub(super) href: String,
    pub(super) society_name: String,
}

/// A deadline of the API as a `Due`: each operation has a type of its own for the same thing.
macro_rules! due_of {
    ($node:expr, $href:expr, $society_name:expr) => {
        $crate::home::due::Due {
            kind: $node.kind,
            title: $node.title.clone(),
            last_day: $node.due_on,
            legal_day: $node.legal_on,
            days_left: $node.days_left,
            working_days: $node.working_days_left,
            rule: $node.rule.clone(),
            holder: $node.holder.name.clone(),
            mine: $node.mine,
            href: $href,
            society_name: $society_name,
        }
    };
}
pub(super) use due_of;

impl Due {
    /// The next 31 March, for all societies together: the one date that falls due for everyone.
    pub(super) fn annual_report(today: NaiveDate) -> Option<Self> {
        let this_year = NaiveDate::from_ymd_opt(today.year(), 3, 31)?;
        let last_day = if today <= this_year { this_year } else { this_year.with_year(today.year() + 1)? };
        Some(Self {
            kind: Kind::AnnualReport,
            title: label(Kind::AnnualReport).into(),
            last_day,
            legal_day: last_day,
            days_left: (last_day - today).num_days(),
            working_days: 0,
            rule: Kind::AnnualReport.rule().into(),
            holder: String::new(),
            mine: false,
            href: "/societies".into(),
            society_name: t().home.all_societies.into(),
        })
    }

    /// What it is called: its kind, and its title where it has one of its own.
    pub(super) fn name(&self) -> String {
        let kind = label(self.kind);
        if self.title == kind { kind.to_owned() } else { [kind, "：", &self.title].concat() }
    }

    /// Where it is done.
    pub(super) fn place(&self) -> String {
        self.next_step().1
    }

    /// Working days left and the day that the law named, where they say something.
    pub(super) fn remark(&self) -> String {
        let countable = (0..=COUNTABLE).contains(&self.days_left);
        let working = countable.then(|| working_days(self.working_days));
        [working, moved(self.legal_day, self.last_day)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What one can do about it, and where.
    fn next_step(&self) -> (&'static str, String) {
        let text = t().home;
        match self.kind {
            Kind::AnnualReport | Kind::AnnualInspection | Kind::InspectionReport => {
                (text.next_report, "/inspection".into())
            }
            Kind::CouncilTerm | Kind::CouncilDelay => (text.next_term, self.href.clone()),
            Kind::GradeExpiry => (text.next_grade, "/evaluations".into()),
            Kind::ChangeFiling | Kind::Deregistration => (text.next_filing, self.href.clone()),
            Kind::BranchTerm | Kind::BranchReview => (text.next_branch, [&self.href, "/formation"].concat()),
            Kind::Formation | Kind::ChangeDue => (text.next_formation, [&self.href, "/formation"].concat()),
            Kind::Directive => (text.next_directive, "/directives".into()),
            Kind::Finding => (text.next_finding, "/findings".into()),
            Kind::Thread => (text.next_thread, "/threads".into()),
            Kind::Registration => (text.next_registration, "/registrations".into()),
            Kind::Enforcement => (text.next_enforcement, self.href.clone()),
            Kind::RegisterChange => (t().ahead.next_change, "/changes".into()),
            Kind::Project | Kind::Recovery | Kind::ResultUse => (t().ahead.projects, "/projects".into()),
            Kind::Payment => (t().ahead.money, "/money".into()),
            Kind::FigureContest => (t().ahead.consistency, [&self.href, "/consistency"].concat()),
            Kind::Application => (t().ahead.calls, "/calls".into()),
            Kind::Demand => (t().ahead.demands, "/demands".into()),
            Kind::CaseStudy | Kind::Casebook => (t().ahead.casebook, "/casebook".into()),
            Kind::ListCase => (text.next_list, self.href.clone()),
            Kind::ActivityFiling => (t().activity.next, "/activities".into()),
            Kind::Evaluation => (t().ahead.next_evaluation, "/evaluations".into()),
        }
    }
}

/// Beyond this many days a date says more than their number.
const COUNTABLE: i64 = 366;

/// So many working days.
pub(super) fn working_days(days: i64) -> String {
    if days == 1 { t().home.one_working_day.to_owned() } else { fill(t().home.working_days, &[&days]) }
}

/// From which day a rest day has moved a date; none where none has.
pub(super) fn moved(legal_day: NaiveDate, last_day: NaiveDate) -> Option<String> {
    let text = if last_day > legal_day { t().home.moved_on } else { t().home.moved_up };
    (legal_day != last_day).then(|| fill(text, &[&legal_day]))
}

/// How long is left, in a chip.
#[component]
pub(super) fn DaysChip(days: i64) -> impl IntoView {
    (days <= COUNTABLE).then(|| view! { <Chip tone=Tone::of_days(days)>{days_left(days)}</Chip> })
}

/// The soonest deadline, large, with its next step.
#[component]
pub(super) fn DueCard(due: Due) -> impl IntoView {
    let (step, href) = due.next_step();
    let edge = Tone::of_days(due.days_left);
    view! {
        <Card edge>
            <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
                <DaysChip days=due.days_left />
                <span>{fill(t().home.due_before, &[&day(due.last_day)])}</span>
                <span>{due.remark()}</span>
            </p>
            <h2 class="mt-2 text-lg font-semibold">{due.name()}</h2>
            <p class="text-sm text-ink-2">{fill(t().home.basis, &[&due.rule])}</p>
            <div class="mt-3 grid">
                <LinkButton href weight=Weight::Strong icon=Icon::Onward>{step}</LinkButton>
            </div>
        </Card>
    }
}

/// A deadline of one society among many, as a row that leads to where it is done.
#[component]
pub(super) fn SocietyDueRow(due: Due) -> impl IntoView {
    let name = due.name();
    let (title, about) =
        if due.society_name.is_empty() { (name, String::new()) } else { (due.society_name.clone(), name) };
    let holder = if due.mine { t().home.held_by_you.to_owned() } else { due.holder.clone() };
    // Figures with hyphens stay on one line of a phone.
    let parts = [about, due.last_day.to_string(), due.remark(), holder.clone()];
    let line = parts.into_iter().filter(|part| !part.is_empty() && *part != title).collect::<Vec<_>>().join(" · ");
    let aside = view! { <DaysChip days=due.days_left /> }.into_any();
    view! { <RowLink href=due.place() title line aside /> }
}

/// A later deadline of one's own society, as a row with its next step.
#[component]
pub(super) fn DueRow(due: Due) -> impl IntoView {
    let (step, href) = due.next_step();
    let parts = [day(due.last_day), due.remark(), step.to_owned()];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let aside = view! { <DaysChip days=due.days_left /> }.into_any();
    view! { <RowLink href title=due.name() line aside /> }
}
