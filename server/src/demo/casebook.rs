//! The demo's casebook: the edition of the last year, published, and that of this year with ten editors and cases in
//! every state.

use chrono::{Datelike, TimeDelta};
use sea_orm::{EntityTrait, PaginatorTrait};

use entity::project::case_study::{CaseStudyId, CaseText, Verdict};
use entity::project::casebook::{self, CasebookId, EDIT_DAYS, EDITORS, Edition, WORDS};
use entity::project::outcome::Outcome;

use super::society;
use super::supervision::{ago, done, permit, speaker, viewer};
use crate::access::Permit;
use crate::fault::Fault;
use crate::project::action::case_step::{
    self, AcceptCase, DeclineCase, ReturnCase, Step, WithdrawCase, assign_case_editors, give_case_word, move_case,
};
use crate::project::action::casebook::{self as act, CloseCasebook, PublishCasebook, move_casebook, open_casebook};
use crate::project::action::submit_case::{self, submit_case};
use crate::state::State;

/// Who edits: representatives of ten societies, the leader's and the branch secretary's among them.
const EDITING: [(&str, &str); 10] = [
    ("51329900MJ0D0001X2", "曹玉兰"),
    ("51329900MJ0D00052J", "王卫东"),
    ("51329900MJ0D00044P", "陆思政"),
    ("51329900MJ0D00060D", "秦机关"),
    ("51329900MJ0D000875", "邵领导"),
    ("51329900MJ0D00116G", "许经济"),
    ("51329900MJ0D00511P", "严社会"),
    ("51329900MJ0D00634Q", "孔教育"),
    ("51329900MJ0D00773F", "史档案"),
    ("51329900MJ0D01012M", "涂图书"),
];

/// How far a case has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Submitted,
    Editing,
    Read,
    Returned,
    Accepted,
    Declined,
    Withdrawn,
}

/// Society, title, authors, how far: the cases of this year's edition.
const CASES: [(&str, &str, &str, Fate); 7] = [
    ("51329900MJ0D00538F", "把支部会开到养老院", "江南市老年学学会党支部", Fate::Accepted),
    ("51329900MJ0D00829J", "运河上的流动党课", "江南市运河文化研究会党支部", Fate::Editing),
    ("51329900MJ0D00183E", "用统计数据讲好党课", "江南市统计学会党支部", Fate::Read),
    ("51329900MJ0D00343M", "党员应急服务队进社区", "江南市应急管理研究会党支部", Fate::Submitted),
    ("51329900MJ0D00810M", "吴文化讲堂里的红色篇章", "江南市吴文化研究会党支部", Fate::Returned),
    ("51329900MJ0D00714C", "以评促建的党建台账", "江南市教育评价研究会党支部", Fate::Declined),
    ("51329900MJ0D00861X", "民俗节日里的主题党日", "江南市民俗学会党支部", Fate::Withdrawn),
];

/// The cases of the last edition, which was published.
const PUBLISHED: [(&str, &str, &str); 2] = [
    ("51329900MJ0D00511P", "课题组里建支部", "江南市社会学会党支部"),
    ("51329900MJ0D00116G", "理事会与支部会一次开好", "江南市经济学会党支部"),
];

/// Opens and fills both editions. What a killed server had entered stays.
pub(super) async fn fill(state: &State) -> Result<(), Fault> {
    if casebook::Entity::find().count(&state.db).await? > 0 {
        return Ok(());
    }
    Box::pin(last(state)).await?;
    Box::pin(present(state)).await
}

async fn last(state: &State) -> Result<(), Fault> {
    let book = open(state, 300, -180, -120).await?;
    for (uscc, title, authors) in PUBLISHED {
        let id = submit(state, 220, book, (uscc, title, authors)).await?;
        let editors = [EDITING[0].0, EDITING[2].0];
        assign(state, 210, id, editors).await?;
        word(state, 200, (id, 2), editors[0]).await?;
        word(state, 190, (id, 3), editors[1]).await?;
        step::<AcceptCase>(state, 180, (id, 4), "federation", "").await?;
    }
    edition::<CloseCasebook>(state, 170, (book, 1)).await?;
    edition::<PublishCasebook>(state, 125, (book, 2)).await
}

async fn present(state: &State) -> Result<(), Fault> {
    let book = open(state, 40, 11, 70).await?;
    for (uscc, title, authors, fate) in CASES {
        let sent = if fate == Fate::Submitted { 2 } else { 30 };
        let id = submit(state, sent, book, (uscc, title, authors)).await?;
        if fate == Fate::Submitted {
            continue;
        }
        // The branch secretary's society is the second editor of the case that is being read.
        let editors = if fate == Fate::Editing { [EDITING[3].0, EDITING[1].0] } else { [EDITING[4].0, EDITING[5].0] };
        assign(state, if fate == Fate::Editing { 2 } else { 12 }, id, editors).await?;
        if fate == Fate::Editing {
            continue;
        }
        word(state, 8, (id, 2), editors[0]).await?;
        word(state, 3, (id, 3), editors[1]).await?;
        match fate {
            Fate::Accepted => step::<AcceptCase>(state, 2, (id, 4), "federation", "").await?,
            Fate::Returned => {
                let text = "请补充参加人数、时间和可核对的成效，删去与党建无关的部分";
                step::<ReturnCase>(state, 2, (id, 4), "federation", text).await?;
            }
            Fate::Declined => {
                step::<DeclineCase>(state, 2, (id, 4), "federation", "与上一年度案例重复，可作为简讯刊用").await?;
            }
            Fate::Withdrawn => step::<WithdrawCase>(state, 1, (id, 4), uscc, "另作专题文章投稿").await?,
            Fate::Submitted | Fate::Editing | Fate::Read => {}
        }
    }
    Ok(())
}

/// Opens an edition so many days earlier; the other two are days from the demo's day.
async fn open(state: &State, days: i64, submit_in: i64, publish_in: i64) -> Result<CasebookId, Fault> {
    let (earlier, today) = (ago(state, days).await?, state.world.today());
    let mut editors = Vec::new();
    for (uscc, name) in EDITING {
        editors.push((society(state, uscc).await?.global(), name.to_owned()));
    }
    let year = (today + TimeDelta::days(submit_in)).year();
    let edition = Edition {
        year,
        title: format!("江南市社科类社会组织党建创新案例汇编（{year}）"),
        call: "征集党建与学会工作相结合的创新做法：有背景、有做法、有成效，三千字左右，照片自愿。".into(),
        submit_until: today + TimeDelta::days(submit_in),
        publish_by: today + TimeDelta::days(publish_in),
        editors_wanted: EDITORS,
        words_wanted: WORDS,
        edit_days: EDIT_DAYS,
        editors,
    };
    let input = act::Input { idempotency_key: format!("demo casebook {days}"), edition };
    done(open_casebook(&earlier, permit(&viewer(state, "federation").await?)?, input).await)
}

async fn submit(
    state: &State,
    days: i64,
    book: CasebookId,
    (uscc, title, authors): (&str, &str, &str),
) -> Result<CaseStudyId, Fault> {
    let (earlier, id) = (ago(state, days).await?, society(state, uscc).await?);
    let speaker = speaker(state, id).await?;
    let permit = Permit::for_society(&earlier, &speaker, "demo", id).await?;
    let permit = permit.ok_or_else(|| Fault::Broken("the demo's society cannot send a case".into()))?;
    let case = CaseText {
        title: title.into(),
        authors: authors.into(),
        summary: format!("{title}：支部活动与学会业务同部署、同落实，做法简便，其他学会可以照着做。"),
        text: "一、背景。会员分散，集中难。\n二、做法。把支部活动与学会活动放在同一时间、同一地点，议题相互衔接。\n\
               三、成效。参加的人多了，讨论的问题更实，形成两项建议。"
            .into(),
        outcomes: vec![Outcome::Guidance, Outcome::Integration],
    };
    let (idempotency_key, casebook) = (format!("demo case {uscc} {days}"), book.global());
    let input = submit_case::Input { idempotency_key, casebook, case, files: Vec::new() };
    done(submit_case(&earlier, permit, input).await)
}

async fn assign(state: &State, days: i64, id: CaseStudyId, usccs: [&str; 2]) -> Result<(), Fault> {
    let mut editors = Vec::new();
    for uscc in usccs {
        editors.push(society(state, uscc).await?.global());
    }
    let idempotency_key = format!("demo assign {}", id.global());
    let input = case_step::Assigned { idempotency_key, id: id.global(), expected_version: 1, editors };
    done(assign_case_editors(&ago(state, days).await?, permit(&viewer(state, "federation").await?)?, input).await)
}

async fn word(state: &State, days: i64, (id, expected_version): (CaseStudyId, i32), uscc: &str) -> Result<(), Fault> {
    let editor = speaker(state, society(state, uscc).await?).await?;
    let input = case_step::Said {
        idempotency_key: format!("demo word {} {expected_version}", id.global()),
        id: id.global(),
        expected_version,
        verdict: if expected_version == 2 { Verdict::Take } else { Verdict::Revise },
        text: "做法具体，可供其他学会借鉴；成效部分宜再简短".into(),
    };
    done(give_case_word(&ago(state, days).await?, permit(&editor)?, input).await)
}

async fn step<I: Step>(
    state: &State,
    days: i64,
    (id, expected_version): (CaseStudyId, i32),
    who: &str,
    text: &str,
) -> Result<(), Fault> {
    let by = match who {
        "federation" => viewer(state, who).await?,
        uscc => speaker(state, society(state, uscc).await?).await?,
    };
    let idempotency_key = format!("demo {} {}", I::STEP, id.global());
    let input = case_step::Input { idempotency_key, id: id.global(), expected_version, text: text.into() };
    done(move_case::<I>(&ago(state, days).await?, permit(&by)?, input).await)
}

async fn edition<I: act::Step>(state: &State, days: i64, (id, version): (CasebookId, i32)) -> Result<(), Fault> {
    let idempotency_key = format!("demo {} {}", I::STEP, id.global());
    let next = act::Next { idempotency_key, casebook: id.global(), expected_version: version };
    done(move_casebook::<I>(&ago(state, days).await?, permit(&viewer(state, "federation").await?)?, next).await)
}
