//! The demo's figures side by side: what civil affairs has stated of six societies from its certificates, one
//! contest that waits for its answer and one that was upheld.

use sea_orm::{EntityTrait, PaginatorTrait};

use entity::institution::consistency::contest::{self, UpholdReason};
use entity::institution::consistency::{ConsistencyFact as Fact, FigureSide, figure};
use entity::register::society::SocietyId;

use super::society;
use super::supervision::{ago, done, permit, speaker, viewer};
use crate::access::{Intention, Permit};
use crate::fault::Fault;
use crate::identity::Viewer;
use crate::institution::action::contest::{self as begin, contest_figure};
use crate::institution::action::contest_step::{self, UpholdFigure, move_contest};
use crate::institution::action::state_figures::{self, Stated, state_figures};
use crate::state::State;

/// What civil affairs says otherwise than the register: the leader's society, the branch secretary's, four more.
const STATED: [(&str, Fact, &str); 6] = [
    (LEADERS, Fact::CouncilTermEnd, "2028-04-30"),
    (SECRETARYS, Fact::IndividualMembers, "95"),
    (UPHELD, Fact::UnitMembers, "52"),
    ("51329900MJ0D00167Q", Fact::LegalRepresentative, "朱志元"),
    ("51329900MJ0D00239H", Fact::Name, "江南市外向型经济学会"),
    ("51329900MJ0D00298L", Fact::IndividualMembers, "80"),
];
/// 江南市科学社会主义学会, number 1.
const LEADERS: &str = "51329900MJ0D0001X2";
/// 江南市中共党史学会, number 5.
const SECRETARYS: &str = "51329900MJ0D00052J";
/// 江南市经济学会, number 11.
const UPHELD: &str = "51329900MJ0D00116G";

/// States and contests them. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    if figure::Entity::find().count(&state.db).await? == 0 {
        let civil = viewer(state, "civil").await?;
        let earlier = ago(state, 10).await?;
        for (uscc, fact, value) in STATED {
            let id = society(state, uscc).await?;
            let input = state_figures::Input {
                idempotency_key: format!("demo figure {uscc}"),
                as_of: earlier.world.today(),
                document_no: "江民社管〔2026〕3号登记信息核对表".into(),
                figures: vec![Stated { fact, value: Some(value.into()) }],
            };
            done(state_figures(&earlier, about(&earlier, &civil, id).await?, input).await)?;
        }
    }
    if contest::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    let text = "单位会员60家，名册与缴费凭证齐全，核对表少计8家";
    let upheld = contested(state, 8, UPHELD, (Fact::UnitMembers, "60"), text).await?;
    let input = contest_step::Input {
        idempotency_key: "demo uphold".into(),
        contest: upheld.global(),
        expected_version: 1,
        text: "核对表统计截至2025年12月31日，其后入会的8家计入下一年度".into(),
        value: None,
        document_no: String::new(),
        reason: Some(UpholdReason::OtherDay),
        files: Vec::new(),
    };
    done(move_contest::<UpholdFigure>(&ago(state, 3).await?, permit(&viewer(state, "civil").await?)?, input).await)?;
    let text = "个人会员59人，95人为历年登记累计数，请按现有会员更正";
    contested(state, 2, SECRETARYS, (Fact::IndividualMembers, "59"), text).await?;
    Ok(())
}

/// A society contests civil affairs' figure so many days earlier.
async fn contested(
    state: &State,
    days: i64,
    uscc: &str,
    (fact, claimed): (Fact, &str),
    text: &str,
) -> Result<contest::ContestId, Fault> {
    let (id, earlier) = (society(state, uscc).await?, ago(state, days).await?);
    let speaker = speaker(state, id).await?;
    let input = begin::Input {
        idempotency_key: format!("demo contest {uscc}"),
        fact,
        side: FigureSide::CivilAffairs,
        claimed: claimed.into(),
        text: text.into(),
        files: Vec::new(),
    };
    done(contest_figure(&earlier, about(&earlier, &speaker, id).await?, input).await)
}

async fn about<I: Intention>(state: &State, viewer: &Viewer, id: SocietyId) -> Result<Permit<I>, Fault> {
    let permit = Permit::for_society(state, viewer, "demo", id).await?;
    permit.ok_or_else(|| Fault::Broken(format!("{} may not", viewer.username)))
}
