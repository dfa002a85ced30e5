// Where a script moves the focus, browsers show a ring whoever came there. Who came with a pointer needs none: the page
// remembers over a click what was used last.
const STORE = "crossroads-pointer";

export function noticePointer() {
  addEventListener("pointerdown", () => remember("yes"), true);
  addEventListener("keydown", () => remember("no"), true);
}

export function moveFocus(element, options) {
  const byPointer = usedPointer();
  element.toggleAttribute("data-by-pointer", byPointer);
  element.focus(options);
  if (byPointer) {
    addEventListener("keydown", () => element.removeAttribute("data-by-pointer"), { capture: true, once: true });
  }
}

function remember(used) {
  try {
    sessionStorage.setItem(STORE, used);
  } catch {
    // Where nothing can be kept, the ring is shown.
  }
}

function usedPointer() {
  try {
    return sessionStorage.getItem(STORE) === "yes";
  } catch {
    return false;
  }
}
