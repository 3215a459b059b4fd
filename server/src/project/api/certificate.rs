//! Certificates in the API: what anybody who holds one may verify.

use async_graphql::{Context, Object, Result, SimpleObject};

use entity::Language;
use entity::project::fund::ProgrammeKind;
use entity::project::terms::ProjectTerms;

use crate::caller::{caller, coded, state};
use crate::fault::Fault;
use crate::identity::guess::{count_wrong, wait};
use crate::project::certificate::{issuer, paper, path, verify};
use crate::ruled::ruled;
use crate::scalar::Date;

/// What a certificate is found to be: what stands on it, and nothing else (证书查验结果).
#[derive(SimpleObject)]
struct VerifiedCertificate {
    /// Its number (证书编号).
    number: String,
    /// Its verification code, as it stands on the certificate (校验码).
    code: String,
    /// Where it is verified, below the address of this server: what its QR code leads to (查验地址).
    path: String,
    /// The certificate as PDF in the caller's language, below the address of this server (证书下载地址).
    paper: String,
    /// The federation that issued it, by name (颁发单位).
    issuer: String,
    /// Title of the call; empty for none (申报通知).
    call_title: String,
    /// Name of the society (学会名称).
    society: String,
    /// Research or support (项目类别).
    kind: ProgrammeKind,
    /// Title of the project (项目名称).
    title: String,
    /// Who led it (项目负责人).
    leader: String,
    /// The grade in the caller's language (评定等级).
    grade: String,
    /// The day it was closed (结项日期).
    closed_on: Option<Date>,
}

/// Certificates.
#[derive(Default)]
pub struct CertificateQuery;

#[Object]
impl CertificateQuery {
    /// Whether the certificate of a project is genuine (查验结项证书): for anybody, without a login. Null for a number
    /// that was never issued and for a wrong code alike; whoever is wrong too often has to wait (`RATE_LIMITED`).
    async fn verify_certificate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Number of the certificate.")] number: String,
        #[graphql(desc = "Its verification code; blanks and small letters do not matter.")] code: String,
    ) -> Result<Option<VerifiedCertificate>> {
        let (state, caller) = (state(ctx), caller(ctx));
        let who = format!("certificate:{}", caller.address);
        if let Some(minutes) = wait(state, &who).await? {
            let sentence = match caller.language {
                Language::Zh => format!("试错太多，请 {minutes} 分钟后再试"),
                Language::En => format!("Too many wrong tries: come again in {minutes} minutes"),
            };
            return Err(coded(sentence, "RATE_LIMITED"));
        }
        let Some((project, society)) = verify(&state.db, &number, &code).await? else {
            count_wrong(state, &who).await?;
            return Ok(None);
        };
        let terms = ruled::<ProjectTerms>(&state.db).await?;
        let grade = project.grade.unwrap_or_default();
        let said = terms.grade(&grade).map(|grade| match caller.language {
            Language::Zh => grade.zh.clone(),
            Language::En => grade.en.clone(),
        });
        let broken = || Fault::Broken("a certificate without its number".into());
        let (number, code) = project.certificate_no.zip(project.certificate_code).ok_or_else(broken)?;
        Ok(Some(VerifiedCertificate {
            path: path(&number, &code),
            paper: paper(&number, &code, caller.language),
            issuer: issuer(&state.db, &project.region_code, caller.language).await?,
            call_title: project.call_title,
            number,
            code,
            society,
            kind: project.kind,
            title: project.title,
            leader: project.leader_name,
            grade: said.unwrap_or(grade),
            closed_on: project.closed_on.map(Date),
        }))
    }
}
