//! Faults: the process is killed while it writes. What was acknowledged is there, nothing is there
//! twice, and the ledger is whole. Backups come back. And it is told to go.

mod backup;
mod client;
mod file;
mod kill;
mod leave;
#[expect(dead_code, reason = "shared with the tests of sockets")]
#[path = "../socket/wire.rs"]
mod wire;
