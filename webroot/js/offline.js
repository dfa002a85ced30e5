// Without a connection a page of ours says so, not the browser's own.

const RETRY_MS = 3_000;

// Has the worker keep that page: in this language and theme, and of this version of the server.
export function prepareForOffline(page) {
  const language = page.lang;
  const { theme } = page.dataset;
  const [, version] = new URL(import.meta.url).pathname.match(/^\/assets\/([^/]+)/) ?? [];
  if (version && navigator.onLine && navigator.serviceWorker) {
    const address = `/worker.js?${new URLSearchParams({ language, theme, version })}`;
    // Where the browser allows no worker, its own page has to do.
    navigator.serviceWorker.register(address).catch(() => {});
  }
}

// On the page itself: loads what was asked for as soon as the server answers, which may have been away itself.
export function waitForConnection() {
  if (location.pathname !== "/offline") {
    addEventListener("online", () => location.reload());
    setTimeout(tryAgain, RETRY_MS);
  }
}

async function tryAgain() {
  if (await isReachable()) {
    location.reload();
  } else {
    setTimeout(tryAgain, RETRY_MS);
  }
}

async function isReachable() {
  try {
    return (await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(RETRY_MS) })).ok;
  } catch {
    return false;
  }
}
