//! A society's Party organisation in the API: its state, form, officers, liaison, documents, as of a day;
//! the case that is open; the cause of a gap.

use async_graphql::{Context, ID, SimpleObject};
use chrono::NaiveDate;

use entity::form::formation::{self, FormationState, step};
use entity::form::gap::{self, GapAction, GapCause, GapOwner, OpenCase};
use entity::form::officer::{LiaisonSource, OfficerRole, liaison, party_officer};
use entity::form::organisation::{OrganisationFacts, OrganisationState, organisation_state};
use entity::form::party_form::{self, PartyForm};
use entity::register::standing::Abnormality;

use super::formation::Formation;
use crate::api::loaders::{by_keys, rows_of};
use crate::caller::{caller, state};
use crate::fault::Fault;
use crate::institution::calendar::calendar_of;
use crate::register::api::society::Society;
use crate::scalar::Date;
use crate::world::day_in_china;

/// A society's Party organisation on a day (党组织).
#[derive(SimpleObject)]
pub struct Organisation {
    /// Where it stands (党组织状态).
    state: OrganisationState,
    /// Its form (形式).
    form: PartyForm,
    /// First day of this form; null where there never was one.
    since: Option<Date>,
    /// The superior Party organisation; null where the register does not say (上级党组织).
    superior: Option<String>,
    /// Number of the approving document; null where the register does not say (批复文号).
    document_no: Option<String>,
    /// Day of the approving document; null where the register does not say (批复日期).
    document_on: Option<Date>,
    /// Next review of a functional branch; null for other forms, or where the register does not say (下次审查).
    review_on: Option<Date>,
    /// Last day of an established branch's term; null for other forms, or where the register does not
    /// say (届满日期).
    term_ends_on: Option<Date>,
    /// Officers of the branch, the secretary first; empty when the caller may not see names (支部班子).
    officers: Vec<Officer>,
    /// The liaison; null where there is none, or when the caller may not see names (联络员).
    liaison: Option<Liaison>,
}

/// An officer of a branch (支部班子成员).
#[derive(SimpleObject)]
struct Officer {
    /// Key of the post, for lists.
    id: ID,
    /// Name (姓名).
    name: String,
    /// Role (支部职务).
    role: OfficerRole,
    /// First day.
    since: Date,
}

/// A Party-building liaison (党建工作联络员).
#[derive(SimpleObject)]
struct Liaison {
    /// Name (姓名).
    name: String,
    /// Where he comes from (来源).
    source: LiaisonSource,
    /// Whether he is a Party member; null while nobody has said so.
    is_party_member: Option<bool>,
    /// First day.
    since: Date,
}

/// Why a society is not covered as it should be, and the one thing to do next (未覆盖原因).
#[derive(SimpleObject)]
pub struct CoverageGap {
    /// Why.
    cause: GapCause,
    /// The list that is the cause; null where it is none.
    abnormality: Option<Abnormality>,
    /// Working days that its holder has had it; 0 where nobody was asked yet.
    working_days: i64,
    /// What is next (下一步).
    action: GapAction,
    /// Who has to do it (责任方).
    owner: GapOwner,
    /// Cause and next action in one sentence, in the caller's language.
    text: String,
}

fn holds(since: NaiveDate, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    since <= day && until.is_none_or(|until| day < until)
}

/// The case that is open on the society's day, and the state it has then.
async fn open_on(
    ctx: &async_graphql::Context<'_>,
    society: &Society,
) -> Result<Option<(formation::Model, FormationState)>, Fault> {
    let cases = rows_of::<formation::Entity>(ctx, society.row.society_id).await?;
    if society.day == state(ctx).world.today() {
        let open = cases.iter().find(|case| case.closed_at.is_none());
        return Ok(open.map(|case| (case.clone(), case.state)));
    }
    let steps = rows_of::<step::Entity>(ctx, society.row.society_id).await?;
    let then = |case: &formation::Model| {
        let up_to = |row: &&step::Model| row.formation_id == case.id && day_in_china(row.at) <= society.day;
        steps.iter().rfind(up_to).map(|row| row.state).filter(|state| !state.is_closed())
    };
    Ok(cases.iter().find_map(|case| Some((case.clone(), then(case)?))))
}

/// Whether the caller may see the case behind a form.
fn shows_case(ctx: &Context<'_>, society: &Society) -> bool {
    caller(ctx).scope("Society.formation").covers(&society.row)
}

/// The organisation of a society on its day.
pub async fn organisation_of(ctx: &Context<'_>, society: &Society) -> Result<Organisation, Fault> {
    let (id, day) = (society.row.society_id, society.day);
    let forms = rows_of::<party_form::Entity>(ctx, id).await?;
    let form = forms.iter().rfind(|row| holds(row.since, row.until, day));
    let open = if shows_case(ctx, society) { open_on(ctx, society).await?.map(|(_, state)| state) } else { None };
    let facts = OrganisationFacts {
        form: society.row.form,
        had_form: forms.iter().any(|row| row.form != PartyForm::None && row.until.is_some_and(|until| until <= day)),
        open,
        change_due: society.row.change_due_from.is_some_and(|from| from <= society.day),
        counted: society.row.counted,
    };
    let names = caller(ctx).scope("Society.leaders").covers(&society.row);
    let (officers, liaison) = if names { people(ctx, society).await? } else { (Vec::new(), None) };
    Ok(Organisation {
        state: organisation_state(facts),
        form: society.row.form,
        since: form.map(|row| row.since.into()),
        superior: form.and_then(|row| row.superior.clone()),
        document_no: form.and_then(|row| row.document_no.clone()),
        document_on: form.and_then(|row| row.document_on).map(Date),
        review_on: form.and_then(|row| row.review_on).map(Date),
        term_ends_on: form.and_then(|row| row.term_ends_on).map(Date),
        officers,
        liaison,
    })
}

async fn people(ctx: &Context<'_>, society: &Society) -> Result<(Vec<Officer>, Option<Liaison>), Fault> {
    let (id, day) = (society.row.society_id, society.day);
    let officers = rows_of::<party_officer::Entity>(ctx, id).await?;
    let liaisons = rows_of::<liaison::Entity>(ctx, id).await?;
    let held: Vec<_> = officers.iter().filter(|row| holds(row.since, row.until, day)).collect();
    let liaison = liaisons.iter().rfind(|row| holds(row.since, row.until, day));
    let keys = held.iter().map(|row| row.person_id).chain(liaison.map(|row| row.person_id));
    let people = by_keys(ctx, keys).await?;
    let name = |id: uuid::Uuid| people.get(&id).map(|person| person.name.clone()).unwrap_or_default();
    let mut officers: Vec<Officer> = held
        .into_iter()
        .map(|row| Officer {
            id: row.id.simple().to_string().into(),
            name: name(row.person_id),
            role: row.role,
            since: row.since.into(),
        })
        .collect();
    officers.sort_by(|one, other| (one.role, &one.name).cmp(&(other.role, &other.name)));
    let liaison = liaison.map(|row| Liaison {
        name: name(row.person_id),
        source: row.source,
        is_party_member: row.is_party_member,
        since: row.since.into(),
    });
    Ok((officers, liaison))
}

/// The case that is open today; none on another day, or when the caller may not see it.
pub async fn open_formation(ctx: &Context<'_>, society: &Society) -> Result<Option<Formation>, Fault> {
    if !shows_case(ctx, society) || society.day != state(ctx).world.today() {
        return Ok(None);
    }
    Ok(open_on(ctx, society).await?.map(|(case, _)| Formation(case)))
}

/// All cases up to the day, oldest first; none when the caller may not see them.
pub async fn formations_of(ctx: &Context<'_>, society: &Society) -> Result<Vec<Formation>, Fault> {
    if !shows_case(ctx, society) {
        return Ok(Vec::new());
    }
    let cases = rows_of::<formation::Entity>(ctx, society.row.society_id).await?;
    Ok(cases.iter().filter(|case| case.proposed_on <= society.day).cloned().map(Formation).collect())
}

/// The cause tree's answer; none where the society is covered as it should be. Who may not see cases is
/// told the result only, and hence no cause.
pub async fn gap_of(ctx: &Context<'_>, society: &Society) -> Result<Option<CoverageGap>, Fault> {
    if !shows_case(ctx, society) {
        return Ok(None);
    }
    let open = match open_on(ctx, society).await? {
        Some((case, state)) => {
            let since = day_in_china(case.state_since);
            Some(OpenCase { state, days: calendar_of(ctx).await?.working_days(since, society.day) })
        }
        None => None,
    };
    let language = caller(ctx).language;
    Ok(gap::coverage_gap(&society.row.present(), open).map(|gap| CoverageGap {
        cause: gap.cause,
        abnormality: gap.abnormality,
        working_days: gap.days,
        action: gap.action,
        owner: gap.action.owner(),
        text: gap.sentence(language),
    }))
}
