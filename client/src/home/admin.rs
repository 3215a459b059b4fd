//! The administrator's home: health, the ledger's proof, accounts, the last imports.

use leptos::prelude::*;

use super::greeting;
use super::imports::LastImports;
use crate::account::{LedgerCheck, SystemTiles};
use crate::parts::{Card, PageHead, RowLink};
use crate::session::{Viewer, viewer};
use crate::text::{label, t};

/// What an administrator looks after.
#[component]
pub(super) fn AdminHome() -> impl IntoView {
    let text = t().home;
    let Viewer { display_name, role, .. } = viewer();
    view! {
        <PageHead title=greeting(&display_name) line=label(role) />
        <div class="grid gap-3">
            <SystemTiles />
            <div class="grid gap-3 lg:grid-cols-2 lg:items-start">
                <div class="grid gap-3">
                    <LedgerCheck />
                    <Card title=text.quick>
                        <RowLink href="/users" title=text.go_users />
                        <RowLink href="/system" title=text.go_system />
                        <RowLink href="/clients" title=t().ahead.clients line=t().ahead.clients_line />
                        <RowLink href="/import" title=text.import_register line=text.import_line />
                        <RowLink href="/societies" title=text.export_register line=text.export_line />
                    </Card>
                </div>
                <LastImports />
            </div>
        </div>
    }
}
