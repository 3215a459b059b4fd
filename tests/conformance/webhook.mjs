// A receiver that checks messages with the library of Standard Webhooks; prints each that it takes.
// Usage: XUEHUI_MODULES=<node_modules> node webhook.mjs <port> <secret> <seconds since 1970>

import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const { Webhook } = modules('standardwebhooks');

const [port, secret, now] = process.argv.slice(2);
// The platform under test lives in another year.
Date.now = () => Number(now) * 1000;
const webhook = new Webhook(secret);

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString();
    try {
      const told = webhook.verify(body, request.headers);
      console.log(JSON.stringify(told));
      response.writeHead(204).end();
    } catch (error) {
      console.log(JSON.stringify({ refused: error.message }));
      response.writeHead(400).end();
    }
  });
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
