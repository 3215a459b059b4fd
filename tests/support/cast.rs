//! The cast: one named person a role, and two strangers from another city.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::house::House;
use crate::person::Person;

/// The accounts of the demo, then those of the second city, then those of the roles that were left.
pub const ACCOUNTS: [&str; 13] = [
    "org",
    "civil",
    "federation",
    "chair",
    "leader",
    "secretary",
    "expert",
    "admin",
    "jiangbei-federation",
    "jiangbei-leader",
    "project",
    "liaison",
    "partner",
];

/// The credit code of the leader's society.
pub const LEADERS: &str = "51329900MJ0D0001X2";
/// The credit code of the secretary's society.
pub const SECRETARYS: &str = "51329900MJ0D00052J";

const LOG_IN: &str = "mutation($input: LoginInput!) { login(input: $input) { accessToken expiresAt \
                      viewer { id username } userErrors { path code message rule } } }";

impl House {
    /// Logs in with a password, and shows what came.
    pub async fn log_in(&self, username: &str, password: &str) -> Answer {
        let input = json!({ "input": { "username": username, "password": password } });
        Person::anonymous(self).ask(LOG_IN, input).await
    }

    /// The person behind an account of the cast, logged in.
    pub async fn person(&self, username: &str) -> Person {
        let answer = self.log_in(username, server::demo::PASSWORD).await;
        Person::anonymous(self).with_token(username, answer.text("login.accessToken"))
    }

    /// Organisation department: leads, reads the region.
    pub async fn org(&self) -> Person {
        self.person("org").await
    }

    /// Civil affairs: registers, sees no counts.
    pub async fn civil(&self) -> Person {
        self.person("civil").await
    }

    /// The federation's administrator: keeps the register.
    pub async fn federation(&self) -> Person {
        self.person("federation").await
    }

    /// The federation's chair.
    pub async fn chair(&self) -> Person {
        self.person("chair").await
    }

    /// The leader of the first society.
    pub async fn leader(&self) -> Person {
        self.person("leader").await
    }

    /// The branch secretary of the fifth society.
    pub async fn secretary(&self) -> Person {
        self.person("secretary").await
    }

    /// A reviewer, to whom nothing is assigned.
    pub async fn expert(&self) -> Person {
        self.person("expert").await
    }

    /// The platform's administrator.
    pub async fn admin(&self) -> Person {
        self.person("admin").await
    }

    /// The federation's administrator of the second city.
    pub async fn foreign_federation(&self) -> Person {
        self.person("jiangbei-federation").await
    }

    /// The leader of the second city's society.
    pub async fn foreign_leader(&self) -> Person {
        self.person("jiangbei-leader").await
    }

    /// Nobody in particular.
    #[must_use]
    pub fn anonymous(&self) -> Person {
        Person::anonymous(self)
    }

    /// The global id of the society with this credit code.
    pub async fn society(&self, uscc: &str) -> String {
        let query = "query($code: String!) { societies(filter: { search: $code }) { nodes { id uscc } } }";
        let found = self.admin().await.ask(query, json!({ "code": uscc })).await;
        let wanted = |society: &&Value| society["uscc"] == uscc;
        let society = found.list("societies.nodes").iter().find(wanted).cloned();
        let society = society.unwrap_or_else(|| panic!("there is no society {uscc}"));
        society["id"].as_str().expect("an id is text").to_owned()
    }
}
