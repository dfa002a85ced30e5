// Starts the scripts that a page needs. Without scripts every page works by links and forms.
import { addCopyButtons } from "./copy.js";
import { noticePointer } from "./focus.js";
import { highlightCode } from "./highlight.js";
import { keepKeys, listenForKeys } from "./keys.js";
import { prepareForOffline, waitForConnection } from "./offline.js";
import { resend, sayWhatIsKept } from "./unsent.js";
import { mindVisitor } from "./visitor.js";

const lesson = document.querySelector("[data-lesson]");
if (lesson) {
  import("./lesson.js").then(({ followReading }) => followReading(lesson));
}
if (document.querySelector(".code-tab")) {
  import("./code-tabs.js").then(({ rememberLanguage }) => rememberLanguage());
}
if (document.querySelector(".picture")) {
  import("./picture.js").then(({ stepPictures }) => stepPictures());
}
const quiz = document.querySelector(".page-quiz[data-quiz]");
if (quiz) {
  const pressThemAgain = keepKeys();
  import("./quiz.js").then(({ assistQuiz }) => {
    assistQuiz(quiz);
    pressThemAgain();
  });
}
const advice = document.querySelectorAll("[data-advice]");
if (advice.length > 0) {
  import("./advice.js").then(({ saveOnChoice }) => saveOnChoice(advice));
}
const search = document.querySelector("[data-search]");
if (search) {
  import("./search.js").then(({ searchWhileTyping }) => searchWhileTyping(search));
}
const cohort = document.querySelector("[data-cohort]");
if (cohort) {
  import("./cohort.js").then(({ attend }) => attend(cohort));
}
// The browser's time zone, unless another was chosen.
const zones = document.querySelector("[data-zones]");
if (zones?.value === "UTC") {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  zones.value = [...zones.options].some(({ value }) => value === timeZone) ? timeZone : "UTC";
}
suggestZone();
// In a form that was refused, the first wrong field gets the focus.
document.querySelector("[aria-invalid=true]")?.focus();
const leftOver = document.querySelector("[data-left-over]");
if (leftOver) {
  import("./answer-typed.js").then(({ showLeftOver }) => showLeftOver(leftOver));
}
const reports = document.querySelectorAll("form[data-report]");
if (reports.length > 0) {
  import("./report.js").then(({ sendReports }) => sendReports([...reports]));
}
const passkeys = document.querySelectorAll("[data-passkey]");
if (passkeys.length > 0) {
  import("./passkey.js").then(({ offerPasskeys }) => offerPasskeys(passkeys));
}
const formulas = document.querySelectorAll(".formula");
if (formulas.length > 0) {
  import("./formulas.js").then(({ setFormulas }) => setFormulas(formulas));
}
const diagrams = document.querySelectorAll("figure[data-language=mermaid]");
if (diagrams.length > 0) {
  import("./diagrams.js").then(({ drawDiagrams }) => drawDiagrams(diagrams));
}
const watching = document.querySelector("#watching");
if (watching instanceof HTMLElement) {
  import("./watching.js").then(({ followEditions }) => followEditions(watching));
}
noticePointer();
mindVisitor();
highlightCode();
addCopyButtons();
listenForKeys(document.getElementById("keys"));
resend();
if (document.querySelector("[data-offline]")) {
  sayWhatIsKept();
  waitForConnection();
}
// Where a page is left before the next one has come, browsers say that no transition was shown. Nobody is to mend that.
addEventListener("pageswap", ({ viewTransition }) => {
  viewTransition?.ready.catch(() => {});
  viewTransition?.finished.catch(() => {});
});
addEventListener("load", () => prepareForOffline(document.documentElement));

// Times are told as they are here, from the next page on. Once for each zone: whoever chose another keeps that.
function suggestZone() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  try {
    if (timeZone && localStorage.getItem("crossroads-zone") !== timeZone) {
      const body = new URLSearchParams({ zone: timeZone, suggested: "yes" });
      fetch("/time-zone", { method: "POST", body, redirect: "manual" })
        .then(({ status }) => status < 500 && localStorage.setItem("crossroads-zone", timeZone))
        .catch(() => {});
    }
  } catch {
    // Nothing can be kept in this browser: times stay in UTC.
  }
}
