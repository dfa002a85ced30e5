// Makes a question quicker to answer: keys pick options, Enter answers, the deadline counts down.
import { keysAreOn } from "./keys.js";
import { isReachable, keep } from "./unsent.js";

export function assistQuiz(quiz) {
  showCurrentStep(quiz);
  const form = quiz.querySelector("[data-answer]");
  if (form) {
    quiz.classList.add("has-keys");
    pickByKey(quiz, form);
    sendOnce(quiz, form);
  }
  const feedback = quiz.querySelector("[data-feedback]");
  if (feedback) {
    feedback.focus({ preventScroll: true });
    goOnByKey(quiz);
  }
  const deadline = quiz.querySelector("[data-deadline]");
  if (deadline) {
    countDown(quiz, deadline);
  }
}

// Where there are too many questions for a line, it is scrolled; not every browser knows scroll-initial-target yet.
function showCurrentStep(quiz) {
  const step = quiz.querySelector(".step[aria-current]");
  const line = step?.closest("ol");
  if (line && line.scrollWidth > line.clientWidth) {
    const middle = ({ left, width }) => left + width / 2;
    line.scrollLeft += middle(step.getBoundingClientRect()) - middle(line.getBoundingClientRect());
  }
}

function isTyping(target) {
  return target.closest("textarea, select, input[type='text'], button, a, [contenteditable]") !== null;
}

function hasModifier(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function pickByKey(quiz, form) {
  document.addEventListener("keydown", (event) => {
    if (hasModifier(event) || isTyping(event.target) || !keysAreOn()) {
      return;
    }
    if (/^[1-9]$/.test(event.key)) {
      const option = form.querySelector(`[data-key="${event.key}"]`);
      if (option) {
        event.preventDefault();
        option.focus();
        option.click();
      }
    } else if (event.key === "Enter" && !form.contains(event.target)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

function goOnByKey(quiz) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !hasModifier(event) && !isTyping(event.target) && keysAreOn()) {
      quiz.querySelector("[data-next]")?.click();
    }
  });
}

// The browser sends the form itself where the server answers, and what it can't send is kept. A double click sends the
// same event id twice, which is one event; sending once only spares the wait.
function sendOnce(quiz, form) {
  let isSent = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSent) {
      return;
    }
    isSent = true;
    const body = new URLSearchParams(new FormData(form)).toString();
    const kept = { key: form.action, url: form.action, method: "POST", type: "application/x-www-form-urlencoded", body };
    if ((await isReachable()) || !keep(kept)) {
      form.submit();
    } else {
      isSent = false;
    }
  });
  addEventListener("pageshow", () => (isSent = false));
  document.addEventListener("crossroads:sent", ({ detail }) => {
    if (detail.includes(form.action)) {
      // To this question's feedback; the address of the quiz alone goes on to the next open one.
      location.assign(quiz.querySelector(".step[aria-current]")?.href ?? location.href);
    }
  });
}

function countDown(quiz, deadline) {
  const shown = deadline.querySelector("[data-remaining]");
  const spoken = quiz.querySelector("[data-deadline-spoken]");
  // Counted from the seconds the server named, as the clock of this machine may be wrong.
  const end = performance.now() + Number(deadline.dataset.seconds) * 1000;
  const announced = new Set();
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    deadline.classList.toggle("deadline-soon", seconds <= 60);
    for (const mark of [60, 10]) {
      if (seconds <= mark && seconds > 0 && !announced.has(mark)) {
        announced.add(mark);
        spoken.textContent = deadline.dataset.sayLeft.replace("{count}", seconds);
      }
    }
    if (seconds > 0) {
      setTimeout(tick, 500);
    } else {
      shown.textContent = deadline.dataset.sayOver;
      spoken.textContent = deadline.dataset.sayFinish;
    }
  };
  tick();
}
