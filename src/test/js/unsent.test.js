import { requestOf, resend, sendOrKeep } from "/js/unsent.js";
import { same } from "./check.js";

const PUT = { method: "PUT", type: "application/json", hasNoForm: true };
const READ = { ...PUT, key: "/lesson", url: "http://localhost/lesson", body: "[1]", event: "e1" };

// A server that gives these replies in turn and notes its requests; null: it can't be reached.
function serverOf(...replies) {
  const asked = [];
  globalThis.fetch = async (url, { body, headers }) => {
    asked.push({ url, body, event: headers["Idempotency-Key"], visitor: headers["Crossroads-Visitor"] });
    const reply = replies.shift();
    if (!reply) {
      throw new TypeError("no connection");
    }
    return reply;
  };
  return asked;
}

function kept() {
  return Object.keys(localStorage)
    .filter((item) => item.startsWith("crossroads-unsent/"))
    .map((item) => JSON.parse(localStorage.getItem(item)));
}

function state() {
  return document.getElementById("unsent").dataset.state ?? "";
}

// Waits until the queue has reported what the restored connection set off.
async function comeBack() {
  const settled = new Promise((resolve) => document.addEventListener("crossroads:settled", resolve, { once: true }));
  dispatchEvent(new Event("online"));
  return (await settled).detail;
}

export const sentences = {
  async "what the server takes is not kept, and nothing is said"() {
    serverOf(Response.json({ state: "reading" }));
    const { became, reply } = await sendOrKeep(READ);
    same([became, await reply.json(), kept().length, state()], ["taken", { state: "reading" }, 0, ""]);
  },
  async "it is in the store while it is under way, so that another page can take over"() {
    let during = 0;
    globalThis.fetch = async () => {
      during = kept().length;
      return Response.json({});
    };
    await sendOrKeep(READ);
    same(during, 1);
  },
  async "what can't be sent is kept, said, and sent again as the same event"() {
    const asked = serverOf(null, Response.json({}));
    resend();
    const { became } = await sendOrKeep(READ);
    same([became, kept().length, state()], ["kept", 1, "waiting"]);
    const settled = await comeBack();
    same(settled, { sent: ["/lesson"], refused: [] });
    same(asked[0], asked[1]);
    same([asked[0].event, asked[0].visitor, kept().length, state()], ["e1", "v", 0, "sent"]);
  },
  async "a server that is at its end is no answer"() {
    serverOf(new Response("", { status: 503 }), new Response("", { status: 429 }));
    same([(await sendOrKeep(READ)).became, (await sendOrKeep(READ)).became], ["kept", "kept"]);
  },
  async "what the server refuses is not sent again"() {
    serverOf(new Response("", { status: 422 }));
    same([(await sendOrKeep(READ)).became, kept().length], ["refused", 0]);
  },
  async "a later request takes the place of the one before it"() {
    serverOf(null, null);
    await sendOrKeep(READ);
    await sendOrKeep({ ...READ, body: "[1,2]", event: "e2" });
    same(
      kept().map(({ body, event }) => [body, event]),
      [["[1,2]", "e2"]],
    );
  },
  async "a request that is taken leaves a later one of its key alone"() {
    let answer;
    globalThis.fetch = () => new Promise((resolve) => (answer = resolve));
    const first = sendOrKeep(READ);
    const answerFirst = answer;
    sendOrKeep({ ...READ, body: "[1,2]", event: "e2" });
    answerFirst(Response.json({}));
    await first;
    same(
      kept().map(({ event }) => event),
      ["e2"],
    );
  },
  async "what was kept for somebody else is not sent"() {
    const others = { ...READ, visitor: "w", at: Date.now() };
    localStorage.setItem("crossroads-unsent/w//lesson", JSON.stringify(others));
    const asked = serverOf(Response.json({}));
    resend();
    await sendOrKeep({ ...READ, key: "/other", event: "e2" });
    same([asked.length, kept().length], [1, 1]);
  },
  async "what is older than thirty days goes"() {
    const old = { ...READ, visitor: "v", at: Date.now() - 31 * 24 * 60 * 60 * 1000 };
    localStorage.setItem("crossroads-unsent/v//lesson", JSON.stringify(old));
    serverOf();
    resend();
    same(kept().length, 0);
  },
  async "a retry that fails does not make it younger"() {
    const at = Date.now() - 1_000_000;
    localStorage.setItem("crossroads-unsent/v//lesson", JSON.stringify({ ...READ, visitor: "v", at }));
    const asked = serverOf(null);
    resend();
    while (asked.length === 0) {
      await new Promise((resume) => setTimeout(resume));
    }
    await navigator.locks.request("crossroads-unsent", () => {});
    same(kept()[0].at, at);
  },
  async "where the store takes nothing, a form has to be sent, and what has none waits in the page"() {
    Storage.prototype.setItem = () => {
      throw new DOMException("", "QuotaExceededError");
    };
    serverOf(null, null, Response.json({}));
    resend();
    same((await sendOrKeep({ ...READ, hasNoForm: false })).became, "lost");
    same((await sendOrKeep(READ)).became, "kept");
    same((await comeBack()).sent, ["/lesson"]);
  },
  async "what another visitor's session refuses waits until its own signs in again"() {
    serverOf(
      Response.json({ otherVisitor: true }, { status: 409, headers: { "Content-Type": "application/problem+json" } }),
    );
    same([(await sendOrKeep(READ)).became, kept().length, state()], ["kept", 1, "signedOut"]);
  },
  "the request of a form is what the browser would send"() {
    document.body.innerHTML = `<form action="/answer"><input name="text" value="a b&ü"><button formaction="/hint"></button></form>`;
    const form = document.querySelector("form");
    same(requestOf(form).body, "text=a+b%26%C3%BC");
    same(
      [requestOf(form).url, requestOf(form, form.querySelector("button")).url],
      ["http://localhost/answer", "http://localhost/hint"],
    );
  },
};
