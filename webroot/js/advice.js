// Sends an answer of the recommendation as soon as it is chosen with a pointer; keyboards use the button, because
// arrow keys pass over every option. The page stays where it is: what is advised is taken from the page that the
// server answers with.
import { requestOf, sendOrKeep } from "./unsent.js";

export function saveOnChoice(forms) {
  const all = [...forms];
  let latest = 0;

  function take(answer, sent) {
    if (sent === latest) {
      for (const part of ["#advice-result", "#advice-reasons"]) {
        document.querySelector(part).replaceChildren(...answer.querySelector(part).childNodes);
      }
      document.querySelector("#advice-count").replaceWith(answer.querySelector("#advice-count"));
      const said = ["#result-title", ".result-why"].map((part) => document.querySelector(part)?.textContent ?? "");
      document.querySelector("#advice-said").textContent = said.join(". ");
    }
    for (const form of all) {
      const fresh = answer.getElementById(form.id);
      form.elements.event.value = fresh.elements.event.value;
      form.querySelector("button").replaceChildren(...fresh.querySelector("button").childNodes);
      form.closest("details")?.querySelector("summary").replaceWith(fresh.closest("details").querySelector("summary"));
    }
  }

  async function send(form) {
    const sent = ++latest;
    const key = `${form.action}#${form.id}`;
    const { became, reply } = await sendOrKeep({ ...requestOf(form), key, isFollowed: true, hasNoForm: true });
    if (became === "taken") {
      take(new DOMParser().parseFromString(await reply.text(), "text/html"), sent);
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
