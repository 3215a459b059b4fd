//! Faults: the process is killed while it writes. What was acknowledged is there, nothing is there
//! twice, and the ledger is whole. Backups come back.

mod backup;
mod client;
mod file;
mod kill;
