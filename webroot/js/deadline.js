// Counts down to a deadline. Shortly before it, answers are handed in automatically, and the results follow.
// Everything up to "The page" is pure.
const HAND_IN_S = 3;
const TICK_MS = 500;
const RETRY_MS = 1_000;
// With more between two clocks, the machine slept or its clock was set: then only the server knows the time.
const APART_MS = 3_000;

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

// The page.

// Calls handIn until it says that nothing is left to hand in, then close and leave.
export function countDown(quiz, deadline, { handIn, close, leave }) {
  const shown = deadline.querySelector("[data-remaining]");
  const spoken = quiz.querySelector("[data-deadline-spoken]");
  const grace = Number(deadline.dataset.grace);
  // Counted from the server's seconds, as this machine's clock may be wrong.
  let end = performance.now() + Number(deadline.dataset.seconds) * 1000;
  let seen = clocks();
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
    if (wentApart(before, seen)) {
      end = (await secondsLeft()) ?? end;
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

  function say(seconds) {
    shown.textContent = seconds > 0 ? inDigits(seconds) : deadline.dataset.sayOver;
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

// The end on this machine's steady clock, by the server's time; null if the server can't be asked.
async function secondsLeft() {
  try {
    const reply = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const seconds = Number(page.querySelector("[data-deadline]")?.dataset.seconds ?? 0);
    return reply.ok ? performance.now() + seconds * 1000 : null;
  } catch {
    return null;
  }
}
