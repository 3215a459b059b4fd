//! What the client asks, by the digest of its text: the list that lies beside the packaged client and by which the server
//! knows its documents (`server/src/documents.rs`). It is never served.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::bundle::digest;
use crate::command::Outcome;
use crate::package::collect;

/// Its name beside the client; `server/src/http/assets.rs` looks for it there.
const NAME: &str = "documents.json";

/// The documents below a folder.
pub(crate) struct Documents(BTreeMap<String, String>);

impl Documents {
    pub(crate) fn below(folder: &Path) -> Outcome<Self> {
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        let documents = files.into_iter().filter(|(name, _)| name.ends_with(".graphql"));
        // Letter by letter as `graphql_client` hands it to the client.
        let named = documents.map(|(_, text)| Ok((digest(&[&text]), String::from_utf8(text)?)));
        Ok(Self(named.collect::<Outcome<_>>()?))
    }

    /// What decides whether the client has to be packaged again.
    pub(crate) fn stamp(&self) -> String {
        digest(&self.0.keys().map(String::as_bytes).collect::<Vec<_>>())
    }

    /// Lay the list beside the client.
    pub(crate) fn write(&self, folder: &Path) -> Outcome {
        Ok(fs::write(folder.join(NAME), serde_json::to_string(&self.0)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::Documents;
    use crate::bundle::digest;
    use crate::tree;

    #[test]
    fn every_document_of_the_client_is_listed_under_its_own_digest() {
        let Documents(found) = Documents::below(&tree::at("client/src")).expect("the client is there");
        assert!(found.len() > 100, "{} documents", found.len());
        assert!(found.iter().all(|(id, text)| *id == digest(&[text.as_bytes()])));
        assert!(found.values().any(|text| text.contains("mutation Login")), "one of them logs in");
    }
}
