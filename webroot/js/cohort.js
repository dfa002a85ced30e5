// The scripts of a cohort's first page: live updates, arrow keys in its table, and addresses copied by a click.
import { followCohort } from "./cohort-live.js";
import { walkByKeys } from "./cohort-grid.js";

export function attend(page) {
  const grid = page.querySelector("[data-grid]");
  if (grid) {
    walkByKeys(grid);
  }
  page.addEventListener("click", copyAddresses);
  // An archived cohort stands still.
  if (page.dataset.liveHref) {
    followCohort(page);
  }
}

// Parts of the page come and go, so the page itself listens.
async function copyAddresses({ target }) {
  const button = target.closest("[data-copy-addresses]");
  if (!button) {
    return;
  }
  const { sayCopied, sayNotCopied } = document.body.dataset;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copyAddresses).value);
    button.textContent = sayCopied;
  } catch {
    button.textContent = sayNotCopied;
  }
}
