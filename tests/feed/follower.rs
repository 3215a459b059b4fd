//! A program that keeps a copy, and the whole that the copy has to be.

use std::collections::BTreeMap;

use support::{Answer, Person, Value, json};

/// What is kept of a society by whoever holds every scope.
pub(crate) const SOCIETY: &str = "... on Society { id version uscc usccOverride name names { name since until } \
    registeredItems { matter value source documentNo since until } discipline registeredOn region { code } existence \
    form forms { form since until } coverage formAssessment { recommended matches ruleVersion } \
    changeDue { since dueFrom recommended } organisation { state form since superior documentNo documentOn termEndsOn } \
    grade { level since until } listings { kind reason since until } inspections { year conclusion concludedOn } \
    council { endsOn } }";

/// What is kept of a result.
pub(crate) const RESULT: &str = "... on PublishedResult { id kind title summary societyName discipline outcomes year \
    publishedOn withdrawnOn promotions { channel place publishedOn } adoptions { adopter text adoptedOn } }";

/// What is kept of a demand.
pub(crate) const DEMAND: &str = "... on Demand { id version poster contact phone regionCode title need disciplines \
    budgetFen offerUntil dueOn postedOn state text signedOn report deliveredOn consents ratings { criterion word } \
    ratingText result { id } society { id } offers { id version text team priceFen days state } steps { step actor text } \
    attachments { id } openItem { dueOn } }";

/// What is kept of what waits.
pub(crate) const ITEM: &str = "... on OpenItem { id kind title subject mine since dueOn society { id } \
    holder { name society { id } agency { id } } reason { code } }";

/// A copy by global id.
pub(crate) type Copy = BTreeMap<String, Value>;

/// What can be kept: its type, its kind in the feed, its list.
const KINDS: [(&str, &str, &str); 4] = [
    ("Society", "SOCIETY", "societies"),
    ("PublishedResult", "PUBLISHED_RESULT", "publishedResults"),
    ("Demand", "DEMAND", "demands"),
    ("OpenItem", "OPEN_ITEM", "openItems"),
];

/// A program with its copy and the cursor that belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Follower {
    /// As whom it asks.
    pub(crate) person: Person,
    /// What it keeps.
    pub(crate) copy: Copy,
    /// Where it goes on; none before the first page.
    pub(crate) cursor: Option<String>,
    /// What it selects of a thing.
    pub(crate) fields: String,
}

impl Follower {
    /// One that keeps nothing yet.
    pub(crate) fn new(person: Person, fields: &[&str]) -> Self {
        Self { person, copy: Copy::new(), cursor: None, fields: fields.join(" ") }
    }

    /// One that keeps everything of which a partner may be told.
    pub(crate) fn of_all(person: Person) -> Self {
        Self::new(person, &[SOCIETY, RESULT, DEMAND])
    }

    /// The kinds of what it selects.
    fn types(&self) -> Vec<&'static str> {
        let selected = |kind: &str| self.fields.contains(&format!("... on {kind} "));
        KINDS.into_iter().filter(|(kind, ..)| selected(kind)).map(|(_, word, _)| word).collect()
    }

    /// Asks for a page.
    pub(crate) async fn ask(&self, first: usize) -> Answer {
        let query = format!(
            "query($first: Int, $after: String, $types: [ChangeKind!]) {{ \
             changes(first: $first, after: $after, types: $types) {{ \
             nodes {{ nodeId kind gone at node {{ __typename {} }} }} pageInfo {{ hasNextPage }} cursor }} }}",
            self.fields
        );
        self.person.ask(&query, json!({ "first": first, "after": self.cursor, "types": self.types() })).await
    }

    /// Takes a page in: the changes and then the cursor. Answers whether there is more.
    pub(crate) fn take(&mut self, page: &Answer) -> bool {
        for change in page.list("changes.nodes") {
            let id = change["nodeId"].as_str().expect("an id").to_owned();
            if change["gone"] == true {
                assert_eq!(change["node"], json!(null), "{change}");
                self.copy.remove(&id);
            } else {
                assert!(change["node"].is_object(), "{change}");
                self.copy.insert(id, change["node"].clone());
            }
        }
        self.cursor = Some(page.text("changes.cursor").to_owned());
        page.data("changes.pageInfo.hasNextPage") == &json!(true)
    }

    /// Reads on to the end; answers the ids of what was told, in order.
    pub(crate) async fn follow(&mut self) -> Vec<String> {
        let mut told = Vec::new();
        loop {
            let page = self.ask(100).await;
            told.extend(page.list("changes.nodes").iter().map(|change| change["nodeId"].as_str().unwrap_or("").into()));
            if !self.take(&page) {
                return told;
            }
        }
    }

    /// Everything that the same program finds in the lists of what it keeps.
    pub(crate) async fn whole(&self) -> Copy {
        let mut whole = Copy::new();
        for (kind, _, list) in KINDS {
            if !self.fields.contains(&format!("... on {kind} ")) {
                continue;
            }
            let fragment = self.fields.split("... on ").find(|part| part.starts_with(&format!("{kind} ")));
            let fields = fragment.and_then(|part| part.split_once('{')).map_or("", |(_, fields)| fields);
            let fields = fields.trim().trim_end_matches('}');
            let query = format!(
                "query($after: String) {{ list: {list}(first: 100, after: $after) {{ nodes {{ __typename {fields} }} \
                 pageInfo {{ hasNextPage endCursor }} }} }}"
            );
            let mut after = json!(null);
            loop {
                let page = self.person.ask(&query, json!({ "after": after })).await;
                for node in page.list("list.nodes") {
                    whole.insert(node["id"].as_str().expect("an id").into(), node.clone());
                }
                if page.data("list.pageInfo.hasNextPage") != &json!(true) {
                    break;
                }
                after = page.data("list.pageInfo.endCursor").clone();
            }
        }
        whole
    }

    /// Holds that the copy is the whole, and says of what it is not what differs.
    pub(crate) async fn assert_whole(&self, after_what: &str) {
        let whole = self.whole().await;
        let mut wrong = Vec::new();
        for (id, node) in &whole {
            match self.copy.get(id) {
                None => wrong.push(format!("{id} is missing")),
                Some(kept) if kept != node => wrong.push(difference(id, kept, node)),
                Some(_) => {}
            }
        }
        let stale = self.copy.keys().filter(|id| !whole.contains_key(*id));
        wrong.extend(stale.map(|id| format!("{id} is kept and gone")));
        assert!(wrong.is_empty(), "after {after_what}:\n{}", wrong.join("\n"));
    }
}

fn difference(id: &str, kept: &Value, stands: &Value) -> String {
    let fields = stands.as_object().into_iter().flatten().filter(|(name, value)| kept[name.as_str()] != **value);
    let told: Vec<String> = fields.map(|(name, value)| format!("{name}: {} is {value}", kept[name.as_str()])).collect();
    format!("{id}: {}", told.join("; "))
}
