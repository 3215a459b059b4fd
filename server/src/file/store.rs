//! The store: where bytes lie, a folder by default, an S3-compatible bucket by configuration. Replicas
//! share it. One object a file and content, under names that nobody chose.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, PutPayload};

use entity::file::{self, FileId};

use crate::fault::Fault;

/// A store that is opened when it is first needed: most words of the binary need none.
#[derive(Debug)]
pub struct Store {
    address: String,
    opened: OnceLock<Opened>,
}

#[derive(Clone, Debug)]
struct Opened {
    objects: Arc<dyn ObjectStore>,
    prefix: Path,
}

/// Bytes on their way out.
pub struct Content {
    /// Which of the whole.
    pub range: Range<u64>,
    /// How many the whole has.
    pub size: u64,
    /// They themselves.
    pub bytes: BoxStream<'static, Result<actix_web::web::Bytes, Error>>,
}

impl Store {
    /// The store at an address: `file:///folder` or `s3://bucket/prefix`.
    #[must_use]
    pub fn at(address: &str) -> Self {
        Self { address: address.into(), opened: OnceLock::new() }
    }

    /// Opens it now, so that a wrong address stops the server at its start.
    pub fn check(&self) -> Result<(), Fault> {
        self.open().map(|_| ())
    }

    fn open(&self) -> Result<&Opened, Fault> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let opened = match self.address.split_once("://") {
            Some(("file", folder)) => folder_at(folder)?,
            Some(("s3", rest)) => bucket_at(&self.address, rest)?,
            _ => return Err(Fault::Broken("XUEHUI_FILES: file:///folder or s3://bucket/prefix".into())),
        };
        Ok(self.opened.get_or_init(|| opened))
    }

    /// Keeps the bytes of a file, whole or not at all.
    pub async fn put(&self, id: FileId, sha256: &str, bytes: actix_web::web::Bytes) -> Result<(), Fault> {
        let Opened { objects, prefix } = self.open()?;
        objects.put(&place(prefix, id).join(sha256), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// The bytes of a file that has arrived, or this part of them; none where they are gone.
    pub async fn get(&self, row: &file::Model, part: Option<Range<u64>>) -> Result<Option<Content>, Fault> {
        let Some(sha256) = &row.sha256 else { return Ok(None) };
        let Opened { objects, prefix } = self.open()?;
        let wanted = GetOptions { range: part.map(GetRange::Bounded), ..GetOptions::default() };
        match objects.get_opts(&place(prefix, row.id).join(sha256.as_str()), wanted).await {
            Ok(found) => {
                let (range, size) = (found.range.clone(), found.meta.size);
                Ok(Some(Content { range, size, bytes: found.into_stream() }))
            }
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The same in one piece, for a reader that needs them all.
    pub async fn read(&self, row: &file::Model) -> Result<Option<Vec<u8>>, Fault> {
        let Some(mut content) = self.get(row, None).await? else { return Ok(None) };
        let mut whole = Vec::with_capacity(usize::try_from(content.size).unwrap_or_default());
        while let Some(some) = content.bytes.next().await {
            whole.extend_from_slice(&some?);
        }
        Ok(Some(whole))
    }

    /// Deletes one content of a file.
    pub async fn delete(&self, id: FileId, sha256: &str) -> Result<(), Fault> {
        let Opened { objects, prefix } = self.open()?;
        gone(objects.delete(&place(prefix, id).join(sha256)).await)
    }

    /// Deletes whatever lies there for a file, what a killed server left behind too.
    pub async fn delete_all(&self, id: FileId) -> Result<(), Fault> {
        let Opened { objects, prefix } = self.open()?;
        let found: Vec<_> = objects.list(Some(&place(prefix, id))).try_collect().await?;
        for object in found {
            gone(objects.delete(&object.location).await)?;
        }
        Ok(())
    }
}

/// Two digits from the id's end spread the files over folders: its beginning is the time.
fn place(prefix: &Path, id: FileId) -> Path {
    let name = id.0.simple().to_string();
    prefix.clone().join(&name[30..]).join(name.as_str())
}

fn gone(outcome: Result<(), Error>) -> Result<(), Fault> {
    match outcome {
        Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn folder_at(folder: &str) -> Result<Opened, Fault> {
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    // An acknowledged file is on the disk, not only in the machine's memory.
    let objects = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true).with_automatic_cleanup(true);
    Ok(Opened { objects: Arc::new(objects), prefix: Path::default() })
}

/// Gives the process the one provider of cryptography in the house, before it first speaks TLS through an
/// HTTP client; a second call finds the first one's.
pub fn provide_tls() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

fn bucket_at(address: &str, rest: &str) -> Result<Opened, Fault> {
    provide_tls();
    let prefix = rest.split_once('/').map_or("", |(_, prefix)| prefix);
    let objects = AmazonS3Builder::from_env().with_url(address).build()?;
    Ok(Opened { objects: Arc::new(objects), prefix: Path::from(prefix) })
}
