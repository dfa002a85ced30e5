// Follows a pointer that drags something. Near the upper and lower edge of the window, the page scrolls along.
const SLACK_PX = 4;
const EDGE_PX = 88;
const FASTEST_PX = 14;

// by: what a mouse drags by; grip: what a pen or a finger drags by, so that elsewhere they scroll the page. take: returns
// what is done with what the pointer went down on, { move, drop, cancel }, or null where nothing is to be dragged. move is
// told how far the pointer has come in the window and in the page, and its last event.
export function followDrags(root, { by, grip, take }) {
  let isDown = false;
  root.addEventListener("selectstart", (event) => isDown && event.preventDefault());
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("pointerdown", (event) => {
    const isOn = event.target.closest(event.pointerType === "mouse" ? by : grip);
    if (!isOn || isDown || !event.isPrimary || event.button !== 0) {
      return;
    }
    isDown = true;
    follow(event, () => take(event.target)).then(() => (isDown = false));
  });
}

function follow(down, begin) {
  const scrolledTo = scrollY;
  const listening = new AbortController();
  let last = down;
  let dragged = null;

  const tell = () => {
    const x = last.clientX - down.clientX;
    const y = last.clientY - down.clientY;
    dragged.move({ x, y, inPage: y + scrollY - scrolledTo, at: last });
  };
  const scroll = () => {
    const speed = scrollSpeed(last.clientY);
    if (speed !== 0) {
      scrollBy({ top: speed, behavior: "instant" });
      tell();
    }
    if (!listening.signal.aborted) {
      requestAnimationFrame(scroll);
    }
  };

  return new Promise((resolve) => {
    const end = (isDropped) => {
      listening.abort();
      if (dragged) {
        swallowClick();
        isDropped ? dragged.drop() : dragged.cancel();
      }
      resolve();
    };
    const listen = (type, act) => addEventListener(type, act, { capture: true, signal: listening.signal });
    listen("pointermove", (event) => {
      if (event.pointerId !== down.pointerId) {
        return;
      }
      last = event;
      if (dragged) {
        tell();
      } else if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > SLACK_PX) {
        dragged = begin();
        if (dragged) {
          scroll();
          tell();
        } else {
          end(false);
        }
      }
    });
    listen("pointerup", (event) => event.pointerId === down.pointerId && end(true));
    listen("pointercancel", (event) => event.pointerId === down.pointerId && end(false));
    listen("blur", (event) => event.target === window && end(false));
    listen("keydown", (event) => {
      if (dragged && event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        end(false);
      }
    });
  });
}

function scrollSpeed(y) {
  const above = EDGE_PX - y;
  const below = y - (innerHeight - EDGE_PX);
  return Math.round((FASTEST_PX * (Math.max(0, below) - Math.max(0, above))) / EDGE_PX);
}

// The click that follows a drag means nothing.
function swallowClick() {
  const swallow = (event) => event.stopPropagation();
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}

// Lets elements glide to where they are from where they were.
export function glide(elements, act) {
  const before = elements.map((element) => element.getBoundingClientRect().top);
  act();
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    elements.forEach((element, i) => {
      const way = before[i] - element.getBoundingClientRect().top;
      if (way !== 0) {
        element.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], {
          duration: 160,
          easing: "ease-out",
        });
      }
    });
  }
}

// Fills in what a live region says of a move.
export function sayMove(said, key, words) {
  said.textContent = said.dataset[key].replace(/\{(\w+)\}/g, (_, name) => words[name]);
}
