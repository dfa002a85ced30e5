// The page of a course that is being written, on a server that watches its folder: shows the author's mistakes, and comes
// again when another edition is served. The browser keeps the place on the page, typed.js what is typed.
const PAUSE_MS = 2000;

async function news(version) {
  const response = await fetch(`/watching?version=${version}`, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return response.json();
}

// A server that was started again counts from the beginning, so another edition is a different one, not a later one.
export async function followEditions(banner) {
  const shown = Number(banner.dataset.edition);
  let version = Number(banner.dataset.version);
  for (;;) {
    try {
      const said = await news(version);
      if (said.edition !== shown) {
        location.reload();
        return;
      }
      if (said.version !== version) {
        version = said.version;
        banner.innerHTML = said.html;
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
