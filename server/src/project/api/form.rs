//! The form of a call in the API: topics, fields, criteria, conditions, days; as they are shown and as they
//! are written.

use async_graphql::{InputObject, SimpleObject};

use entity::project::call::condition::Conditions;
use entity::project::call::content::{self, Criterion, StageDays, Topic};
use entity::project::call::form::{FieldKind, FormField};
use entity::register::standing::GradeLevel;

/// A topic of the guide (指南选题).
#[derive(SimpleObject)]
pub struct CallTopic {
    /// Its code within the call; `OWN` for whoever brings his own.
    pub code: String,
    /// What it is about.
    pub title: String,
}

impl From<Topic> for CallTopic {
    fn from(Topic { code, title }: Topic) -> Self {
        Self { code, title }
    }
}

/// A criterion of the scoring sheet (评分项).
#[derive(SimpleObject)]
pub struct CallCriterion {
    /// Its code within the call.
    pub code: String,
    /// What is looked at.
    pub label: String,
    /// The most points that it can have.
    pub points: i32,
}

impl From<Criterion> for CallCriterion {
    fn from(Criterion { code, label, points }: Criterion) -> Self {
        Self { code, label, points }
    }
}

/// A field of the form (申报书栏目).
#[derive(SimpleObject)]
pub struct CallField {
    /// Its code within the call; `TITLE`, `TOPIC`, `LEADER`, `MEMBERS` and `AMOUNT` are asked by every call.
    pub code: String,
    /// The section that it stands in.
    pub section: String,
    /// What is asked.
    pub label: String,
    /// What it holds (栏目类型).
    pub kind: FieldKind,
    /// Whether it has to be filled in.
    pub required: bool,
    /// The most characters of a text, the highest number or amount; 0 where only the platform limits it.
    pub max: i64,
    /// What is chosen from; empty where nothing is.
    pub options: Vec<String>,
    /// Whether it tells who applies: experts do not see it.
    pub identifies: bool,
}

impl From<FormField> for CallField {
    fn from(field: FormField) -> Self {
        let FormField { code, section, label, kind, required, max, options, identifies } = field;
        Self { code, section, label, kind, required, max, options, identifies }
    }
}

/// A paper that goes with an application (申报材料).
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "CallDocumentInput")]
pub struct CallDocument {
    /// What it is called, 1 to 100 characters; the name tells it from the others of its call.
    pub name: String,
    /// Whether nobody submits without it (必交).
    pub required: bool,
}

impl From<content::CallDocument> for CallDocument {
    fn from(content::CallDocument { name, required }: content::CallDocument) -> Self {
        Self { name, required }
    }
}

impl From<CallDocument> for content::CallDocument {
    fn from(CallDocument { name, required }: CallDocument) -> Self {
        Self { name: name.trim().to_owned(), required }
    }
}

/// How many working days each stage has (各阶段工作日).
#[derive(SimpleObject, InputObject, Clone, Copy)]
#[graphql(input_name = "CallDaysInput")]
pub struct CallDays {
    /// The formal check (形式审查).
    pub formal: i32,
    /// To correct what was returned (补正).
    pub correct: i32,
    /// The experts (专家评审).
    pub review: i32,
    /// The panel (会评).
    pub panel: i32,
    /// The Party group (党组审定).
    pub decision: i32,
    /// The public notice (公示).
    pub notice: i32,
}

impl From<StageDays> for CallDays {
    fn from(StageDays { formal, correct, review, panel, decision, notice }: StageDays) -> Self {
        Self { formal, correct, review, panel, decision, notice }
    }
}

impl From<CallDays> for StageDays {
    fn from(CallDays { formal, correct, review, panel, decision, notice }: CallDays) -> Self {
        Self { formal, correct, review, panel, decision, notice }
    }
}

/// Who may apply (申报条件). Credit lists, suspension and liquidation bar always.
#[derive(SimpleObject, InputObject, Clone, Copy)]
#[graphql(input_name = "CallConditionsInput")]
pub struct CallConditions {
    /// The least evaluation grade; null for any (最低评估等级).
    pub least_grade: Option<GradeLevel>,
    /// Whether Party work has to cover the society (党的工作覆盖).
    pub party_work: bool,
    /// Whether a leader with an unfinished project is barred (有在研项目不得申报).
    pub finished_first: bool,
    /// The most applications of a society, 1 to 20 (限报数).
    pub per_society: i32,
}

impl From<Conditions> for CallConditions {
    fn from(Conditions { least_grade, party_work, finished_first, per_society }: Conditions) -> Self {
        Self { least_grade, party_work, finished_first, per_society }
    }
}

impl From<CallConditions> for Conditions {
    fn from(CallConditions { least_grade, party_work, finished_first, per_society }: CallConditions) -> Self {
        Self { least_grade, party_work, finished_first, per_society }
    }
}

/// A topic to be (选题).
#[derive(InputObject)]
pub struct CallTopicInput {
    /// Its code: capital letters, digits and `_`, at most 20.
    pub code: String,
    /// What it is about, 1 to 400 characters.
    pub title: String,
}

/// A criterion to be (评分项).
#[derive(InputObject)]
pub struct CallCriterionInput {
    /// Its code: capital letters, digits and `_`, at most 20.
    pub code: String,
    /// What is looked at, 1 to 100 characters.
    pub label: String,
    /// The most points that it can have, from 1 on.
    pub points: i32,
}

/// A field to be (栏目).
#[derive(InputObject)]
pub struct CallFieldInput {
    /// Its code: capital letters, digits and `_`, at most 20; not one that every call asks.
    pub code: String,
    /// The section that it stands in, 1 to 100 characters.
    pub section: String,
    /// What is asked, 1 to 100 characters.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it has to be filled in.
    pub required: bool,
    /// The most characters of a text, the highest number or amount; 0 for the platform's own limit.
    #[graphql(default)]
    pub max: i64,
    /// What is chosen from, for a choice.
    #[graphql(default)]
    pub options: Vec<String>,
    /// Whether it tells who applies: experts do not see it.
    #[graphql(default)]
    pub identifies: bool,
}

impl From<CallTopicInput> for Topic {
    fn from(CallTopicInput { code, title }: CallTopicInput) -> Self {
        Self { code, title: title.trim().to_owned() }
    }
}

impl From<CallCriterionInput> for Criterion {
    fn from(CallCriterionInput { code, label, points }: CallCriterionInput) -> Self {
        Self { code, label: label.trim().to_owned(), points }
    }
}

impl From<CallFieldInput> for FormField {
    fn from(input: CallFieldInput) -> Self {
        let CallFieldInput { code, section, label, kind, required, max, options, identifies } = input;
        let (section, label) = (section.trim().to_owned(), label.trim().to_owned());
        Self { code, section, label, kind, required, max, options, identifies }
    }
}
