//! One annual report as its screens read it, whoever looks.

use std::collections::BTreeMap;

use entity::form::party_form::PartyForm;
use entity::institution::campaign::PartyGate;
use entity::institution::inspection::Conclusion;
use entity::institution::report::field::{Asked, ReportField, ReportFieldKind};
use entity::institution::report::gate::{GateReason, GateResult};
use entity::institution::report::prefill::Origin;
use entity::institution::report::{ReportHalf, ReportReturnReason, ReportState, ReportStep};
use graphql_client::GraphQLQuery;
use leptos::prelude::Track;
use view_model::inspection::draft::Stands;

use crate::net::{Cached, NetFault, cached, replay, send};
use crate::parts::Tone;
use crate::text::language;

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/inspection/report_view.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums(
        "Conclusion",
        "GateReason",
        "GateResult",
        "Origin",
        "PartyGate",
        "ReportField",
        "ReportFieldKind",
        "ReportHalf",
        "ReportReturnReason",
        "ReportState",
        "ReportStep"
    )
)]
pub(super) struct ReportView;

pub(super) use report_view::{
    ReportViewNode as Node, ReportViewNodeOnAnnualReport as Report, ReportViewNodeOnAnnualReportContent as Content,
    ReportViewNodeOnAnnualReportContentFields as Field, ReportViewNodeOnAnnualReportContentGate as Gate,
    ReportViewNodeOnAnnualReportSteps as Gone, ResponseData,
};

/// Reads the report with an id; again whenever a write of the queue has arrived.
pub(super) fn reading(id: impl Fn() -> String + 'static) -> Cached<ResponseData> {
    cached::<ReportView>(move || {
        replay::acknowledged().track();
        let id = id();
        Some((["report.", &id, language().pick(".zh", ".en")].concat(), report_view::Variables { id }))
    })
}

/// Asks for it once more, past what the device has kept.
pub(super) async fn now(id: String) -> Result<Option<Report>, NetFault> {
    send::<ReportView>(report_view::Variables { id }).await.map(found)
}

/// The report of an answer; none when it is none, or not for the viewer.
pub(super) fn found(data: ResponseData) -> Option<Report> {
    match data.node {
        Some(Node::AnnualReport(report)) => Some(report),
        _ => None,
    }
}

impl Report {
    /// The name of its society.
    pub(super) fn society_name(&self) -> String {
        self.society.as_ref().map(|society| society.name.clone()).unwrap_or_default()
    }

    /// The fields that are asked; none while the viewer may not read them.
    pub(super) fn fields(&self) -> &[Field] {
        self.content.as_ref().map_or(&[], |content| &content.fields)
    }

    /// What stands in them.
    pub(super) fn stands(&self) -> BTreeMap<ReportField, Stands> {
        let stands = |field: &Field| (field.field, Stands { value: field.value.clone(), version: field.version });
        self.fields().iter().map(stands).collect()
    }
}

/// What decided which fields are asked, told by which fields are: the rules ask for it again.
pub(super) fn asked(fields: &[Field]) -> Asked {
    let has = |wanted: ReportField| fields.iter().any(|field| field.field == wanted);
    Asked {
        last: has(ReportField::Rectification).then_some(Conclusion::BasicallyQualified),
        form: if has(ReportField::PartyOfficer) { PartyForm::Functional } else { PartyForm::None },
        mismatch: has(ReportField::FormReason),
    }
}

/// The tone of a state: whose turn it is, and how it ended.
pub(super) const fn state_tone(state: ReportState) -> Tone {
    match state {
        ReportState::Open | ReportState::Draft | ReportState::Exempt => Tone::Plain,
        ReportState::Returned | ReportState::Rectifying => Tone::Warn,
        ReportState::NotParticipated => Tone::Bad,
        ReportState::Concluded | ReportState::Rectified => Tone::Ok,
        ReportState::Submitted
        | ReportState::Resubmitted
        | ReportState::Passed
        | ReportState::Received
        | ReportState::RectificationReported => Tone::Info,
    }
}

/// The tone of a conclusion.
pub(super) const fn conclusion_tone(conclusion: Conclusion) -> Tone {
    match conclusion {
        Conclusion::Qualified => Tone::Ok,
        Conclusion::BasicallyQualified => Tone::Warn,
        Conclusion::Unqualified | Conclusion::NotParticipated => Tone::Bad,
        Conclusion::Exempt => Tone::Plain,
    }
}

/// The tone of a gate's result.
pub(super) const fn gate_tone(result: GateResult) -> Tone {
    match result {
        GateResult::Pass => Tone::Ok,
        GateResult::Conditional => Tone::Warn,
        GateResult::Fail => Tone::Bad,
    }
}
