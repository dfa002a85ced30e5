// Steps through a picture in place, by its links and by arrow keys. Without scripts, the links lead to the steps.
export function stepPictures() {
  for (const picture of document.querySelectorAll(".picture")) {
    if (picture.querySelector(".picture-turn")) {
      picture.addEventListener("click", (event) => follow(event, picture));
      picture.addEventListener("keydown", (event) => press(event, picture));
    }
  }
}

function follow(event, picture) {
  const turn = event.target.closest(".picture-turn");
  if (turn && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    show(picture, turn.hash, turn.dataset.turn);
  }
}

function press(event, picture) {
  const wanted = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
  if (!wanted || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("pre, .table")) {
    return;
  }
  const shown = [...picture.querySelectorAll(".picture-step")].find((step) => step.checkVisibility());
  const turn = shown?.querySelector(`[data-turn="${wanted}"]`);
  if (turn) {
    event.preventDefault();
    show(picture, turn.hash, wanted);
  }
}

// The same button keeps the focus, or the other one at either end.
function show(picture, hash, word) {
  const step = document.querySelector(hash);
  for (const other of picture.querySelectorAll(".picture-step")) {
    other.classList.toggle("is-current", other === step);
  }
  picture.dataset.stepping = "";
  const next = step.querySelector(`[data-turn="${word}"]`) ?? step.querySelector(".picture-turn");
  next?.focus({ preventScroll: true });
}
