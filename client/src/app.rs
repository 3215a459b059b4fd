//! The route map: every address of the client in one view, and who is let through to it.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Redirect, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::account::{
    LoginPage, MePage, OauthClientPage, OauthClientsPage, RegisterOauthClientPage, SystemPage, UsersPage, WebhookPage,
};
use crate::act::ActsPage;
use crate::activity::{ActivitiesPage, ActivityPage, FileActivityPage, RefileActivityPage};
use crate::burden::BurdenPage;
use crate::calendar::CalendarPage;
use crate::call::{
    ApplicationPage, CallPage, CallsPage, EditCallPage, ExpertsPage, NewCallPage, ReviewPage, ReviewsPage,
};
use crate::change::{ChangePage, ChangesPage, NewChangePage};
use crate::consistency::{ConsistencyPage, ImportFiguresPage, SocietyConsistencyPage};
use crate::enforcement::{CluePage, EnforcementCasesPage, EnforcementPage};
use crate::evaluation::{ApplyPage, EvaluationPage, EvaluationsPage, RegradePage, ResubmitPage};
use crate::forecast::ForecastPage;
use crate::form::{FormationPage, FormationsPage, OfficersPage, RulesPage};
use crate::home::{DeadlinesPage, HomePage};
use crate::inspection::{InspectionPage, OpeningPage, ProgressPage, ReportPage};
use crate::later::{Build, later};
use crate::leader::{HandoverPage, LeadersPage, PostsPage};
use crate::listing::{ListCasePage, ListCasesPage, OpenListCasePage};
use crate::net;
use crate::parts::toast;
use crate::project::case::{ProjectPage, ProjectsPage};
use crate::project::casebook::{
    CasePage, CasebookPage, CasebooksPage, OpenCasebookPage, ResubmitCasePage, SubmitCasePage,
};
use crate::project::certificate::CertificatePage;
use crate::project::demand::{DemandPage, DemandsPage, PostDemandPage};
use crate::project::money::{MoneyLedgerPage, MoneyPage};
use crate::project::results::ResultsPage;
use crate::register::import::ImportPage;
use crate::register::{SocietyEditPage, SocietyListPage, SocietyPage};
use crate::registration::{NewRegistrationPage, RegistrationPage, RegistrationsPage};
use crate::responsibility::TodoPage;
use crate::responsibility::directive::{DirectivePage, DirectivesPage, IssuePage};
use crate::responsibility::finding::{FindingPage, FindingsPage, RecordFindingPage};
use crate::responsibility::guidance::{GuidancePage, SocietyGuidancePage};
use crate::responsibility::notice::NoticesPage;
use crate::responsibility::thread::ThreadsPage;
use crate::session::Session;
use crate::shell::look::Look;
use crate::shell::{NotFound, Shell};
use crate::terms::TermsPage;
use crate::verify::VerifyPage;

/// The whole client.
#[component]
pub(crate) fn App() -> impl IntoView {
    net::start();
    let session = Session::start();
    let look = Look::start();
    toast::provide();
    let entered = Memo::new(move |_| session.viewer());
    view! {
        <Router>
            {move || {
                // Another person or another language is another client: everything below is built anew,
                // so that texts and rights need not be signals anywhere.
                look.language.track();
                if entered.get().is_some() { view! { <Rooms /> }.into_any() } else { view! { <Door /> }.into_any() }
            }}
        </Router>
    }
}

/// What stands open without a login: whoever holds a paper may verify it, everybody reads published results; for all
/// else one logs in.
#[component]
fn Door() -> impl IntoView {
    let path = use_location().pathname;
    let place = Memo::new(move |_| {
        path.with(|path| ["/verify", "/certificate", "/results"].iter().position(|open| path == open))
    });
    move || match place.get() {
        Some(0) => view! { <main class="login" id="content">{later!(verify, VerifyPage)()}</main> }.into_any(),
        Some(1) => view! { <main class="login" id="content">{later!(verify, CertificatePage)()}</main> }.into_any(),
        Some(_) => view! { <main class="mx-auto max-w-3xl p-4" id="content">{later!(results, ResultsPage)()}</main> }
            .into_any(),
        None => view! { <LoginPage /> }.into_any(),
    }
}

/// What comes with the first screen, of the same type as the rooms that are fetched.
const HOME: Build = || view! { <HomePage /> }.into_any();
const AWAY: Build = || view! { <Redirect path="/" /> }.into_any();
const INSPECTION: Build = || view! { <InspectionPage /> }.into_any();

#[component]
fn Rooms() -> impl IntoView {
    view! {
        <Shell>
            <FlatRoutes fallback=|| view! { <NotFound /> }.into_any()>
                <Route path=path!("/") view=HOME />
                <Route path=path!("/login") view=AWAY />
                <Route path=path!("/societies") view=later!(register, SocietyListPage) />
                <Route path=path!("/societies/:id") view=later!(society, SocietyPage) />
                <Route path=path!("/societies/:id/edit") view=later!(edit, SocietyEditPage) />
                <Route path=path!("/societies/:id/acts") view=later!(acts, ActsPage) />
                <Route path=path!("/societies/:id/handover") view=later!(handover, HandoverPage) />
                <Route path=path!("/societies/:id/posts") view=later!(post, PostsPage) />
                <Route path=path!("/societies/:id/officers") view=later!(officers, OfficersPage) />
                <Route path=path!("/leaders") view=later!(people, LeadersPage) />
                <Route path=path!("/societies/:id/formation") view=later!(party, FormationPage) />
                <Route path=path!("/formations") view=later!(formations, FormationsPage) />
                <Route path=path!("/import") view=later!(import, ImportPage) />
                <Route path=path!("/todo") view=later!(todo, TodoPage) />
                <Route path=path!("/directives") view=later!(duty, DirectivesPage) />
                <Route path=path!("/directives/new") view=later!(issue, IssuePage) />
                <Route path=path!("/directives/:id") view=later!(duty, DirectivePage) />
                <Route path=path!("/guidance") view=later!(guidance, GuidancePage) />
                <Route path=path!("/societies/:id/guidance") view=later!(guidance, SocietyGuidancePage) />
                <Route path=path!("/findings") view=later!(finding, FindingsPage) />
                <Route path=path!("/findings/new") view=later!(record, RecordFindingPage) />
                <Route path=path!("/findings/:id") view=later!(finding, FindingPage) />
                <Route path=path!("/threads") view=later!(thread, ThreadsPage) />
                <Route path=path!("/threads/:id") view=later!(thread, ThreadsPage) />
                <Route path=path!("/notices") view=later!(todo, NoticesPage) />
                <Route path=path!("/inspection") view=INSPECTION />
                <Route path=path!("/inspection/open") view=later!(campaign, OpeningPage) />
                <Route path=path!("/inspection/progress") view=later!(progress, ProgressPage) />
                <Route path=path!("/inspection/:id") view=later!(report, ReportPage) />
                <Route path=path!("/registrations") view=later!(registering, RegistrationsPage) />
                <Route path=path!("/registrations/new") view=later!(founding, NewRegistrationPage) />
                <Route path=path!("/registrations/:id") view=later!(founding, RegistrationPage) />
                <Route path=path!("/changes") view=later!(changes, ChangesPage) />
                <Route path=path!("/changes/new") view=later!(changing, NewChangePage) />
                <Route path=path!("/changes/:id") view=later!(changing, ChangePage) />
                <Route path=path!("/activities") view=later!(activity, ActivitiesPage) />
                <Route path=path!("/activities/new") view=later!(plan, FileActivityPage) />
                <Route path=path!("/activities/:id") view=later!(filing, ActivityPage) />
                <Route path=path!("/activities/:id/refile") view=later!(plan, RefileActivityPage) />
                <Route path=path!("/evaluations") view=later!(evaluations, EvaluationsPage) />
                <Route path=path!("/evaluations/new") view=later!(applying, ApplyPage) />
                <Route path=path!("/evaluations/regrade") view=later!(evaluation, RegradePage) />
                <Route path=path!("/evaluations/:id") view=later!(evaluation, EvaluationPage) />
                <Route path=path!("/evaluations/:id/resubmit") view=later!(applying, ResubmitPage) />
                <Route path=path!("/lists") view=later!(lists, ListCasesPage) />
                <Route path=path!("/lists/new") view=later!(listing, OpenListCasePage) />
                <Route path=path!("/lists/:id") view=later!(listing, ListCasePage) />
                <Route path=path!("/enforcement") view=later!(lists, EnforcementCasesPage) />
                <Route path=path!("/enforcement/new") view=later!(enforcing, CluePage) />
                <Route path=path!("/enforcement/:id") view=later!(enforcing, EnforcementPage) />
                <Route path=path!("/calls") view=later!(calls, CallsPage) />
                <Route path=path!("/calls/new") view=later!(calling, NewCallPage) />
                <Route path=path!("/calls/:id") view=later!(calls, CallPage) />
                <Route path=path!("/calls/:id/edit") view=later!(calling, EditCallPage) />
                <Route path=path!("/applications/:id") view=later!(application, ApplicationPage) />
                <Route path=path!("/reviews") view=later!(reviewing, ReviewsPage) />
                <Route path=path!("/reviews/:id") view=later!(reviewing, ReviewPage) />
                <Route path=path!("/experts") view=later!(experts, ExpertsPage) />
                <Route path=path!("/societies/:id/forecast") view=later!(forecast, ForecastPage) />
                <Route path=path!("/consistency") view=later!(figures, ConsistencyPage) />
                <Route path=path!("/consistency/import") view=later!(bringing, ImportFiguresPage) />
                <Route path=path!("/societies/:id/consistency") view=later!(figures, SocietyConsistencyPage) />
                <Route path=path!("/projects") view=later!(projects, ProjectsPage) />
                <Route path=path!("/projects/:id") view=later!(pursuit, ProjectPage) />
                <Route path=path!("/money") view=later!(money, MoneyPage) />
                <Route path=path!("/money/:id") view=later!(money, MoneyLedgerPage) />
                <Route path=path!("/certificate") view=later!(verify, CertificatePage) />
                <Route path=path!("/burden") view=later!(burden, BurdenPage) />
                <Route path=path!("/demands") view=later!(demands, DemandsPage) />
                <Route path=path!("/demands/new") view=later!(posting, PostDemandPage) />
                <Route path=path!("/demands/:id") view=later!(demand, DemandPage) />
                <Route path=path!("/casebook") view=later!(casebooks, CasebooksPage) />
                <Route path=path!("/casebook/new") view=later!(opening, OpenCasebookPage) />
                <Route path=path!("/casebook/:id") view=later!(casebook, CasebookPage) />
                <Route path=path!("/casebook/:id/submit") view=later!(submitting, SubmitCasePage) />
                <Route path=path!("/casebook/cases/:id") view=later!(studies, CasePage) />
                <Route path=path!("/casebook/cases/:id/resubmit") view=later!(submitting, ResubmitCasePage) />
                <Route path=path!("/results") view=later!(results, ResultsPage) />
                <Route path=path!("/deadlines") view=later!(dates, DeadlinesPage) />
                <Route path=path!("/calendar") view=later!(calendar, CalendarPage) />
                <Route path=path!("/terms") view=later!(terms, TermsPage) />
                <Route path=path!("/rules") view=later!(rules, RulesPage) />
                <Route path=path!("/users") view=later!(office, UsersPage) />
                <Route path=path!("/system") view=later!(office, SystemPage) />
                <Route path=path!("/clients") view=later!(clients, OauthClientsPage) />
                <Route path=path!("/clients/new") view=later!(clients, RegisterOauthClientPage) />
                <Route path=path!("/clients/:id") view=later!(clients, OauthClientPage) />
                <Route path=path!("/webhooks/:id") view=later!(clients, WebhookPage) />
                <Route path=path!("/verify") view=later!(verify, VerifyPage) />
                <Route path=path!("/me") view=later!(me, MePage) />
            </FlatRoutes>
        </Shell>
    }
}
