// Sends reports of questions, and queues those that can't be sent now, so that no words are lost with a connection. What
// the server refuses goes again as a form, to show the page that says why.
import { FORM, sendOrKeep } from "./unsent.js";

export function sendReports(forms) {
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, event.submitter);
    });
  }
  document.addEventListener("crossroads:settled", ({ detail }) => {
    for (const form of forms) {
      if (detail.sent.includes(form.action)) {
        say(form, form.dataset.saySent);
      } else if (detail.refused.includes(form.action)) {
        say(form, form.dataset.sayRefused);
      }
    }
  });
}

async function send(form, button) {
  const fields = /** @type {any} */ (new FormData(form, button));
  button?.setAttribute("aria-busy", "true");
  const { became, reply } = await sendOrKeep({
    key: form.action,
    url: form.action,
    method: "POST",
    type: FORM,
    body: new URLSearchParams(fields).toString(),
    isFollowed: true,
  });
  button?.removeAttribute("aria-busy");
  if (became === "taken") {
    goTo(reply.url, form);
  } else if (became === "kept") {
    say(form, form.dataset.sayKept);
  } else {
    submitAsForm(form, button);
  }
}

// The address of a redirect is told without what follows its "#".
function goTo(url, form) {
  const place = form.closest("[id^=report-]");
  const next = new URL(url);
  next.hash = place.id;
  const isHere = next.pathname === location.pathname && next.search === location.search;
  location.assign(next);
  if (isHere) {
    location.reload();
  }
}

function submitAsForm(form, button) {
  if (button?.name) {
    form.append(
      Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }),
    );
  }
  form.submit();
}

function say(form, words) {
  const line = form.querySelector("[data-report-state]");
  line.textContent = words;
}
