//! The rows of accounts: users without their passwords, passwords, posts, sessions, tries, keys, what was spent.

/// Users, without anything secret.
pub mod user {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "user_account")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UserId,
        #[sea_orm(unique)]
        pub username: String,
        pub display_name: String,
        pub disabled: bool,
        pub created_at: DateTimeUtc,
        pub last_login_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Password hashes: read by the server's `identity` alone.
pub mod password {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "user_password")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub user_id: UserId,
        /// Argon2id in PHC form.
        pub hash: String,
        pub changed_at: DateTimeUtc,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Dated posts of users: the source of every right.
pub mod user_post {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::role::Role;
    use crate::account::{UserId, UserPostId};
    use crate::register::agency::AgencyId;
    use crate::register::region::RegionId;
    use crate::register::society::SocietyId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "user_post")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UserPostId,
        pub user_id: UserId,
        pub role: Role,
        pub region_id: RegionId,
        pub agency_id: Option<AgencyId>,
        pub society_id: Option<SocietyId>,
        /// Who acts in it, as the society's leaders are known; none for officials, and while nobody of
        /// this name is known there.
        pub person_id: Option<Uuid>,
        pub since: Date,
        pub until: Option<Date>,
        #[sea_orm(belongs_to, from = "user_id", to = "id")]
        pub user: BelongsTo<super::user::Entity>,
        #[sea_orm(belongs_to, from = "region_id", to = "id")]
        pub region: BelongsTo<crate::register::region::Entity>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Sessions: a family of refresh tokens, of which one is valid at a time.
pub mod session {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    use crate::account::UserId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub user_id: UserId,
        /// SHA-256 of the valid refresh token, hexadecimal.
        pub token: String,
        /// SHA-256 of the one before it: seen again soon it is a lost answer, later a theft.
        pub previous_token: Option<String>,
        pub rotated_at: DateTimeUtc,
        pub created_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub ended_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Failed logins per account name and per address.
pub mod login_try {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "login_try")]
    pub struct Model {
        /// `user:<name>` or `address:<ip>`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: String,
        pub failures: i32,
        pub last_at: DateTimeUtc,
        pub locked_until: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Keys that sign access tokens, shared by all replicas.
pub mod signing_key {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "signing_key")]
    pub struct Model {
        /// `kid` of the JWKS.
        #[sea_orm(primary_key, auto_increment = false)]
        pub kid: String,
        /// Ed25519 private key, 32 bytes.
        pub secret: Vec<u8>,
        pub created_at: DateTimeUtc,
        /// From when on it signs; none: since it was made.
        pub signs_from: Option<DateTimeUtc>,
        /// Until before when what it signed is believed: told when another key is made to follow it.
        pub retired_at: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What each caller has spent of this minute's budget, over all replicas.
pub mod spending {
    #![expect(missing_docs, reason = "SeaORM's macro writes public types without docs")]
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "spending")]
    pub struct Model {
        /// The user's id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub caller: String,
        /// Minutes since 1970.
        pub minute: i64,
        pub points: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
