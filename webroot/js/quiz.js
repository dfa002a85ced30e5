// Makes questions quicker to answer: keys pick options, Enter submits, and input is kept, and handed in before the
// deadline.
import { keepAnswer, keptElsewhere, showNotSent } from "./answer-typed.js";
import { countDown } from "./deadline.js";
import { moveFocus } from "./focus.js";
import { isCommand, keysAreOn } from "./keys.js";
import { FORM, PATIENCE_MS, requestOf, sendOrKeep } from "./unsent.js";

export function assistQuiz(quiz) {
  showCurrentStep(quiz);
  const form = quiz.querySelector("[data-answer]");
  if (form) {
    quiz.classList.add("has-keys");
    pickByKey(form);
    const typed = keepAnswer(form);
    answerByHand(form);
    sendOnce(quiz, form, typed);
    followDeadline(quiz, form, typed);
  }
  const feedback = quiz.querySelector("[data-feedback]");
  if (feedback) {
    // After a form, the page is already where its address says.
    moveFocus(feedback, { preventScroll: location.hash === "#feedback" });
    goOnByKey(quiz);
    showNotSent(feedback);
    const typed = keptElsewhere(quiz);
    finishWith(quiz.querySelector("form.finishing"), typed);
    followDeadline(quiz, null, typed);
  }
  const problem = quiz.querySelector("#problem");
  if (problem) {
    moveFocus(problem);
  }
}

function answerByHand(form) {
  const order = form.querySelector("[data-ordering]");
  if (order) {
    import("./ordering.js").then(({ orderByHand }) => orderByHand(form, order));
  }
  const partners = form.querySelector("[data-matching]");
  if (partners) {
    import("./matching.js").then(({ matchByHand }) => matchByHand(form, partners));
  }
}

// If the questions don't fit on a line, only that line is scrolled: scroll-initial-target would scroll the page.
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

// The script sends the answer, and queues it if it can't be recorded now. The server says where to go on. What it refuses
// the browser sends again as a form, to show the page that says why: the same event id twice is one event.
function sendOnce(quiz, form, typed) {
  let isSent = false;
  let isPassing = false;

  function pass(submitter) {
    isPassing = true;
    form.toggleAttribute("data-sending", true);
    form.requestSubmit(submitter);
    isPassing = false;
  }

  form.addEventListener("submit", async (event) => {
    if (isPassing) {
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    if (submitter?.matches("[data-hint]")) {
      takeHint(form, submitter);
      return;
    }
    if (isSent) {
      return;
    }
    isSent = true;
    const busy = submitter ?? form.querySelector("button[form=answer]");
    busy?.setAttribute("aria-busy", "true");
    const isSettled = await isDone(form, typed, submitter);
    // While its submit event is handled, submitting a form does nothing, so this waits for the next task.
    await new Promise((told) => setTimeout(told));
    if (isSettled) {
      pass(submitter);
    } else if (!form.matches("[data-sending]")) {
      isSent = false;
      busy?.removeAttribute("aria-busy");
    }
  });
  addEventListener("pageshow", () => {
    isSent = false;
    form.removeAttribute("data-sending");
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
  document.addEventListener("crossroads:settled", ({ detail }) => {
    if (detail.refused.includes(form.action)) {
      pass(null);
    } else if (detail.sent.includes(form.action)) {
      // To this question's feedback; the quiz's own address leads to the next open question.
      location.assign(quiz.querySelector(".step[aria-current]")?.href ?? location.href);
    }
  });
}

// Whether everything that precedes the form is settled, so that it can be submitted.
async function isDone(form, typed, submitter) {
  const isTurn = submitter?.matches("[data-turn]");
  // In immediate mode an answer is marked when its learner submits it, not when they look at another question.
  if (isTurn && !form.matches("[data-deferred]") && (typed.isKept() || !typed.isChanged())) {
    location.assign(submitter.dataset.href);
    return false;
  }
  if (submitter?.matches("[data-without]")) {
    return true;
  }
  if (submitter?.matches("[data-submission]") && !(await handInOthers(typed))) {
    return false;
  }
  const isAnswer = !submitter || submitter.matches("[form=answer]");
  // The server refuses an empty answer, and a form alone shows the page that says so.
  if (isAnswer && navigator.onLine && typed.now().length === 0) {
    return true;
  }
  // Leaving a recorded answer unchanged sends nothing.
  if (!isAnswer && !(typed.isChanged() && typed.now().length > 0)) {
    return true;
  }
  const { became, next } = await sendAnswer(form, typed, submitter);
  if (next && (isAnswer || isTurn)) {
    goOn(form, isTurn && form.matches("[data-deferred]") ? submitter.dataset.href : next);
    return false;
  }
  return became !== "kept";
}

// Loads the page also where its address differs in the fragment alone.
function goOn(form, href) {
  const next = new URL(href, location.href);
  form.toggleAttribute("data-sending", true);
  if (next.pathname === location.pathname && next.search === location.search) {
    history.scrollRestoration = "manual";
    history.replaceState(null, "", next);
    location.reload();
  } else {
    location.assign(next);
  }
}

async function sendAnswer(form, typed, button) {
  const request = requestOf(form, button?.matches("[data-dont-know]") ? button : undefined);
  const { became, reply } = await sendOrKeep({ ...request, isTold: true });
  if (became === "taken" || became === "refused") {
    typed.settled(request.body, became === "taken");
  }
  // An attempt that has ended leads to its results, as a form of it is led.
  const isSaid = became === "taken" && reply.type !== "opaqueredirect";
  return { became, next: isSaid ? (await reply.json()).next : null };
}

async function send(url, body) {
  const { href } = new URL(url, location.href);
  const { became } = await sendOrKeep({ key: href, url: href, method: "POST", type: FORM, body });
  return became;
}

// Hands in input at other questions of the attempt; returns whether the server replied to all of it.
async function handInOthers(typed) {
  let isAll = true;
  for (const { url, body } of typed.others()) {
    isAll = (await send(url, body)) !== "kept" && isAll;
  }
  return isAll;
}

// The same with the input on this page.
async function handIn(form, typed) {
  const isThis = !form || !typed.isLeft() || ["taken", "refused"].includes((await sendAnswer(form, typed)).became);
  return (await handInOthers(typed)) && isThis;
}

// On the page of a marked question, only other questions have input to hand in.
function finishWith(finishing, typed) {
  finishing.addEventListener("submit", async (event) => {
    if (typed.others().length > 0 && !finishing.matches("[data-sending]")) {
      event.preventDefault();
      finishing.toggleAttribute("data-sending", await handInOthers(typed));
      if (finishing.matches("[data-sending]")) {
        finishing.requestSubmit(event.submitter);
      }
    }
  });
}

function followDeadline(quiz, form, typed) {
  const deadline = quiz.querySelector("[data-deadline]");
  if (!deadline) {
    return;
  }
  let isHandedIn = true;
  countDown(quiz, deadline, {
    handIn: () => handIn(form, typed),
    async close(handingIn) {
      isHandedIn = false;
      if (form) {
        closeAnswer(form);
      }
      isHandedIn = await handingIn;
      // The server's seconds are rounded: wait until the time is over there, too.
      await new Promise((resume) => setTimeout(resume, 1_000));
      isHandedIn = isHandedIn && (await finish(quiz)) !== "kept";
      if (form) {
        sayWhatBecame(form, isHandedIn);
      }
    },
    leave() {
      // Input that could not be handed in is sent when the connection is back; then the server leads on.
      if (isHandedIn) {
        form?.toggleAttribute("data-sending", true);
        location.assign(quiz.dataset.results);
      }
    },
  });
}

// Ends the attempt now, before the server notices that its time is over.
function finish(quiz) {
  const { value } = quiz.querySelector("[name=event]");
  const { deadline } = quiz.querySelector("[data-deadline]").dataset;
  return send(`${quiz.dataset.results}/submission`, new URLSearchParams({ event: value, deadline }).toString());
}

// When the time is over the fields are locked; finishing shows the results at once.
function closeAnswer(form) {
  form.querySelector(".answer").inert = true;
  form.querySelectorAll("button:not([data-submission])").forEach((button) => (button.disabled = true));
}

function sayWhatBecame(form, isHandedIn) {
  const over = form.querySelector("[data-time-over]");
  const { sayHandedIn, sayNotHandedIn } = over.dataset;
  over.querySelector("[data-time-said]").textContent = isHandedIn ? sayHandedIn : sayNotHandedIn;
  over.hidden = false;
}

// Inserts the hint into the page and focuses it, so that screen readers read it in place.
async function takeHint(form, button) {
  const said = document.querySelector("[data-hint-failed]");
  said.textContent = "";
  button.setAttribute("aria-busy", "true");
  try {
    const { url, method, type, body } = requestOf(form, button);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const reply = await fetch(url, { method, headers: { "Content-Type": type }, body, signal });
    if (!reply.ok) {
      throw new Error(String(reply.status));
    }
    const answer = new DOMParser().parseFromString(await reply.text(), "text/html");
    const hints = answer.getElementById("hints");
    document.getElementById("hints")?.remove();
    form.querySelector(".answer").after(hints);
    // The next hint, or the answer, is another event.
    form.elements.event.value = answer.getElementById("answer").elements.event.value;
    const further = answer.querySelector("[data-hint]");
    further ? button.replaceWith(further) : button.remove();
    moveFocus(hints.querySelector(".hint:last-child"));
  } catch {
    button.removeAttribute("aria-busy");
    said.textContent = form.dataset.sayHintFailed;
  }
}
