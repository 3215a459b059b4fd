# Keeps a copy of the register with the Python client gql, as a partner with types does it: documents are made of the schema,
# so that a field that is not there fails before it is sent, and answers are read into Python's own types. A snapshot first,
# then what has changed since (`changes`), then a change as it happens (`changed`, over a socket). After each of the three a
# line of JSON says what the copy holds; a line of input is awaited before the second and the third.
# Usage: XUEHUI_URL=… XUEHUI_TOKEN=… python follow.py
import asyncio
import datetime
import gzip
import json
import os
import sys
import time

import requests
from gql import Client
from gql.dsl import DSLInlineFragment, DSLMutation, DSLQuery, DSLSchema, DSLSubscription, DSLVariableDefinitions, dsl_gql
from gql.transport.requests import RequestsHTTPTransport
from gql.transport.websockets import WebsocketsTransport
from gql.utilities import update_schema_scalars
from graphql import GraphQLScalarType, build_schema

URL, TOKEN = os.environ["XUEHUI_URL"], os.environ["XUEHUI_TOKEN"]
KINDS = ["SOCIETY", "PUBLISHED_RESULT"]
DATE = GraphQLScalarType("Date", serialize=str, parse_value=datetime.date.fromisoformat)

schema = build_schema(requests.get(f"{URL}/schema.graphql", timeout=60).text)
update_schema_scalars(schema, [DATE])
types = DSLSchema(schema)


def client(transport):
    return Client(schema=schema, transport=transport, parse_results=True)


http = client(RequestsHTTPTransport(url=f"{URL}/graphql", headers={"authorization": f"Bearer {TOKEN}"}))
# gql looks for the protocol's header by its capital letters, which HTTP does not promise, and takes an older one without.
socket = client(WebsocketsTransport(
    url=f"{URL.replace('http', 'ws', 1)}/graphql/ws", init_payload={"Authorization": f"Bearer {TOKEN}"},
    subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL]))


def change():
    """What is asked of a change, by either door."""
    society = DSLInlineFragment().on(types.Society).select(
        types.Society.version, types.Society.name, types.Society.uscc, types.Society.registeredOn)
    return types.Change.nodeId, types.Change.kind, types.Change.gone, types.Change.node.select(types.Node.id, society)


def snapshot():
    """All that there is, and where the feed goes on after it."""
    wanted = {"idempotencyKey": os.urandom(16).hex(), "types": KINDS}
    payload, made = types.RequestSyncSnapshotPayload, types.SyncSnapshot
    request = types.Mutation.requestSyncSnapshot.args(input=wanted)
    request = request.select(payload.snapshot.select(made.id), payload.userErrors.select(types.UserError.code))
    asked = http.execute(dsl_gql(DSLMutation(request)))["requestSyncSnapshot"]
    assert asked["userErrors"] == [], asked
    look = types.Query.syncSnapshot.args(id=asked["snapshot"]["id"])
    look = look.select(made.state, made.cursor, made.file.select(types.SnapshotFile.url))
    while (found := http.execute(dsl_gql(DSLQuery(look)))["syncSnapshot"])["state"] != "READY":
        assert found["state"] != "FAILED", found
        time.sleep(0.2)
    lines = gzip.decompress(requests.get(URL + found["file"]["url"], timeout=60).content).splitlines()
    copy = {"cursor": found["cursor"], "things": {}}
    for line in map(json.loads, lines):
        node = line["node"]
        if "registeredOn" in node:
            node["registeredOn"] = DATE.parse_value(node["registeredOn"])
        copy["things"][line["nodeId"]] = node
    return copy


def keep(copy, page):
    """Takes a page of the feed over."""
    for one in page["nodes"]:
        assert one["kind"] in KINDS, one
        if one["gone"]:
            copy["things"].pop(one["nodeId"], None)
        else:
            copy["things"].setdefault(one["nodeId"], {}).update(one["node"])
    copy["cursor"] = page["cursor"]


def changes(copy):
    """Everything since the cursor, page by page."""
    page, asked = types.ChangeConnection, DSLVariableDefinitions()
    read = types.Query.changes.args(first=100, after=asked.after, types=KINDS)
    operation = DSLQuery(read.select(page.nodes.select(*change()), page.cursor, page.pageInfo.select(types.PageInfo.hasNextPage)))
    operation.variable_definitions = asked
    more = True
    while more:
        request = dsl_gql(operation)
        request.variable_values = {"after": copy["cursor"]}
        found = http.execute(request)["changes"]
        keep(copy, found)
        more = found["pageInfo"]["hasNextPage"]


async def changed(copy):
    """The next change, as it happens."""
    page = types.ChangeConnection
    read = types.Subscription.changed.args(after=copy["cursor"], types=KINDS)
    operation = DSLSubscription(read.select(page.nodes.select(*change()), page.cursor))
    async with socket as session:
        async for found in session.subscribe(dsl_gql(operation)):
            keep(copy, found["changed"])
            if found["changed"]["nodes"]:
                return


def say(copy):
    """What the copy holds, its days as the types say: whatever is a day was read as one."""
    societies = {key: thing for key, thing in copy["things"].items() if "uscc" in thing}
    assert all(type(thing["registeredOn"]) is datetime.date for thing in societies.values())
    shown = {key: {name: str(thing[name]) for name in ("version", "name", "uscc", "registeredOn")} for key, thing in societies.items()}
    print(json.dumps({"things": len(copy["things"]), "societies": shown}), flush=True)


def main():
    copy = snapshot()
    say(copy)
    sys.stdin.readline()
    changes(copy)
    say(copy)
    sys.stdin.readline()
    asyncio.run(asyncio.wait_for(changed(copy), 60))
    say(copy)


main()
