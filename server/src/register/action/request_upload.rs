//! An upload is requested: a place for one file, to be filled by a signed address.

use std::path::Path;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::file::{self, FileId};
use entity::refusal::RefusalCode;

use crate::access::{Intention, Permit};
use crate::config::UPLOAD_LIMIT;
use crate::fault::{Fault, Stop};
use crate::register::file_address::{Address, Purpose, sign};
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestUpload;

impl Intention for RequestUpload {
    const FIELD: &'static str = "Mutation.requestUpload";
}

/// Files are deleted after so long.
pub const FILE_HOURS: i64 = 24;
/// The longest file name, characters.
pub const FILE_NAME_MAX: usize = 120;

/// Makes the place for a file of this name and size.
pub async fn request_upload(
    state: &State,
    permit: &Permit<RequestUpload>,
    file_name: &str,
    size: i64,
) -> Result<(FileId, Address), Stop> {
    let file_name = checked_name(file_name)?;
    let most = i64::try_from(UPLOAD_LIMIT).unwrap_or(i64::MAX);
    if size > most {
        return Err(Stop::at("size", RefusalCode::FileTooLarge { max: UPLOAD_LIMIT >> 20 }));
    }
    if size < 1 {
        return Err(Stop::at("size", RefusalCode::FileMissing));
    }
    delete_expired(state).await?;
    let id = FileId(state.world.new_id());
    let now = state.world.now();
    let row = file::ActiveModel {
        id: Set(id),
        user_id: Set(permit.viewer().user_id),
        name: Set(file_name),
        media_type: Set("application/octet-stream".into()),
        size: Set(size),
        content: Set(None),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::hours(FILE_HOURS)),
    };
    file::Entity::insert(row).exec_without_returning(&state.db).await?;
    Ok((id, sign(state, Purpose::Put, id)?))
}

fn checked_name(name: &str) -> Result<String, Stop> {
    let name = name.trim();
    let ending = Path::new(name).extension().unwrap_or_default();
    let is_known = ["csv", "xlsx"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    let refused = if name.is_empty() {
        RefusalCode::Required
    } else if name.chars().count() > FILE_NAME_MAX {
        RefusalCode::TooLong { max: FILE_NAME_MAX }
    } else if name.chars().any(char::is_control) {
        RefusalCode::ControlCharacter
    } else if !is_known {
        RefusalCode::FileType
    } else {
        return Ok(name.to_owned());
    };
    Err(Stop::at("fileName", refused))
}

/// Deletes files whose time is over; whoever brings a new one sweeps.
pub async fn delete_expired(state: &State) -> Result<(), Fault> {
    let now = state.world.now();
    file::Entity::delete_many().filter(file::Column::ExpiresAt.lte(now)).exec(&state.db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_says_what_it_is() {
        let code = |name: &str| match checked_name(name) {
            Err(Stop::Refused(refusals)) => refusals.into_iter().next().map(|refusal| refusal.code),
            _ => None,
        };
        assert_eq!(code(" 登记表.XLSX "), None);
        assert_eq!(code(""), Some(RefusalCode::Required));
        assert_eq!(code("a.xls"), Some(RefusalCode::FileType));
        assert_eq!(code("a\n.csv"), Some(RefusalCode::ControlCharacter));
        assert_eq!(code(&format!("{}.csv", "长".repeat(120))), Some(RefusalCode::TooLong { max: FILE_NAME_MAX }));
    }
}
