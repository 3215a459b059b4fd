//! Conflicts of interest: who must not read what. Names and workplaces are compared as they are written,
//! without blanks; whatever else there is, the expert declares himself.

use super::ReviewConflict;
use crate::project::call::form::Person;
use crate::register::society::SocietyId;

/// What is known of an expert.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// His name.
    pub name: String,
    /// Where he works; empty where nobody said.
    pub affiliation: String,
    /// The societies that he belongs to.
    pub societies: Vec<SocietyId>,
}

/// Who stands behind an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The society that applies.
    pub society: SocietyId,
    /// The leader first, then the members.
    pub people: Vec<Person>,
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && one == other
}

/// One of two workplaces is the other or a part of it: 江南大学 and 江南大学马克思主义学院.
fn works_with(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.chars().count() >= 3 && long.starts_with(&short)
}

/// What stands against an expert reading an application; `others` are the teams of the other applications of
/// the call.
#[must_use]
pub fn conflicts(expert: &Known, team: &Team, others: &[&Team]) -> Vec<ReviewConflict> {
    let mut found = Vec::new();
    if expert.societies.contains(&team.society) {
        found.push(ReviewConflict::SameSociety);
    }
    if team.people.iter().any(|person| same(&person.name, &expert.name)) {
        found.push(ReviewConflict::OfTheTeam);
    }
    if team.people.iter().any(|person| works_with(&person.affiliation, &expert.affiliation)) {
        found.push(ReviewConflict::SameAffiliation);
    }
    let named = |other: &&&Team, name: &str| other.people.iter().any(|person| same(&person.name, name));
    let leader = team.people.first().map_or("", |person| person.name.as_str());
    if others.iter().any(|other| named(&other, leader) && named(&other, &expert.name)) {
        found.push(ReviewConflict::CoAuthor);
    }
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn person(name: &str, affiliation: &str) -> Person {
        Person { name: name.into(), affiliation: affiliation.into() }
    }

    fn team(people: Vec<Person>) -> Team {
        Team { society: SocietyId(Uuid::from_u128(1)), people }
    }

    fn expert() -> Known {
        Known { name: "何评审".into(), affiliation: "江南大学".into(), societies: Vec::new() }
    }

    #[test]
    fn each_conflict_is_found() {
        let of = |expert: &Known, people| conflicts(expert, &team(people), &[]);
        assert_eq!(of(&expert(), vec![person("李红", "市委党校")]), []);
        assert_eq!(of(&expert(), vec![person("李红", "江南大学马克思主义学院")]), [ReviewConflict::SameAffiliation]);
        assert_eq!(of(&expert(), vec![person("李红", ""), person("何 评审", "")]), [ReviewConflict::OfTheTeam]);
        let member = Known { societies: vec![SocietyId(Uuid::from_u128(1))], ..expert() };
        assert_eq!(of(&member, vec![person("李红", "")]), [ReviewConflict::SameSociety]);
    }

    #[test]
    fn whoever_writes_with_the_leader_elsewhere_does_not_read_him() {
        let other = team(vec![person("王芳", ""), person("李红", ""), person("何评审", "")]);
        let own = team(vec![person("李红", "")]);
        assert_eq!(conflicts(&expert(), &own, &[&other]), [ReviewConflict::CoAuthor]);
        assert_eq!(conflicts(&expert(), &team(vec![person("赵明", "")]), &[&other]), []);
    }

    #[test]
    fn nothing_is_said_where_nothing_is_known() {
        let unknown = Known { name: "何评审".into(), ..Known::default() };
        assert_eq!(conflicts(&unknown, &team(vec![person("李红", "")]), &[]), []);
    }
}
