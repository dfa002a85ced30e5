// Finds partners by hand: cards are dragged to a row, or a card is picked and then its row, or the other way round, by
// pointer and by keys. The fields of the form stay the answer: rows show what the fields say, and a card may go to more
// than one row, as it may in the fields.
import { followDrags, sayMove } from "./drag.js";
import { moveFocus } from "./focus.js";

const NEXT = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
const NARROW = "(max-width: 40rem)";

export function matchByHand(form, part) {
  const rows = [...part.querySelectorAll(".match-row")];
  const pool = part.querySelector("[data-partners]");
  const cards = [...pool.querySelectorAll("[data-partner]")];
  const said = part.querySelector("[data-said]");
  const ofRow = part.querySelector("[data-slot-of-row]").content;
  const empty = ofRow.querySelector("[data-slot]").textContent;
  // The card that is picked, the row it is picked from or that was asked for one, and whether keys did it.
  let picked = null;

  const fieldOf = (row) => row.querySelector("select");
  const slotOf = (row) => row.querySelector("[data-slot]");
  const cardOf = (partner) => cards.find((card) => card.dataset.partner === partner);
  const rowAt = (element) => element?.closest(".match-row");

  function say(key, row, partner) {
    const item = row?.querySelector("label").textContent.trim();
    sayMove(said, key, { item, partner: cardOf(partner)?.textContent.trim() });
  }

  // As the fields say.
  function show() {
    const used = rows.map((row) => fieldOf(row).value);
    rows.forEach((row) => {
      const { value } = fieldOf(row);
      const slot = slotOf(row);
      const words = cardOf(value)?.cloneNode(true).childNodes ?? [empty];
      slot.replaceChildren(...words);
      slot.parentElement.toggleAttribute("data-filled", value !== "");
      row.querySelector("[data-take-out]").hidden = value === "";
      slot.setAttribute("aria-pressed", String(picked?.row === row));
    });
    cards.forEach((card) => {
      const { partner } = card.dataset;
      card.parentElement.toggleAttribute("data-used", used.includes(partner));
      card.setAttribute("aria-pressed", String(picked?.card === partner && !picked.row));
    });
    part.toggleAttribute("data-choosing-row", Boolean(picked?.card));
    pool.toggleAttribute("data-choosing-card", Boolean(picked?.row));
  }

  // On a phone the cards come to the row that waits for one.
  function placePool() {
    const row = matchMedia(NARROW).matches ? picked?.row : null;
    const after = row ?? rows.at(-1);
    if (pool.previousElementSibling !== after) {
      after.after(pool);
    }
  }

  function pick(wanted) {
    picked = wanted;
    show();
    placePool();
  }

  function fillIn(changes) {
    changes.forEach(([row, value]) => (fieldOf(row).value = value));
    pick(null);
    fieldOf(rows[0]).dispatchEvent(new Event("change", { bubbles: true }));
  }

  // A card that comes from another row changes places with the one that is there.
  function put(partner, row, from) {
    const there = fieldOf(row).value;
    fillIn(
      from && from !== row
        ? [
            [from, there],
            [row, partner],
          ]
        : [[row, partner]],
    );
    moveFocus(slotOf(row), { preventScroll: true });
    say("put", row, partner);
  }

  function takeOut(row) {
    fillIn([[row, ""]]);
    moveFocus(slotOf(row), { preventScroll: true });
    say("out", row);
  }

  function putBack() {
    const { card, row } = picked;
    pick(null);
    moveFocus(row ? slotOf(row) : cardOf(card), { preventScroll: true });
    say("unpicked");
  }

  function choose(card, byKey) {
    const { partner } = card.dataset;
    if (picked?.row) {
      put(partner, picked.row);
    } else if (picked?.card === partner) {
      putBack();
    } else {
      pick({ card: partner, row: null });
      say("picked", null, partner);
      if (byKey) {
        slotOf(rows.find((row) => fieldOf(row).value === "") ?? rows[0]).focus();
      }
    }
  }

  function chooseRow(row, byKey) {
    const { value } = fieldOf(row);
    if (picked?.row === row) {
      putBack();
    } else if (picked?.card) {
      put(picked.card, row, picked.row);
    } else if (picked && value !== "") {
      put(value, picked.row, row);
    } else {
      pick({ card: value, row });
      say(value ? "picked" : "asked", row, value);
      if (byKey && !value) {
        (cards.find((card) => !card.parentElement.hasAttribute("data-used")) ?? cards[0]).focus();
      }
    }
  }

  function equip(row) {
    const label = row.querySelector("label");
    label.id = `${label.htmlFor}-words`;
    row.append(ofRow.cloneNode(true));
    const slot = slotOf(row);
    const hadFocus = document.activeElement === fieldOf(row);
    fieldOf(row).hidden = true;
    if (hadFocus) {
      moveFocus(slot, { preventScroll: true });
    }
    const out = row.querySelector("[data-take-out]");
    slot.id = `${label.htmlFor}-slot`;
    out.id = `${label.htmlFor}-out`;
    slot.setAttribute("aria-labelledby", `${label.id} ${slot.id}`);
    out.setAttribute("aria-labelledby", `${out.id} ${label.id}`);
    out.addEventListener("click", () => takeOut(row));
    row.addEventListener("click", (event) => {
      if (!event.target.closest("[data-take-out]")) {
        event.preventDefault();
        chooseRow(row, event.detail === 0);
      }
    });
  }

  rows.forEach(equip);
  cards.forEach((card) => {
    card.parentElement.addEventListener("click", ({ detail }) => choose(card, detail === 0));
  });
  part.addEventListener("keydown", (event) => {
    const row = event.target.matches("[data-slot]") ? rowAt(event.target) : null;
    const group = row ? rows.map(slotOf) : cards;
    if (event.key in NEXT && group.includes(event.target)) {
      event.preventDefault();
      group[group.indexOf(event.target) + NEXT[event.key]]?.focus();
    } else if (event.key === "Escape" && picked) {
      event.preventDefault();
      putBack();
    } else if (["Delete", "Backspace"].includes(event.key) && row && fieldOf(row).value !== "") {
      event.preventDefault();
      takeOut(row);
    }
  });
  pool.hidden = false;
  part.classList.add("by-hand");
  show();
  form.addEventListener("change", show);
  form.addEventListener("crossroads:filled", show);
  addEventListener("pageshow", show);
  followDrags(part, {
    by: ".card",
    grip: ".card-grip",
    take(target) {
      const card = target.closest(".card");
      const from = rowAt(card);
      const partner = from ? fieldOf(from).value : card.querySelector("[data-partner]").dataset.partner;
      if (!partner || target.closest("[data-take-out]")) {
        return null;
      }
      pick(null);
      return drag(card, part, (over) => {
        if (over && over !== from) {
          put(partner, over, from);
        } else if (!over && from) {
          takeOut(from);
        }
      });
    },
  });
}

// A picture of the card follows the pointer; the card itself stays until it is dropped on a row.
function drag(card, part, drop) {
  const { left, top, width } = card.getBoundingClientRect();
  const picture = card.cloneNode(true);
  let over = null;

  function light(row) {
    over?.classList.remove("is-over");
    row?.classList.add("is-over");
    over = row;
  }

  function end() {
    picture.remove();
    card.classList.remove("is-dragged");
    part.removeAttribute("data-choosing-row");
    light(null);
  }

  picture.inert = true;
  picture.classList.add("card-picture");
  Object.assign(picture.style, { insetBlockStart: `${top}px`, left: `${left}px`, inlineSize: `${width}px` });
  part.append(picture);
  card.classList.add("is-dragged");
  part.setAttribute("data-choosing-row", "");
  return {
    move({ x, y, at }) {
      picture.style.transform = `translate(${x}px, ${y}px)`;
      const row = document.elementFromPoint(at.clientX, at.clientY)?.closest(".match-row");
      light(part.contains(row) ? row : null);
    },
    drop() {
      const row = over;
      end();
      drop(row);
    },
    cancel: end,
  };
}
