// Reads a question's form, and keeps what is filled in from the moment the page is there until the script that sends it
// has come (answer-typed.js). It is small, and its page is not shown before it has come, where browsers can wait for a
// module (blocking=render): so nothing can be typed before somebody keeps it.
import { filledInAnew, findTyped, joined, keepTyped } from "./typed.js";

const TYPED_IN = "textarea, input[type=text]";
const FIELDS = "textarea, select, input:not([type=hidden])";
const listening = new AbortController();
const { signal } = listening;
// The entry of an earlier page, as it was before this page wrote one; undefined until somebody asked.
let older;

document.addEventListener("input", ({ target }) => keep(target.closest("[data-answer]")), { signal });
document.addEventListener("change", ({ target }) => keep(target.closest("[data-answer]")), { signal });
// Sent by the browser alone: whether it arrived, the next page shows.
document.addEventListener("submit", ({ target }) => keep(target.closest("[data-answer]"), { isSent: true }), {
  signal,
});
keep(document.querySelector("[data-answer]"));

// From now on the caller keeps what is filled in. Returns the entry of an earlier page, or null.
export function takeOver(form) {
  listening.abort();
  return olderOf(form);
}

// The input of a form, to be kept.
export function entryOf(form) {
  const all = pairs(form);
  const isHidden = (pair) => form.elements[pair[0]]?.type === "hidden";
  return {
    fields: all.filter((pair) => !isHidden(pair)),
    hidden: all.filter(isHidden),
    words: [...form.querySelectorAll(TYPED_IN)].map(({ value }) => value).filter((value) => value.trim() !== ""),
    at: Date.now(),
  };
}

export function pairs(form) {
  return [...new FormData(form)];
}

// The body of the form as its page was made.
export function pairsAsMade(form) {
  return fieldsOf(form).flatMap((field) => {
    if (isPick(field)) {
      return field.defaultChecked ? [[field.name, field.value]] : [];
    }
    return [[field.name, valueAsMade(field)]];
  });
}

// The names of the fields that are no longer as the page was made.
export function touchedFields(form) {
  const isTouched = (field) =>
    isPick(field) ? field.checked !== field.defaultChecked : field.value !== valueAsMade(field);
  return [...new Set(fieldsOf(form).filter(isTouched))].map(({ name }) => name);
}

export function fieldsOf(form) {
  return [...form.querySelectorAll(FIELDS)];
}

export function isPick(field) {
  return field.matches("[type=radio], [type=checkbox]");
}

export function pathOf(url) {
  return new URL(url, location.href).pathname;
}

function valueAsMade(field) {
  if (field.matches("select")) {
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value;
  }
  return field.defaultValue;
}

function keep(form, further) {
  if (!form) {
    return;
  }
  const { visitor } = document.body.dataset;
  const touched = touchedFields(form);
  if (visitor && touched.length > 0) {
    const entry = entryOf(form);
    const whole = joined(entry, olderOf(form), filledInAnew(entry, olderOf(form), touched));
    keepTyped(visitor, pathOf(form.action), { ...whole, ...further });
  }
}

// A page that gives a refused form back has its last input already.
function olderOf(form) {
  if (older === undefined) {
    const isRefused = document.getElementById("problem") !== null;
    older = isRefused ? null : findTyped(document.body.dataset.visitor, pathOf(form.action));
  }
  return older;
}
