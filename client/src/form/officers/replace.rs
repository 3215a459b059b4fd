//! Changing the officers of a branch, or its liaison: filled with those who hold the posts now, judged by
//! the rules in force while one types.

use chrono::NaiveDate;
use entity::form::officer::OfficerRole;
use entity::form::party_form::{CoverageState, PartyForm};
use entity::form::proposal::{NomineeRole, nominee_faults, since_fault};
use entity::form::rules::RuleSet;
use entity::refusal::Refusal;
use graphql_client::GraphQLQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::form::proposal::nominees;
use crate::form::view::Society;
use crate::form::who::KnownNames;
use crate::net::intent::{Intent, with_rule};
use crate::net::send;
use crate::parts::{Button, Card, ErrorNote, TextField, Weight};
use crate::session::viewer;
use crate::text::{fill, language, t};

#[derive(GraphQLQuery)]
#[graphql(
    schema_path = "../server/schema.graphql",
    query_path = "src/form/officers/replace_officers.graphql",
    response_derives = "Clone, Debug, PartialEq",
    custom_scalars_module = "crate::net::scalar",
    extern_enums("NomineeRole")
)]
struct ReplaceOfficers;

use replace_officers::{NomineeInput, ReplaceOfficersInput, Variables};

/// What is typed.
#[derive(Clone, Copy)]
struct Fields {
    /// Secretary or liaison.
    first: RwSignal<String>,
    deputy: RwSignal<String>,
    committee: RwSignal<String>,
    on: RwSignal<String>,
}

impl Fields {
    /// As the posts stand now.
    fn open(society: &Society) -> Self {
        let named = |role| {
            let of_role = society.organisation.officers.iter().filter(move |officer| officer.role == role);
            of_role.map(|officer| officer.name.clone()).collect::<Vec<_>>().join("、")
        };
        let liaison = society.organisation.liaison.as_ref().map(|liaison| liaison.name.clone());
        Self {
            first: RwSignal::new([named(OfficerRole::Secretary), liaison.unwrap_or_default()].concat()),
            deputy: RwSignal::new(named(OfficerRole::DeputySecretary)),
            committee: RwSignal::new(named(OfficerRole::CommitteeMember)),
            on: RwSignal::new(viewer().today.to_string()),
        }
    }

    fn nominees(self, form: PartyForm) -> Vec<entity::form::proposal::Nominee> {
        let (deputy, committee) = (self.deputy.get(), self.committee.get());
        nominees(form, &self.first.get(), &deputy, &committee)
    }

    fn faults(self, society: &Society, rules: &RuleSet) -> Vec<Refusal> {
        let mut faults = nominee_faults(society.form, &self.nominees(society.form), &society.counts(), rules);
        let organisation = &society.organisation;
        let officers = organisation.officers.iter().map(|officer| officer.since);
        let held = officers.chain(organisation.liaison.iter().map(|liaison| liaison.since)).chain(organisation.since);
        let not_before = held.max().unwrap_or(society.registered_on);
        let day: Option<NaiveDate> = self.on.with(|on| on.parse().ok());
        faults.extend(day.and_then(|day| since_fault(day, not_before, viewer().today)));
        faults
    }
}

/// The card.
#[component]
pub(super) fn Replace(society: Society, rules: RuleSet, on_done: Callback<&'static str>) -> impl IntoView {
    let text = t().form;
    let (form, known) = (society.form, society.known_names());
    let (fields, intent) = (Fields::open(&society), Intent::new());
    let committee = fill(text.committee_hint, &[&rules.committee_threshold]);
    let society = StoredValue::new(society);
    let faults = Memo::new(move |_| {
        let found = society.with_value(|society| fields.faults(society, &rules)).into_iter();
        found
            .map(|Refusal { path, code }| (path, with_rule(code.sentence(language()), code.rule())))
            .collect::<Vec<_>>()
    });
    let error = move |path: &'static str| {
        Signal::derive(move || {
            let known = faults.with(|all| all.iter().find(|(at, _)| *at == path).map(|(_, said)| said.clone()));
            known.or_else(|| intent.about(path))
        })
    };
    let press = move |()| {
        let Ok(since) = fields.on.get_untracked().parse::<NaiveDate>() else { return };
        let named = untrack(|| fields.nominees(form)).into_iter();
        let named =
            named.map(|one| NomineeInput { name: one.name, role: one.role, is_party_member: one.is_party_member });
        let input = society.with_value(|society| ReplaceOfficersInput {
            society_id: society.id.clone(),
            expected_version: society.version,
            idempotency_key: intent.key(),
            nominees: named.collect(),
            since,
        });
        intent.begin();
        spawn_local(async move {
            let answer = send::<ReplaceOfficers>(Variables { input }).await;
            let declined = answer.map(|data| {
                let all = data.replace_officers.user_errors.into_iter();
                all.map(|error| (error.path.join("."), with_rule(error.message, error.rule.as_deref()))).collect()
            });
            if intent.settle(declined) {
                on_done.run(t().form.replaced);
            }
        });
    };
    let branch = form.coverage() == CoverageState::Organisation;
    let (title, first) = if branch { (text.replace, text.secretary) } else { (text.replace_liaison, text.liaison) };
    let others = branch.then(|| {
        view! {
            <TextField id="officerDeputy" label=text.deputy value=fields.deputy hint=text.if_any_hint />
            <TextField id="officerCommittee" label=text.committee value=fields.committee hint=committee />
        }
    });
    let election = (form == PartyForm::Established).then(|| [language().pick("；", "; "), text.not_elected].concat());
    let wrong = Signal::derive(move || faults.with(|all| !all.is_empty()));
    let whole = move || intent.rest(&["nominees", "since"]).map(|message| view! { <ErrorNote message /> });
    view! {
        <Card title>
            <p class="mb-1 text-sm text-ink-2">{text.replace_line}</p>
            <p class="mb-3 text-sm text-ink-2">{text.officers_line} {election}</p>
            <TextField id="officerFirst" label=first value=fields.first error=error("nominees") />
            <KnownNames names=known into=fields.first />
            {others}
            <TextField id="officerSince" label=text.first_day value=fields.on kind="date" error=error("since") />
            {whole}
            <Button weight=Weight::Strong busy=intent.busy disabled=wrong on_press=Callback::new(press)>{text.replace_now}</Button>
        </Card>
    }
}
