//! Aside: what keeps a core busy holds up nobody else, and ends when nobody waits for it.

use std::sync::mpsc;

use server::aside::Aside;
use tokio::sync::oneshot;

#[tokio::test]
async fn what_is_busy_aside_holds_up_nobody() {
    let aside = Aside::open().expect("a thread");
    let (go, gone) = mpsc::channel();
    // It keeps its thread until this one goes on: on the same thread neither would.
    let busy = aside.run(async move { gone.recv().expect("it is told to go on") });
    let here = async {
        tokio::task::yield_now().await;
        go.send("done").expect("it waits");
    };
    let (done, ()) = tokio::join!(busy, here);
    assert_eq!(done.expect("it is done"), "done");
}

#[tokio::test]
async fn several_go_on_beside_one_another() {
    let aside = Aside::open().expect("a thread");
    let (tell, told) = oneshot::channel();
    let first = aside.run(async move { told.await.expect("the second one tells") });
    let second = aside.run(async move { tell.send(7).expect("the first one waits") });
    let (first, second) = tokio::join!(first, second);
    assert_eq!((first.expect("it is done"), second.is_ok()), (7, true));
}

#[tokio::test]
async fn what_nobody_waits_for_ends() {
    let aside = Aside::open().expect("a thread");
    let (held, dropped) = oneshot::channel::<()>();
    let (tell, told) = oneshot::channel();
    let endless = aside.run(async move {
        let _held = held;
        tell.send(()).expect("somebody waits for its begin");
        std::future::pending::<()>().await;
    });
    tokio::select! {
        _ = endless => panic!("it has no end"),
        began = told => began.expect("it began"),
    }
    assert!(dropped.await.is_err(), "it was dropped with what it held");
}
