// A rule for `graphql-inspector diff`: a breaking change passes where the changelog announces it. An entry announces by the
// word "Breaking" and by the path in code (`Type.field`, `Type.field.argument`, `ENUM.VALUE`, `Type`), dated on the day of the
// last release or later. What can be deprecated must have been so in the last release before it is removed.
// Usage: XUEHUI_CHANGELOG=<changelog.md> XUEHUI_RELEASED=<day> graphql-inspector diff <released> <now> --rule announced.cjs
const { readFileSync } = require('node:fs');

const { XUEHUI_CHANGELOG, XUEHUI_RELEASED } = process.env;
const announced = new Set();
for (const entry of readFileSync(XUEHUI_CHANGELOG, 'utf8').split(/^\* /m)) {
  const [, day, text] = /^\*\*(\d{4}-\d\d-\d\d)\*\*\s+Breaking\b(.*)/s.exec(entry) ?? [];
  if (!day || day < XUEHUI_RELEASED) continue;
  for (const [, path] of text.matchAll(/`([^`]+)`/g)) announced.add(path);
}

/** Where the thing that is gone stood, for what can be deprecated: a field, an argument, a value, a field of an input. */
function removed(change, schema) {
  const [type, member, argument] = change.path.split('.').map((name) => schema.getType(name) ?? name);
  switch (change.type) {
    case 'FIELD_REMOVED':
    case 'INPUT_FIELD_REMOVED':
      return type.getFields()[member];
    case 'FIELD_ARGUMENT_REMOVED':
      return type.getFields()[member].args.find(({ name }) => name === argument);
    case 'ENUM_VALUE_REMOVED':
      return type.getValue(member);
    default:
      return null;
  }
}

module.exports = ({ changes, oldSchema }) =>
  changes.map((change) => {
    if (change.criticality.level !== 'BREAKING') return change;
    if (!announced.has(change.path)) return { ...change, message: `${change.message}: ${change.path} is not announced` };
    const gone = removed(change, oldSchema);
    if (gone && !gone.deprecationReason) {
      return { ...change, message: `${change.message}: ${change.path} was not deprecated in the last release` };
    }
    return { ...change, criticality: { ...change.criticality, level: 'DANGEROUS' } };
  });
