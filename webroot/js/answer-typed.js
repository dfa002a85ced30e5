// Keeps a question's form as it is filled in, and restores it where it was not recorded.
import { entryOf, fieldsOf, isPick, pairs, pairsAsMade, pathOf, takeOver, touchedFields } from "./answer-early.js";
import {
  bodyOf,
  dropTyped,
  filledIn,
  filledInAnew,
  findTyped,
  isSame,
  joined,
  keepTyped,
  typedBelow,
} from "./typed.js";

// Where an answer begins, by fields or by hand.
const FIRST = "input:not([type=hidden]), textarea, select:not([hidden]), [data-grip], [data-slot]";

// Keeps the form from now on; the object returned says whether anything typed is still unrecorded.
export function keepAnswer(form) {
  const { visitor } = document.body.dataset;
  const action = pathOf(form.action);
  const version = form.elements.replaces.value;
  const asMade = filledIn(pairsAsMade(form));
  // A form that a page gives back is not recorded.
  let recorded = isRefused() ? [] : asMade;
  let refused = null;
  let isKept = true;
  // Text of an earlier page that gave way to what was typed on this one.
  let earlier = [];

  const now = () => filledIn(pairs(form));
  const isChanged = () => !isSame(now(), recorded);

  function keep() {
    if (isChanged()) {
      isKept = Boolean(visitor) && keepTyped(visitor, action, { ...entryOf(form), earlier });
    } else {
      dropTyped(visitor, action);
      isKept = true;
    }
  }

  restore(form, {
    asMade,
    version,
    keep(words) {
      earlier = words;
      keep();
    },
  });
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  addEventListener("beforeunload", (event) => {
    if (!isKept && isChanged() && !form.matches("[data-sending]")) {
      event.preventDefault();
    }
  });
  return {
    now,
    isChanged,
    isKept: () => isKept,
    // Whether something is filled in that the server has not replied to.
    isLeft: () => isChanged() && now().length > 0 && !(refused && isSame(now(), refused)),
    // The page stays after its request was settled: typing now changes a recorded answer.
    settled(body, isTaken) {
      const sent = filledIn([...new URLSearchParams(body)]);
      if (isTaken && !isSame(sent, recorded)) {
        recorded = sent;
        form.elements.replaces.value = Number(form.elements.replaces.value) + 1;
        keep();
      } else if (!isTaken) {
        refused = sent;
      }
    },
    others: () => others(visitor, form.dataset.results, action),
  };
}

// The same for a page that no longer asks anything.
export function keptElsewhere(quiz) {
  const { visitor } = document.body.dataset;
  return { others: () => others(visitor, quiz.dataset.results, "") };
}

// The page that replies to a form shows the last input, and the version of the answer it knows.
function isRefused() {
  return document.getElementById("problem") !== null;
}

// Brings back the input of an earlier page, in all fields that nobody has touched on this one: there may be input from
// before this script was loaded.
function restore(form, { asMade, version, keep }) {
  const older = takeOver(form);
  const kept = older ? filledIn(older.fields) : [];
  if (isRefused() || kept.length === 0 || isSame(kept, asMade)) {
    keep([]);
    return;
  }
  const entry = entryOf(form);
  const anew = filledInAnew(entry, older, touchedFields(form));
  const { fields, hidden, earlier } = joined(entry, older, anew);
  fill(form, fields);
  form.elements.replaces.value = hidden.find(([name]) => name === "replaces")?.[1] ?? version;
  keep(earlier);
  const said = document.getElementById("typed");
  const isBack = filledIn(kept.filter(([name]) => !anew.includes(name))).length > 0;
  if (!isBack && earlier.length === 0) {
    return;
  }
  const { sayRestored, sayEarlier } = said.dataset;
  said.querySelector("[data-typed-said]").textContent = earlier.length > 0 ? sayEarlier : sayRestored;
  const quote = earlier.length > 0 ? quoted(earlier.join("\n")) : null;
  if (quote) {
    said.after(quote);
  }
  said.hidden = false;
  said.querySelector("[data-forget]").addEventListener("click", () => {
    const isOfThisPage = (pair) => anew.includes(pair[0]);
    fill(form, [...pairs(form).filter(isOfThisPage), ...asMade.filter((pair) => !isOfThisPage(pair))]);
    form.elements.replaces.value = version;
    keep([]);
    quote?.remove();
    said.hidden = true;
    form.querySelector(FIRST)?.focus();
  });
}

// Sets every field, including those that are to be empty.
function fill(form, fields) {
  const values = new Map();
  fields.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
  for (const field of fieldsOf(form)) {
    const given = values.get(field.name) ?? [];
    if (isPick(field)) {
      field.checked = given.includes(field.value);
    } else {
      field.value = given[0] ?? "";
    }
  }
  form.dispatchEvent(new Event("crossroads:filled"));
}

// Input at other questions of the same attempt, as requests that hand it in.
function others(visitor, results, action) {
  return typedBelow(visitor, `${results}/questions/`)
    .filter((other) => other.action !== action && filledIn(other.entry.fields).length > 0)
    .map(({ action: url, entry }) => ({ url, body: bodyOf(entry) }));
}

// At a question that has been marked since: input that was never sent.
export function showNotSent(feedback) {
  const { visitor } = document.body.dataset;
  const action = pathOf(feedback.dataset.answerHref);
  const entry = findTyped(visitor, action);
  const words = entry && !entry.isSent ? [...entry.earlier, ...entry.words] : [];
  if (words.length === 0) {
    dropTyped(visitor, action);
    return;
  }
  const said = document.getElementById("typed");
  said.querySelector("[data-typed-said]").textContent = said.dataset.sayMarked;
  said.after(quoted(words.join("\n")));
  said.hidden = false;
  said.querySelector("[data-forget]").addEventListener("click", () => {
    dropTyped(visitor, action);
    said.nextElementSibling.remove();
    said.hidden = true;
  });
}

// Beside the results: input that was not recorded before the attempt ended.
export function showLeftOver(part) {
  const { visitor } = document.body.dataset;
  const left = typedBelow(visitor, `${part.dataset.attemptHref}/questions/`);
  const isWorded = ({ entry }) => entry.words.length > 0 && !entry.isSent;
  left.filter((one) => !isWorded(one)).forEach(({ action }) => dropTyped(visitor, action));
  // Nothing that the page already shows is repeated.
  const shown = [...document.querySelectorAll("#problem dd")].map(({ textContent }) => textContent);
  const worded = left.filter((one) => isWorded(one) && !shown.includes(one.entry.words.join("\n")));
  if (worded.length === 0) {
    return;
  }
  const list = part.querySelector("div");
  worded.forEach(({ entry }) => list.append(quoted(entry.words.join("\n"))));
  part.hidden = false;
  part.querySelector("[data-forget]").addEventListener("click", () => {
    worded.forEach(({ action }) => dropTyped(visitor, action));
    part.hidden = true;
  });
}

function quoted(words) {
  const list = document.createElement("dl");
  list.className = "unrecorded";
  const said = document.createElement("dd");
  said.dir = "auto";
  said.textContent = words;
  list.append(said);
  return list;
}
