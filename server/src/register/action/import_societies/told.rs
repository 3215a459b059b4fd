//! A change of facts as the ledger tells it: fields named as in the API, values as codes and days.

use entity::Word;
use entity::register::headcount::Counts;
use entity::register::present::HeldGrade;
use exchange::import::plan::{FactChange, Holder, SocietyPlan, Target, Turn};
use exchange::import::record::Listed;

use crate::ledger::Change;
use crate::register::action::headcount;

/// All that changes for one society.
#[must_use]
pub fn told(society: &SocietyPlan) -> Vec<Change> {
    let mut told = match &society.target {
        Target::Standing { .. } => Vec::new(),
        Target::New { discipline, registered_on } => vec![
            entered("uscc", society.uscc.to_string()),
            entered("discipline", discipline.code().to_owned()),
            entered("registeredOn", registered_on.to_string()),
        ],
    };
    for change in society.changes.iter().flat_map(fact) {
        join(&mut told, change);
    }
    told
}

/// One leader for another is one change, although it is an end and a beginning.
pub fn join(told: &mut Vec<Change>, change: Change) {
    let ended = told.last_mut().filter(|last| last.field == change.field && last.new.is_none() && change.old.is_none());
    match ended {
        Some(last) => last.new = change.new,
        None => told.push(change),
    }
}

fn entered(field: &str, value: String) -> Change {
    Change { field: field.into(), old: None, new: Some(value) }
}

fn fact(change: &FactChange) -> Vec<Change> {
    match change {
        FactChange::Discipline { old, new } => one("discipline", Some(old.code()), Some(new.code())),
        FactChange::RegisteredOn { old, new } => one("registeredOn", Some(old.to_string()), Some(new.to_string())),
        FactChange::Conclusion { year, old, new } => {
            one(&format!("conclusion.{year}"), old.map(Word::code), Some(new.code()))
        }
        FactChange::Name(turn) => turned("name", turn, Clone::clone),
        FactChange::Counts(turn) => counts(turn),
        FactChange::Form(turn) => turned("form", turn, |form| form.code().to_owned()),
        FactChange::Grade(turn) => grade(turn),
        FactChange::Term(turn) => turned("termEndsOn", turn, ToString::to_string),
        FactChange::PartyLead(turn) => turned("partyLead", turn, |post| post.code().to_owned()),
        FactChange::Listing(turn) => listing(turn),
        FactChange::Leader(turn) => leader(turn),
    }
}

fn one<T: Into<String>>(field: &str, old: Option<T>, new: Option<T>) -> Vec<Change> {
    Change::between(field, old.map(Into::into), new.map(Into::into)).into_iter().collect()
}

fn turned<T>(field: &str, turn: &Turn<T>, text: impl Fn(&T) -> String) -> Vec<Change> {
    one(field, turn.before().map(&text), turn.after().map(&text))
}

fn counts(turn: &Turn<Counts>) -> Vec<Change> {
    turn.after().map(|new| headcount::changes(turn.before().copied(), new)).unwrap_or_default()
}

fn grade(turn: &Turn<HeldGrade>) -> Vec<Change> {
    let level = turned("grade", turn, |grade| grade.level.code().to_owned());
    level.into_iter().chain(turned("gradeUntil", turn, |grade| grade.valid_until.to_string())).collect()
}

fn listing(turn: &Turn<Listed>) -> Vec<Change> {
    let kind = turned("listing", turn, |listed| listed.kind.code().to_owned());
    let reason = |listed: Option<&Listed>| listed.and_then(|listed| listed.reason.clone());
    kind.into_iter().chain(one("listing.reason", reason(turn.before()), reason(turn.after()))).collect()
}

/// A post is named by its field: `president`, `secretaryGeneral`.
fn leader(turn: &Turn<Holder>) -> Vec<Change> {
    use entity::people::appointment::LeaderPost;
    let post = turn.before().or(turn.after()).map(|holder| holder.post);
    let field = match post {
        Some(LeaderPost::President) => "president",
        Some(LeaderPost::VicePresident) => "vicePresident",
        Some(LeaderPost::SecretaryGeneral) => "secretaryGeneral",
        Some(LeaderPost::Other) | None => "leader",
    };
    turned(field, turn, |holder| holder.name.clone())
}
