//! Work that keeps a core busy runs aside: on a thread of its own, so that a server's threads are there for everybody else.
//!
//! It is a thread like a server's: whatever works there, a request's loaders too, works here.

use std::io;
use std::pin::Pin;
use std::thread;

use tokio::runtime::Builder;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{LocalSet, spawn_local};

use crate::fault::Fault;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The thread; it ends with this.
#[derive(Debug)]
pub struct Aside(mpsc::UnboundedSender<Work>);

impl Aside {
    /// Starts the thread.
    pub fn open() -> io::Result<Self> {
        let (give, mut take) = mpsc::unbounded_channel::<Work>();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let works = async move {
            while let Some(work) = take.recv().await {
                spawn_local(work);
            }
        };
        thread::Builder::new()
            .name("aside".into())
            .spawn(move || runtime.block_on(LocalSet::new().run_until(works)))?;
        Ok(Self(give))
    }

    /// Does a work there, as long as somebody waits for it.
    pub async fn run<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Result<T, Fault> {
        let (mut tell, told) = oneshot::channel();
        let work = async move {
            tokio::select! {
                done = work => drop(tell.send(done)),
                () = tell.closed() => {}
            }
        };
        let lost = || Fault::Broken("work aside was lost".into());
        self.0.send(Box::pin(work)).map_err(|_| lost())?;
        told.await.map_err(|_| lost())
    }
}
