//! Sending what is done in this room; what the server declined comes back field by field.

use leptos::task::spawn_local;

use crate::net::intent::{Declined, Intent};
use crate::net::{NetFault, send};
use crate::parts::toast;
use crate::session::session;
use crate::text::t;

/// The id of the thing that was acted on, or what was declined.
pub(in crate::project) type Outcome = Result<String, Declined>;

/// An operation of this room.
pub(in crate::project) trait Act: graphql_client::GraphQLQuery {
    /// What the answer says.
    fn outcome(data: Self::ResponseData) -> Outcome;
}

/// Declares operations of a file, each with its field and what its payload shows.
macro_rules! operations {
    ($path:tt: $($name:ident $module:ident . $node:ident;)+) => {$(
        #[derive(graphql_client::GraphQLQuery)]
        #[graphql(
            schema_path = "../server/schema.graphql",
            query_path = $path,
            response_derives = "Clone, Debug, PartialEq",
            variables_derives = "Clone, Debug, PartialEq",
            custom_scalars_module = "crate::net::scalar",
            extern_enums("Channel", "Discipline", "Outcome", "RatingCriterion", "RatingWord", "Verdict")
        )]
        pub(super) struct $name;

        impl $crate::project::act::Act for $name {
            fn outcome(data: Self::ResponseData) -> $crate::project::act::Outcome {
                let payload = data.$module;
                let declined = $crate::net::intent::declined!(payload.user_errors);
                if declined.is_empty() { Ok(payload.$node.map(|done| done.id).unwrap_or_default()) } else { Err(declined) }
            }
        }
    )+};
}

pub(in crate::project) use operations;

/// Sends an intention; goes on with the id that it led to.
pub(in crate::project) fn act<A: Act + 'static>(
    intent: Intent,
    variables: A::Variables,
    then: impl FnOnce(String) + 'static,
) where
    A::Variables: 'static,
{
    intent.begin();
    spawn_local(async move {
        let sent: Result<Outcome, NetFault> = send::<A>(variables).await.map(A::outcome);
        match sent {
            Ok(Ok(id)) => {
                let _ = intent.settle(Ok(Declined::new()));
                toast::show(t().registration.saved);
                spawn_local(session().confirm());
                then(id);
            }
            Ok(Err(declined)) => drop(intent.settle(Ok(declined))),
            Err(fault) => drop(intent.settle(Err(fault))),
        }
    });
}
