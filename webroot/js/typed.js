// What is filled in and not recorded yet is kept in the browser as it is typed: for one visitor, one attempt and one
// question each. It comes back after another page, a reload, a crash or the end of a session, and goes when it is
// recorded. Everything up to "The store" is pure.
const STORE = "crossroads-typed";
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const MOST_ITEMS = 200;
// Fields that say something of the form, and nothing of what was filled in.
const ABOUT_THE_FORM = ["event", "question", "replaces", "visitor", "to", "without"];

export function itemOf(visitor, action) {
  return `${STORE}/${visitor}${action}`;
}

// What somebody filled in, of all pairs of name and value that a form sends. Nothing but confidence is nothing.
export function filledIn(pairs) {
  const fields = pairs.filter(([name]) => !ABOUT_THE_FORM.includes(name));
  return fields.some(([name, value]) => name !== "confidence" && value.trim() !== "") ? fields : [];
}

// Browsers send line ends in two characters, and fields in the order of the page.
export function isSame(fields, others) {
  const written = (pairs) => JSON.stringify(pairs.map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]).sort());
  return written(fields) === written(others);
}

// What an item of the store holds; null where it is damaged, or too old to be of use.
export function readEntry(text, now) {
  try {
    const { fields, hidden, words, at } = JSON.parse(text);
    const isWhole = Array.isArray(fields) && Array.isArray(hidden) && Array.isArray(words) && typeof at === "number";
    // A clock that was ahead when it was kept is set right by now.
    return isWhole && now - at < KEPT_MS ? { fields, hidden, words, at: Math.min(at, now) } : null;
  } catch {
    return null;
  }
}

// The entry after a request of its form was recorded: null where nothing else is filled in by now, else it is a change of
// what was recorded.
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

export function bodyOf({ hidden, fields }) {
  return new URLSearchParams([...hidden, ...fields]).toString();
}

// The store. A browser that keeps nothing for this site, or has no room, says so by an error.

// Keeps it, and says whether that went well. What was kept longest ago makes room.
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
    // Then nothing was kept either.
  }
}

// A request of that form was recorded by this browser, on whichever page.
export function recordedTyped(visitor, action, body) {
  const entry = findTyped(visitor, action);
  const left = entry && afterRecording(entry, body);
  if (left) {
    keepTyped(visitor, action, left);
  } else {
    dropTyped(visitor, action);
  }
}

// Everything kept for a visitor below an address, with the address of its form.
export function typedBelow(visitor, address) {
  const start = itemOf(visitor, address);
  return items(start)
    .map((item) => ({ action: item.slice(itemOf(visitor, "").length), item }))
    .map(({ action }) => ({ action, entry: findTyped(visitor, action) }))
    .filter(({ entry }) => entry !== null);
}

// Nobody else is to find it on a shared machine.
export function dropAllOf(visitor) {
  items(itemOf(visitor, "/")).forEach((item) => localStorage.removeItem(item));
}

// A guest has become part of an account, and so has what they typed.
export function adopt(guest, visitor) {
  for (const { action, entry } of typedBelow(guest, "/")) {
    const hidden = entry.hidden.map(([name, value]) => (name === "visitor" ? [name, visitor] : [name, value]));
    if (findTyped(visitor, action) || keepTyped(visitor, action, { ...entry, hidden })) {
      dropTyped(guest, action);
    }
  }
}

// What is damaged or too old goes.
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
