//! The doors: what a request meets first. Everything here is HTTP; nothing here knows a society.

pub mod assets;
pub mod calendar;
pub mod developers;
mod document;
pub mod explorer;
pub mod files;
pub mod graphql;
pub mod health;
pub mod introduce;
pub mod limit;
pub mod metrics;
pub mod negotiate;
pub mod oauth;
pub mod papers;
mod reply;
mod shape;
pub mod socket;
pub mod throttle;
mod traced;
mod trusted;
pub mod unsubscribe;
pub mod wellknown;

use actix_web::web::{self, ServiceConfig};

/// All routes, in the order in which they are tried.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(
            web::resource("/graphql")
                .route(web::get().to(graphql::get))
                .route(web::post().to(graphql::post))
                .default_service(web::to(graphql::other)),
        )
        .route("/graphql/ws", web::get().to(socket::open))
        .route("/schema.graphql", web::get().to(wellknown::schema))
        .route("/.well-known/jwks.json", web::get().to(wellknown::jwks))
        .route("/healthz", web::get().to(health::live))
        .route("/readyz", web::get().to(health::ready))
        .route("/metrics", web::get().to(metrics::show))
        .configure(oauth::routes)
        .configure(files::routes)
        .configure(papers::routes)
        .configure(calendar::routes)
        .configure(unsubscribe::routes)
        .configure(developers::routes)
        .configure(assets::routes);
}
