//! Where things lie that nobody keeps: a folder of ours that goes when we do. In memory for the tests, where the
//! machine has room there: half of their time they waited for a disk that nobody reads afterwards.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::command::{Outcome, ask, program};

/// Memory that is a folder, on every Linux.
const MEMORY: &str = "/dev/shm";
/// What the tests need at the most, KiB: containers have 64 MiB there, which is not enough.
const NEEDED: u64 = 4 << 20;
/// The folder's name, before the number of the process that made it.
const FOLDER: &str = "xuehui-scratch-";

/// The folder; dropping it removes it.
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// In memory, where there is room; on the disk otherwise.
    pub(crate) fn in_memory() -> Outcome<Self> {
        if room(MEMORY) >= NEEDED { Self::below(Path::new(MEMORY)) } else { Self::on_disk() }
    }

    /// In the temporary folder.
    pub(crate) fn on_disk() -> Outcome<Self> {
        Self::below(&env::temp_dir())
    }

    fn below(parent: &Path) -> Outcome<Self> {
        sweep(parent);
        let folder = parent.join(format!("{FOLDER}{}", process::id()));
        fs::create_dir(&folder).map_err(|fault| format!("cannot make {}: {fault}", folder.display()))?;
        // The database's user, who is not us, passes through it, whatever our mask.
        fs::set_permissions(&folder, Permissions::from_mode(0o755))?;
        Ok(Self { folder })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(fault) = fs::remove_dir_all(&self.folder) {
            eprintln!("xtask: {} stays behind: {fault}", self.folder.display());
        }
    }
}

/// How much is free below this folder, KiB; nothing where there is no such folder.
fn room(folder: &str) -> u64 {
    let told = ask(program("df").args(["--output=avail", "-k", folder])).unwrap_or_default();
    told.lines().last().and_then(|line| line.trim().parse().ok()).unwrap_or_default()
}

/// Removes what runs left behind that were killed before they could.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let maker = name.strip_prefix(FOLDER).and_then(|number| number.parse::<u32>().ok());
        if maker.is_some_and(|number| !Path::new(&format!("/proc/{number}")).exists()) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_when_it_is_dropped() {
        let scratch = Scratch::on_disk().expect("a folder can be made");
        let folder = scratch.path().to_path_buf();
        fs::write(folder.join("a"), "a").expect("and written in");
        drop(scratch);
        assert!(!folder.exists());
    }

    #[test]
    fn where_there_is_no_folder_there_is_no_room() {
        assert_eq!(room("/nowhere"), 0);
        assert!(room("/") > 0);
    }
}
