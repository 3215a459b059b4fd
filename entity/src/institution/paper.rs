//! Papers: what is printed as an official form (官方文书).

words! {
    /// Which paper (文书).
    PaperKind {
        /// The report of an annual inspection (年度检查报告书).
        AnnualReport = "ANNUAL_REPORT", "年度检查报告书", "Annual inspection report";
        /// The application of founders to registration (成立登记申请表).
        Registration = "REGISTRATION", "成立登记申请表", "Application to registration";
        /// The filing of an activity (活动备案表).
        ActivityFiling = "ACTIVITY_FILING", "活动备案表", "Activity filing";
        /// An edition of the casebook (创新案例汇编).
        Casebook = "CASEBOOK", "创新案例汇编", "Casebook";
        /// The certificate of a closed project (结项证书).
        ProjectCertificate = "PROJECT_CERTIFICATE", "结项证书", "Project certificate";
    }
}

impl PaperKind {
    /// How it is called in an address.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::AnnualReport => "annual-report",
            Self::Registration => "registration",
            Self::ActivityFiling => "activity-filing",
            Self::Casebook => "casebook",
            Self::ProjectCertificate => "certificate",
        }
    }
}
