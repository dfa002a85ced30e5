// Sets formulas with KaTeX as MathML, which needs no styles of its own. One that can't be read, or that asks for more than
// a formula needs, such as a link, stays as it is written.
import { loadLibrary } from "./library.js";

export function setFormulas(formulas) {
  loadLibrary("formulas").then(
    () => formulas.forEach(set),
    () => {}, // They stay as they are written.
  );
}

function refuse({ command }) {
  throw new Error(`${command} is not for formulas here.`);
}

function set(formula) {
  const { katex } = window;
  const settings = {
    displayMode: formula.classList.contains("formula-displayed"),
    output: "mathml",
    trust: refuse,
    strict: "ignore",
    maxExpand: 500,
    maxSize: 40,
  };
  const tex = formula.textContent;
  try {
    katex.render(tex, formula, settings);
    formula.classList.add("formula-set");
    formula.removeAttribute("role");
  } catch {
    formula.textContent = tex;
  }
}
