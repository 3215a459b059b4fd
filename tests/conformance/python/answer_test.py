# The judge judged: `answer.py` finds each kind of answer that no caller should get, and nothing wrong with those he should.
# Usage: python answer_test.py
from graphql import build_schema

from answer import fault

TYPES = build_schema("""
  scalar Date scalar DateTime scalar Fen
  enum Size { SMALL LARGE }
  interface Node { id: ID! }
  type Thing implements Node { id: ID! on: Date size: Size! counts: [Int!]! price: Fen kept: Boolean at: DateTime }
  type Query { thing: Thing node: Node name: String! }
  type Mutation { make: Thing }
""")
THING = {"id": "1", "on": "2026-01-01", "size": "SMALL", "counts": [1], "price": 2**40, "kept": True, "at": "2026-01-01T00:00:00Z"}
QUERY = "{ thing { id on size counts price kept at } }"


class Sent:
    def __init__(self, body, status, kind):
        self.body, self.status_code, self.headers = body, status, {"content-type": kind}

    def json(self):
        return self.body


def found(body, status=200, query=QUERY, kind="application/graphql-response+json; charset=utf-8"):
    return fault(TYPES, query, Sent(body, status, kind))


def error(code, **more):
    return [{"message": "no", "extensions": {"code": code}, **more}]


def without(name):
    return {key: value for key, value in THING.items() if key != name}


GOOD = [
    ({"data": {"thing": THING}},),
    ({"data": {"thing": None}},),
    ({"data": {"make": {"id": "1"}}}, 200, "mutation { make { id } }"),
    ({"data": {"node": {"id": "1", "on": None}}}, 200, "{ node { id ... on Thing { on } } }"),
    ({"data": {"thing": {**THING, "on": None}}, "errors": error("BAD_USER_INPUT", path=["thing", "on"])},),
    ({"data": None, "errors": error("BAD_USER_INPUT", path=["name"])}, 200, "{ name }"),
    ({"errors": error("FORBIDDEN")}, 403),
    ({"errors": error("GRAPHQL_VALIDATION_FAILED")}, 400, "{ nothing }"),
    ({"errors": error("GRAPHQL_PARSE_FAILED")}, 400, "{"),
]
WRONG = {"id": 1, "on": "today", "size": "MIDDLE", "counts": [1, None], "price": "1", "kept": 1, "at": "2026"}
BAD = [
    *(({"data": {"thing": {**THING, name: value}}},) for name, value in WRONG.items()),
    *(({"data": {"thing": {**THING, name: None}}},) for name in ("id", "size", "counts")),
    ({"data": {"thing": without("on")}},),
    ({"data": {"thing": without("on")}, "errors": error("BAD_USER_INPUT", path=["thing", "on"])},),
    ({"data": None, "errors": error("GRAPHQL_VALIDATION_FAILED")}, 200, "{ nothing }"),
    ({"data": {"thing": {**THING, "more": 1}}},),
    ({"data": {"name": None}}, 200, "{ name }"),
    ({"data": {"name": "x"}}, 200, "{ name(of: 1) }"),
    ({"data": None},),
    ([1],),
    ({"data": {"thing": THING}, "debug": 1},),
    ({"data": {"thing": THING}}, 400),
    ({"data": None, "errors": error("BAD_USER_INPUT", path=["name"])}, 400, "{ name }"),
    ({"data": {"thing": THING}}, 200, QUERY, "application/json"),
    ({"errors": []}, 400),
    ({"errors": [{"message": "no"}]}, 400),
    ({"errors": error("no code")}, 400),
    ({"errors": error("FORBIDDEN", stack="")}, 403),
    ({"errors": error("FORBIDDEN")},),
    ({"errors": error("FORBIDDEN")}, 500),
    ({"errors": error("INTERNAL_SERVER_ERROR")}, 400),
    ({"errors": error("GRAPHQL_VALIDATION_FAILED")}, 400),
]
for case in GOOD:
    assert found(*case) is None, (case, found(*case))
for case in BAD:
    assert found(*case), case
