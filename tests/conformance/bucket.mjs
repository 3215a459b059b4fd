// Runs the npm package s3rver, an S3-compatible server over a folder, and prints its port.
// Usage: XUEHUI_MODULES=<node_modules> node bucket.mjs <folder>; it ends when its input does.
import { createRequire } from 'node:module';

const modules = createRequire(`${process.env.XUEHUI_MODULES}/here.js`);
const S3rver = modules('s3rver');

const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: process.argv[2],
  configureBuckets: [{ name: 'xuehui' }],
});
const { port } = await server.run();
console.log(port);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
