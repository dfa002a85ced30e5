// Without a connection a page of ours says so, not the browser's own.

// Has the worker keep that page: in this language and theme, and of this version of the server.
export function prepareForOffline({ lang: language, dataset: { theme } }) {
  const [, version] = new URL(import.meta.url).pathname.match(/^\/assets\/([^/]+)/) ?? [];
  if (version && navigator.onLine && navigator.serviceWorker) {
    const address = `/worker.js?${new URLSearchParams({ language, theme, version })}`;
    // Where the browser allows no worker, its own page has to do.
    navigator.serviceWorker.register(address).catch(() => {});
  }
}

// On the page itself: loads what was asked for as soon as there is a connection.
export function waitForConnection() {
  addEventListener("online", () => location.reload());
}
