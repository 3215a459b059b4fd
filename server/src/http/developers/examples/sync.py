"""Keeps a copy of the published register in a file: run it as often as you like, it fetches what has changed since.

    XUEHUI_URL=https://… XUEHUI_CLIENT_ID=… XUEHUI_CLIENT_SECRET=… python3 sync.py copy.json
"""
import gzip
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

URL = os.environ["XUEHUI_URL"].rstrip("/")
# What a snapshot has too, so that a copy has one shape. Without party:read or institution:read leave their lines out.
FIELDS = """
  ... on Society {
    id version uscc name names { name since until } discipline registeredOn region { code name } existence
    registeredItems { matter value source documentNo since until }
    form forms { form since until } coverage formAssessment { recommended matches ruleVersion }
    changeDue { since dueFrom recommended }
    grade { level since until } listings { kind reason since until } inspections { year conclusion concludedOn }
  }
  ... on PublishedResult {
    id kind title summary societyName discipline outcomes year publishedOn
    adoptions { adopter text adoptedOn } promotions { channel place publishedOn }
  }
"""
KINDS = ["SOCIETY", "PUBLISHED_RESULT"]


def send(request):
    """Sends a request; waits where the server asks for it (429), tries again where it is away."""
    for attempt in range(5):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            if refused.code not in (429, 503):
                raise SystemExit(f"{refused.code}: {refused.read().decode()}")
            time.sleep(int(refused.headers.get("Retry-After", 2 ** attempt)))
        except urllib.error.URLError:
            time.sleep(2 ** attempt)
    raise SystemExit("the server does not answer")


def token():
    """OAuth 2.0 client credentials: valid for fifteen minutes."""
    form = {
        "grant_type": "client_credentials",
        "client_id": os.environ["XUEHUI_CLIENT_ID"],
        "client_secret": os.environ["XUEHUI_CLIENT_SECRET"],
    }
    body = urllib.parse.urlencode(form).encode()
    return json.loads(send(urllib.request.Request(f"{URL}/oauth/token", body)))["access_token"]


def ask(bearer, query, **variables):
    """One GraphQL request."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"authorization": f"Bearer {bearer}", "content-type": "application/json"}
    answer = json.loads(send(urllib.request.Request(f"{URL}/graphql", body, headers)))
    if "errors" in answer:
        error = answer["errors"][0]
        raise LookupError(error["extensions"]["code"], error["message"])
    return answer["data"]


def snapshot(bearer):
    """All that there is, and where the feed goes on after it."""
    request = """mutation snapshot($input: RequestSyncSnapshotInput!) {
      requestSyncSnapshot(input: $input) { snapshot { id } userErrors { code message } } }"""
    asked = ask(bearer, request, input={"idempotencyKey": os.urandom(16).hex(), "types": KINDS})["requestSyncSnapshot"]
    if asked["userErrors"]:
        raise SystemExit(asked["userErrors"][0]["message"])
    look = "query snapshot($id: ID!) { syncSnapshot(id: $id) { state cursor file { url } } }"
    while True:
        made = ask(bearer, look, id=asked["snapshot"]["id"])["syncSnapshot"]
        if made["state"] == "READY":
            break
        if made["state"] == "FAILED":
            raise SystemExit("the snapshot failed: ask for another one")
        time.sleep(1)
    lines = gzip.decompress(send(URL + made["file"]["url"])).splitlines()
    return {"cursor": made["cursor"], "things": {line["nodeId"]: line["node"] for line in map(json.loads, lines)}}


def changes(bearer, copy):
    """Everything since the cursor, page by page."""
    query = f"""query changes($after: String, $types: [ChangeKind!]) {{
      changes(first: 100, after: $after, types: $types) {{
        nodes {{ nodeId gone node {{ __typename {FIELDS} }} }} pageInfo {{ hasNextPage }} cursor }} }}"""
    while True:
        page = ask(bearer, query, after=copy["cursor"], types=KINDS)["changes"]
        for change in page["nodes"]:
            if change["gone"]:
                copy["things"].pop(change["nodeId"], None)
            else:
                copy["things"][change["nodeId"]] = change["node"]
        copy["cursor"] = page["cursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return


def main(path):
    bearer = token()
    copy = json.load(open(path, encoding="utf-8")) if os.path.exists(path) else snapshot(bearer)
    try:
        changes(bearer, copy)
    except LookupError as refused:
        if refused.args[0] != "CURSOR_GONE":
            raise SystemExit(refused.args[1])
        copy = snapshot(bearer)
        changes(bearer, copy)
    # Copy and cursor in one file, replaced as a whole: whoever is stopped half way goes on from the one before.
    with open(f"{path}.part", "w", encoding="utf-8") as part:
        json.dump(copy, part, ensure_ascii=False)
    os.replace(f"{path}.part", path)
    print(f"{len(copy['things'])} things")


if __name__ == "__main__":
    main(sys.argv[1])
