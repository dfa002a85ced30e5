// Does one thing only: if a page can't be loaded for lack of a connection, it replies with the page that says so. It is
// registered under a new address whenever that page changes.
const CACHE = "crossroads-offline";
const PAGE = "/offline";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(new Request(PAGE, { cache: "reload" }))));
});

self.addEventListener("activate", (event) => {
  // The request is sent while this worker still starts, so that no page waits for it.
  event.waitUntil(self.registration.navigationPreload?.enable());
});

self.addEventListener("fetch", (event) => {
  // For a form that was not sent the browser's own page is better: it offers to send it again.
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
