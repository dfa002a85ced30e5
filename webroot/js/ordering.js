// Puts the rows of an ordering question into order by dragging, by buttons and by keys. The fields of the form stay the
// answer: rows stand as the fields say, and every move fills in all of them.
import { followDrags, glide, sayMove } from "./drag.js";
import { moveFocus } from "./focus.js";

const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

export function orderByHand(form, part) {
  const list = part.querySelector(".places");
  const said = part.querySelector("[data-said]");
  const asked = [...list.children];
  let held = null;

  const rows = () => [...list.children];
  const fieldOf = (row) => row.querySelector("select");
  const isPlaced = () => rows().every((row, i) => fieldOf(row).value === String(i + 1));

  function show() {
    const isWhole = isPlaced();
    const all = rows();
    list.toggleAttribute("data-placed", isWhole);
    all.forEach((row, i) => {
      row.querySelector(".place").textContent = String(i + 1);
      row.querySelector("[data-by='-1']").setAttribute("aria-disabled", String(i === 0));
      row.querySelector("[data-by='1']").setAttribute("aria-disabled", String(i === all.length - 1));
    });
    if (isWhole) {
      said.classList.add("visually-hidden");
    }
  }

  function fillIn() {
    rows().forEach((row, i) => (fieldOf(row).value = String(i + 1)));
    fieldOf(rows()[0]).dispatchEvent(new Event("change", { bubbles: true }));
  }

  function say(key, row) {
    const words = { item: row.querySelector("label").textContent.trim(), place: rows().indexOf(row) + 1 };
    sayMove(said, key, { ...words, places: rows().length });
  }

  function moveTo(row, place) {
    insert(rows(), row, place);
    fillIn();
    say("moved", row);
  }

  function step(row, by) {
    const from = rows().indexOf(row);
    const to = Math.min(Math.max(from + by, 0), rows().length - 1);
    if (to !== from) {
      glide(rows(), () => moveTo(row, to));
      row.scrollIntoView({ block: "nearest" });
    }
  }

  function drop(row, place, end) {
    glide(rows(), () => {
      end();
      if (place !== rows().indexOf(row)) {
        moveTo(row, place);
      }
    });
  }

  function hold(row) {
    held = { row, order: rows(), values: rows().map((other) => fieldOf(other).value) };
    row.querySelector("[data-grip]").setAttribute("aria-pressed", "true");
    say("taken", row);
  }

  function letGo(key) {
    const { row, order, values } = held;
    held = null;
    row.querySelector("[data-grip]").setAttribute("aria-pressed", "false");
    if (key === "back") {
      glide(rows(), () => insert(order, row, order.indexOf(row)));
      order.forEach((other, i) => (fieldOf(other).value = values[i]));
      fieldOf(row).dispatchEvent(new Event("change", { bubbles: true }));
    }
    say(key, row);
  }

  function equip(row) {
    const label = row.querySelector("label");
    label.id = `${label.htmlFor}-words`;
    row.prepend(part.querySelector("[data-grip-of-row]").content.cloneNode(true));
    row.append(part.querySelector("[data-steps-of-row]").content.cloneNode(true));
    const hadFocus = document.activeElement === fieldOf(row);
    fieldOf(row).hidden = true;
    row.querySelectorAll("button").forEach((button, i) => {
      button.id = `${label.htmlFor}-${i}`;
      button.setAttribute("aria-labelledby", `${button.id} ${label.id}`);
    });
    row.querySelectorAll("[data-by]").forEach((button) => {
      button.addEventListener("click", () => step(row, Number(button.dataset.by)));
    });
    const grip = row.querySelector("[data-grip]");
    if (hadFocus) {
      moveFocus(grip, { preventScroll: true });
    }
    // By keys and assistive technology; a pointer drags.
    grip.addEventListener("click", ({ detail }) => detail === 0 && (held ? letGo("put") : hold(row)));
    grip.addEventListener("blur", () => held && letGo("put"));
    grip.addEventListener("keydown", (event) => {
      if (held && event.key in STEPS) {
        event.preventDefault();
        step(row, STEPS[event.key]);
      } else if (held && event.key === "Escape") {
        event.preventDefault();
        letGo("back");
      }
    });
  }

  // As the fields say; rows without a place of their own stand where there is room, as they were asked.
  function follow() {
    const wanted = asked.map((_, i) => asked.find((row) => fieldOf(row).value === String(i + 1)));
    const others = asked.filter((row) => !wanted.includes(row));
    wanted.forEach((row, i) => (wanted[i] = row ?? others.shift()));
    if (wanted.some((row, i) => row !== rows()[i])) {
      const focused = list.querySelector(":focus");
      list.append(...wanted);
      if (focused) {
        moveFocus(focused, { preventScroll: true });
      }
    }
    show();
  }

  // Learners who send the order as they found it are asked first whether they mean it.
  form.addEventListener(
    "submit",
    (event) => {
      const isAnswer = !event.submitter || event.submitter.matches("[form=answer]:not([data-hint], [data-dont-know])");
      if (isAnswer && !isPlaced()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        fillIn();
        said.textContent = said.dataset.same;
        said.classList.remove("visually-hidden");
      }
    },
    true,
  );
  rows().forEach(equip);
  part.classList.add("by-hand");
  follow();
  form.addEventListener("change", follow);
  form.addEventListener("crossroads:filled", follow);
  addEventListener("pageshow", follow);
  followDrags(list, {
    by: ".place-row",
    grip: "[data-grip]",
    take(target) {
      const row = target.closest(".place-row");
      return held || target.closest("[data-by]") ? null : drag(rows(), row, (to, end) => drop(row, to, end));
    },
  });
}

// The row itself stays in the page, so that it keeps the focus.
function insert(order, row, place) {
  const others = order.filter((other) => other !== row);
  row.before(...others.slice(0, place));
  row.after(...others.slice(place));
}

// While a row is dragged the others make room; they change places once it is dropped.
function drag(all, row, put) {
  const list = row.parentElement;
  const from = all.indexOf(row);
  const boxes = all.map((one) => one.getBoundingClientRect());
  const room = boxes[from].height + boxes[1].top - boxes[0].bottom;
  const middle = ({ top, height }) => top + height / 2;
  let to = from;

  function end() {
    all.forEach((one) => (one.style.transform = ""));
    row.classList.remove("is-dragged");
    list.classList.remove("is-sorting");
  }

  row.classList.add("is-dragged");
  list.classList.add("is-sorting");
  return {
    move({ inPage }) {
      const { top, bottom } = boxes[from];
      const way = Math.min(Math.max(inPage, boxes[0].top - top), boxes.at(-1).bottom - bottom);
      const above = boxes.filter((box, i) => i < from && top + way >= middle(box));
      const below = boxes.filter((box, i) => i > from && bottom + way > middle(box));
      to = above.length + below.length;
      all.forEach((one, i) => {
        const makesRoom = i > from && i <= to ? -room : i < from && i >= to ? room : 0;
        one.style.transform = `translateY(${one === row ? way : makesRoom}px)`;
      });
    },
    drop: () => put(to, end),
    cancel: () => glide(all, end),
  };
}
