// Single keys for the whole site: ? lists them, n and p go forward and back, / searches. They can be switched off, as
// speech input and tremors press keys by accident (WCAG 2.1.4).
const STORE = "crossroads-keys";

export function keysAreOn() {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

function remember(isOn) {
  try {
    localStorage.setItem(STORE, isOn ? "on" : "off");
  } catch {
    // If nothing can be stored, the choice lasts for this page.
  }
}

// Whether a key is a command: not while typing, and not as part of a browser shortcut.
export function isCommand(event) {
  return (
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.target.closest("textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable], dialog")
  );
}

export function listenForKeys(dialog) {
  const choice = dialog.querySelector("input");
  choice.checked = keysAreOn();
  choice.addEventListener("change", () => remember(choice.checked));
  document.querySelectorAll("[data-open-keys]").forEach((opener) => {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  });
  document.addEventListener("keydown", (event) => {
    if (!isCommand(event) || !choice.checked) {
      return;
    }
    const act = COMMANDS[event.key]?.(dialog);
    if (act) {
      event.preventDefault();
    }
  });
}

const COMMANDS = {
  "?": (dialog) => {
    dialog.showModal();
    return true;
  },
  "/": () => fill("[data-search] input") || follow("[data-search-link]"),
  n: () => follow("[data-next], a[rel=next]") || step(1),
  p: () => follow("a[rel=prev]") || step(-1),
};

// The question before or after the one shown.
function step(by) {
  const steps = [...document.querySelectorAll("a.step")];
  const wanted = steps[steps.findIndex((one) => one.hasAttribute("aria-current")) + by];
  wanted?.click();
  return Boolean(wanted);
}

function fill(selector) {
  const field = document.querySelector(selector);
  field?.focus();
  field?.select();
  return Boolean(field);
}

function follow(selector) {
  const link = [...document.querySelectorAll(selector)].find(
    (one) => one.matches("a[href], button") && one.checkVisibility(),
  );
  link?.click();
  return Boolean(link);
}

// Collects digits, and Enter outside forms and links, while the script that uses them is still loading; the function
// returned replays them.
export function keepKeys() {
  const kept = [];
  const keep = (event) => {
    const isOnItsOwn = event.target.closest("form, a, button, summary, input, textarea, select") === null;
    if (isCommand(event) && (/^[1-9]$/.test(event.key) || (event.key === "Enter" && isOnItsOwn))) {
      kept.push(event.key);
    }
  };
  document.addEventListener("keydown", keep);
  return () => {
    document.removeEventListener("keydown", keep);
    kept.forEach((key) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
    );
  };
}
