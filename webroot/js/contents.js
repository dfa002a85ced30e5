// The contents beside a lesson: where the reader is, and what is read.
const WIDE = matchMedia("(min-width: 64rem)");

export function openContentsWhenWide() {
  const details = document.querySelector("[data-sidebar]");
  if (!details) {
    return;
  }
  const adapt = () => (details.open = WIDE.matches);
  WIDE.addEventListener("change", adapt);
  adapt();
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
      for (const section of sections) {
        linkOf(section.id)?.toggleAttribute("data-current", section === current);
      }
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );
  sections.forEach((section) => observer.observe(section));
}

export function isMarkedRead(section) {
  return linkOf(section.id)?.hasAttribute("data-read") ?? false;
}

// ids: of sections. said: the page's word for it, for those who don't see the mark.
export function markRead(ids, said) {
  for (const id of ids) {
    const link = linkOf(id);
    if (link) {
      link.setAttribute("data-read", "");
      link.querySelector("[data-read-word]").textContent = `, ${said}`;
    }
  }
}

// state: of the lesson that is shown, which has gone on from one of those before it.
export function markLesson(state) {
  const item = document.querySelector(".contents-link[aria-current]")?.parentElement;
  for (const earlier of ["unread", "reading"]) {
    item?.classList.replace(`mark-${earlier}`, `mark-${state}`);
  }
}

function linkOf(id) {
  return document.querySelector(`[data-section-link="${CSS.escape(id)}"]`);
}
