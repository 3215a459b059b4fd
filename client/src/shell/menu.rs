//! The menu: which rooms a post may enter, told by the policy table, and in which order it wants them.

use entity::account::role::Role;

use crate::parts::Icon;
use crate::session::Viewer;
use crate::text::t;

/// One entry of the menu.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) label: &'static str,
    pub(crate) icon: Icon,
    /// The heading it stands under at the side of a desktop.
    pub(crate) group: &'static str,
}

impl Entry {
    fn new(href: impl Into<String>, label: &'static str, icon: Icon, group: &'static str) -> Self {
        Self { href: href.into(), label, icon, group }
    }
}

/// Where the notices are: at the side of a desktop an entry, on a phone a bell on top.
pub(crate) const NOTICES: &str = "/notices";

/// The entries of a viewer, most wanted first: the first four that the bell does not have are a phone's tabs.
pub(crate) fn entries(viewer: &Viewer) -> Vec<Entry> {
    let (today, register, platform) = (today(viewer), register(viewer), platform(viewer));
    // Only administrators have a platform to look after, and then it comes before the register.
    [today, platform, register, registration(viewer), inspection(viewer), duty(viewer), project(viewer)].concat()
}

/// The entry of oneself.
pub(crate) fn me() -> Entry {
    Entry::new("/me", t().shell.me, Icon::Person, "")
}

fn today(viewer: &Viewer) -> Vec<Entry> {
    let text = t().shell;
    let (label, icon) =
        if viewer.role.is_of_a_society() { (text.home, Icon::Home) } else { (text.overview, Icon::Overview) };
    let mut entries = vec![Entry::new("/", label, icon, text.group_today)];
    // An administrator holds no part of the work: nothing waits for him.
    if viewer.may("Query.openItems") && viewer.role != Role::Admin {
        entries.push(Entry::new("/todo", text.todo, Icon::Todo, text.group_today));
    }
    if viewer.may("Query.notices") {
        entries.push(Entry::new(NOTICES, text.notices, Icon::Bell, text.group_today));
    }
    if viewer.may("Query.deadlines") {
        entries.push(Entry::new("/deadlines", text.deadlines, Icon::Calendar, text.group_today));
    }
    entries
}

fn register(viewer: &Viewer) -> Vec<Entry> {
    let text = t().shell;
    let mut entries = Vec::new();
    if let Some(own) = &viewer.society_id {
        let page = ["/societies/", own].concat();
        entries.push(Entry::new(page, text.my_society, Icon::Society, text.group_register));
    } else if viewer.may("Query.societies") {
        entries.push(Entry::new("/societies", text.societies, Icon::Register, text.group_register));
    }
    if viewer.may("Query.leaders") && viewer.society_id.is_none() {
        entries.push(Entry::new("/leaders", t().leader.title, Icon::People, text.group_register));
    }
    // A society has its own case on its page.
    if viewer.may("Query.formations") && viewer.society_id.is_none() && viewer.role != Role::Admin {
        entries.push(Entry::new("/formations", t().form.cases, Icon::Flag, text.group_register));
    }
    if viewer.may("Mutation.startSocietyImport") {
        entries.push(Entry::new("/import", text.import, Icon::Import, text.group_register));
    }
    // A society reads the rules that judge it from its own page; the tiers have them in the menu.
    if viewer.may("Query.rules") && !viewer.role.is_of_a_society() && viewer.role != Role::Partner {
        entries.push(Entry::new("/rules", text.rules, Icon::Rules, text.group_register));
    }
    for (field, href, label, icon) in [
        ("Query.inconsistentSocieties", "/consistency", t().ahead.consistency, Icon::Check),
        ("Query.burdenOverview", "/burden", t().ahead.burden, Icon::Overview),
    ] {
        if viewer.may(field) && viewer.role != Role::Admin {
            entries.push(Entry::new(href, label, icon, text.group_register));
        }
    }
    if ["Mutation.setRegistrationRules", "Mutation.setActivityTerms", "Mutation.setConclusionReason"]
        .iter()
        .any(|field| viewer.may(field))
    {
        entries.push(Entry::new("/terms", t().ahead.terms, Icon::Rules, text.group_register));
    }
    entries
}

/// Applications to registration for the tiers that work with them, and changes of the register.
fn registration(viewer: &Viewer) -> Vec<Entry> {
    let takes_part = viewer.may("Query.registrations") && !viewer.role.is_of_a_society() && viewer.role != Role::Admin;
    let entry = || Entry::new("/registrations", t().registration.title, Icon::Import, t().shell.group_register);
    let changes = viewer.may("Query.registerChanges") && viewer.role != Role::Admin;
    let change = || Entry::new("/changes", t().ahead.changes, Icon::Edit, t().shell.group_register);
    takes_part.then(entry).into_iter().chain(changes.then(change)).collect()
}

/// Annual inspection and activities: a society's own, an office's queue.
fn inspection(viewer: &Viewer) -> Vec<Entry> {
    let text = t().shell;
    let takes_part = viewer.may("Query.annualReports") && viewer.role != Role::Admin;
    let entry = || Entry::new("/inspection", text.inspection, Icon::File, text.group_duty);
    let filings = viewer.may("Query.activityFilings") && viewer.role != Role::Admin;
    let activity = || Entry::new("/activities", text.activities, Icon::Calendar, text.group_duty);
    let rates = viewer.may("Query.evaluations") && viewer.role != Role::Admin;
    let evaluation = || Entry::new("/evaluations", t().ahead.evaluations, Icon::Flag, text.group_duty);
    // A society comes to its own cases from its home and its page.
    let office = !viewer.role.is_of_a_society() && viewer.role != Role::Admin;
    let lists = || Entry::new("/lists", t().ahead.lists, Icon::Flag, text.group_duty);
    let enforcement = || Entry::new("/enforcement", t().ahead.enforcement, Icon::Warning, text.group_duty);
    let lists = (office && viewer.may("Query.listCases")).then(lists);
    let enforcement = (office && viewer.may("Query.enforcementCases")).then(enforcement);
    let project = |field, href, label| {
        let entry = || Entry::new(href, label, Icon::File, text.group_duty);
        viewer.may(field).then(entry)
    };
    let projects = project("Query.projects", "/projects", t().ahead.projects);
    let money = project("Query.tranches", "/money", t().ahead.money);
    takes_part
        .then(entry)
        .into_iter()
        .chain(projects)
        .chain(money)
        .chain(filings.then(activity))
        .chain(rates.then(evaluation))
        .chain(lists)
        .chain(enforcement)
        .collect()
}

/// The room of responsibility.
fn duty(viewer: &Viewer) -> Vec<Entry> {
    let (text, mut entries) = (t().shell, Vec::new());
    for (field, href, label, icon) in [
        ("Query.directives", "/directives", text.directives, Icon::Send),
        ("Query.guidanceBoard", "/guidance", text.guidance, Icon::Light),
        ("Query.findings", "/findings", text.findings, Icon::Flag),
        ("Query.threads", "/threads", text.threads, Icon::Letters),
    ] {
        if viewer.may(field) && viewer.role != Role::Admin {
            entries.push(Entry::new(href, label, icon, text.group_duty));
        }
    }
    entries
}

/// Projects and what came of them.
fn project(viewer: &Viewer) -> Vec<Entry> {
    let text = t().ahead;
    let entries = [
        ("Query.calls", "/calls", text.calls, Icon::Send),
        ("Query.reviews", "/reviews", text.reviews, Icon::Check),
        ("Query.demands", "/demands", text.demands, Icon::Search),
        ("Query.casebooks", "/casebook", text.casebook, Icon::File),
        ("Query.publishedResults", "/results", text.results, Icon::Flag),
    ];
    let wanted = entries.into_iter().filter(|(field, ..)| viewer.may(field) && viewer.role != Role::Admin);
    wanted.map(|(_, href, label, icon)| Entry::new(href, label, icon, text.group_project)).collect()
}

fn platform(viewer: &Viewer) -> Vec<Entry> {
    let text = t().shell;
    let mut entries = Vec::new();
    if viewer.may("Query.users") {
        entries.push(Entry::new("/users", text.users, Icon::People, text.group_platform));
    }
    if viewer.may("Query.system") {
        entries.push(Entry::new("/system", text.system, Icon::System, text.group_platform));
    }
    if viewer.may("Query.oauthClients") {
        entries.push(Entry::new("/clients", t().ahead.clients, Icon::Lock, text.group_platform));
    }
    if viewer.may("Mutation.setCalendarYear") {
        entries.push(Entry::new("/calendar", t().calendar.title, Icon::Calendar, text.group_platform));
    }
    entries
}
