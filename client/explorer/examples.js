// The tabs that a first visit finds: what most callers ask, in the order in which they come to ask it.

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

export const examples = [
  { query: coverage },
  { query: gap, variables: '{ "first": 20 }' },
  { query: events },
];
