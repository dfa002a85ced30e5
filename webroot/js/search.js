// Shows results during typing, and lets arrow keys move through them. The form works without it.
import { morph } from "./morph.js";

const PAUSE = 200;

export function searchWhileTyping(page) {
  const form = page.querySelector("form");
  const field = form.elements.q;
  const count = page.querySelector("[data-search-count]");
  const results = page.querySelector("[data-search-results]");
  let waiting;
  let asking;

  const look = async () => {
    asking?.abort();
    asking = new AbortController();
    const within = form.elements.course?.value ? `&course=${encodeURIComponent(form.elements.course.value)}` : "";
    const address = field.value.trim() ? `/search?q=${encodeURIComponent(field.value)}${within}` : "/search";
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      show(found.querySelector("[data-search-results]"));
      count.textContent = found.querySelector("[data-search-count]").textContent;
      history.replaceState(history.state, "", address);
    } catch (failure) {
      if (failure.name !== "AbortError") {
        count.textContent = page.dataset.sayFailed;
      }
    }
  };

  // Focus on a result stays at its position, or returns to the field if there are fewer results now.
  const show = (found) => {
    const focused = results.contains(document.activeElement);
    morph(results, found);
    if (focused && !results.contains(document.activeElement)) {
      field.focus();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  form.elements.course?.addEventListener("change", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look();
  });
  page.addEventListener("keydown", (event) => moveByArrow(event, field, results));
  // The field is focused on load, so it may be filled in before this script runs.
  if (field.value.trim() !== field.defaultValue.trim()) {
    look();
  }
}

function moveByArrow(event, field, results) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
    return;
  }
  const stops = [field, ...results.querySelectorAll("a")];
  const here = stops.indexOf(event.target);
  const next = stops[here + step];
  if (here >= 0 && next) {
    event.preventDefault();
    next.focus();
  }
}
