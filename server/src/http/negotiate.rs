//! Content negotiation of the GraphQL-over-HTTP specification.

use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT;

/// What a GraphQL answer is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `application/graphql-response+json`: the status code tells how it went.
    GraphqlResponse,
    /// `application/json`: an answer of the older kind; refused documents come with 200.
    Json,
}

impl Answer {
    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// What the caller asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// An answer to a document.
    Answer(Answer),
    /// A page for a person.
    Page,
    /// Nothing that can be served.
    Unacceptable,
}

/// Reads `Accept`. Without it, and with a wildcard, the answer is `application/json`.
#[must_use]
pub fn wish(request: &HttpRequest) -> Wish {
    let Some(accept) = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()) else {
        return Wish::Answer(Answer::Json);
    };
    accept
        .split(',')
        .filter_map(ranged)
        // The first of equals wins: the later ones are kept out by a strict comparison.
        .fold(None, |best: Option<(Wish, f32)>, (wish, quality)| match best {
            Some((_, best_quality)) if best_quality >= quality => best,
            _ => Some((wish, quality)),
        })
        .map_or(Wish::Unacceptable, |(wish, _)| wish)
}

fn ranged(range: &str) -> Option<(Wish, f32)> {
    let mut parts = range.split(';').map(str::trim);
    let wish = match parts.next()?.to_ascii_lowercase().as_str() {
        "application/graphql-response+json" => Wish::Answer(Answer::GraphqlResponse),
        "application/json" | "application/*" | "*/*" | "" => Wish::Answer(Answer::Json),
        "text/html" | "application/xhtml+xml" => Wish::Page,
        _ => return None,
    };
    let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |text| text.parse().ok())?;
    (quality > 0.0).then_some((wish, quality))
}
