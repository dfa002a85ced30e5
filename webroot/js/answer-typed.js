// Keeps a question's form as it is filled in, and restores it where it was not recorded.
import { bodyOf, dropTyped, filledIn, findTyped, isSame, keepTyped, typedBelow } from "./typed.js";

const TYPED_IN = "textarea, input[type=text]";

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

  const now = () => filledIn(pairs(form));
  const isChanged = () => !isSame(now(), recorded);

  function keep() {
    if (isChanged()) {
      isKept = Boolean(visitor) && keepTyped(visitor, action, entryOf(form));
    } else {
      dropTyped(visitor, action);
      isKept = true;
    }
  }

  restore(form, { visitor, action, asMade, version, keep });
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

function restore(form, { visitor, action, asMade, version, keep }) {
  if (isRefused()) {
    keep();
    return;
  }
  const entry = findTyped(visitor, action);
  if (!entry) {
    // There may be input from before this script was loaded.
    keep();
    return;
  }
  const fields = filledIn(entry.fields);
  if (fields.length === 0 || isSame(fields, asMade)) {
    dropTyped(visitor, action);
    return;
  }
  fill(form, entry.fields);
  // Changes the answer that was there then; the server reports it if there is a newer one.
  form.elements.replaces.value = entry.hidden.find(([name]) => name === "replaces")?.[1] ?? version;
  const said = document.getElementById("typed");
  said.querySelector("[data-typed-said]").textContent = said.dataset.sayRestored;
  said.hidden = false;
  said.querySelector("[data-forget]").addEventListener("click", () => {
    fill(form, asMade);
    form.elements.replaces.value = version;
    dropTyped(visitor, action);
    said.hidden = true;
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  });
}

// Sets every field, including those that are to be empty.
function fill(form, fields) {
  const values = new Map();
  fields.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
  for (const field of form.querySelectorAll("textarea, select, input:not([type=hidden])")) {
    const given = values.get(field.name) ?? [];
    if (field.matches("[type=radio], [type=checkbox]")) {
      field.checked = given.includes(field.value);
    } else {
      field.value = given[0] ?? "";
    }
  }
}

function entryOf(form) {
  const all = pairs(form);
  return {
    fields: all.filter(([name]) => !isHidden(form, name)),
    hidden: all.filter(([name]) => isHidden(form, name)),
    words: [...form.querySelectorAll(TYPED_IN)].map(({ value }) => value).filter((value) => value.trim() !== ""),
    at: Date.now(),
  };
}

function isHidden(form, name) {
  return form.elements[name]?.type === "hidden";
}

function pairs(form) {
  return [...new FormData(form)];
}

// The body of the untouched form.
function pairsAsMade(form) {
  return [...form.querySelectorAll("textarea, select, input:not([type=hidden])")].flatMap((field) => {
    if (field.matches("[type=radio], [type=checkbox]")) {
      return field.defaultChecked ? [[field.name, field.value]] : [];
    }
    if (field.matches("select")) {
      const made = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
      return [[field.name, made.value]];
    }
    return [[field.name, field.defaultValue]];
  });
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
  if (!entry || entry.words.length === 0) {
    dropTyped(visitor, action);
    return;
  }
  const said = document.getElementById("typed");
  said.querySelector("[data-typed-said]").textContent = said.dataset.sayMarked;
  said.after(quoted(entry.words.join("\n")));
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
  left.filter(({ entry }) => entry.words.length === 0).forEach(({ action }) => dropTyped(visitor, action));
  // Nothing that the page already shows is repeated.
  const shown = [...document.querySelectorAll("#problem dd")].map(({ textContent }) => textContent);
  const worded = left.filter(({ entry }) => entry.words.length > 0 && !shown.includes(entry.words.join("\n")));
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

function pathOf(url) {
  return new URL(url, location.href).pathname;
}
