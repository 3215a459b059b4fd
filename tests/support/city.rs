//! A second city beside the demo's: one society, its leader and the federation's administrator, so
//! that every test of a right can ask what a stranger sees; and an account for each role that the demo
//! has none for.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use entity::account::role::Role;
use entity::register::agency::{self, AgencyId, Tier};
use entity::register::present;
use entity::register::region::{self, RegionId};
use server::account::action::create_user::{NewUser, create_user};
use server::demo;
use server::ledger::Actor;
use server::register::action::import_societies::import_file;
use server::state::State;

/// The second city's division code; unassigned in GB/T 2260.
pub const CODE: &str = "329800";
/// The credit code of its society.
pub const SOCIETY: &str = "51329800MJ0D0001XW";
/// The credit code of the society, in the demo's city, that the liaison belongs to.
pub const LIAISONS: &str = "51329900MJ0D00036W";

const REGISTER: &str = "\
序号,统一社会信用代码,社团名称,学科门类,成立登记日期,个人会员数,单位会员数,专职人员数,党员总数,正式党员,预备党员,\
驻会正式党员,党组织形式,评估等级,等级有效期至,2025年度年检结论,本届理事会届满,会长,秘书长,党建负责人,异常情形
1,51329800MJ0D0001XW,江北市历史学会,历史与文化,2001-05-09,80,3,2,6,5,1,1,功能性党支部,3A,2028-06-30,合格,2027-09-30,钱江北,孙江北,会长,
";

/// Builds the city through the server's own actions.
pub(crate) async fn build(state: &State) {
    let region_id = RegionId(state.world.new_id());
    let row = region::ActiveModel {
        id: Set(region_id),
        code: Set(CODE.into()),
        name: Set("江北市".into()),
        name_en: Set("Jiangbei (fictional)".into()),
    };
    region::Entity::insert(row).exec_without_returning(&state.db).await.expect("a region can be entered");
    let sponsor = AgencyId(state.world.new_id());
    let row = agency::ActiveModel {
        id: Set(sponsor),
        tier: Set(Tier::Sponsor),
        name: Set("江北市社会科学界联合会".into()),
        name_en: Set("Federation of Social Sciences of Jiangbei".into()),
        region_id: Set(region_id),
    };
    agency::Entity::insert(row).exec_without_returning(&state.db).await.expect("an agency can be entered");
    let actor = Actor::platform("测试");
    let since = demo::register_day();
    let bytes = REGISTER.as_bytes();
    let report = import_file(state, actor.clone(), CODE, since, bytes, "jiangbei.csv", false).await;
    let report = report.expect("the second city's register can be read");
    assert_eq!(report.problem_count, 0, "the second city's register has problems");
    let found = present::Entity::find().filter(present::Column::Uscc.eq(SOCIETY)).one(&state.db).await;
    let society = found.expect("the database answers").expect("the second city's society was entered").society_id;
    let demo_region = region::Entity::find().filter(region::Column::Code.eq(demo::CITY)).one(&state.db).await;
    let demo_region = demo_region.expect("the database answers").expect("the demo's city is there").id;
    let third = present::Entity::find().filter(present::Column::Uscc.eq(LIAISONS)).one(&state.db).await;
    let third = third.expect("the database answers").expect("the liaison's society is there").society_id;
    let accounts = [
        ("jiangbei-federation", Role::FedAdmin, region_id, Some(sponsor), None),
        ("jiangbei-leader", Role::SocietyLeader, region_id, None, Some(society)),
        // The roles that the demo has no account for.
        ("project", Role::FedProject, demo_region, None, None),
        ("liaison", Role::Liaison, demo_region, None, Some(third)),
        ("partner", Role::Partner, demo_region, None, None),
    ];
    for (username, role, region_id, agency_id, society_id) in accounts {
        let new = NewUser {
            username: username.into(),
            display_name: username.into(),
            password: demo::PASSWORD.into(),
            role,
            region_id,
            agency_id,
            society_id,
            since,
        };
        create_user(state, actor.clone(), new).await.expect("an account can be made");
    }
}
