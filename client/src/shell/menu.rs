//! The menu: which rooms a post may enter, told by the policy table, and in which order it wants them.

use crate::parts::Icon;
use crate::session::Viewer;
use crate::text::t;

/// One entry of the menu.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) label: &'static str,
    pub(crate) icon: Icon,
    /// The heading it stands under at the side of a desktop.
    pub(crate) group: &'static str,
}

/// The entries of a viewer, most wanted first: the first five are a phone's tabs.
pub(crate) fn entries(viewer: &Viewer) -> Vec<Entry> {
    let text = t().shell;
    let entry = |href: &str, label, icon, group| Entry { href: href.to_owned(), label, icon, group };
    let many = !viewer.role.is_of_a_society();
    let own = viewer.society_id.as_ref().map(|id| ["/societies/", id].concat());
    let when = |yes: bool, entry: Entry| yes.then_some(entry);
    let home = if many { (text.overview, Icon::Overview) } else { (text.home, Icon::Home) };
    [
        Some(entry("/", home.0, home.1, text.group_today)),
        when(viewer.may("Query.deadlines"), entry("/deadlines", text.deadlines, Icon::Calendar, text.group_today)),
        own.map(|href| entry(&href, text.my_society, Icon::Society, text.group_register)),
        when(
            many && viewer.may("Query.societies"),
            entry("/societies", text.societies, Icon::Register, text.group_register),
        ),
        when(
            viewer.may("Mutation.startSocietyImport"),
            entry("/import", text.import, Icon::Import, text.group_register),
        ),
        when(viewer.may("Query.users"), entry("/users", text.users, Icon::People, text.group_platform)),
        when(viewer.may("Query.system"), entry("/system", text.system, Icon::System, text.group_platform)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The entry of oneself, last everywhere.
pub(crate) fn me() -> Entry {
    Entry { href: "/me".into(), label: t().shell.me, icon: Icon::Person, group: t().shell.group_platform }
}

/// Whether this address belongs to an entry.
pub(crate) fn is_current(entry: &str, path: &str) -> bool {
    entry == path || (entry != "/" && path.strip_prefix(entry).is_some_and(|rest| rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::is_current;

    #[test]
    fn an_entry_is_current_below_its_address_too() {
        assert!(is_current("/societies", "/societies/abc/edit"));
        assert!(is_current("/", "/"));
        assert!(!is_current("/", "/societies"));
        assert!(!is_current("/me", "/meetings"));
    }
}
