//! From the founders' papers to a society in the register: the clerk on a phone, the chair and civil affairs at
//! their desks, and back to the society's survey.

use super::page::{Device, Page, journey};

#[tokio::test]
async fn an_application_becomes_a_society() {
    journey(Device::Phone, async |house, page| {
        let before = house.org().await.query("{ societies { totalCount } }").await.number("societies.totalCount");
        page.log_in("federation").await;
        page.go("/registrations").await;
        page.sees("江南市数字治理研究会").await;
        page.fits("the queue").await;
        page.is_accessible("the queue").await;
        page.go("/registrations/new").await;
        page.fill("name", "中华海洋经济促进会").await;
        page.sees("不予采用").await;
        page.fill("name", "江南市海洋经济促进会").await;
        page.sees("名称符合规则").await;
        page.fill("founder", "沙海").await;
        page.choose("经济").await;
        page.fill("purpose", "促进海洋经济研究").await;
        page.fill("scope", "学术交流、培训、咨询").await;
        page.fill("area", "江南市").await;
        page.fill("seat", "滨江路9号").await;
        page.fits("the first step").await;
        page.is_accessible("the first step").await;
        page.press("保存，下一步").await;
        for (field, value) in [
            ("persons", "60"),
            ("units", "3"),
            ("staff", "2"),
            ("funds", "30000"),
            ("legal", "沙海"),
            ("secretary", "欧阳渡"),
        ] {
            page.fill(field, value).await;
        }
        page.press("保存，下一步").await;
        page.sees("身份证件只在窗口核验").await;
        for paper in ["登记申请书", "验资报告、住所使用权证明", "发起人和拟任负责人基本情况", "章程草案"]
        {
            page.choose(&format!("纸质原件已收：{paper}")).await;
        }
        page.choose("已载明").await;
        page.is_accessible("the papers").await;
        page.press("保存，下一步").await;
        for (field, value) in [("formal", "5"), ("probationary", "1"), ("resident", "1"), ("nominee", "欧阳渡")] {
            page.fill(field, value).await;
        }
        page.choose("功能性党支部").await;
        page.press("提交主席审查").await;
        page.sees("缺“党建工作承诺书”").await;
        page.is_accessible("half an application").await;
        page.press("上一步").await;
        page.choose("纸质原件已收：党建工作承诺书").await;
        page.press("保存，下一步").await;
        page.press("提交主席审查").await;
        page.sees("登记申请待主席审查").await;
        page.fits("the case").await;
        page.is_accessible("the case").await;

        let query = "{ registrations(first: 1) { nodes { id } } }";
        let found = house.federation().await.query(query).await;
        let path = format!("/registrations/{}", found.text("registrations.nodes.0.id"));
        let desk = Page::desk(house, "chair", &path).await;
        desk.fill("document-no", "江社科联〔2026〕9号").await;
        desk.is_accessible("the chair's review").await;
        desk.press("同意，报民政").await;
        desk.sees("社科联已同意，待民政受理").await;
        desk.close().await;
        let desk = Page::desk(house, "civil", &path).await;
        desk.press("受理").await;
        desk.sees("60日决定期限还剩（天）").await;
        desk.fill("uscc", "51329900MJ0D90019R").await;
        desk.is_accessible("the decision").await;
        desk.press("准予登记，入册").await;
        desk.sees("领证前请提交党员情况调查表").await;
        let after = house.org().await.query("{ societies { totalCount } }").await.number("societies.totalCount");
        assert_eq!(after, before + 1, "one more, and no other");
        page.reload().await;
        page.press("提交调查表").await;
        page.sees("调查表已提交，请发证并移交组建资料").await;
        desk.reload().await;
        desk.press("发证并移交组建资料").await;
        desk.sees("已发证并移交社科联").await;
        desk.close().await;
        page.reload().await;
        page.press("接收组建资料").await;
        page.sees("2026年9月20日").await;
        page.is_accessible("a society that has to form").await;
    })
    .await;
}
