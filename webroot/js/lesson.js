// Records the sections that were on the screen long enough, and shows how much of the lesson is read.
import { followSections, isMarkedRead, markLesson, markRead, openContentsWhenWide } from "./contents.js";
import { noticeReading } from "./reading.js";
import { sendOrKeep } from "./unsent.js";

const BATCH_MS = 2500;

export function followReading(lesson) {
  openContentsWhenWide();
  const sections = [...lesson.querySelectorAll("[data-section]")];
  followSections(sections);
  const unread = sections.filter((section) => !isMarkedRead(section));
  noticeReading(unread, recorder(lesson));
}

// Takes sections and records them in batches. They are marked as read only once the server confirms it.
function recorder(lesson) {
  const href = lesson.dataset.progressHref;
  const status = lesson.querySelector("[data-saving]");
  const waiting = new Set();
  let event = { body: "", id: "" };
  let timer = 0;
  let isSending = false;

  // Sent again, the same sections are the same event.
  function requestOf(sections) {
    const body = JSON.stringify({ sections });
    if (event.body !== body) {
      event = { body, id: crypto.randomUUID() };
    }
    const type = "application/json";
    return { key: href, url: href, method: "PUT", type, body, event: event.id, hasNoForm: true };
  }

  async function send(isLeaving = false) {
    clearTimeout(timer);
    if (waiting.size === 0 || (isSending && !isLeaving)) {
      return;
    }
    const batch = [...waiting];
    isSending = true;
    const { became, reply } = await sendOrKeep({ ...requestOf(batch), isLeaving });
    isSending = false;
    if (became === "kept") {
      say(lesson.dataset.sayWaiting);
      return;
    }
    batch.forEach((section) => waiting.delete(section));
    if (became === "taken") {
      say("");
      markRead(batch, lesson.dataset.sayRead);
      showState(lesson, await reply.json());
    } else {
      say(lesson.dataset.sayRefused);
    }
    if (waiting.size > 0) {
      timer = setTimeout(send, BATCH_MS);
    }
  }

  function say(text) {
    if (status && status.textContent !== text) {
      status.textContent = text;
    }
  }

  addEventListener("pagehide", () => send(true));
  // A queued request got through, from any page: the server says how much of this lesson is read.
  document.addEventListener("crossroads:settled", ({ detail }) => {
    if ([...detail.sent, ...detail.refused].includes(href)) {
      send();
    }
  });
  return (section) => {
    waiting.add(section);
    clearTimeout(timer);
    timer = setTimeout(send, BATCH_MS);
  };
}

function showState(lesson, { state, percent }) {
  const shown = lesson.querySelector("[data-lesson-state]");
  if (shown) {
    shown.textContent = state === "completed" ? lesson.dataset.sayCompleted : readInWords(lesson, percent);
    shown.className = `lesson-state lesson-state-${state}`;
  }
  markLesson(state);
  if (state === "completed" && lesson.dataset.completed !== "true") {
    lesson.dataset.completed = "true";
    complete(lesson);
  }
}

// Percentages are written as in the page's language.
function readInWords(lesson, percent) {
  const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(percent / 100);
  return lesson.dataset.sayReading.replace("{percent}", share);
}

function complete(lesson) {
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
