//! Projects in the API.
