// Prints what changes, as it changes. npm install graphql-ws ws
// XUEHUI_URL=https://… XUEHUI_CLIENT_ID=… XUEHUI_CLIENT_SECRET=… node follow.mjs [cursor]
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const { XUEHUI_URL: url, XUEHUI_CLIENT_ID: id, XUEHUI_CLIENT_SECRET: secret } = process.env;

// A token lives for fifteen minutes; then the server closes the socket, and the client connects again with a new one.
async function token() {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
  const answer = await fetch(`${url}/oauth/token`, { method: 'POST', body });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()).access_token;
}

const client = createClient({
  url: `${url.replace(/^http/, 'ws')}/graphql/ws`,
  webSocketImpl: WebSocket,
  retryAttempts: Infinity,
  connectionParams: async () => ({ Authorization: `Bearer ${await token()}` }),
});

const query = `subscription follow($after: String) {
  changed(after: $after, types: [SOCIETY, PUBLISHED_RESULT]) { nodes { nodeId kind gone } cursor }
}`;
// The variables are read again when the client connects again: it goes on after the last page.
const variables = { after: process.argv[2] ?? null };
for await (const { data, errors } of client.iterate({ query, variables })) {
  if (errors) throw new Error(errors[0].message);
  variables.after = data.changed.cursor;
  for (const change of data.changed.nodes) console.log(JSON.stringify(change));
}
