// Makes a question quicker to answer: keys pick options, Enter answers, the deadline counts down.
import { isCommand, keysAreOn } from "./keys.js";
import { sendOrKeep } from "./unsent.js";

const FORM = "application/x-www-form-urlencoded";
const PATIENCE_MS = 15_000;

export function assistQuiz(quiz) {
  showCurrentStep(quiz);
  const form = quiz.querySelector("[data-answer]");
  if (form) {
    quiz.classList.add("has-keys");
    pickByKey(form);
    sendOnce(quiz, form);
  }
  const feedback = quiz.querySelector("[data-feedback]");
  if (feedback) {
    // Whoever comes from the form is where the address says already.
    feedback.focus({ preventScroll: location.hash === "#feedback" });
    goOnByKey(quiz);
  }
  quiz.querySelector("#problem")?.focus();
  const deadline = quiz.querySelector("[data-deadline]");
  if (deadline) {
    countDown(quiz, deadline);
  }
}

// Where there are too many questions for a line, the line alone is scrolled: scroll-initial-target would scroll the page.
function showCurrentStep(quiz) {
  const step = quiz.querySelector(".step[aria-current]");
  const line = step?.closest("ol");
  if (line && line.scrollWidth > line.clientWidth) {
    const middle = ({ left, width }) => left + width / 2;
    line.scrollLeft += middle(step.getBoundingClientRect()) - middle(line.getBoundingClientRect());
  }
}

function pickByKey(form) {
  document.addEventListener("keydown", (event) => {
    if (!isCommand(event) || !keysAreOn()) {
      return;
    }
    if (/^[1-9]$/.test(event.key)) {
      const option = form.querySelector(`[data-key="${event.key}"]`);
      if (option) {
        event.preventDefault();
        option.focus();
        option.click();
      }
    } else if (event.key === "Enter" && !form.contains(event.target) && !hasAUseForEnter(event.target)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

function goOnByKey(quiz) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isCommand(event) && !hasAUseForEnter(event.target) && keysAreOn()) {
      (quiz.querySelector("[data-next]") ?? quiz.querySelector("[data-finish]"))?.click();
    }
  });
}

function hasAUseForEnter(target) {
  return target.closest("button, a, summary") !== null;
}

// First the answer is sent by script, and kept where it can't be recorded now. Then the browser sends the form, to go
// where the server leads: the same event id twice is one event, and what the server refuses it shows.
function sendOnce(quiz, form) {
  let isSent = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.submitter?.matches("[data-hint]")) {
      takeHint(form, event.submitter);
      return;
    }
    if (isSent) {
      return;
    }
    isSent = true;
    const body = new URLSearchParams(new FormData(form)).toString();
    const answer = { key: form.action, url: form.action, method: "POST", type: FORM, body };
    if (await sendOrKeep(answer)) {
      form.submit();
    } else {
      isSent = false;
    }
  });
  addEventListener("pageshow", () => (isSent = false));
  document.addEventListener("crossroads:settled", ({ detail }) => {
    if (detail.refused.includes(form.action)) {
      form.submit();
    } else if (detail.sent.includes(form.action)) {
      // To this question's feedback; the address of the quiz alone goes on to the next open one.
      location.assign(quiz.querySelector(".step[aria-current]")?.href ?? location.href);
    }
  });
}

// The hint comes onto the page as it is, and gets the focus, so that it is read where it stands.
async function takeHint(form, button) {
  const said = document.querySelector("[data-hint-failed]");
  said.textContent = "";
  button.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams(new FormData(form));
    const reply = await fetch(button.formAction, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!reply.ok) {
      throw new Error(String(reply.status));
    }
    const answer = new DOMParser().parseFromString(await reply.text(), "text/html");
    const hints = answer.getElementById("hints");
    document.getElementById("hints")?.remove();
    form.after(hints);
    // Another hint, or the answer, is another event.
    form.elements.event.value = answer.getElementById("answer").elements.event.value;
    const further = answer.querySelector("[data-hint]");
    further ? button.replaceWith(further) : button.remove();
    hints.querySelector(".hint:last-child").focus();
  } catch {
    button.removeAttribute("aria-busy");
    said.textContent = form.dataset.sayHintFailed;
  }
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
