# What an answer of the API must be, whatever was asked: no fault of the server's own, well formed, of the shape that the
# schema gives to what was selected.
import re
from functools import lru_cache

from graphql import (
    FieldNode, GraphQLEnumType, GraphQLError, GraphQLList, GraphQLNonNull, GraphQLScalarType, OperationType, get_named_type,
    parse, validate,
)

CODE = re.compile(r"[A-Z][A-Z_]*")
SCALARS = {
    "Int": lambda value: type(value) is int and -(2**31) <= value < 2**31,
    "Float": lambda value: type(value) in (int, float),
    "Boolean": lambda value: type(value) is bool,
    "String": lambda value: type(value) is str,
    "ID": lambda value: type(value) is str and value != "",
    "Date": lambda value: type(value) is str and re.fullmatch(r"\d{4}-\d\d-\d\d", value),
    "DateTime": lambda value: type(value) is str and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)", value),
    # Hundredths of a yuan: more than Int holds.
    "Fen": lambda value: type(value) is int,
}
# Nobody writes a document that the schema allows and is told that it does not.
NEVER = {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED"}


def fault(types, query, sent):
    """What is wrong with an answer; None where nothing is."""
    if sent.status_code >= 500:
        return f"status {sent.status_code}"
    kind = sent.headers.get("content-type", "")
    if not kind.startswith("application/graphql-response+json"):
        return f"content type {kind}"
    try:
        body = sent.json()
    except ValueError:
        return "no JSON"
    if not isinstance(body, dict) or not body.keys() <= {"data", "errors", "extensions"}:
        return "no GraphQL response"
    if "errors" not in body and body.get("data") is None:
        return "neither data nor errors"
    why = errors(body["errors"]) if "errors" in body else None
    if why:
        return why
    data = body.get("data")
    if (sent.status_code < 400) != ("data" in body):
        return f"status {sent.status_code} for {'some' if 'data' in body else 'no'} data"
    broken = breach(types, query)
    if broken:
        return f"carried out, though the schema says: {broken}" if "data" in body else None
    wrong = NEVER & {error["extensions"]["code"] for error in body.get("errors", [])}
    if wrong:
        return f"{wrong} for a document that the schema allows"
    if data is None:
        return None
    kind, selection = root(types, parse(query, no_location=True))
    return Shape(types).thing(kind, selection, data, "data")


@lru_cache(maxsize=100)
def breach(types, query):
    """Against what of the schema a document is; None where it is allowed. Several callers ask the same one."""
    try:
        broken = validate(types, parse(query))
    except GraphQLError as fault:
        broken = [fault]
    return broken[0].message if broken else None


def root(types, document):
    """The type and the selection of a document's one operation."""
    operation = document.definitions[0]
    kind = types.query_type if operation.operation is OperationType.QUERY else types.mutation_type
    return kind, operation.selection_set


def errors(found):
    """The same for the list of errors."""
    if not isinstance(found, list) or not found:
        return "errors that are no list with something in it"
    for error in found:
        code = error.get("extensions", {}).get("code") if isinstance(error, dict) else None
        if not isinstance(code, str) or not CODE.fullmatch(code):
            return f"an error without a code: {error}"
        if code == "INTERNAL_SERVER_ERROR":
            return f"a fault of the server: {error}"
        if not isinstance(error.get("message"), str) or not error["message"]:
            return f"an error without a message: {error}"
        if not error.keys() <= {"message", "locations", "path", "extensions"}:
            return f"an error that says more: {error}"
    return None


class Shape:
    """What the schema gives to what was selected."""

    def __init__(self, types):
        self.types = types

    def thing(self, kind, selection, value, path):
        """An object: it has what was selected, and nothing else."""
        if not isinstance(value, dict):
            return f"{path}: no object"
        asked, perhaps = {}, {}
        for node in selection.selections:
            if isinstance(node, FieldNode):
                asked[(node.alias or node.name).value] = (kind, node)
                continue
            on = self.types.type_map[node.type_condition.name.value]
            for field in node.selection_set.selections:
                perhaps[(field.alias or field.name).value] = (on, field)
        missing = asked.keys() - value.keys()
        more = value.keys() - asked.keys() - perhaps.keys()
        if missing or more:
            return f"{path}: {sorted(missing)} missing, {sorted(more)} not asked for"
        for key, found in value.items():
            on, node = asked.get(key) or perhaps[key]
            name = node.name.value
            why = None if name == "__typename" else self.whole(on.fields[name].type, node, found, f"{path}.{key}")
            if why:
                return why
        return None

    def whole(self, kind, node, value, path):
        """A value of any type."""
        if isinstance(kind, GraphQLNonNull):
            return f"{path}: null" if value is None else self.whole(kind.of_type, node, value, path)
        if value is None:
            return None
        if isinstance(kind, GraphQLList):
            if not isinstance(value, list):
                return f"{path}: no list"
            found = (self.whole(kind.of_type, node, one, f"{path}.{place}") for place, one in enumerate(value))
            return next((why for why in found if why), None)
        if isinstance(kind, GraphQLEnumType):
            return None if value in kind.values else f"{path}: no {kind.name}: {value!r}"
        if isinstance(kind, GraphQLScalarType):
            return None if SCALARS[kind.name](value) else f"{path}: no {kind.name}: {value!r}"
        return self.thing(kind, node.selection_set, value, path)


def selected(types, query):
    """Which fields of which types a document asks for, as `Type.field`."""
    found = set()

    def walk(kind, selection):
        for node in selection.selections:
            if not isinstance(node, FieldNode):
                walk(types.type_map[node.type_condition.name.value], node.selection_set)
                continue
            found.add(f"{kind.name}.{node.name.value}")
            if node.selection_set:
                walk(get_named_type(kind.fields[node.name.value].type), node.selection_set)

    walk(*root(types, parse(query, no_location=True)))
    return found
