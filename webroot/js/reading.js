// Notices sections that were read: those whose end was on the screen long enough while the page was visible.

const DWELL_MS = 4000;

// Reports each section once, by its id.
export function noticeReading(sections, tell) {
  const timers = new Map();
  const ends = new Map();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting) {
          timers.set(
            target,
            setTimeout(() => seen(target), DWELL_MS),
          );
        }
      }
    },
    { rootMargin: "0px 0px -20% 0px", threshold: 0 },
  );

  function seen(end) {
    if (document.visibilityState === "visible" && ends.has(end)) {
      observer.unobserve(end);
      const id = ends.get(end);
      ends.delete(end);
      tell(id);
    }
  }

  for (const section of sections) {
    const end = section.lastElementChild ?? section;
    ends.set(end, section.id);
    observer.observe(end);
  }
  // After a page was hidden, counting starts again.
  document.addEventListener("visibilitychange", () => {
    timers.forEach((timer) => clearTimeout(timer));
    if (document.visibilityState === "visible") {
      for (const end of ends.keys()) {
        observer.unobserve(end);
        observer.observe(end);
      }
    }
  });
}
