// Follows the change feed with the npm package graphql-ws and prints each page as a line of JSON; a socket that is closed
// is opened again from the last cursor, as the package does it.
// Usage: XUEHUI_MODULES=<node_modules> node follow.mjs <ws url> <pages> < tokens, a line each time one is needed
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const load = async (name) => import(pathToFileURL(modules.resolve(name)));
const { createClient } = await load('graphql-ws');
const { default: WebSocket } = await load('ws');

const [url, pages] = process.argv.slice(2);
const tokens = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const client = createClient({
  url,
  webSocketImpl: WebSocket,
  retryAttempts: 5,
  retryWait: async () => {},
  connectionParams: async () => {
    say({ token: 'wanted' });
    return { Authorization: `Bearer ${(await tokens.next()).value}` };
  },
  on: {
    connected: () => say({ connected: true }),
    closed: (event) => say({ closed: event.code }),
  },
});

const query = 'subscription follow($after: String) { changed(after: $after) { nodes { nodeId kind } cursor } }';
let seen = 0;
let cursor = null;
for await (const page of client.iterate({ query, variables: { after: cursor } })) {
  if (page.errors) throw new Error(JSON.stringify(page.errors));
  cursor = page.data.changed.cursor;
  say({ nodes: page.data.changed.nodes });
  seen += 1;
  if (seen === Number(pages)) break;
}
await client.dispose();
process.exit(0);
