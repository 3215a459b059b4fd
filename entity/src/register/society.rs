//! Societies: the identity of a learned society, its dated names and its contact.

words! {
    /// The ten disciplines (学科门类) under which the register groups societies.
    Discipline {
        /// Theory and Party building (理论与党建).
        Theory = "THEORY", "理论与党建", "Theory and Party building";
        /// Economics (经济).
        Economics = "ECONOMICS", "经济", "Economics";
        /// Management (管理).
        Management = "MANAGEMENT", "管理", "Management";
        /// Politics and law (政治与法学).
        PoliticsLaw = "POLITICS_LAW", "政治与法学", "Politics and law";
        /// Sociology (社会学).
        Sociology = "SOCIOLOGY", "社会学", "Sociology";
        /// Education and psychology (教育与心理).
        EducationPsychology = "EDUCATION_PSYCHOLOGY", "教育与心理", "Education and psychology";
        /// History and culture (历史与文化).
        HistoryCulture = "HISTORY_CULTURE", "历史与文化", "History and culture";
        /// Languages, literature and arts (文学语言艺术).
        LanguageArts = "LANGUAGE_ARTS", "文学语言艺术", "Languages, literature and arts";
        /// Media, libraries and information (传播与图情).
        MediaInformation = "MEDIA_INFORMATION", "传播与图情", "Media and information";
        /// General (综合).
        General = "GENERAL", "综合", "General";
    }
}

typed_id! {
    /// A society's id.
    SocietyId => Society;
}

/// The longest society name that the register takes, in characters.
pub const NAME_MAX: usize = 60;

#[cfg(feature = "orm")]
pub use row::{ActiveModel, Column, Entity, Model};

#[cfg(feature = "orm")]
mod row {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::{Discipline, SocietyId};
    use crate::register::region::{self, RegionId};

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "society")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SocietyId,
        /// Counts the writes to this society; a stale write is a conflict.
        pub version: i32,
        #[sea_orm(unique)]
        pub uscc: String,
        /// The reason why a code with a wrong check digit stands as the certificate says.
        pub uscc_override: Option<String>,
        pub discipline: Discipline,
        pub registered_on: Date,
        pub region_id: RegionId,
        #[sea_orm(belongs_to, from = "region_id", to = "id")]
        pub region: BelongsTo<region::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated names: what a society was called, from when until when.
#[cfg(feature = "orm")]
pub mod name {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "society_name")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub society_id: SocietyId,
        pub name: String,
        pub since: Date,
        /// The first day on which it no longer holds; none while it holds.
        pub until: Option<Date>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Contact: in a table of its own, because phone and address are not for everyone.
#[cfg(feature = "orm")]
pub mod contact {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use super::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "society_contact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub society_id: SocietyId,
        pub address: String,
        pub phone: String,
        pub email: String,
        pub updated_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub use contact_rule::{CONTACT_LIMITS, ContactDraft, check_contact};

/// What a contact must look like.
mod contact_rule {
    use crate::refusal::{Refusal, RefusalCode};

    /// The longest address, phone and e-mail, in characters.
    pub const CONTACT_LIMITS: (usize, usize, usize) = (120, 20, 120);

    /// A contact as someone typed it.
    #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    pub struct ContactDraft {
        /// Seat of the society (住所).
        pub address: String,
        /// Phone number: digits, `+`, `-` and spaces.
        pub phone: String,
        /// E-mail address.
        pub email: String,
    }

    /// Trims a contact and says what is wrong with it; empty fields are allowed.
    pub fn check_contact(draft: &ContactDraft) -> Result<ContactDraft, Vec<Refusal>> {
        let ContactDraft { address, phone, email } = draft;
        let clean =
            ContactDraft { address: address.trim().into(), phone: phone.trim().into(), email: email.trim().into() };
        let (address_max, phone_max, email_max) = CONTACT_LIMITS;
        let mut refusals = Vec::new();
        for (path, text, max) in [
            ("address", &clean.address, address_max),
            ("phone", &clean.phone, phone_max),
            ("email", &clean.email, email_max),
        ] {
            if text.chars().count() > max {
                refusals.push(Refusal::at(path, RefusalCode::TooLong { max }));
            } else if text.chars().any(char::is_control) {
                refusals.push(Refusal::at(path, RefusalCode::ControlCharacter));
            }
        }
        if !is_phone(&clean.phone) {
            refusals.push(Refusal::at("phone", RefusalCode::InvalidPhone));
        }
        if !is_email(&clean.email) {
            refusals.push(Refusal::at("email", RefusalCode::InvalidEmail));
        }
        if refusals.is_empty() { Ok(clean) } else { Err(refusals) }
    }

    fn is_phone(text: &str) -> bool {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        text.is_empty()
            || (digits >= 7 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')')))
    }

    fn is_email(text: &str) -> bool {
        if text.is_empty() {
            return true;
        }
        match text.split_once('@') {
            Some((name, host)) => {
                !name.is_empty()
                    && !text.contains(char::is_whitespace)
                    && !host.contains('@')
                    && host.split('.').count() > 1
                    && host.split('.').all(|part| !part.is_empty())
            }
            None => false,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn codes(address: &str, phone: &str, email: &str) -> Vec<RefusalCode> {
            let draft = ContactDraft { address: address.into(), phone: phone.into(), email: email.into() };
            check_contact(&draft).err().unwrap_or_default().into_iter().map(|refusal| refusal.code).collect()
        }

        #[test]
        fn a_contact_is_trimmed_and_checked() {
            assert_eq!(codes(" 人民路1号 ", "0510-8200 1234", "a@b.cn"), []);
            assert_eq!(codes("", "", ""), []);
            assert_eq!(codes("", "12", "nobody"), [RefusalCode::InvalidPhone, RefusalCode::InvalidEmail]);
            assert_eq!(codes("a\u{7}b", "", ""), [RefusalCode::ControlCharacter]);
            assert_eq!(codes(&"长".repeat(121), "", ""), [RefusalCode::TooLong { max: 120 }]);
        }
    }
}
