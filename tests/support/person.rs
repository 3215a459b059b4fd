//! A person of the cast, who asks over HTTP as a foreign client would.

use reqwest::header::{ACCEPT, AUTHORIZATION};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::house::House;

/// Someone who asks; without a token he is anonymous.
#[derive(Clone, Debug)]
pub struct Person {
    /// What he is called in a test's failure.
    pub name: String,
    /// His access token.
    pub token: Option<String>,
    http: reqwest::Client,
    base: String,
}

impl Person {
    /// Nobody in particular.
    #[must_use]
    pub fn anonymous(house: &House) -> Self {
        Self { name: "anonymous".into(), token: None, http: house.http.clone(), base: house.base.clone() }
    }

    /// The same, with a token.
    #[must_use]
    pub fn with_token(mut self, name: &str, token: impl Into<String>) -> Self {
        name.clone_into(&mut self.name);
        self.token = Some(token.into());
        self
    }

    /// The same at another server over the same database.
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    /// Asks, and answers whatever came.
    pub async fn ask(&self, query: &str, variables: Value) -> Answer {
        let mut request = self.http.post(format!("{}/graphql", self.base));
        request = request.header(ACCEPT, "application/graphql-response+json");
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let sent = request.json(&json!({ "query": query, "variables": variables })).send().await;
        Answer::read(sent.expect("the server answers")).await
    }

    /// Asks without variables.
    pub async fn query(&self, query: &str) -> Answer {
        self.ask(query, json!({})).await
    }
}
