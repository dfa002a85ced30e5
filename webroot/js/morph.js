// Changes an element into what new markup says, and touches nothing that is the same: what has the focus keeps it, what
// the reader opened stays open, and nothing scrolls.

// What the reader or another script has done to an element, and new markup does not know of.
const OF_THE_READER = new Set(["open", "tabindex", "data-live-changed"]);

// The element that a piece of HTML is; also one that stands only in a table.
export function elementOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// Whether anything was changed.
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

// Children with an id are found again wherever they have moved to, the others by their place.
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

// An element that is taken out and put in again loses the focus, where the browser can't move it in one step.
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
