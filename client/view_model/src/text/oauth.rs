//! What the screens of partners' clients say.

later_texts! {
    /// Texts of `account/oauth`.
    Oauth {
        line = "外单位的系统经接口读取、提交数据，各用各的标识和密钥", "Programs of other agencies that read and post through the API, each with its own id and secret";
        count = "共 {} 个", "{} in all";
        none = "还没有接入方", "No partner client yet";
        none_line = "外单位的系统要读取或提交数据时，先在这里登记，再把标识和密钥交给对方。", "When another agency's program needs data, register it here, then hand over its id and secret.";
        register = "登记接入方", "Register a client";
        register_line = "登记后立即生成标识和密钥，密钥只显示一次", "Its id and secret are made at once; the secret is shown once";
        not_found = "没有这个接入方", "There is no such client";
        to_all = "看全部接入方", "All clients";
        look_again = "看现在的内容", "See what stands now";

        // How it stands.
        revoked = "已停用", "Revoked";
        expired = "已到期", "Expired";
        no_secret = "没有有效密钥", "No valid secret";
        ending = "还有 {} 天到期", "Ends in {} days";
        ending_tomorrow = "明天到期", "Ends tomorrow";
        active = "可用", "Active";
        revoked_line = "{} 停用：密钥和令牌都已失效，不能恢复。对方还要接入，请重新登记。", "Revoked {}: its secrets and tokens are worth nothing, for good. To let the agency in again, register a new client.";
        expired_line = "已到期，对方取不到数据。继续合作请改到期日。", "It has expired and opens nothing. To go on, set another last day.";
        no_secret_line = "没有有效密钥，对方取不到令牌。请增加一个并交给对方。", "No secret is valid, so no token is given. Add one and hand it over.";

        // What it is.
        facts = "基本情况", "The client";
        name = "系统名称", "Program";
        name_hint = "对方哪个系统，如：数据共享平台", "Which program of the agency, such as: data exchange";
        owner = "所属单位", "Agency";
        owner_hint = "以这个名称提交需求、记入台账", "It posts and stands in the ledger under this name";
        region = "可查地区", "Region";
        region_hint = "含下级地区", "With all regions below it";
        fixed = "名称、单位和地区登记后不能改。", "Program, agency and region cannot be changed later.";
        client_id = "接入方标识", "Client id";
        copy_id = "复制标识", "Copy the id";
        registered = "登记时间", "Registered";
        last_token = "最近取令牌", "Last token";
        never = "从未", "Never";
        valid_secrets = "有效密钥", "Valid secrets";

        // What it may do.
        scopes = "授权范围", "Scopes";
        scopes_hint = "只选对方用得着的，以后可以再加", "Only what the agency needs; more can be added later";
        expires_on = "到期日", "Expires on";
        expires_hint = "从这天起不能再用；不填则长期有效", "From this day on it opens nothing; leave it empty for no end";
        no_end = "长期有效", "No end";
        opens_register = "学会名录和登记事项：名称、代码、状态、届期", "The register: names, codes, states, terms of societies";
        opens_party = "党组织形式、覆盖情况和判断规则", "Forms of Party organisations, coverage, the rules behind them";
        opens_institution = "年检结论、评估等级、信用名单、到期事项", "Conclusions, grades, credit lists, deadlines";
        opens_demands = "本单位的需求和学会的响应方案", "The agency's own demands and the offers for them";
        opens_posting = "提出需求、选定学会、确认交付、评价", "To post demands, choose an offer, confirm and rate what is delivered";
        opens_adopting = "登记本单位采纳的公开成果", "To say which published results the agency adopts";
        opens_webhooks = "变更发生后推送到本单位的地址", "Changes are pushed to an address of the agency";

        // Secrets.
        secrets = "密钥", "Secrets";
        secrets_line = "更换密钥不用停机：先增加一个交给对方，对方换用后再停用旧的。最多 {} 个同时有效。", "A secret is replaced without a pause: add one and hand it over; once the agency uses it, end the old one. At most {} are valid at once.";
        made_at = "{} 生成", "Made {}";
        used_at = "最近使用 {}", "Last used {}";
        unused = "还没有用过", "Never used";
        valid = "有效", "Valid";
        ended_at = "{} 停用", "Ended {}";
        add_secret = "增加密钥", "Add a secret";
        as_many = "已有 {} 个有效密钥，先停用一个才能增加。", "{} secrets are valid: end one before you add another.";
        end_secret = "停用", "End";
        end_title = "停用密钥", "End this secret";
        end_last = "这是唯一有效的密钥。停用后对方取不到令牌，直到您增加一个并交给对方。", "It is the only valid one. No token is given any more until you add one and hand it over.";
        end_in_use = "对方最近用的是这个密钥。请先确认对方已换用另一个，否则对方的系统会中断。", "The agency used this one last. Make sure that it has gone over to the other one, or its program will stop.";
        end_tokens = "已发出的令牌最多还能用 15 分钟；要立即断开，请停用接入方。", "Tokens that were given live for up to 15 minutes; to cut it off at once, revoke the client.";
        end_sure = "确定停用密钥", "End the secret";

        // A secret, this once.
        once_title = "请保存密钥：只显示这一次", "Keep the secret: it is shown this once";
        once_line = "平台没有留存，离开本页后谁也看不到它。请复制后用安全的方式交给{}。万一丢失：停用它，再增加一个。", "It is kept nowhere: once you leave this page nobody sees it again. Copy it and hand it safely to {}. If it is lost, end it and add another.";
        secret = "密钥", "Secret";
        copy_secret = "复制密钥", "Copy the secret";
        kept = "我已保存好", "I have kept it";
        lost_title = "密钥没有显示", "The secret is not shown";
        lost_line = "这一步先前已经办成，密钥只在当时的答复里，没有收到就找不回来了。请停用那个密钥，再增加一个。", "This was done before, and the secret stood in that answer alone: if it was lost, it is gone. End that secret and add another.";
        go_on = "去接入方", "To the client";
        developers = "交给对方的开发人员", "For the agency's developers";
        token_step = "第一步：用标识和密钥换令牌，令牌 15 分钟有效，到时再换。", "First: a token for id and secret. It lives for 15 minutes, then ask again.";
        query_step = "第二步：把答复里的令牌填入 TOKEN，查一次。", "Then: put the token of the answer into TOKEN, and ask.";
        shell_line = "命令里有密钥，会留在命令记录里，试完请清除。", "The first command holds the secret and stays in the shell's history: clear it afterwards.";
        copy_command = "复制命令", "Copy the command";

        // Changing and revoking.
        can_do = "可以办理", "What you may do";
        change = "更改授权范围、到期日", "Change scopes or last day";
        change_line = "立即生效，已发出的令牌也随之改变。", "It holds at once, for tokens that were given before too.";
        save = "保存更改", "Save the change";
        revoke = "停用接入方", "Revoke the client";
        revoke_line = "合作结束或密钥泄露时用。", "When the cooperation ends, or a secret got out.";
        revoke_sure = "停用“{}”立即生效，不能恢复：密钥和已发出的令牌都失效。对方再要接入，需重新登记，换新的标识和密钥。", "Revoking {} holds at once and for good: its secrets and tokens are worth nothing. To come back, the agency needs a new client with a new id and secret.";
        revoke_now = "确定停用接入方", "Revoke it for good";
    }
}
