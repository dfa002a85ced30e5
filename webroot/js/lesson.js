// Follows the reading of a lesson: sections that were on the screen long enough are recorded, the contents follow.
import { forget, keep } from "./unsent.js";

const DWELL_MS = 4000;
const BATCH_MS = 2500;
const RETRY_MS = [3000, 10000, 30000];
// A line that is there and carries nothing is as good as none.
const PATIENCE_MS = 15_000;
const WIDE = matchMedia("(min-width: 64rem)");

export function followReading(lesson) {
  openContentsWhenWide();
  const sections = [...lesson.querySelectorAll("[data-section]")];
  followContents(sections);
  recordReading(lesson, sections);
}

function openContentsWhenWide() {
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

function linkOf(section) {
  return document.querySelector(`[data-section-link="${CSS.escape(section.id)}"]`);
}

function followContents(sections) {
  const visible = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        isIntersecting ? visible.add(target) : visible.delete(target);
      }
      const current = sections.find((section) => visible.has(section));
      for (const section of sections) {
        linkOf(section)?.toggleAttribute("data-current", section === current);
      }
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );
  sections.forEach((section) => observer.observe(section));
}

function recordReading(lesson, sections) {
  const queue = new Queue(lesson);
  const timers = new Map();
  const unread = sections.filter((section) => !linkOf(section)?.hasAttribute("data-read"));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting) {
          timers.set(target, setTimeout(() => seen(target), DWELL_MS));
        }
      }
    },
    // A section counts while its last third, or its end, is in the reading area.
    { rootMargin: "0px 0px -20% 0px", threshold: 0 },
  );
  const ends = new Map();

  function seen(end) {
    if (document.visibilityState === "visible") {
      observer.unobserve(end);
      queue.add(ends.get(end));
    }
  }

  for (const section of unread) {
    const end = section.lastElementChild ?? section;
    ends.set(end, section.id);
    observer.observe(end);
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      timers.forEach(clearTimeout);
    } else {
      [...ends.keys()].forEach((end) => {
        observer.unobserve(end);
        if (!queue.knows(ends.get(end))) {
          observer.observe(end);
        }
      });
    }
  });
}

// Sections on their way to the server. They are marked as read only when the server says that it is recorded.
class Queue {
  #waiting = new Set();
  #known = new Set();
  #failures = 0;
  #timer = 0;
  #sending = false;
  #event = { body: "", id: "" };
  #lesson;
  #status;

  constructor(lesson) {
    this.#lesson = lesson;
    this.#status = lesson.querySelector("[data-saving]");
    addEventListener("online", () => this.#send());
    addEventListener("pagehide", () => this.#send(true));
    // Another page of this browser got it through: the server is back, and says how far this lesson is read.
    document.addEventListener("crossroads:settled", ({ detail }) => {
      if (detail.sent.includes(lesson.dataset.progressHref)) {
        this.#send();
      }
    });
  }

  knows(section) {
    return this.#known.has(section);
  }

  add(section) {
    if (!this.#known.has(section)) {
      this.#known.add(section);
      this.#waiting.add(section);
      this.#schedule(BATCH_MS);
    }
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), delay);
  }

  async #send(leaving = false) {
    if (this.#waiting.size === 0 || (this.#sending && !leaving)) {
      return;
    }
    const batch = [...this.#waiting];
    const { body, id } = this.#eventOf(batch);
    this.#sending = true;
    try {
      const reply = await fetch(this.#lesson.dataset.progressHref, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "Idempotency-Key": id },
        body,
        keepalive: leaving,
        signal: leaving ? null : AbortSignal.timeout(PATIENCE_MS),
      });
      if (reply.ok) {
        this.#recorded(batch, await reply.json());
      } else if (reply.status >= 500 || reply.status === 429) {
        this.#tryAgain();
      } else {
        this.#refused(batch);
      }
    } catch {
      this.#tryAgain();
    } finally {
      this.#sending = false;
    }
    if (this.#failures === 0 && this.#waiting.size > 0) {
      this.#schedule(BATCH_MS);
    }
  }

  // The same sections are the same event, however often they are sent.
  #eventOf(sections) {
    const body = JSON.stringify({ sections });
    if (this.#event.body !== body) {
      this.#event = { body, id: crypto.randomUUID() };
    }
    return this.#event;
  }

  #recorded(batch, progress) {
    this.#failures = 0;
    batch.forEach((section) => this.#waiting.delete(section));
    forget(this.#lesson.dataset.progressHref);
    this.#say("");
    markRead(this.#lesson, batch);
    showState(this.#lesson, progress);
  }

  #refused(batch) {
    batch.forEach((section) => this.#waiting.delete(section));
    this.#say(this.#lesson.dataset.sayRefused);
  }

  #tryAgain() {
    const delay = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    // This page goes on trying; another one takes over should this one be left.
    const href = this.#lesson.dataset.progressHref;
    const { body, id } = this.#eventOf([...this.#waiting]);
    keep({ key: href, url: href, method: "PUT", type: "application/json", body, event: id });
    this.#say(this.#lesson.dataset.sayWaiting);
    this.#schedule(delay);
  }

  #say(text) {
    if (this.#status && this.#status.textContent !== text) {
      this.#status.textContent = text;
    }
  }
}

function markRead(lesson, ids) {
  for (const id of ids) {
    const link = document.querySelector(`[data-section-link="${CSS.escape(id)}"]`);
    if (link) {
      link.setAttribute("data-read", "");
      link.querySelector("[data-read-word]").textContent = `, ${lesson.dataset.sayRead}`;
    }
  }
}

function showState(lesson, { state, percent }) {
  const shown = lesson.querySelector("[data-lesson-state]");
  if (shown) {
    shown.textContent = state === "completed" ? lesson.dataset.sayCompleted : readInWords(lesson, percent);
    shown.className = `lesson-state lesson-state-${state}`;
  }
  document
    .querySelector(".contents-link[aria-current]")
    ?.parentElement.classList.replace("mark-unread", `mark-${state}`);
  if (state === "completed" && lesson.dataset.completed !== "true") {
    lesson.dataset.completed = "true";
    complete(lesson);
  }
}

// The page's language decides how a share is written; the words around it are the page's.
function readInWords(lesson, percent) {
  const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(percent / 100);
  return lesson.dataset.sayReading.replace("{percent}", share);
}

function complete(lesson) {
  const item = document.querySelector(".contents-link[aria-current]")?.parentElement;
  item?.classList.replace("mark-reading", "mark-completed");
  const form = lesson.querySelector("[data-mark-as-read]");
  if (!form) {
    return;
  }
  const said = document.createElement("p");
  said.className = "completed just-completed";
  said.setAttribute("role", "status");
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "#icon-done");
  icon.append(use);
  said.append(icon, lesson.dataset.sayDone);
  if (form.contains(document.activeElement)) {
    said.tabIndex = -1;
    form.replaceWith(said);
    said.focus();
  } else {
    form.replaceWith(said);
  }
}
