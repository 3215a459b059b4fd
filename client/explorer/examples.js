// What callers come to ask, in the order in which they come to ask it: the first ones are the tabs of a first visit, all of
// them stand in the panel "示例 Examples". Tests run each of them (tests/conformance/explorer.rs) as whom `as` names.

const coverage = `# 两个覆盖: how many societies an organisation, or a liaison, covers.
query Coverage {
  coverage {
    asOf
    ruleVersion
    societies
    abnormal
    organisationRate
    workRate
    mustForm
    mustFormFormed
    by(dimension: DISCIPLINE) { label societies organisationRate workRate mismatches }
  }
}
`;

const gap = `# 应建未建: who must form an organisation and has not, with the reasons and their rule.
query Gap($first: Int = 20, $after: String) {
  societies(first: $first, after: $after, filter: { gap: true }, orderBy: { field: FORMAL, direction: DESC }) {
    totalCount
    nodes {
      id
      uscc
      name
      form
      headcount { formal residentFormal }
      formAssessment { recommended reasons { text rule } nearestChange { text } }
      leaders { name post }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const events = `# 台账: societies with what happened to them.
query History {
  societies(first: 3, orderBy: { field: REGISTERED_ON, direction: DESC }) {
    nodes {
      id
      name
      version
      events(first: 5) { nodes { at actor action changes { field old new } hash } }
    }
  }
}
`;

const register = `# 登记信息: the published register, page by page.
query Register($first: Int = 50, $after: String) {
  societies(first: $first, after: $after, orderBy: { field: USCC, direction: ASC }) {
    totalCount
    nodes { id uscc name discipline registeredOn region { code name } existence grade { level until } }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const changes = `# 变更流: what is new since a cursor; without one, from the beginning. Store "cursor" with your copy.
query Changes($after: String) {
  changes(first: 20, after: $after) {
    nodes { kind nodeId gone at node { __typename ... on Society { name uscc version } ... on Demand { title state } } }
    pageInfo { hasNextPage }
    cursor
  }
}
`;

const snapshot = `# 数据快照: everything as one file. Ask for it here, then look for it with the next example.
mutation Snapshot($input: RequestSyncSnapshotInput!) {
  requestSyncSnapshot(input: $input) {
    snapshot { id state total }
    userErrors { path code message }
  }
}
`;

const results = `# 公开成果: what research projects and matched demands have published; anybody may read it.
query Results($search: String) {
  publishedResults(first: 10, filter: { search: $search }) {
    totalCount
    nodes { id kind title societyName discipline year publishedOn adoptions { adopter adoptedOn } }
  }
}
`;

const demand = `# 发布需求: a need of your agency, which societies answer with offers. Needs the scope demands:write.
mutation PostDemand($input: PostDemandInput!) {
  postDemand(input: $input) {
    userErrors { path code message rule }
  }
}
`;

const demanded = `{
  "input": {
    "idempotencyKey": "demand-1",
    "poster": "江南市教育局",
    "contact": "王老师",
    "phone": "0510-82700000",
    "title": "青少年社科普及讲座",
    "need": "面向初中生的社科普及讲座四场，每场一小时。",
    "disciplines": ["EDUCATION_PSYCHOLOGY"],
    "offerUntil": "2026-04-20",
    "dueOn": "2026-06-30"
  }
}`;

const webhooks = `# 变更推送: your addresses, and whether messages arrive. Needs the scope webhooks:write.
query Webhooks {
  webhooks(first: 10) {
    nodes { id url kinds state failingSince waiting givenUp cursor }
  }
}
`;

const limits = `# 限额: what a request costs stands in "extensions.cost" of each answer, below "data".
query Cost {
  today
  viewer { displayName post { role } }
}
`;

export const examples = [
  { title: "两个覆盖 Coverage", as: "federation", query: coverage },
  { title: "应建未建 Who must form", as: "federation", query: gap, variables: '{ "first": 20 }' },
  { title: "台账 History", as: "federation", query: events },
  { title: "登记信息 Register", as: "partner", query: register, variables: '{ "first": 50 }' },
  { title: "变更流 Change feed", as: "partner", query: changes, variables: '{ "after": null }' },
  {
    title: "数据快照 Snapshot",
    as: "partner",
    query: snapshot,
    variables: '{ "input": { "idempotencyKey": "snapshot-1", "types": ["SOCIETY"] } }',
  },
  { title: "公开成果 Published results", as: "anybody", query: results, variables: '{ "search": null }' },
  { title: "发布需求 Post a demand", as: "partner", query: demand, variables: demanded },
  { title: "变更推送 Webhooks", as: "partner", query: webhooks },
  { title: "限额 Cost", as: "partner", query: limits },
];

/** How many of them are the tabs of a first visit. */
export const FIRST = 3;
