//! A browser as far as identity goes: it keeps cookies, and says that it is our client.

use std::collections::BTreeMap;

use support::{Answer, House, json};

/// Access and refresh cookie by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Browser {
    pub(super) cookies: BTreeMap<String, String>,
}

impl Browser {
    /// One that has logged in.
    pub(super) async fn logged_in(house: &House, username: &str) -> Self {
        let mut browser = Self::default();
        let query = format!(
            "mutation {{ login(input: {{ username: \"{username}\", password: \"{}\" }}) {{ accessToken \
             viewer {{ username }} userErrors {{ path code }} }} }}",
            server::demo::PASSWORD
        );
        let answer = browser.ask(house, &query).await;
        assert_eq!(answer.text("login.viewer.username"), username);
        browser
    }

    /// Asks with the header of our client.
    pub(super) async fn ask(&mut self, house: &House, query: &str) -> Answer {
        let answer = self.send(house, query, true).await;
        for cookie in answer.headers("set-cookie") {
            let (name, rest) = cookie.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    /// Asks as a page of another site would: the cookies travel, our header does not.
    pub(super) async fn lured(&self, house: &House, query: &str) -> Answer {
        self.send(house, query, false).await
    }

    async fn send(&self, house: &House, query: &str, ours: bool) -> Answer {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = house.http.post(format!("{}/graphql", house.base)).json(&json!({ "query": query }));
        if !jar.is_empty() {
            request = request.header("cookie", jar.join("; "));
        }
        if ours {
            request = request.header("x-xuehui-client", "web");
        }
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// Exchanges the refresh cookie.
    pub(super) async fn refresh(&mut self, house: &House) -> Answer {
        self.ask(house, REFRESH).await
    }

    /// Who it is, by its access cookie; none when it is nobody.
    pub(super) async fn name(&mut self, house: &House) -> Option<String> {
        let answer = self.ask(house, "{ viewer { username } }").await;
        answer.data("viewer")["username"].as_str().map(ToOwned::to_owned)
    }
}

/// The mutation that a browser's client sends when its access cookie is too old.
pub(super) const REFRESH: &str =
    "mutation { refresh { accessToken expiresAt viewer { username } userErrors { path code message } } }";
