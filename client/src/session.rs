//! Who is using the client. Tokens live in the browser's cookies, where no script reads them; what is
//! kept on the device is the name and the post, so that the shell opens without a network.

use std::cell::Cell;

use chrono::NaiveDate;
use entity::Language;
use entity::account::role::Role;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::net::{self, NetFault, device};
use crate::text;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/session/viewer_now.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("Role")
)]
struct ViewerNow;

#[derive(GraphQLQuery)]
#[graphql(schema_path = "../server/schema.graphql", query_path = "src/session/logout.graphql")]
struct Logout;

/// Under which name the device keeps the viewer.
const KEPT: &str = "session.viewer";

thread_local! {
    /// Where code that runs outside a component (an answered request) finds the session.
    static CURRENT: Cell<Option<Session>> = const { Cell::new(None) };
}

/// The caller and the post he acts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Viewer {
    pub(crate) id: String,
    pub(crate) display_name: String,
    pub(crate) role: Role,
    pub(crate) society_id: Option<String>,
    pub(crate) society_name: Option<String>,
    pub(crate) agency_name: Option<String>,
    pub(crate) agency_name_en: Option<String>,
    pub(crate) region_name: String,
    /// The platform's day.
    pub(crate) today: NaiveDate,
}

impl Viewer {
    /// The body he speaks for: his society, his agency, or the platform itself.
    pub(crate) fn body(&self) -> Option<&str> {
        let agency = match text::language() {
            Language::Zh => &self.agency_name,
            Language::En => &self.agency_name_en,
        };
        self.society_name.as_deref().or(agency.as_deref())
    }

    /// Whether his post may use a root field or a guarded nested one: what menus ask.
    pub(crate) fn may(&self, field: &str) -> bool {
        entity::policy::allows(field, self.role)
    }
}

/// The session: nobody, or a viewer.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    viewer: RwSignal<Option<Viewer>>,
    /// How many open items his post holds. Not part of the viewer: another figure is no other person.
    held: RwSignal<i64>,
    /// How many notices are new to him.
    unseen: RwSignal<i64>,
}

/// The session of this page, also outside components.
pub(crate) fn session() -> Session {
    CURRENT.get().expect("the session is started before anything else")
}

/// The viewer; only where somebody is known, which is everywhere below the shell.
pub(crate) fn viewer() -> Viewer {
    session().viewer.get_untracked().expect("screens are shown to a known viewer only")
}

impl Session {
    /// Begin with whom the device remembers, and ask the server whether that still holds.
    pub(crate) fn start() -> Self {
        let kept: Option<Viewer> = device::recall(KEPT);
        net::belong_to(kept.as_ref().map(|viewer| viewer.id.as_str()));
        let session = Self { viewer: RwSignal::new(kept), held: RwSignal::new(0), unseen: RwSignal::new(0) };
        CURRENT.set(Some(session));
        net::when_session_ends(Callback::new(move |()| session.end()));
        spawn_local(session.confirm());
        session
    }

    /// The viewer, as a signal: who changes it changes everything on the screen.
    pub(crate) fn viewer(self) -> Option<Viewer> {
        self.viewer.get()
    }

    /// How many open items the viewer's post holds, as of the last time somebody asked.
    pub(crate) fn held(self) -> i64 {
        self.held.get()
    }

    /// How many notices are new to the viewer, as of the last time somebody asked.
    pub(crate) fn unseen(self) -> i64 {
        self.unseen.get()
    }

    /// Ask who we are, after a login too. Without a network the remembered viewer stays.
    pub(crate) async fn confirm(self) {
        let mut now = net::send::<ViewerNow>(viewer_now::Variables).await;
        if matches!(&now, Ok(data) if data.viewer.is_none()) && net::refresh().await == Ok(true) {
            now = net::send::<ViewerNow>(viewer_now::Variables).await;
        }
        match now {
            Ok(data) => match self.known(data) {
                Some(viewer) => self.enter(viewer),
                None => self.end(),
            },
            Err(NetFault::Unauthenticated) => self.end(),
            Err(_) => {}
        }
    }

    /// Ask anew what waits and what is new, and nothing else: a new day would build the screen anew under somebody's
    /// hands.
    pub(crate) async fn count(self) {
        if let Ok(data) = net::send::<ViewerNow>(viewer_now::Variables).await {
            drop(self.known(data));
        }
    }

    /// The session is over (the server said so): forget the viewer, keep drafts.
    pub(crate) fn end(self) {
        device::forget(KEPT);
        net::belong_to(None);
        if self.viewer.with_untracked(Option::is_some) {
            self.viewer.set(None);
        }
    }

    /// Leave by one's own wish: what was seen goes, what was typed stays for its writer.
    pub(crate) async fn leave(self) {
        // Whether or not the server heard it, nobody is known on this device any more.
        drop(net::send::<Logout>(logout::Variables).await);
        self.end();
    }

    fn enter(self, viewer: Viewer) {
        device::keep(KEPT, &viewer);
        net::belong_to(Some(&viewer.id));
        if self.viewer.with_untracked(|known| known.as_ref() != Some(&viewer)) {
            self.viewer.set(Some(viewer));
        }
    }

    fn known(self, data: viewer_now::ResponseData) -> Option<Viewer> {
        let viewer = data.viewer?;
        self.held.set(viewer.open_item_count);
        self.unseen.set(viewer.unseen_notice_count);
        let post = viewer.post;
        let society = post.society.map(|society| (society.id, society.name)).unzip();
        let agency = post.agency.map(|agency| (agency.name, agency.name_en)).unzip();
        Some(Viewer {
            id: viewer.id,
            display_name: viewer.display_name,
            role: post.role,
            society_id: society.0,
            society_name: society.1,
            agency_name: agency.0,
            agency_name_en: agency.1,
            region_name: post.region.name,
            today: data.today,
        })
    }
}
