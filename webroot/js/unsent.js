// The one queue of requests that could not be sent. They are stored in the browser, shown as not saved yet, and sent
// again byte for byte, so that the server recognizes the event id and records each once. They belong to one visitor;
// the server refuses them for another. Each is an item of its own in the browser's store: in a shared item, two pages
// that write at once would overwrite each other.
import { recordedTyped } from "./typed.js";

const STORE = "crossroads-unsent";
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const RETRY_MS = [3_000, 10_000, 30_000];
// A connection that carries nothing counts as none.
export const PATIENCE_MS = 15_000;
export const FORM = "application/x-www-form-urlencoded";
const visitor = document.body.dataset.visitor;
// All pages of this browser hear when one of them sends the queue.
const otherPages = "BroadcastChannel" in globalThis ? new BroadcastChannel(STORE) : null;
// Requests that the browser's store refused and no form can send instead; they live as long as this page.
const inMemory = new Map();
let failures = 0;
let timer = 0;

// The request of a form, as the given button changes it.
export function requestOf(form, button) {
  const { href } = new URL(button?.formAction || form.action, location.href);
  // A button that answers by itself is part of what is sent.
  const fields = /** @type {any} */ (new FormData(form, button?.matches("[data-dont-know]") ? button : undefined));
  return { key: href, url: href, method: "POST", type: FORM, body: new URLSearchParams(fields).toString() };
}

// Sends a request, and stores it until it is settled in case this page is left. Returns "taken" or "refused" with the
// server's reply, "kept" if it is stored here, or "lost" if it can't be: then its form has to be submitted. A request
// has a key, by which a later one replaces it, url, method, type and body; event: its id if that is not in the body;
// isFollowed: whether the reply is the page that the server redirects to; isTold: whether the reply says where to go on;
// isLeaving: whether this page is being left; hasNoForm: whether nothing else sends it.
export async function sendOrKeep(request) {
  const wasWaiting = own().some((entry) => entry.key === request.key && isWaiting(entry));
  const isKept = put({ ...request, isUnderWay: true });
  const reply = await send(request, visitor);
  if (!reply) {
    if (isKept) {
      keepWaiting(request);
    }
    return { became: isKept ? "kept" : "lost" };
  }
  if (request.hasNoForm && (await isForAnother(reply.clone()))) {
    keepWaiting(request);
    say("signedOut");
    return { became: "kept" };
  }
  const isRecorded = isTaken(reply);
  const entry = find(request);
  if (entry) {
    remove(entry);
    if (wasWaiting) {
      otherPages?.postMessage([settledOf({ ...entry, isUnderWay: false }, isRecorded)]);
    }
  }
  sayHowItStands();
  if (isRecorded) {
    recordedTyped(visitor, pathOf(request.url), request.body);
  }
  return { became: isRecorded ? "taken" : "refused", reply };
}

// Sends the queue of earlier pages, now and whenever the connection is back.
export function resend() {
  addEventListener("online", () => flush());
  otherPages?.addEventListener("message", ({ data }) => settle(data));
  sayHowItStands();
  if (own().length > 0) {
    flush();
  }
}

// On a page without a visitor: says that something is stored, for whichever visitor.
export function sayWhatIsKept() {
  if (read().length > 0) {
    say("waiting");
  }
}

function put(request) {
  if (!visitor) {
    return false;
  }
  const entry = { at: Date.now(), ...request, visitor };
  try {
    localStorage.setItem(itemOf(entry), JSON.stringify(entry));
    return true;
  } catch {
    if (request.hasNoForm) {
      inMemory.set(itemOf(entry), entry);
    }
    return Boolean(request.hasNoForm);
  }
}

function keepWaiting(request) {
  const entry = find(request);
  if (entry?.isUnderWay) {
    put({ ...entry, isUnderWay: false, isLeaving: false });
  }
  sayHowItStands();
  schedule();
}

// The stored request; undefined if a later one with its key replaced it.
function find({ key, body }) {
  return own().find((entry) => entry.key === key && entry.body === body);
}

function itemOf({ visitor: keptFor, key }) {
  return `${STORE}/${keptFor}/${key}`;
}

function remove(entry) {
  inMemory.delete(itemOf(entry));
  localStorage.removeItem(itemOf(entry));
}

// The stored requests, oldest first; outdated ones are removed.
function read() {
  const items = stored().filter((item) => item.startsWith(`${STORE}/`));
  const kept = items.map((item) => JSON.parse(localStorage.getItem(item))).filter((entry) => entry !== null);
  const entries = [...kept, ...inMemory.values()];
  const isFresh = ({ at }) => Date.now() - at < KEPT_MS;
  entries.filter((entry) => !isFresh(entry)).forEach(remove);
  return entries.filter(isFresh).sort((one, other) => one.at - other.at);
}

// A browser that stores nothing for this site throws.
function stored() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

// On a shared machine nobody else may find a visitor's requests.
export function dropUnsent() {
  own().forEach(remove);
}

// A guest was merged into an account, and their queue with them.
export function adoptUnsent(guest) {
  for (const entry of read().filter((other) => other.visitor === guest)) {
    try {
      localStorage.setItem(itemOf({ ...entry, visitor }), JSON.stringify({ ...entry, visitor }));
      remove(entry);
    } catch {
      // Without room it stays as is.
    }
  }
}

function own() {
  return visitor ? read().filter((entry) => entry.visitor === visitor) : [];
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(flush, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
}

// One tab at a time, or two would send the same requests.
async function flush() {
  if (navigator.locks) {
    await navigator.locks.request(STORE, sendAll);
  } else {
    await sendAll();
  }
}

async function sendAll() {
  const settled = [];
  let isStuck = false;
  for (const entry of own()) {
    const reply = await send({ ...entry, isLate: true }, entry.visitor);
    if (!reply) {
      isStuck = true;
      keepWaiting(entry);
      break;
    }
    // It is sent after the next sign-in.
    if (await isForAnother(reply)) {
      say("signedOut");
      return;
    }
    failures = 0;
    if (isTaken(reply)) {
      recordedTyped(visitor, pathOf(entry.url), entry.body);
    }
    if (own().some((other) => isSame(other, entry))) {
      remove(entry);
    }
    settled.push(settledOf(entry, isTaken(reply)));
  }
  if (isStuck) {
    failures += 1;
    schedule();
  }
  if (settled.length > 0) {
    otherPages?.postMessage(settled);
    settle(settled);
  }
}

// The server's reply, including refusals; null if sending or recording failed and is worth another try.
async function send({ url, method, type, body, event, isFollowed, isTold, isLeaving, isLate }, keptFor) {
  try {
    const reply = await fetch(url, {
      method,
      headers: {
        "Content-Type": type,
        Accept: "application/problem+json, text/html",
        ...(event && { "Idempotency-Key": event }),
        ...(isTold && { "Crossroads-Next": "told" }),
        ...(keptFor && { "Crossroads-Visitor": keptFor }),
        // It was kept here for a while, so when it comes says nothing of how long an answer took.
        ...(isLate && { "Crossroads-Offline": "yes" }),
      },
      body,
      redirect: isFollowed ? "follow" : "manual",
      keepalive: isLeaving,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return reply.status >= 500 || reply.status === 429 ? null : reply;
  } catch {
    return null;
  }
}

// An accepted form redirects.
function isTaken(reply) {
  return reply.ok || reply.type === "opaqueredirect";
}

// The page was made for another visitor than the one now signed in.
async function isForAnother(reply) {
  if (reply.status === 401) {
    return true;
  }
  if (reply.status !== 409 || !reply.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return false;
  }
  const { otherVisitor } = await reply.json();
  return otherVisitor === true;
}

function pathOf(url) {
  return new URL(url, location.href).pathname;
}

// A later request with the same key is another one.
function isSame(one, other) {
  return one.key === other.key && one.at === other.at;
}

function settledOf({ key, at, isUnderWay }, isTaken) {
  return { key, at, isTaken, wasSaid: !isUnderWay };
}

// A request that another page settled may still be in the store here: the message can arrive before the removal.
function settle(settled) {
  const isLeft = own().some((entry) => isWaiting(entry) && !settled.some((other) => isSame(other, entry)));
  const sent = settled.filter(({ isTaken }) => isTaken).map(({ key }) => key);
  const refused = settled.filter(({ isTaken }) => !isTaken).map(({ key }) => key);
  if (refused.length > 0) {
    say("refused");
  } else if (!isLeft && settled.some(({ wasSaid }) => wasSaid)) {
    say("sent");
  } else {
    sayIfWaiting(isLeft);
  }
  document.dispatchEvent(new CustomEvent("crossroads:settled", { detail: { sent, refused } }));
}

// Requests under way are not mentioned while all goes well.
function isWaiting({ isUnderWay }) {
  return !isUnderWay;
}

function sayHowItStands() {
  sayIfWaiting(own().some(isWaiting));
}

function sayIfWaiting(isLeft) {
  if (isLeft) {
    say("waiting");
  } else if (document.getElementById("unsent").dataset.state === "waiting") {
    say("sent");
  }
}

function say(state) {
  const line = document.getElementById("unsent");
  line.dataset.state = state;
  line.textContent = line.dataset[state];
  if (state === "signedOut") {
    const link = document.createElement("a");
    link.href = `/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`;
    link.textContent = line.dataset.signIn;
    line.append(" ", link);
  }
}
