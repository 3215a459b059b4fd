//! A leader's post on a day, with his Party roles, dual identity and what is against the rules.

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use entity::people::appointment::LeaderPost;
use entity::people::conflict::{self, Certainty, ConflictKind, ConflictOwner};
use entity::people::dual::{DualIdentity, PartyRole};
use entity::register::present;
use entity::{Language, Word};

use crate::api::loaders::rows_of;
use crate::caller::{caller, state};
use crate::people::roster::{Namesake, Seat};
use crate::register::api::society::Society;
use crate::scalar::Date;

/// A leader's post on a day (学会负责人任职).
pub struct LeaderSeat(pub Seat);

/// Something about a leader that the rules do not allow (任职冲突).
#[derive(SimpleObject)]
struct LeaderConflict {
    /// What.
    kind: ConflictKind,
    /// How sure: by the records, or by the name alone.
    certainty: Certainty,
    /// The clause (依据条款).
    rule: String,
    /// The version of the rules of the day that judged (规则版本).
    rule_version: String,
    /// What its owner does next, in the caller's language.
    next_action: &'static str,
    /// Who acts next (责任方).
    owner: ConflictOwner,
}

impl LeaderConflict {
    fn of(found: conflict::Conflict, language: Language) -> Self {
        let next_action = found.next_action(language);
        let conflict::Conflict { kind, certainty, rule, rule_version, owner } = found;
        Self { kind, certainty, rule, rule_version: rule_version.to_string(), next_action, owner }
    }
}

/// Someone of the same name who presides over another society (同名会长).
pub struct LeaderNamesake(Namesake);

#[Object]
impl LeaderNamesake {
    /// Opaque key of the person, for `settleSamePerson`.
    async fn person_key(&self) -> ID {
        self.0.person_id.simple().to_string().into()
    }

    /// The society; null when the caller may not see it.
    async fn society(&self, ctx: &Context<'_>) -> Result<Option<Society>> {
        let rows = rows_of::<present::Entity>(ctx, self.0.society_id).await?;
        let row = rows.first().filter(|row| caller(ctx).scope("Query.society").covers(row)).cloned();
        Ok(row.map(|row| Society { row, day: state(ctx).world.today() }))
    }

    /// Whether they are one person; null while nobody has verified it.
    async fn same(&self) -> Option<bool> {
        self.0.same
    }
}

#[Object]
impl LeaderSeat {
    /// Opaque global id of the appointment.
    async fn id(&self) -> ID {
        self.0.appointment.id.global().into()
    }

    /// Name (姓名).
    async fn name(&self) -> &str {
        &self.0.person.name
    }

    /// Year of birth (出生年份); null while it is not known.
    async fn birth_year(&self) -> Option<i32> {
        self.0.person.birth_year
    }

    /// Post (职务).
    async fn post(&self) -> LeaderPost {
        self.0.appointment.post
    }

    /// Which consecutive term (届次), from 1; null while it is not known.
    async fn term_no(&self) -> Option<i32> {
        self.0.appointment.term_no
    }

    /// First day of the appointment.
    async fn since(&self) -> Date {
        self.0.appointment.since.into()
    }

    /// The society, as of the same day.
    async fn society(&self) -> Society {
        Society { row: self.0.society.clone(), day: self.0.day }
    }

    /// Whether this post leads Party work (党建负责人).
    async fn leads_party_work(&self) -> bool {
        self.0.leads()
    }

    /// Party roles in the same society (党内职务); empty when he has none on record.
    async fn party_roles(&self) -> &[PartyRole] {
        &self.0.roles
    }

    /// Whether he stands on both legs (双重身份): derived from the two records, never ticked.
    async fn dual_identity(&self) -> DualIdentity {
        self.0.dual()
    }

    /// What is missing for a dual identity, in the caller's language; null when nothing is.
    async fn missing(&self, ctx: &Context<'_>) -> Option<String> {
        let language = caller(ctx).language;
        self.0.dual().missing(self.0.appointment.post.label(language), self.0.society.form, language)
    }

    /// What is against the rules; empty when nothing is (任职冲突).
    async fn conflicts(&self, ctx: &Context<'_>) -> Vec<LeaderConflict> {
        let language = caller(ctx).language;
        self.0.conflicts().into_iter().map(|found| LeaderConflict::of(found, language)).collect()
    }

    /// Others of his name who preside over a society, for a president (同名会长).
    async fn namesakes(&self) -> Vec<LeaderNamesake> {
        self.0.namesakes.iter().cloned().map(LeaderNamesake).collect()
    }
}
