// Keeps input that is not recorded yet in the browser, as it is typed, by visitor, attempt and question. It comes back
// after another page, a reload, a crash or the end of a session, and is removed once it is recorded. Everything up to
// "The store" is pure.
const STORE = "crossroads-typed";
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const MOST_ITEMS = 200;
// Fields that describe the form rather than its input.
const ABOUT_THE_FORM = ["event", "question", "replaces", "shown", "visitor", "to", "without"];

export function itemOf(visitor, action) {
  return `${STORE}/${visitor}${action}`;
}

// The input among a form's pairs of name and value. Confidence alone is no input.
export function filledIn(pairs) {
  const fields = pairs.filter(([name]) => !ABOUT_THE_FORM.includes(name));
  return fields.some(([name, value]) => name !== "confidence" && value.trim() !== "") ? fields : [];
}

// Browsers send line ends as two characters, and fields in the order of the page.
export function isSame(fields, others) {
  const written = (pairs) => JSON.stringify(pairs.map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]).sort());
  return written(fields) === written(others);
}

// The content of a stored item; null if it is damaged or too old.
export function readEntry(text, now) {
  try {
    const { fields, hidden, words, at, earlier = [], isSent = false } = JSON.parse(text);
    const isWhole = Array.isArray(fields) && Array.isArray(hidden) && Array.isArray(words) && typeof at === "number";
    // The clock that was ahead when this was stored has been corrected.
    return isWhole && now - at < KEPT_MS ? { fields, hidden, words, at: Math.min(at, now), earlier, isSent } : null;
  } catch {
    return null;
  }
}

// The entry after a request of its form was recorded: null if the input is unchanged, otherwise a change of the
// recorded answer.
export function afterRecording(entry, body) {
  const sent = [...new URLSearchParams(body)];
  if (isSame(filledIn(sent), entry.fields)) {
    return null;
  }
  const version = Number(new URLSearchParams(body).get("replaces") ?? 0);
  const hidden = entry.hidden.map(([name, value]) =>
    name === "replaces" && Number(value) === version ? [name, String(version + 1)] : [name, value],
  );
  return { ...entry, hidden };
}

// Of the fields that were touched, those that say something else than an entry of an earlier page. Browsers bring input
// back, too.
export function filledInAnew(entry, older, touched) {
  const of = ({ fields }, wanted) => fields.filter(([name]) => name === wanted);
  return touched.filter((name) => !older || !isSame(of(entry, name), of(older, name)));
}

// The entry of a form that was filled in anew, in the fields named, where there is one of an earlier page: what is new
// counts, the other fields are as they were. Text that has to give way is kept as what was there earlier.
export function joined(entry, older, anew) {
  if (!older) {
    return entry;
  }
  const left = older.fields.filter(([name]) => !anew.includes(name));
  const fields = [...entry.fields.filter(([name]) => anew.includes(name)), ...left];
  const isThere = (word) => fields.some(([, value]) => isSame([["", value]], [["", word]]));
  const words = [...new Set([...entry.words, ...older.words])];
  return {
    ...entry,
    fields,
    // Changes the answer that was there then; the server reports it if there is a newer one.
    hidden: filledIn(left).length > 0 ? withVersionOf(entry.hidden, older.hidden) : entry.hidden,
    words: words.filter(isThere),
    earlier: [...older.earlier, ...older.words.filter((word) => !isThere(word))],
  };
}

function withVersionOf(hidden, others) {
  const version = others.find(([name]) => name === "replaces");
  return hidden.map((pair) => (version && pair[0] === "replaces" ? version : pair));
}

export function bodyOf({ hidden, fields }) {
  return new URLSearchParams([...hidden, ...fields]).toString();
}

// The store. A browser that stores nothing for this site, or has no room, throws.

// Stores an entry, and returns whether that worked. The oldest entries make room.
export function keepTyped(visitor, action, entry) {
  const item = itemOf(visitor, action);
  for (let tries = 0; tries < MOST_ITEMS; tries += 1) {
    try {
      localStorage.setItem(item, JSON.stringify(entry));
      return true;
    } catch {
      if (!dropOldest(item)) {
        return false;
      }
    }
  }
  return false;
}

export function findTyped(visitor, action) {
  try {
    const text = localStorage.getItem(itemOf(visitor, action));
    return text === null ? null : readEntry(text, Date.now());
  } catch {
    return null;
  }
}

export function dropTyped(visitor, action) {
  try {
    localStorage.removeItem(itemOf(visitor, action));
  } catch {
    // Then nothing was stored either.
  }
}

// This browser recorded a request of that form, from any page.
export function recordedTyped(visitor, action, body) {
  const entry = findTyped(visitor, action);
  const left = entry && afterRecording(entry, body);
  if (left) {
    keepTyped(visitor, action, left);
  } else {
    dropTyped(visitor, action);
  }
}

// All entries of a visitor below an address, with the addresses of their forms.
export function typedBelow(visitor, address) {
  const start = itemOf(visitor, address);
  return items(start)
    .map((item) => ({ action: item.slice(itemOf(visitor, "").length), item }))
    .map(({ action }) => ({ action, entry: findTyped(visitor, action) }))
    .filter(({ entry }) => entry !== null);
}

// On a shared machine nobody else may find it.
export function dropAllOf(visitor) {
  items(itemOf(visitor, "/")).forEach((item) => localStorage.removeItem(item));
}

// A guest was merged into an account, and their input with them.
export function adopt(guest, visitor) {
  for (const { action, entry } of typedBelow(guest, "/")) {
    const hidden = entry.hidden.map(([name, value]) => (name === "visitor" ? [name, visitor] : [name, value]));
    if (findTyped(visitor, action) || keepTyped(visitor, action, { ...entry, hidden })) {
      dropTyped(guest, action);
    }
  }
}

// Removes damaged and old entries.
export function tidy() {
  items(`${STORE}/`)
    .filter((item) => readEntry(localStorage.getItem(item), Date.now()) === null)
    .forEach((item) => localStorage.removeItem(item));
}

function dropOldest(but) {
  const [oldest] = items(`${STORE}/`)
    .filter((item) => item !== but)
    .map((item) => ({ item, at: readEntry(localStorage.getItem(item), Date.now())?.at ?? 0 }))
    .sort((one, other) => one.at - other.at);
  if (oldest) {
    localStorage.removeItem(oldest.item);
  }
  return Boolean(oldest);
}

function items(start) {
  try {
    return Object.keys(localStorage).filter((item) => item.startsWith(start));
  } catch {
    return [];
  }
}
