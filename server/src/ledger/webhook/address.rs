//! Where messages may be sent: to public addresses over TLS, and to the networks that the configuration allows. Names are
//! resolved by ourselves for each connection, so that a name that leads elsewhere later leads nowhere.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use reqwest::dns::{Name, Resolve, Resolving};
use url::{Host, Url};

use entity::ledger::webhook::URL_MAX;
use entity::refusal::RefusalCode;

/// Networks that nobody reaches from outside, or that lead to one: IANA's special-purpose registries (RFC 6890).
const SPECIAL: [&str; 27] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/128",
    "::1/128",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
];
/// And those of many receivers.
const MULTICAST: &str = "ff00::/8";

/// Why a message cannot be sent there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address lies in a private network that the configuration does not allow")]
pub struct Private;

/// Whether a message may be sent to an address: a public one, unless only the allowed ones count.
#[must_use]
pub fn may_reach(address: IpAddr, allowed: &[IpNet], only_allowed: bool) -> bool {
    // An IPv4 address in the clothes of IPv6 is that IPv4 address.
    let address = address.to_canonical();
    allowed.iter().any(|network| network.contains(&address)) || (!only_allowed && is_public(address))
}

fn is_public(address: IpAddr) -> bool {
    let special = SPECIAL.iter().chain([&MULTICAST]).filter_map(|text| text.parse::<IpNet>().ok());
    !special.into_iter().any(|network| network.contains(&address))
}

/// An address as it is kept: HTTPS, or plain HTTP into an allowed network. Where a name leads is asked when it is sent to.
pub fn checked(text: &str, allowed: &[IpNet]) -> Result<Url, RefusalCode> {
    let text = text.trim();
    if text.is_empty() {
        return Err(RefusalCode::Required);
    }
    if text.chars().count() > URL_MAX {
        return Err(RefusalCode::TooLong { max: URL_MAX });
    }
    let url = Url::parse(text).map_err(|_| RefusalCode::InvalidWebhookUrl)?;
    let plain = url.scheme() == "http";
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !bare || !(url.scheme() == "https" || (plain && !allowed.is_empty())) {
        return Err(RefusalCode::InvalidWebhookUrl);
    }
    match literal(&url) {
        Some(address) if !may_reach(address, allowed, plain) => Err(RefusalCode::PrivateWebhookUrl),
        _ if url.host_str().is_none_or(|host| host.eq_ignore_ascii_case("localhost")) && allowed.is_empty() => {
            Err(RefusalCode::PrivateWebhookUrl)
        }
        _ => Ok(url),
    }
}

/// The address that stands in an URL itself: it is asked of no resolver.
pub(super) fn literal(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(address) => Some(IpAddr::V4(address)),
        Host::Ipv6(address) => Some(IpAddr::V6(address)),
        Host::Domain(_) => None,
    }
}

/// Resolves names, and keeps of what it finds only what may be reached.
#[derive(Clone, Debug)]
pub(super) struct Resolver {
    pub(super) allowed: Vec<IpNet>,
    pub(super) only_allowed: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let Self { allowed, only_allowed } = self.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let reached: Vec<SocketAddr> = found.filter(|to| may_reach(to.ip(), &allowed, only_allowed)).collect();
            if reached.is_empty() {
                return Err(Private.into());
            }
            Ok(Box::new(reached.into_iter()) as reqwest::dns::Addrs)
        })
    }
}

/// The networks that a configuration names, separated by commas: `10.0.0.0/8`, or one address.
pub fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    let read = |part: &str| {
        let one = || part.parse::<IpAddr>().map(IpNet::from);
        part.parse::<IpNet>().or_else(|_| one()).map_err(|_| format!("{part}: not a network such as 10.0.0.0/8"))
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(read).collect()
}
