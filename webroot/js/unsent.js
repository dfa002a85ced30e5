// Answers survive a lost connection: what can't be sent is kept in the browser, said to be not saved yet, and sent again
// byte for byte, so that the server knows it by its event id and records it once. It is kept for one visitor: the server
// refuses it for another.
const STORE = "crossroads-unsent";
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const RETRY_MS = [3_000, 10_000, 30_000];
const visitor = document.body.dataset.visitor;
let failures = 0;
let timer = 0;

// Whether the server answers at all; a form is only sent by the browser itself when it does.
export async function isReachable() {
  try {
    return (await fetch("/health/live", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

// Keeps a request that could not be sent; a later one of the same key takes its place. False where nothing can be kept.
export function keep(request) {
  if (!visitor) {
    return false;
  }
  const kept = write([...read().filter((other) => other.key !== request.key), { ...request, visitor, at: Date.now() }]);
  if (kept) {
    say("waiting");
    schedule();
  }
  return kept;
}

// A request of that key was recorded by other means.
export function forget(key) {
  const entries = read();
  if (entries.some((entry) => entry.key === key)) {
    write(entries.filter((entry) => entry.key !== key));
    say(own().length > 0 ? "waiting" : "sent");
  }
}

// Sends what earlier pages kept, now and whenever the connection comes back.
export function resend() {
  addEventListener("online", () => flush());
  if (own().length > 0) {
    say("waiting");
    flush();
  }
}

function read() {
  try {
    return (JSON.parse(localStorage.getItem(STORE)) ?? []).filter(({ at }) => Date.now() - at < KEPT_MS);
  } catch {
    return [];
  }
}

function write(entries) {
  try {
    localStorage.setItem(STORE, JSON.stringify(entries));
    return true;
  } catch {
    return false;
  }
}

function own() {
  return visitor ? read().filter((entry) => entry.visitor === visitor) : [];
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(flush, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
}

// One tab at a time, or two would send the same.
async function flush() {
  if (navigator.locks) {
    await navigator.locks.request(STORE, sendAll);
  } else {
    await sendAll();
  }
}

async function sendAll() {
  const sent = [];
  let isRefused = false;
  for (const entry of own()) {
    const reply = await send(entry);
    if (!reply || reply.status >= 500 || reply.status === 429) {
      failures += 1;
      schedule();
      return;
    }
    failures = 0;
    write(read().filter((other) => other.key !== entry.key || other.body !== entry.body));
    if (reply.ok) {
      sent.push(entry.key);
    } else {
      isRefused = true;
    }
  }
  if (sent.length > 0 || isRefused) {
    say(isRefused ? "refused" : "sent");
    document.dispatchEvent(new CustomEvent("crossroads:sent", { detail: sent }));
  }
}

async function send({ url, method, type, body, visitor: keptFor }) {
  try {
    return await fetch(url, { method, headers: { "Content-Type": type, "Crossroads-Visitor": keptFor }, body });
  } catch {
    return null;
  }
}

function say(state) {
  const line = document.getElementById("unsent");
  line.dataset.state = state;
  line.textContent = line.dataset[state];
}
