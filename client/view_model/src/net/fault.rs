//! What can go wrong between a screen and the server, in words that say what to do next.

use entity::Language;

/// Why there is no answer. Refusals of the domain are no faults: they are data (`userErrors`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetFault {
    /// The server cannot be reached.
    Offline,
    /// There is no session, and it could not be renewed.
    Unauthenticated,
    /// The role may not do this.
    Forbidden,
    /// Too much in too short a time.
    RateLimited {
        /// Seconds until it may be tried again.
        retry_after: u32,
    },
    /// Something broke on our side.
    Fault {
        /// What to tell whoever repairs it; empty when the server gave none.
        id: String,
    },
}

impl NetFault {
    /// A fault without a number.
    #[must_use]
    pub const fn unknown() -> Self {
        Self::Fault { id: String::new() }
    }

    /// One sentence for a person.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match (self, language) {
            (Self::Offline, Language::Zh) => "连不上服务器，请检查网络".into(),
            (Self::Offline, Language::En) => "The server cannot be reached: check the network".into(),
            (Self::Unauthenticated, Language::Zh) => "登录已过期，请重新登录".into(),
            (Self::Unauthenticated, Language::En) => "The session is over: log in again".into(),
            (Self::Forbidden, Language::Zh) => "您的岗位不能进行此操作".into(),
            (Self::Forbidden, Language::En) => "Your post does not allow this".into(),
            (Self::RateLimited { retry_after }, Language::Zh) => format!("操作太频繁，请{retry_after}秒后再试"),
            (Self::RateLimited { retry_after }, Language::En) => {
                format!("Too many requests: try again in {retry_after} seconds")
            }
            (Self::Fault { id }, Language::Zh) if id.is_empty() => "出了问题，请稍后再试".into(),
            (Self::Fault { id }, Language::Zh) => format!("出了问题，请稍后再试（编号 {id}）"),
            (Self::Fault { id }, Language::En) if id.is_empty() => "Something went wrong: try again later".into(),
            (Self::Fault { id }, Language::En) => format!("Something went wrong: try again later (number {id})"),
        }
    }
}
