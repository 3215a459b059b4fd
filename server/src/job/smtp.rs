//! The mail server: where letters go, and what it says to them.

use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use entity::account::mail;

use crate::config::Mail;
use crate::fault::Fault;

/// How long the mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(20);

/// A way to the mail server.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// As the mail server, or the network, said it.
    pub fault: String,
    /// It will not be taken another time either.
    pub for_good: bool,
}

impl Unsent {
    fn for_good(fault: &dyn std::error::Error) -> Self {
        Self { fault: fault.to_string(), for_good: true }
    }
}

impl From<smtp::Error> for Unsent {
    fn from(error: smtp::Error) -> Self {
        Self { fault: error.to_string(), for_good: error.is_permanent() }
    }
}

impl Mailer {
    /// The way that the configuration names.
    pub fn of(mail: &Mail) -> Result<Self, Fault> {
        let broken = |error: String| Fault::Broken(format!("the mail server's address or the sender: {error}"));
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(mail.server.expose());
        let transport = transport.map_err(|error| broken(error.to_string()))?.timeout(Some(PATIENCE)).build();
        let from = mail.from.parse().map_err(|error: lettre::address::AddressError| broken(error.to_string()))?;
        Ok(Self { transport, from })
    }

    /// Sends one letter.
    pub async fn send(&self, row: &mail::Model, now: DateTime<Utc>) -> Result<(), Unsent> {
        let message = self.message(row, now)?;
        self.transport.send(message).await?;
        Ok(())
    }

    fn message(&self, row: &mail::Model, now: DateTime<Utc>) -> Result<Message, Unsent> {
        let to: Address = row.address.parse().map_err(|error| Unsent::for_good(&error))?;
        let domain = self.from.email.domain();
        let body = MultiPart::alternative_plain_html(row.plain.clone(), row.html.clone());
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(row.subject.as_str())
            .date(now.into())
            // The same in each try: a server that has it already can tell.
            .message_id(Some(format!("<{}@{domain}>", row.id.global())))
            .multipart(body)
            .map_err(|error| Unsent::for_good(&error))?;
        let mut header = |name: &'static str, value: String| {
            message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        };
        header("List-Unsubscribe", format!("<{}>", row.unsubscribe));
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".into());
        header("Auto-Submitted", "auto-generated".into());
        Ok(message)
    }
}
