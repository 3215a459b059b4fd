//! How many SQL statements a question costs, and that a list costs none a row.

use serde_json::{Value, json};

use crate::house::House;
use crate::person::Person;

/// On a busy machine the loaders' timer now and then cuts a batch in two: that is a statement more, and still none
/// a row. So often a question may be asked again before its best cost counts.
const TRIES: usize = 12;

/// So many cut batches are no statement a row.
const CUTS: i64 = 5;

/// The fewest statements that a question took.
pub async fn cost(house: &House, person: &Person, query: &str, variables: &Value) -> usize {
    fewest(house, person, query, variables, 0).await
}

/// Asserts that `many` rows of a list, which takes `$first`, cost what `few` rows cost.
pub async fn flat(house: &House, person: &Person, query: &str, few: i64, many: i64) {
    flat_about(house, person, (query, &json!({})), few, many).await;
}

/// The same of a question that takes more variables.
pub async fn flat_about(house: &House, person: &Person, (query, about): (&str, &Value), few: i64, many: i64) {
    let of = |first: i64| {
        let mut variables = about.clone();
        variables["first"] = json!(first);
        variables
    };
    let short = fewest(house, person, query, &of(few), 0).await;
    assert!(short > 0, "nothing was counted");
    // A statement a row would be this many more, and one.
    let more = usize::try_from((many - few - 1).min(CUTS)).expect("the longer list is longer");
    let long = fewest(house, person, query, &of(many), short + more).await;
    assert!(long <= short + more, "{query}: {few} rows cost {short} statements, {many} rows {long}");
}

/// The fewest statements of a few tries, or the first that is few enough.
async fn fewest(house: &House, person: &Person, query: &str, variables: &Value, enough: usize) -> usize {
    let mut least = usize::MAX;
    for _ in 0..TRIES {
        least = least.min(once(house, person, query, variables).await);
        if least <= enough {
            break;
        }
    }
    least
}

async fn once(house: &House, person: &Person, query: &str, variables: &Value) -> usize {
    let before = house.statements();
    let answer = person.ask(query, variables.clone()).await;
    assert!(answer.body.get("errors").is_none(), "{query}: {}", answer.text);
    house.statements() - before
}
