// Without a connection a page of ours says so instead of the browser's.

const RETRY_MS = 3_000;

// Has the worker store that page in this language and theme, for this version of the server.
export function prepareForOffline(page) {
  const language = page.lang;
  const { theme } = page.dataset;
  const [, version] = new URL(import.meta.url).pathname.match(/^\/assets\/([^/]+)/) ?? [];
  if (version && navigator.onLine && navigator.serviceWorker) {
    const address = `/worker.js?${new URLSearchParams({ language, theme, version })}`;
    // If the browser allows no worker, its own page has to do.
    navigator.serviceWorker.register(address).catch(() => {});
  }
}

// On that page: loads the requested one as soon as the server replies; the server may have been down, too.
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
