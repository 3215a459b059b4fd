//! The table of a call's applications is requested: for the desk, with what the experts' scores say together and
//! never who the experts are. It becomes a file, and who took it is recorded.

use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect};

use entity::ledger::event::Action;
use entity::project::application::{self, ApplicationState};
use entity::project::call::{self, CallId};
use entity::refusal::RefusalCode;
use entity::{Language, Word};
use exchange::export::table::Value;
use exchange::export::{LINES_MAX, Table};

use crate::access::{Intention, Permit, Scope};
use crate::fault::{Fault, Stop};
use crate::file::address::{Address, Purpose, sign};
use crate::file::format::Format;
use crate::file::made::{keep, ready};
use crate::ledger::{Entry, Write, told};
use crate::project::application::names;
use crate::state::State;

/// The intention.
#[derive(Debug)]
pub struct RequestApplicationExport;

impl Intention for RequestApplicationExport {
    const FIELD: &'static str = "Mutation.requestApplicationExport";
}

const HEADINGS: [(&str, &str); 14] = [
    ("申报编号", "Number"),
    ("学会", "Society"),
    ("项目名称", "Title"),
    ("负责人", "Leader"),
    ("提交日期", "Submitted on"),
    ("申请经费（元）", "Asked for (yuan)"),
    ("状态", "State"),
    ("形式审查", "Formal check"),
    ("评分份数", "Scores"),
    ("平均分", "Mean score"),
    ("分差", "Spread"),
    ("会评建议", "Proposal"),
    ("党组审定", "Decision"),
    ("立项经费（元）", "Awarded (yuan)"),
];

/// Makes the file; answers its address and its name.
pub async fn request_application_export(
    state: &State,
    permit: &Permit<RequestApplicationExport>,
    call: &str,
    (format, language): (Format, Language),
) -> Result<(Address, String), Stop> {
    let missing = || Stop::at("callId", RefusalCode::NotFound);
    let id = CallId::parse(call).map_err(|_| missing())?;
    let scope = || Scope::of(Some(permit.viewer()), RequestApplicationExport::FIELD);
    let found = scope().calls().filter(call::Column::Id.eq(id)).one(&state.db).await?;
    let call = found.ok_or_else(missing)?;
    let of_call = scope().applications().filter(application::Column::CallId.eq(id));
    let rows = of_call.order_by_asc(application::Column::ReceiptNo).limit(LINES_MAX as u64 + 1).all(&state.db).await?;
    if rows.len() > LINES_MAX {
        return Err(Stop::at("callId", RefusalCode::TooMany { max: i32::try_from(LINES_MAX).unwrap_or(i32::MAX) }));
    }
    let count = rows.len();
    let table = table(state, &rows, language).await?;
    let content = format.write(state.world.now(), move || table).await?;
    let title = language.pick("项目申报表", "applications");
    let name = format!("{title}-{}.{}", state.world.today(), format.ending());
    let who = (permit.viewer().user_id, permit.viewer().display_name.as_str());
    let file = keep(state, who, (&name, format.media_type()), content).await?;
    let write = Write::begin(state, permit.actor()).await?;
    ready(&write.tx, file).await?;
    let changes = vec![told("call", call.title), told("fileName", name.clone()), told("rows", count.to_string())];
    write.commit(state, Entry { action: Action::ExportApplications, society_id: None, changes }).await?;
    Ok((sign(state, Purpose::Get, file, permit.viewer().user_id)?, name))
}

async fn table(state: &State, rows: &[application::Model], language: Language) -> Result<Table, Fault> {
    let mut lines = Vec::new();
    // A statement holds so many values and no more.
    for some in rows.chunks(200) {
        let names = names(&state.db, some).await?;
        let society = |row: &application::Model| names.get(&row.society_id).cloned().unwrap_or_default();
        lines.extend(some.iter().map(|row| line(row, society(row), language)));
    }
    Ok(Table {
        title: language.pick("项目申报表", "Applications"),
        headings: HEADINGS.iter().map(|(zh, en)| language.pick(zh, en).to_owned()).collect(),
        rows: lines,
    })
}

fn line(row: &application::Model, society: String, language: Language) -> Vec<Value> {
    let scored = row.scored > 0;
    vec![
        row.receipt_no.as_str().into(),
        society.into(),
        row.title.as_str().into(),
        row.leader_name.as_str().into(),
        row.submitted_on.into(),
        Value::Hundredths(row.amount_fen.get()),
        row.state.label(language).into(),
        formal(row.state, language).into(),
        row.scored.into(),
        if scored { Value::Hundredths(row.score_mean.into()) } else { Value::Empty },
        if scored { Value::Number(row.score_spread) } else { Value::Empty },
        row.proposal.map(|outcome| outcome.label(language)).into(),
        row.decision.map(|outcome| outcome.label(language)).into(),
        row.decision.map_or(Value::Empty, |_| Value::Hundredths(row.awarded_fen.get())),
    ]
}

/// What the formal check said of it.
fn formal(state: ApplicationState, language: Language) -> &'static str {
    use ApplicationState as S;
    match state {
        S::Draft | S::Submitted | S::NotSubmitted | S::Withdrawn => "",
        S::FormalCheck | S::Returned => language.pick("审查中", "Under way"),
        S::NotEligible => language.pick("不合格", "Failed"),
        S::ExpertReview
        | S::Panel
        | S::PartyGroup
        | S::PublicNotice
        | S::ApprovedFunded
        | S::ApprovedUnfunded
        | S::Declined => language.pick("合格", "Passed"),
    }
}
