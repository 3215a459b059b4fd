//! What an application says, as output and as input.

use async_graphql::{ID, InputObject, SimpleObject};

use entity::file::attachment::AttachmentPurpose;
use entity::form::party_form::PartyForm;
use entity::institution::registration::application::{Application, FormationPack as Pack};
use entity::register::society::Discipline;

use crate::fault::Stop;
use crate::file::api::files_of;
use crate::institution::action::registration::write::Papers;

/// The formation pack (党组织组建资料) that travels with the application: the first half of the double
/// submission.
#[derive(SimpleObject)]
struct FormationPack {
    /// Formal Party members among the members, persons; null until it is told (正式党员).
    formal: Option<i32>,
    /// Probationary ones, persons; null until it is told (预备党员).
    probationary: Option<i32>,
    /// Formal ones at the seat, persons; null until it is told (驻会正式党员).
    resident_formal: Option<i32>,
    /// The form that the founders propose; null until they do (拟建形式).
    form: Option<PartyForm>,
    /// Why, where the rules recommend another; empty where nothing was said.
    reason: String,
    /// Proposed secretary or liaison, by name; empty until named (拟任书记或联络员).
    nominee: String,
}

/// What was filled in (填报内容). A null or an empty text has not been filled in yet.
#[derive(SimpleObject)]
pub struct RegistrationContent {
    /// Proposed name (拟用名称).
    name: String,
    /// Discipline; null until chosen (学科门类).
    discipline: Option<Discipline>,
    /// Seat (住所).
    seat: String,
    /// Purpose (宗旨).
    purpose: String,
    /// Scope of business (业务范围).
    scope: String,
    /// Area of activity (活动地域).
    area: String,
    /// Funds, fen; null until told (活动资金).
    funds_fen: Option<i64>,
    /// Individual founding members, persons; null until told (个人会员).
    individual_founders: Option<i32>,
    /// Founding unit members, units; null until told (单位会员).
    unit_founders: Option<i32>,
    /// Full-time staff, persons; null until told (专职人员).
    full_time_staff: Option<i32>,
    /// Who speaks for the founders, by name (发起人代表).
    founder: String,
    /// Proposed legal representative, by name (拟任法定代表人).
    legal_representative: String,
    /// How it was verified that a legal representative of the same name is another person (同名核实).
    namesake_note: String,
    /// Proposed secretary-general, by name (拟任秘书长).
    secretary_general: String,
    /// Whether the draft charter speaks of Party building; null until told (章程载明党建).
    charter_clause: Option<bool>,
    /// Papers whose originals the clerk has in hand (纸质原件已收).
    on_paper: Vec<AttachmentPurpose>,
    /// The formation pack (党组织组建资料).
    pack: FormationPack,
}

impl From<Application> for RegistrationContent {
    fn from(application: Application) -> Self {
        let Application {
            name,
            discipline,
            seat,
            purpose,
            scope,
            area,
            funds_fen,
            individual_founders,
            unit_founders,
            full_time_staff,
            founder,
            legal_representative,
            namesake_note,
            secretary_general,
            charter_clause,
            on_paper,
            pack,
        } = application;
        let Pack { formal, probationary, resident_formal, form, reason, nominee } = pack;
        Self {
            name,
            discipline,
            seat,
            purpose,
            scope,
            area,
            funds_fen,
            individual_founders,
            unit_founders,
            full_time_staff,
            founder,
            legal_representative,
            namesake_note,
            secretary_general,
            charter_clause,
            on_paper: on_paper.into_iter().collect(),
            pack: FormationPack { formal, probationary, resident_formal, form, reason, nominee },
        }
    }
}

/// The formation pack as it is filled in; what is absent has not been filled in.
#[derive(InputObject, Default)]
struct FormationPackInput {
    /// Formal Party members among the members, persons.
    formal: Option<i32>,
    /// Probationary ones, persons.
    probationary: Option<i32>,
    /// Formal ones at the seat, persons.
    resident_formal: Option<i32>,
    /// The form that the founders propose.
    form: Option<PartyForm>,
    /// Why, where the rules recommend another, at most 120 characters.
    reason: Option<String>,
    /// Proposed secretary or liaison, at most 20 characters.
    nominee: Option<String>,
}

/// All that is filled in now, in place of what was; what is absent is empty. Submitting asks for all of it.
#[derive(InputObject)]
pub struct RegistrationContentInput {
    /// Proposed name, at most 60 characters; `nameCheck` says what is wrong with it.
    name: String,
    /// Discipline.
    discipline: Option<Discipline>,
    /// Seat, at most 120 characters.
    seat: Option<String>,
    /// Purpose, at most 1000 characters.
    purpose: Option<String>,
    /// Scope of business, at most 1000 characters.
    scope: Option<String>,
    /// Area of activity, at most 120 characters.
    area: Option<String>,
    /// Funds, fen; at least 3000000 to submit.
    funds_fen: Option<i64>,
    /// Individual founding members, persons.
    individual_founders: Option<i32>,
    /// Founding unit members, units.
    unit_founders: Option<i32>,
    /// Full-time staff, persons.
    full_time_staff: Option<i32>,
    /// Who speaks for the founders, at most 20 characters.
    founder: String,
    /// Proposed legal representative, at most 20 characters.
    legal_representative: Option<String>,
    /// How it was verified that a legal representative of the same name is another person, at most 120 characters.
    namesake_note: Option<String>,
    /// Proposed secretary-general, at most 20 characters.
    secretary_general: Option<String>,
    /// Whether the draft charter speaks of Party building.
    charter_clause: Option<bool>,
    /// Papers whose originals the clerk has in hand.
    #[graphql(default)]
    on_paper: Vec<AttachmentPurpose>,
    /// The formation pack.
    pack: Option<FormationPackInput>,
}

impl RegistrationContentInput {
    /// As the rules know it.
    #[must_use]
    pub fn application(self) -> Application {
        let Self {
            name,
            discipline,
            seat,
            purpose,
            scope,
            area,
            funds_fen,
            individual_founders,
            unit_founders,
            full_time_staff,
            founder,
            legal_representative,
            namesake_note,
            secretary_general,
            charter_clause,
            on_paper,
            pack,
        } = self;
        let text = Option::<String>::unwrap_or_default;
        let FormationPackInput { formal, probationary, resident_formal, form, reason, nominee } =
            pack.unwrap_or_default();
        let (reason, nominee) = (text(reason), text(nominee));
        Application {
            name,
            discipline,
            seat: text(seat),
            purpose: text(purpose),
            scope: text(scope),
            area: text(area),
            funds_fen,
            individual_founders,
            unit_founders,
            full_time_staff,
            founder,
            legal_representative: text(legal_representative),
            namesake_note: text(namesake_note),
            secretary_general: text(secretary_general),
            charter_clause,
            on_paper: on_paper.into_iter().collect(),
            pack: Pack { formal, probationary, resident_formal, form, reason, nominee },
        }
    }
}

/// Files of one kind of paper (申请材料).
#[derive(InputObject)]
pub struct RegistrationPaperInput {
    /// Which paper: one of the five that an application needs.
    kind: AttachmentPurpose,
    /// At most 10 files: ids from `requestUpload`, of the caller's own, each named once.
    file_ids: Vec<ID>,
}

/// The papers of an input as the action takes them.
pub fn papers_of(papers: Vec<RegistrationPaperInput>) -> Result<Vec<Papers>, Stop> {
    let paper = |RegistrationPaperInput { kind, file_ids }| Ok(Papers { kind, files: files_of(&file_ids)? });
    papers.into_iter().map(paper).collect()
}
