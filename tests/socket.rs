//! Sockets as a foreign client meets them: graphql-transport-ws with all its close codes, callers whose rights end, and
//! changes that arrive while they are made, from another server too.

mod follow;
mod hostile;
mod protocol;
mod rights;
pub(crate) mod wire;
