#!/bin/sh
# A token, and a first question. XUEHUI_URL, XUEHUI_CLIENT_ID and XUEHUI_CLIENT_SECRET say where and who.
set -eu
token=$(curl --silent --fail --user "$XUEHUI_CLIENT_ID:$XUEHUI_CLIENT_SECRET" \
  --data grant_type=client_credentials "$XUEHUI_URL/oauth/token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl --silent --fail --header "authorization: Bearer $token" --header 'content-type: application/json' \
  --data '{"query":"{ societies(first: 3) { totalCount nodes { name uscc } } }"}' "$XUEHUI_URL/graphql"
