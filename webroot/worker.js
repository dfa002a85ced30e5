// Stands between the browser and the server for one thing only: a page that can't be loaded for want of a connection is
// answered by the page that says so. Registered anew with another address whenever that page would be another.
const CACHE = "crossroads-offline";
const PAGE = "/offline";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(new Request(PAGE, { cache: "reload" }))));
});

self.addEventListener("activate", (event) => {
  // The request goes out while this worker still starts, so that no page waits for it.
  event.waitUntil(self.registration.navigationPreload?.enable());
});

self.addEventListener("fetch", (event) => {
  // A form that was not sent is the browser's own to tell of: it offers to send it again.
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    event.respondWith(answer(event));
  }
});

async function answer(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}
