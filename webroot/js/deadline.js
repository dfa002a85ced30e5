// Counts down to a deadline. Shortly before it, answers are handed in automatically, and the results follow.
// The deadline may be moved meanwhile, so the server is asked for it now and then. Everything up to "The page" is pure.
const HAND_IN_S = 3;
const TICK_MS = 500;
const RETRY_MS = 1_000;
// With more time left, the server's words stay.
const DIGITS_S = 2 * 60 * 60;
// With more between two clocks, the machine slept or its clock was set: then only the server knows the time.
const APART_MS = 3_000;
const ASK_MS = 60_000;
// Nothing is handed in by a deadline that was asked for longer ago than this.
const ASK_AT_LAST_S = 10;

export function inDigits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// The next step with that many seconds left: "wait", "hand in", "close" at the end, "leave" once nothing counts.
export function phase(seconds, grace) {
  if (seconds > HAND_IN_S) {
    return "wait";
  }
  if (seconds > 0) {
    return "hand in";
  }
  return seconds > -grace - 1 ? "close" : "leave";
}

// Whether two clocks disagree on the time between two moments.
export function wentApart(before, now) {
  return Math.abs(now.wall - before.wall - (now.steady - before.steady)) > APART_MS;
}

// Whether the server is asked for the deadline, with that many seconds left and that long after it was asked.
export function isToAsk(seconds, sinceAsked) {
  return sinceAsked >= ASK_MS || (seconds > 0 && seconds <= ASK_AT_LAST_S && sinceAsked > ASK_AT_LAST_S * 1000);
}

// The page.

// Calls handIn until it says that nothing is left to hand in, then close and leave.
export function countDown(quiz, deadline, { handIn, close, leave }) {
  const shown = deadline.querySelector("[data-remaining]");
  const spoken = quiz.querySelector("[data-deadline-spoken]");
  const grace = Number(deadline.dataset.grace);
  // Counted from the server's seconds, as this machine's clock may be wrong.
  let end = performance.now() + Number(deadline.dataset.seconds) * 1000;
  let seen = clocks();
  let askedAt = seen.steady;
  const announced = new Set();
  let isClosed = false;
  let handing = null;

  // Whether everything is handed in; false once nothing counts any more.
  async function tryToHandIn() {
    let isDone = await handIn();
    while (!isDone && left() > -grace) {
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
      isDone = await handIn();
    }
    return isDone;
  }

  function keepHandingIn() {
    handing ??= tryToHandIn().finally(() => (handing = null));
    return handing;
  }

  const left = () => Math.ceil((end - performance.now()) / 1000);

  const tick = async () => {
    const before = seen;
    seen = clocks();
    if (wentApart(before, seen) || (!isClosed && isToAsk(left(), seen.steady - askedAt))) {
      await askForTheEnd();
    }
    const seconds = left();
    say(Math.max(0, seconds));
    const todo = phase(seconds, grace);
    if (todo === "hand in") {
      keepHandingIn();
    } else if (todo === "close" && !isClosed) {
      isClosed = true;
      // Input from the last seconds is handed in too.
      close((handing ?? Promise.resolve()).then(keepHandingIn));
    } else if (todo === "leave") {
      leave();
      return;
    }
    setTimeout(tick, TICK_MS);
  };

  async function askForTheEnd() {
    askedAt = performance.now();
    const now = await askForDeadline();
    if (!now) {
      return;
    }
    const isMoved = now.deadline !== deadline.dataset.deadline;
    end = now.end;
    if (isMoved && now.deadline) {
      deadline.dataset.deadline = now.deadline;
      announced.clear();
      spoken.textContent = deadline.dataset.sayMoved.replace("{time}", inDigits(Math.max(0, left())));
    }
  }

  function say(seconds) {
    if (seconds < DIGITS_S) {
      shown.textContent = seconds > 0 ? inDigits(seconds) : deadline.dataset.sayOver;
    }
    deadline.classList.toggle("deadline-soon", seconds <= 60);
    for (const mark of [60, 10, 0]) {
      if (seconds <= mark && !announced.has(mark)) {
        announced.add(mark);
        const words = seconds > 0 ? deadline.dataset.sayLeft.replace("{count}", seconds) : deadline.dataset.sayFinish;
        spoken.textContent = words;
      }
    }
  }

  tick();
}

function clocks() {
  return { wall: Date.now(), steady: performance.now() };
}

// The deadline, and the end on this machine's steady clock, by the server's time; null if the server can't be asked, or
// the attempt has no deadline any more: then the server knows that it goes on.
async function askForDeadline() {
  try {
    const reply = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const { deadline, seconds } = page.querySelector("[data-deadline]")?.dataset ?? {};
    const isUnlimited = !deadline && page.querySelector("[data-quiz]") !== null;
    return reply.ok && !isUnlimited ? { deadline, end: performance.now() + Number(seconds ?? 0) * 1000 } : null;
  } catch {
    return null;
  }
}
