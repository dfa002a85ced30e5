// Keeps a cohort's page up to date while it is open: changed parts replace the old ones, and a line says whether the
// page is live. Without this script the page stays as it was loaded.
import { elementOf, morph } from "./morph.js";

// The server is heard every 15 s at least; after two silences the connection counts as dead.
const SILENCE_MS = 35_000;
// A shorter break is not mentioned.
const WORTH_A_WORD_MS = 1_500;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
// A hidden page gives its connection back: browsers have six per server, for all of its pages.
const HIDDEN_MS = 60_000;
const CHANGED_MS = 2_000;
// The cohort is archived or no longer this instructor's, or they have signed out.
const OVER = new Set([401, 403, 404, 409, 410]);

// page: the element with data-live-href, the stream's address, and data-live-id, the state that the page already has.
export function followCohort(page) {
  const stream = new Stream(
    page.dataset.liveHref,
    page.dataset.liveId,
    new Status(page.querySelector("[data-live-status]")),
  );
  let hiding = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") {
      hiding = setTimeout(() => stream.close(), HIDDEN_MS);
    } else {
      stream.open();
    }
  });
  addEventListener("pagehide", () => stream.close());
  addEventListener("pageshow", () => stream.open());
  addEventListener("online", () => stream.reopen());
  stream.open();
}

class Stream {
  #href;
  #lastId;
  #status;
  #source = null;
  #failures = 0;
  #retry = 0;
  #silence = 0;
  #isOver = false;

  constructor(href, lastId, status) {
    this.#href = href;
    this.#lastId = lastId ?? "";
    this.#status = status;
  }

  open() {
    if (this.#source || this.#isOver) {
      return;
    }
    clearTimeout(this.#retry);
    const source = new EventSource(this.#address());
    this.#source = source;
    this.#listen(source);
    this.#hear();
  }

  #address() {
    const address = new URL(this.#href, location.href);
    if (this.#lastId) {
      address.searchParams.set("after", this.#lastId);
    }
    return address;
  }

  close() {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }

  reopen() {
    this.close();
    this.open();
  }

  #listen(source) {
    // Anything that the page lacks comes right after the head.
    source.addEventListener("open", () => this.#isUpToDate());
    source.addEventListener("snapshot", (event) => this.#told(event, true));
    source.addEventListener("update", (event) => this.#told(event, false));
    source.addEventListener("beat", () => this.#isUpToDate());
    source.addEventListener("stale", () => {
      this.#hear();
      this.#status.stale();
    });
    source.addEventListener("end", () => this.#end());
    source.addEventListener("error", () => {
      this.#status.lost();
      if (source.readyState === EventSource.CLOSED) {
        // The reply was no stream; the browser would not try again.
        this.#tryAgain();
      }
    });
  }

  #told(event, isWhole) {
    this.#lastId = event.lastEventId;
    show(JSON.parse(event.data), isWhole);
    this.#isUpToDate();
  }

  #isUpToDate() {
    this.#failures = 0;
    this.#hear();
    this.#status.live();
  }

  // The server was heard; silence counts from now.
  #hear() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#status.lost();
      this.reopen();
    }, SILENCE_MS);
  }

  // A failed stream gives no reason; a HEAD request does.
  async #tryAgain() {
    this.close();
    const reply = await fetch(this.#address(), { method: "HEAD" }).catch(() => null);
    if (reply && OVER.has(reply.status)) {
      this.#end();
      return;
    }
    const delay = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#retry = setTimeout(() => this.open(), delay * (0.75 + Math.random() / 2));
  }

  #end() {
    this.#isOver = true;
    this.close();
    this.#status.over();
  }
}

// The line that says whether the page is live. Its texts are in data attributes; it is announced when it changes, not
// with each update.
class Status {
  #line;
  #state = "";
  #asOf = new Date();
  #pending = 0;

  constructor(line) {
    this.#line = line;
  }

  live() {
    clearTimeout(this.#pending);
    this.#pending = 0;
    this.#asOf = new Date();
    this.#say("live");
  }

  lost() {
    if (!this.#pending && this.#state !== "lost" && this.#state !== "over") {
      this.#pending = setTimeout(() => this.#say("lost"), WORTH_A_WORD_MS);
    }
  }

  stale() {
    this.#say("stale");
  }

  over() {
    clearTimeout(this.#pending);
    this.#say("over");
  }

  #say(state) {
    if (!this.#line || this.#state === state) {
      return;
    }
    this.#state = state;
    this.#line.dataset.liveState = state;
    const time = this.#asOf.toLocaleTimeString(document.documentElement.lang);
    this.#line.querySelector("[data-live-words]").textContent = this.#line.dataset[state].replace("{time}", time);
  }
}

// Parts are elements with ids. A new one goes to the end of the list that its data-live-in names.
function show({ parts, gone }, isWhole) {
  if (isWhole) {
    document.querySelectorAll("[data-live-in]").forEach((part) => {
      if (!(part.id in parts)) {
        part.remove();
      }
    });
  }
  gone.forEach((id) => document.getElementById(id)?.remove());
  for (const [id, html] of Object.entries(parts)) {
    showPart(id, elementOf(html));
  }
}

function showPart(id, wanted) {
  const shown = document.getElementById(id);
  if (!shown) {
    const list = wanted.dataset.liveIn && document.getElementById(wanted.dataset.liveIn);
    if (list) {
      list.append(wanted);
      mark(wanted);
    }
  } else if (morph(shown, wanted)) {
    mark(document.getElementById(id));
  }
}

function mark(element) {
  element.setAttribute("data-live-changed", "");
  setTimeout(() => element.removeAttribute("data-live-changed"), CHANGED_MS);
}
