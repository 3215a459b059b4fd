//! A directive is issued: one intention, one event on the common chain, one open item a recipient.
//! A society's own chain begins to speak of it when the society answers.

use chrono::NaiveDate;
use sea_orm::{EntityTrait, Set};
use serde::Serialize;

use entity::Word;
use entity::file::FileId;
use entity::file::attachment::AttachmentPurpose;
use entity::ledger::event::Action;
use entity::ledger::open_item::OpenItemKind;
use entity::refusal::RefusalCode;
use entity::register::agency::AgencyId;
use entity::register::society::SocietyId;
use entity::responsibility::directive::{self, DirectiveId, RecipientId, RecipientState, recipient};
use entity::responsibility::{TEXT_MAX, TITLE_MAX};

use super::{Checks, told};
use crate::access::{Intention, Permit};
use crate::fault::{Fault, Stop};
use crate::file::{Subject, attach};
use crate::ledger::idempotency::{Claim, claim};
use crate::ledger::open_item::{Holder, OpenItem};
use crate::ledger::{Entry, Write};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct IssueDirective;

impl Intention for IssueDirective {
    const FIELD: &'static str = "Mutation.issueDirective";
}

/// The most recipients of one directive.
pub const RECIPIENTS_MAX: usize = 5000;

/// What the caller sends.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Names this intention.
    pub idempotency_key: String,
    /// As the document carries it.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub body: String,
    /// Until when.
    pub due_on: NaiveDate,
    /// The recipients as they were asked for: what a filter finds may change before a retry.
    pub asked: String,
    /// Who they are, found through the issuer's scope.
    #[serde(skip)]
    pub recipients: Recipients,
    /// Files to attach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
}

/// Who is asked, each with the code of his region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// Societies.
    pub societies: Vec<(SocietyId, String)>,
    /// Agencies.
    pub agencies: Vec<(AgencyId, String)>,
}

impl Recipients {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.societies.len() + self.agencies.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Issues it; answers its id.
pub async fn issue_directive(state: &State, permit: Permit<IssueDirective>, input: Input) -> Result<DirectiveId, Stop> {
    let today = state.world.today();
    let mut checks = Checks::default();
    let number = checks.text("number", &input.number, TITLE_MAX);
    let title = checks.text("title", &input.title, TITLE_MAX);
    let body = checks.text("body", &input.body, TEXT_MAX);
    checks.due("dueOn", input.due_on, today);
    checks.hold("recipients", !input.recipients.is_empty(), RefusalCode::NoRecipients);
    let few = input.recipients.len() <= RECIPIENTS_MAX;
    checks.hold("recipients", few, RefusalCode::TooManyAtOnce { max: RECIPIENTS_MAX });
    checks.settle()?;
    let post = permit.viewer().post();
    let issuer_id = post.agency_id.ok_or_else(|| Stop::whole(RefusalCode::NotFound))?;
    let write = Write::begin(state, permit.actor()).await?;
    let id = DirectiveId(state.world.new_id());
    let key = &input.idempotency_key;
    if let Claim::Seen(earlier) =
        claim(&write, permit.viewer().user_id, key, IssueDirective::FIELD, &input, &id.global()).await?
    {
        return DirectiveId::parse(&earlier).map_err(|_| Fault::Broken("an outcome is no id".into()).into());
    }
    let mut changes = vec![
        told("number", &number),
        told("title", &title),
        told("dueOn", input.due_on.to_string()),
        told("recipients", input.recipients.len().to_string()),
    ];
    let row = directive::ActiveModel {
        id: Set(id),
        number: Set(number),
        title: Set(title.clone()),
        body: Set(body),
        issuer_id: Set(issuer_id),
        region_code: Set(post.region_code.clone()),
        issued_on: Set(today),
        due_on: Set(input.due_on),
        withdrawn_on: Set(None),
        withdraw_reason: Set(None),
    };
    directive::Entity::insert(row).exec_without_returning(&write.tx).await?;
    let papers = Subject::of(AttachmentPurpose::DirectivePaper, id.0, Holder::Agency(issuer_id));
    changes.extend(attach(state, &write, papers, &input.files).await?);
    ask(state, &write, id, &title, &input).await?;
    write.commit(state, Entry { action: Action::IssueDirective, society_id: None, changes }).await?;
    Ok(id)
}

/// Enters the recipients and what waits for each.
async fn ask(state: &State, write: &Write, id: DirectiveId, title: &str, input: &Input) -> Result<(), Fault> {
    let Recipients { societies, agencies } = &input.recipients;
    let societies = societies.iter().map(|(society, code)| (Holder::Society(*society), code));
    let agencies = agencies.iter().map(|(agency, code)| (Holder::Agency(*agency), code));
    let (mut rows, mut items) = (Vec::new(), Vec::new());
    for (holder, region_code) in societies.chain(agencies) {
        let subject = RecipientId(state.world.new_id());
        let (society_id, agency_id) = match holder {
            Holder::Society(society) => (Some(society), None),
            Holder::Agency(agency) => (None, Some(agency)),
        };
        rows.push(recipient::ActiveModel {
            id: Set(subject),
            directive_id: Set(id),
            society_id: Set(society_id),
            agency_id: Set(agency_id),
            region_code: Set(region_code.clone()),
            state: Set(RecipientState::Issued),
            acked_at: Set(None),
            acked_by: Set(None),
            done_at: Set(None),
            done_by: Set(None),
            echo: Set(None),
        });
        items.push(OpenItem {
            kind: OpenItemKind::Directive,
            subject_id: subject.0,
            society_id,
            region_code: region_code.clone(),
            title: title.to_owned(),
            holder,
            reason: RecipientState::Issued.code().into(),
            due_on: input.due_on,
        });
    }
    for some in rows.chunks(200) {
        recipient::Entity::insert_many(some.to_vec()).exec_without_returning(&write.tx).await?;
    }
    write.open_all(state, items).await
}
