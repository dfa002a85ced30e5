// The contents beside a lesson: the current section, and those that are read.
const MARGIN = 48;
const WIDE = matchMedia("(min-width: 64rem)");

export function openContentsWhenWide() {
  const details = document.querySelector("[data-sidebar]");
  if (!details) {
    return;
  }
  const adapt = () => (details.open = WIDE.matches);
  WIDE.addEventListener("change", adapt);
  adapt();
  keepInSight(details.querySelector("[aria-current]"));
  details.addEventListener("toggle", () => {
    const frame = details.querySelector(".contents");
    const entry = details.querySelector("[aria-current]");
    if (!WIDE.matches && details.open && entry) {
      frame.scrollTop += entry.getBoundingClientRect().top - frame.getBoundingClientRect().top - MARGIN;
    }
  });
  details.addEventListener("click", (event) => {
    if (!WIDE.matches && event.target.closest("[data-section-link]")) {
      details.open = false;
    }
  });
}

export function followSections(sections) {
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        isIntersecting ? visible.add(target) : visible.delete(target);
      }
      const current = sections.find((section) => visible.has(section));
      showWhere(current);
      for (const section of sections) {
        linkOf(section.id)?.toggleAttribute("data-current", section === current);
      }
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );
  sections.forEach((section) => observer.observe(section));
}

function showWhere(section) {
  const link = section && linkOf(section.id);
  if (link) {
    keepInSight(link);
    document.querySelector("[data-where]").textContent = link.firstElementChild.textContent;
  }
}

// The contents follow the reader in their own frame; the page stays where it is. Under somebody who walks through the
// contents themselves by keys they stay where they are too.
function keepInSight(entry) {
  const frame = entry?.closest(".sidebar");
  if (!WIDE.matches || !frame || frame.scrollHeight <= frame.clientHeight || frame.querySelector(":focus-visible")) {
    return;
  }
  const { top, bottom } = frame.getBoundingClientRect();
  const lowest = Math.min(bottom, innerHeight);
  const place = entry.getBoundingClientRect();
  if (place.top < top + MARGIN || place.bottom > lowest - MARGIN) {
    frame.scrollTop += (place.top + place.bottom) / 2 - (top + lowest) / 2;
  }
}

export function isMarkedRead(section) {
  return linkOf(section.id)?.hasAttribute("data-read") ?? false;
}

// ids: of sections. said: the text for readers who don't see the mark.
export function markRead(ids, said) {
  for (const id of ids) {
    const link = linkOf(id);
    if (link) {
      link.setAttribute("data-read", "");
      link.querySelector("[data-read-word]").textContent = `, ${said}`;
    }
  }
}

// state: of the lesson shown; states only move forward.
export function markLesson(state) {
  const item = document.querySelector(".contents-link[aria-current]")?.parentElement;
  for (const earlier of ["unread", "reading"]) {
    item?.classList.replace(`mark-${earlier}`, `mark-${state}`);
  }
}

function linkOf(id) {
  return document.querySelector(`[data-section-link="${CSS.escape(id)}"]`);
}
