// Arrow keys, Home, End, Page Up and Page Down move through a table's body; one cell at a time has the focus.
const PAGE = 10;

export function walkByKeys(table) {
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || event.altKey || event.shiftKey || event.metaKey) {
      return;
    }
    const next = target(table, cell, event.key, event.ctrlKey);
    if (next) {
      event.preventDefault();
      focus(table, next);
    }
  });
  const first = table.tBodies[0].rows[0]?.cells[0];
  if (first) {
    holder(first).tabIndex = 0;
  }
}

function target(table, cell, key, isFar) {
  const rows = [...table.tHead.rows, ...table.tBodies[0].rows];
  const y = rows.indexOf(cell.parentElement);
  const x = cell.cellIndex;
  const at = (row, column) => rows[Math.max(0, Math.min(rows.length - 1, row))]?.cells[column];
  switch (key) {
    case "ArrowUp":
      return at(y - 1, x);
    case "ArrowDown":
      return at(y + 1, x);
    case "ArrowLeft":
      return at(y, Math.max(0, x - 1));
    case "ArrowRight":
      return at(y, Math.min(cell.parentElement.cells.length - 1, x + 1));
    case "Home":
      return at(isFar ? 0 : y, 0);
    case "End":
      return at(isFar ? rows.length - 1 : y, cell.parentElement.cells.length - 1);
    case "PageUp":
      return at(y - PAGE, x);
    case "PageDown":
      return at(y + PAGE, x);
    default:
      return null;
  }
}

// A link in a cell takes the focus itself, so that Enter follows it.
function holder(cell) {
  return cell.querySelector("a") ?? cell;
}

function focus(table, cell) {
  table.querySelectorAll("td[tabindex]").forEach((other) => other.removeAttribute("tabindex"));
  const element = holder(cell);
  element.tabIndex = 0;
  element.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}
