//! After the approval: the member survey, the certificate, the papers. The panel of whoever has the turn.

use entity::institution::registration::admission::AdmissionStep;
use leptos::prelude::*;

use super::act::{
    FileMemberSurvey, HandOverCertificate, ReceiveFormationPapers, act, file_member_survey, hand_over_certificate,
    receive_formation_papers,
};
use super::case::{Registration, ResponseData};
use super::content::Content;
use super::decide::Doing;
use crate::file::{Chosen, FileField};
use crate::net::{Cached, key};
use crate::parts::{Button, Card, Icon, TextField, Weight};
use crate::text::t;

/// The panel; nothing where the viewer has no step to take.
#[component]
pub(super) fn Admission(registration: Registration, reading: Cached<ResponseData>) -> impl IntoView {
    let text = t().registration;
    let doing = Doing::new(reading);
    let may = |step: AdmissionStep| registration.admission_steps.contains(&step);
    let (id, version) = (StoredValue::new(registration.id.clone()), registration.version);
    let hand_over = move || {
        let input = hand_over_certificate::RegistrationStepInput {
            registration_id: id.get_value(),
            expected_version: version,
            idempotency_key: key::new_key(),
        };
        doing.send(act::<HandOverCertificate>(hand_over_certificate::Variables { input }));
    };
    let receive = move || {
        let input = receive_formation_papers::RegistrationStepInput {
            registration_id: id.get_value(),
            expected_version: version,
            idempotency_key: key::new_key(),
        };
        doing.send(act::<ReceiveFormationPapers>(receive_formation_papers::Variables { input }));
    };
    let panel = if may(AdmissionStep::FileSurvey) {
        Some(view! { <Survey registration=registration.clone() doing /> }.into_any())
    } else if may(AdmissionStep::HandOver) {
        Some(view! { <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=hand_over>{text.hand_over}</Button> }.into_any())
    } else if may(AdmissionStep::Receive) {
        Some(view! { <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=receive>{text.receive}</Button> }.into_any())
    } else {
        None
    };
    panel.map(|panel| {
        view! { <div class="print:hidden"><Card title=text.your_turn>{doing.faults()} {panel}</Card></div> }
    })
}

/// The survey, filled in with what the founders told.
#[component]
fn Survey(registration: Registration, doing: Doing) -> impl IntoView {
    let text = t().registration;
    let known = |count: Option<i64>| RwSignal::new(count.map(|count| count.to_string()).unwrap_or_default());
    let (content, pack) = (&registration.content, &registration.content.pack);
    let (persons, units) = (known(content.individual_founders), known(content.unit_founders));
    let (staff, formal) = (known(content.full_time_staff), known(pack.formal));
    let (probationary, resident) = (known(pack.probationary), known(pack.resident_formal));
    let files = Chosen::of("survey", &registration.id);
    let input = move || {
        let number = |label, typed| Content::number(label, typed).map(Option::unwrap_or_default);
        Ok::<_, String>(file_member_survey::FileMemberSurveyInput {
            registration_id: registration.id.clone(),
            expected_version: registration.version,
            idempotency_key: key::new_key(),
            individual_members: number(text.persons, persons)?,
            unit_members: number(text.units, units)?,
            full_time_staff: number(text.staff, staff)?,
            formal: number(text.formal, formal)?,
            probationary: number(text.probationary, probationary)?,
            resident_formal: number(text.resident, resident)?,
            file_ids: files.ids()?,
        })
    };
    let send = move || match input() {
        Err(missing) => doing.refuse(missing),
        Ok(input) => doing.send(act::<FileMemberSurvey>(file_member_survey::Variables { input })),
    };
    view! {
        <p class="mb-3">{text.survey_line}</p>
        <TextField id="persons" label=text.persons value=persons inputmode="numeric" />
        <TextField id="units" label=text.units value=units inputmode="numeric" />
        <TextField id="staff" label=text.staff value=staff inputmode="numeric" />
        <TextField id="formal" label=text.formal value=formal inputmode="numeric" />
        <TextField id="probationary" label=text.probationary value=probationary inputmode="numeric" />
        <TextField id="resident" label=text.resident value=resident inputmode="numeric" />
        <FileField id="survey-files" label=text.survey_file chosen=files />
        <Button weight=Weight::Strong icon=Icon::Done busy=doing.busy on_press=send>{text.survey}</Button>
    }
}
