// The second layer of repeat visits, after hashed files: the shell opens without a network.
// xtask fills the two placeholders (xtask/src/page.rs). What people read and wrote is not kept here:
// that lies in the device's storage, apart for each user (client/src/net/device.rs).
const SHELL = __PRECACHE__;
const CACHE = `xuehui-${__VERSION__}`;

// A phone in a lift keeps a request open for a minute: after this long the kept shell is shown.
const PATIENCE_MS = 3000;

// Addresses that are the server's own, not screens of the client.
const SERVER =
  /^\/(graphql|schema|files|oauth|healthz|readyz|metrics|developers|papers\/|unsubscribe\/|calendar\/|\.well-known)/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const forget = (names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(forget).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || SERVER.test(pathname)) return;
  if (request.mode === "navigate") {
    event.respondWith(screen(request));
  } else if (SHELL.includes(pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

// The newest shell while the network answers, else the kept one.
async function screen(request) {
  const kept = await caches.match("/");
  const fresh = fetch(request);
  if (!kept) return fresh;
  const patience = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fresh.catch(() => kept), patience]);
}
