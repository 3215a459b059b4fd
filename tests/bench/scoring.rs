//! Experts score: a thousand of them read ten thousand applications, three to each, all at once. Measured is what
//! they wait for, and what the federation's ranking costs among all of them against the first hundred; afterwards
//! the database is asked whether each score that was acknowledged is there. Run by `cargo xtask bench`, which says
//! how many and reads the result.

mod account;
mod load;

use std::time::{Duration, Instant};

use entity::account::role::Role;
use entity::project::application::{self, ApplicationId, ApplicationState, application_answer};
use entity::project::call::content::{CallContent, Criterion};
use entity::project::call::{self, CallId};
use entity::project::review::{self, ReviewId, ReviewState};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};
use support::{House, Kind, Person, Value, json};

use self::account::{Account, CHUNK, enter};
use self::load::{described, each, given, on_both};

/// Applications that the ranking is asked about first: as many as its page shows.
const FEW: usize = 100;
/// Experts that read an application.
const READERS: usize = 3;
/// Applications for each expert there is.
const SHARE: usize = 10;
/// Times that the ranking is asked for; the middle one counts.
const TRIES: usize = 9;

const RANKING: &str = "query($call: ID!) { applications(first: 100, filter: { call: $call, states: [EXPERT_REVIEW] }, \
    orderBy: SCORE) { totalCount nodes { id title society { name } meanScore scoreSpread scored \
    reviews { expert total standsApart } } pageInfo { hasNextPage } } }";

fn main() {
    on_both(&async |house: &House, name: &str| scoring(house, name).await);
}

/// One database: a hundred applications are scored and ranked, then all the others.
async fn scoring(house: &House, name: &str) -> Value {
    let many: usize = given("XUEHUI_BENCH_APPLICATIONS").to_str().and_then(|text| text.parse().ok()).expect("a number");
    let sheet = Sheet::of(house).await;
    let experts = enter(house, &vec![(Role::Expert, None); many / SHARE]).await;
    println!("{name}: {} experts score {FEW} applications", experts.len());
    score(house, &sheet, &experts, 0..FEW).await;
    let few = ranking(house, &sheet).await;
    println!("{name}: and {} more", many - FEW);
    let (waited, took) = score(house, &sheet, &experts, FEW..many).await;
    let all = ranking(house, &sheet).await;
    assert_eq!(scored(house, &sheet).await, many, "a score was acknowledged and is not there");
    let mut found = described(&waited, took);
    found["ranking"] = json!(all.as_secs_f64() / few.as_secs_f64());
    found
}

/// What all applications are made after: one of the demo that is with its experts.
struct Sheet {
    call: CallId,
    /// Half of what each criterion has to give.
    points: Vec<Value>,
    application: application::Model,
    answers: Vec<application_answer::Model>,
}

impl Sheet {
    async fn of(house: &House) -> Self {
        let reading = application::Column::State.eq(ApplicationState::ExpertReview);
        let application = application::Entity::find().filter(reading).one(&house.db).await;
        let application = application.expect("the database answers").expect("the demo has one with its experts");
        let call = call::Entity::find_by_id(application.call_id).one(&house.db).await;
        let own = application_answer::Column::ApplicationId.eq(application.id);
        let answers = application_answer::Entity::find().filter(own).all(&house.db).await;
        let call = call.expect("the database answers").expect("its call is there");
        let content: CallContent = serde_json::from_str(&call.content).expect("its content can be read");
        let half = |one: &Criterion| json!({ "criterion": one.code, "points": one.points / 2 });
        let points = content.criteria.iter().map(half).collect();
        Self { call: call.id, points, application, answers: answers.expect("the database answers") }
    }

    /// Another application like it, before anybody has read it.
    fn copy(&self, id: ApplicationId, number: usize) -> application::Model {
        application::Model {
            id,
            title: format!("{} {number}", self.application.title),
            title_key: format!("{}{number}", self.application.title_key),
            receipt_no: format!("{}-{number}", self.application.receipt_no),
            scored: 0,
            score_mean: -1,
            score_spread: 0,
            ..self.application.clone()
        }
    }

    /// What stands in its fields.
    fn answers_of(&self, application_id: ApplicationId) -> Vec<application_answer::ActiveModel> {
        let of = |answer: &application_answer::Model| application_answer::Model { application_id, ..answer.clone() };
        self.answers.iter().map(of).map(|answer| answer.into_active_model().reset_all()).collect()
    }
}

/// Enters applications with their reviews, has every expert score what is his; answers what each score waited.
async fn score(
    house: &House,
    sheet: &Sheet,
    experts: &[Account],
    numbers: std::ops::Range<usize>,
) -> (Vec<Duration>, Duration) {
    let mut persons = Vec::new();
    for expert in experts {
        persons.push(expert.person(house).await);
    }
    let mut reviews = Vec::new();
    for first in numbers.clone().step_by(CHUNK) {
        let some = first..numbers.end.min(first + CHUNK);
        reviews.extend(enter_applications(house, sheet, experts, some).await);
    }
    let begun = Instant::now();
    let waited = each(&reviews, |(expert, review)| give(&persons[*expert], *review, &sheet.points)).await;
    (waited, begun.elapsed())
}

async fn enter_applications(
    house: &House,
    sheet: &Sheet,
    experts: &[Account],
    numbers: std::ops::Range<usize>,
) -> Vec<(usize, ReviewId)> {
    let now = house.state.world.now();
    let made: Vec<_> = numbers.map(|number| (number, ApplicationId(house.state.world.new_id()))).collect();
    let rows = made.iter().map(|(number, id)| sheet.copy(*id, *number).into_active_model().reset_all());
    application::Entity::insert_many(rows).exec_without_returning(&house.db).await.expect("applications are entered");
    let answers: Vec<_> = made.iter().flat_map(|(_, id)| sheet.answers_of(*id)).collect();
    for some in answers.chunks(CHUNK) {
        let some = some.to_vec();
        application_answer::Entity::insert_many(some).exec_without_returning(&house.db).await.expect("so are answers");
    }
    let reads = |number: usize| (0..READERS).map(move |reader| (number * READERS + reader) % experts.len());
    let mut reviews = Vec::new();
    let mut assigned = Vec::new();
    for (number, application_id) in &made {
        for expert in reads(*number) {
            let id = ReviewId(house.state.world.new_id());
            assigned.push((expert, id));
            reviews.push(review::ActiveModel {
                id: Set(id),
                application_id: Set(*application_id),
                call_id: Set(sheet.call),
                user_id: Set(experts[expert].user),
                number: Set(id.0.simple().to_string()),
                version: Set(1),
                state: Set(ReviewState::Assigned),
                assigned_at: Set(now),
                due_on: Set(house.state.world.today()),
                scores: Set(String::new()),
                total: Set(-1),
                comment: Set(String::new()),
                scored_at: Set(None),
            });
        }
    }
    for some in reviews.chunks(CHUNK) {
        let some = some.to_vec();
        review::Entity::insert_many(some).exec_without_returning(&house.db).await.expect("reviews are entered");
    }
    assigned
}

/// Scores as a tablet does: with the same key until it is acknowledged. Answers how long that took.
async fn give(person: &Person, review: ReviewId, points: &[Value]) -> Duration {
    let query = "mutation($input: ScoreReviewInput!) { scoreReview(input: $input) { review { id total } \
                 userErrors { path code message } } }";
    let input = json!({ "reviewId": review.global(), "expectedVersion": 1, "idempotencyKey": review.global(),
        "comment": "选题有现实意义，实施路径清楚。", "points": points });
    let begun = Instant::now();
    loop {
        let answer = person.ask(query, json!({ "input": input })).await;
        if answer.status == 200 && answer.error_code().is_none() {
            assert_eq!(answer.user_errors(), Vec::<String>::new());
            return begun.elapsed();
        }
    }
}

/// What the ranking's page takes, as the project desk asks for it.
async fn ranking(house: &House, sheet: &Sheet) -> Duration {
    if house.kind == Kind::Postgres {
        // As autovacuum does it on a server that is not thrown away.
        house.db.execute_unprepared("VACUUM ANALYZE").await.expect("the database is tidied up");
    }
    let desk = house.person("project").await;
    let mut took = Vec::new();
    for _ in 0..TRIES {
        let begun = Instant::now();
        let answer = desk.ask(RANKING, json!({ "call": sheet.call.global() })).await;
        took.push(begun.elapsed());
        assert_eq!(answer.list("applications.nodes").len(), FEW, "{}", answer.text);
    }
    took.sort();
    took[TRIES / 2]
}

/// Applications of ours that carry the score of each reader.
async fn scored(house: &House, sheet: &Sheet) -> usize {
    let there = application::Entity::find()
        .filter(application::Column::CallId.eq(sheet.call))
        .filter(application::Column::ReceiptNo.starts_with(format!("{}-", sheet.application.receipt_no)))
        .filter(application::Column::Scored.eq(i32::try_from(READERS).expect("a few")));
    usize::try_from(there.count(&house.db).await.expect("the database answers")).expect("a count")
}
