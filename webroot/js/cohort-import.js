// Fills the lines of people from a file that is chosen, so that nobody has to open it.
const MOST_BYTES = 50_000;

export function readChosenFile(form) {
  const place = form.querySelector(".import-file");
  const problem = place.querySelector(".import-problem");
  const lines = form.elements.people;
  place.hidden = false;
  place.querySelector("input").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    problem.textContent = "";
    if (!file) {
      return;
    }
    if (file.size > MOST_BYTES) {
      problem.textContent = form.dataset.sayLarge;
      return;
    }
    try {
      lines.value = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      lines.focus();
    } catch {
      problem.textContent = form.dataset.sayEncoding;
    }
  });
}
