//! Editions and cases as their screens read them.

use entity::project::case_study::{CaseStudyState, CaseStudyStep, Verdict};
use entity::project::casebook::{CasebookState, CasebookStep};
use entity::project::outcome::Outcome;
use graphql_client::GraphQLQuery;

use crate::net::{Cached, cached};
use crate::parts::Tone;
use crate::text::language;

macro_rules! reads {
    ($($name:ident: $file:tt;)+) => {$(
        #[derive(GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $file,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("CasebookState", "CasebookStep", "CaseStudyState", "CaseStudyStep", "Outcome", "Verdict")
        )]
        pub(super) struct $name;
    )+};
}

reads! {
    CasebookList: "src/project/casebook/list.graphql";
    CasebookView: "src/project/casebook/book.graphql";
    CaseView: "src/project/casebook/case.graphql";
}

pub(super) use case_view::{
    CaseViewNode as CaseNode, CaseViewNodeOnCaseStudy as Case, CaseViewNodeOnCaseStudyCasebookEditors as BookEditor,
    ResponseData as CaseData,
};
pub(super) use casebook_list::{
    CasebookListCaseStudiesNodes as CaseRow, CasebookListCasebooksNodes as BookRow, ResponseData as ListData,
};
pub(super) use casebook_view::{
    CasebookViewNode as BookNode, CasebookViewNodeOnCasebook as Book, CasebookViewNodeOnCasebookCases as Printed,
    ResponseData as BookData,
};

fn spoken(key: &str, id: &str) -> String {
    [key, id, language().pick(".zh", ".en")].concat()
}

/// Reads the editions and the cases that the viewer may see.
pub(super) fn all() -> Cached<ListData> {
    cached::<CasebookList>(|| Some((spoken("casebooks", ""), casebook_list::Variables)))
}

/// Reads the edition with an id.
pub(super) fn book(id: impl Fn() -> String + 'static) -> Cached<BookData> {
    cached::<CasebookView>(move || {
        let id = id();
        Some((spoken("casebook.", &id), casebook_view::Variables { id }))
    })
}

/// Reads the case with an id.
pub(super) fn case(id: impl Fn() -> String + 'static) -> Cached<CaseData> {
    cached::<CaseView>(move || {
        let id = id();
        Some((spoken("case.", &id), case_view::Variables { id }))
    })
}

/// The edition of an answer; none when it is none, or not for the viewer.
pub(super) fn found_book(data: BookData) -> Option<Book> {
    match data.node {
        Some(BookNode::Casebook(book)) => Some(book),
        _ => None,
    }
}

/// The case of an answer; none when it is none, or not for the viewer.
pub(super) fn found_case(data: CaseData) -> Option<Case> {
    match data.node {
        Some(CaseNode::CaseStudy(case)) => Some(case),
        _ => None,
    }
}

/// The tone of a case's state.
pub(super) const fn tone(state: CaseStudyState) -> Tone {
    match state {
        CaseStudyState::Submitted | CaseStudyState::Read => Tone::Info,
        CaseStudyState::Editing | CaseStudyState::Returned => Tone::Warn,
        CaseStudyState::Accepted | CaseStudyState::Published => Tone::Ok,
        CaseStudyState::Declined | CaseStudyState::Withdrawn => Tone::Plain,
    }
}

/// The tone of an edition's state.
pub(super) const fn book_tone(state: CasebookState) -> Tone {
    match state {
        CasebookState::Collecting => Tone::Warn,
        CasebookState::Editing => Tone::Info,
        CasebookState::Published => Tone::Ok,
    }
}
