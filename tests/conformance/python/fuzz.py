# Asks every root field of the schema with schemathesis, as several callers, and prints as JSON what came of it: how much was
# answered, and every answer that no caller should get (see `answer.py`).
# Usage: python fuzz.py <url> <schema.graphql> <examples> < {"<caller>": "<token>", …}
import collections
import json
import sys
import zlib

import hypothesis
import requests
import schemathesis
from graphql import (
    REMOVE, GraphQLNonNull, GraphQLObjectType, Visitor, build_schema, get_named_type, parse, print_ast, visit,
)
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.graphql import nodes

from answer import fault, selected

URL, SCHEMA, EXAMPLES = sys.argv[1], sys.argv[2], int(sys.argv[3])
CALLERS = json.load(sys.stdin)
# A fault of the server shows at most this often: the rest would say the same.
SHOWN = 20
# Refused before anything is looked at: a second document of the same field would learn nothing.
CLOSED = {"FORBIDDEN", "UNAUTHENTICATED", "INSUFFICIENT_SCOPE"}
# Asked last: they end what the caller asks with.
LAST = ["Mutation.logout", "Mutation.refresh"]

with open(SCHEMA, encoding="utf-8") as file:
    TYPES = build_schema(file.read())
SESSION = requests.Session()
# Neither proxies nor passwords of the machine, which are looked up for every request.
SESSION.trust_env = False


def headers(token):
    return {"authorization": f"Bearer {token}", "accept": "application/graphql-response+json"}


def ids():
    """Ids of things that are there, of every list that needs no argument: what is asked with guesses alone ends at once."""
    found = {}
    for name, field in TYPES.query_type.fields.items():
        kind = get_named_type(field.type)
        listed = kind.fields.get("nodes") if isinstance(kind, GraphQLObjectType) else None
        thing = get_named_type(listed.type) if listed else None
        needs = [argument for argument in field.args.values() if isinstance(argument.type, GraphQLNonNull)]
        if thing is None or "id" not in getattr(thing, "fields", {}) or needs:
            continue
        for token in CALLERS.values():
            body = {"query": f"{{ {name}(first: 3) {{ nodes {{ id }} }} }}"}
            data = SESSION.post(URL, json=body, headers=headers(token), timeout=60).json().get("data") or {}
            for node in (data.get(name) or {}).get("nodes") or []:
                found.setdefault(thing.name, {}).setdefault(node["id"])
    return {kind: list(known) for kind, known in sorted(found.items())}


def register(known):
    """What schemathesis writes for scalars: often what is there, often what could be, and now and then anything."""
    societies = known.pop("Society", [])
    others = [one for kind in known.values() for one in kind]
    guesses = [st.text(max_size=40)]
    ready = [st.sampled_from(group) for group in (societies, societies, others, others, others) if group]
    schemathesis.graphql.scalar("ID", st.one_of(*ready, *guesses).map(nodes.String))
    schemathesis.graphql.scalar("Int", st.one_of(st.integers(0, 3), st.integers(-(2**31), 2**31 - 1)).map(nodes.Int))
    schemathesis.graphql.scalar("Fen", st.one_of(st.integers(0, 10**8), st.integers(-(2**63), 2**63 - 1)).map(nodes.Int))
    schemathesis.graphql.scalar("Date", st.one_of(st.dates().map(str), st.text(max_size=12)).map(nodes.String))
    moments = st.datetimes().map(lambda moment: moment.isoformat() + "Z")
    schemathesis.graphql.scalar("DateTime", st.one_of(moments, st.text(max_size=30)).map(nodes.String))


class Run:
    """What was asked and what came of it."""

    def __init__(self):
        self.codes = {name: collections.Counter() for name in CALLERS}
        self.answered, self.asked, self.fields, self.faults = set(), set(), set(), []

    def ask(self, label, query, caller):
        """Asks once; answers the code of the first error, or none."""
        try:
            sent = SESSION.post(URL, json={"query": query}, headers=headers(CALLERS[caller]), timeout=60)
        except requests.RequestException as broken:
            self.tell(label, query, caller, f"no answer: {broken!r}", "")
            return None
        why = fault(TYPES, query, sent)
        if why:
            self.tell(label, query, caller, why, sent.text)
            return None
        body = sent.json()
        code = body["errors"][0]["extensions"]["code"] if "errors" in body else "none"
        self.codes[caller][code] += 1
        if code == "none":
            self.answered.add(label)
            self.fields |= selected(TYPES, query)
        return code

    def tell(self, label, query, caller, why, answer):
        if len(self.faults) < SHOWN:
            self.faults.append({"field": label, "caller": caller, "why": why, "query": query, "answer": answer[:500]})

    def field(self, operation):
        """Asks one field: the first document as every caller, the others as those in turn to whom it is open."""
        label, callers = operation.label, list(CALLERS)
        self.asked.add(label)
        for turn, query in enumerate(documents(operation, GenerationMode.POSITIVE, EXAMPLES)):
            if turn % 2:
                query = first_page(query)
            if turn == 0:
                callers = [caller for caller in callers if self.ask(label, query, caller) not in CLOSED]
            elif callers:
                self.ask(label, query, callers[turn % len(callers)])
        for query in documents(operation, GenerationMode.NEGATIVE, 1):
            self.ask(label, query, next(iter(CALLERS)))


class FirstPage(Visitor):
    """Leaves out which page is asked for: what is no cursor is refused before anything is read."""

    def enter_argument(self, node, *_):
        return REMOVE if node.name.value in ("first", "after") else None


def first_page(query):
    """The same document for the first pages of its lists."""
    return print_ast(visit(parse(query), FirstPage()))


def documents(operation, mode, examples):
    """What schemathesis asks of a field, always the same."""
    made = []

    @hypothesis.seed(zlib.crc32(f"{operation.label} {mode}".encode()))
    @hypothesis.settings(max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
                         suppress_health_check=list(HealthCheck))
    @hypothesis.given(operation.as_strategy(generation_mode=mode))
    def make(case):
        made.append(case.body)

    make()
    return made


def main():
    register(ids())
    schema = schemathesis.graphql.from_path(SCHEMA)
    schema.config.update(base_url=URL)
    operations = [operation.ok() for operation in schema.get_all_operations()]
    operations.sort(key=lambda operation: LAST.index(operation.label) + 1 if operation.label in LAST else 0)
    run = Run()
    for operation in operations:
        run.field(operation)
    print(json.dumps({
        "asked": len(run.asked),
        "answered": sorted(run.answered),
        "unanswered": sorted(run.asked - run.answered),
        "fields": sorted(run.fields),
        "codes": {caller: dict(sorted(codes.items())) for caller, codes in run.codes.items()},
        "faults": run.faults,
    }))


main()
