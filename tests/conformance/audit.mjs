// Runs the audits of the npm package graphql-http against a server and prints their results as JSON.
// Usage: XUEHUI_MODULES=<node_modules> node audit.mjs <url> [token]
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const { serverAudits } = await import(pathToFileURL(modules.resolve('graphql-http')));

const [url, token] = process.argv.slice(2);
const fetchFn = (input, init = {}) => {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

const results = [];
for (const audit of serverAudits({ url, fetchFn })) {
  const { name, status, reason } = await audit.fn();
  results.push({ id: audit.id, name, status, reason });
}
console.log(JSON.stringify(results));
