// Turns an element into what new markup says without touching what is the same: focus stays, open parts stay open, and
// nothing scrolls.

// Set by the reader or another script, and unknown to new markup.
const OF_THE_READER = new Set(["open", "tabindex", "data-live-changed"]);

// The element of a piece of HTML, including table parts.
export function elementOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// Returns whether anything changed.
export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || from.id !== to.id) {
    from.replaceWith(to);
    return true;
  }
  if (from.nodeType !== Node.ELEMENT_NODE) {
    const differs = from.nodeValue !== to.nodeValue;
    if (differs) {
      from.nodeValue = to.nodeValue;
    }
    return differs;
  }
  if (from.isEqualNode(to)) {
    return false;
  }
  const attributes = morphAttributes(from, to);
  return morphChildren(from, to) || attributes;
}

function morphAttributes(from, to) {
  let changed = false;
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !OF_THE_READER.has(name)) {
      from.removeAttribute(name);
      changed = true;
    }
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !OF_THE_READER.has(name)) {
      from.setAttribute(name, value);
      changed = true;
    }
  }
  return changed;
}

// Children with an id are matched wherever they moved to, others by position.
function morphChildren(from, to) {
  let changed = false;
  let next = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const same = wanted.id ? childWithId(from, wanted.id) : next?.id ? null : next;
    if (!same) {
      from.insertBefore(wanted, next);
      changed = true;
    } else if (same === next) {
      next = next.nextSibling;
      changed = morph(same, wanted) || changed;
    } else {
      moveBefore(from, same, next);
      morph(same, wanted);
      changed = true;
    }
  }
  while (next) {
    const extra = next;
    next = next.nextSibling;
    extra.remove();
    changed = true;
  }
  return changed;
}

function childWithId(parent, id) {
  return [...parent.children].find((child) => child.id === id);
}

// Where the browser can't move it in one step, an element that is taken out and inserted again loses the focus.
function moveBefore(parent, child, next) {
  const focused = child.contains(document.activeElement) ? document.activeElement : null;
  if (parent.moveBefore) {
    parent.moveBefore(child, next);
  } else {
    parent.insertBefore(child, next);
  }
  if (focused && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
}
