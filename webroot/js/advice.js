// Sends an answer to the recommendation as soon as a pointer chooses it; keyboards use the button, because arrow keys
// pass over every option. The page stays in place and takes its advice from the page that the server replies with, and
// the next open question takes the place of the one answered.
import { requestOf, sendOrKeep } from "./unsent.js";

export function saveOnChoice(forms) {
  const all = [...forms];
  let latest = 0;

  function take(answer, sent, form) {
    const wasOpen = form.matches("[data-question]:not([data-answered])");
    if (sent === latest) {
      for (const part of ["#advice-result", "#advice-reasons"]) {
        document.querySelector(part).replaceChildren(...answer.querySelector(part).childNodes);
      }
      for (const part of ["#advice-count", "#advice-line"]) {
        document.querySelector(part).replaceWith(answer.querySelector(part));
      }
      const said = ["#result-title", ".result-why"].map((part) => document.querySelector(part)?.textContent ?? "");
      document.querySelector("#advice-said").textContent = said.join(". ");
    }
    for (const other of all) {
      const fresh = answer.getElementById(other.id);
      other.elements.event.value = fresh.elements.event.value;
      other.toggleAttribute("data-answered", fresh.matches("[data-answered]"));
      other.querySelector("button").replaceChildren(...fresh.querySelector("button").childNodes);
      other.closest("details")?.querySelector("summary").replaceWith(fresh.closest("details").querySelector("summary"));
    }
    const next = answer.querySelector("[data-question].is-current:not([data-answered])");
    if (wasOpen && sent === latest && next) {
      show(document.getElementById(next.id));
    }
  }

  // A question of the page in the place of the one that is shown.
  function show(question) {
    for (const shown of document.querySelectorAll(".advice-questions > .is-current")) {
      shown.classList.remove("is-current");
    }
    question.classList.add("is-current");
    question.nextElementSibling?.classList.toggle("is-current", question.nextElementSibling.matches(".matters"));
    (question.querySelector("input:checked") ?? question.querySelector("input[type=radio]")).focus();
  }

  async function send(form) {
    const sent = ++latest;
    const key = `${form.action}#${form.id}`;
    const { became, reply } = await sendOrKeep({ ...requestOf(form), key, isFollowed: true, hasNoForm: true });
    if (became === "taken") {
      take(new DOMParser().parseFromString(await reply.text(), "text/html"), sent, form);
      form.querySelector(".advice-failed")?.remove();
    } else {
      const failed = form.querySelector(".advice-failed") ?? form.appendChild(document.createElement("p"));
      failed.className = "advice-failed";
      failed.textContent = form.dataset.sayFailed;
      document.querySelector("#advice-said").textContent = form.dataset.sayFailed;
    }
  }

  document.addEventListener("crossroads:settled", ({ detail }) => {
    if (detail.sent.some((key) => all.some((form) => key === `${form.action}#${form.id}`))) {
      location.reload();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".one-question a");
    const question = link && document.getElementById(decodeURIComponent(link.getAttribute("href").split("#")[1]));
    if (question && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(question);
    }
  });

  for (const form of all) {
    let byPointer = false;
    form.addEventListener("pointerdown", () => (byPointer = true));
    form.addEventListener("keydown", () => (byPointer = false));
    form.addEventListener("change", () => {
      if (byPointer) {
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}
