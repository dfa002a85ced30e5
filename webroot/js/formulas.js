// Sets formulas with KaTeX as MathML, which needs no styles. A formula that can't be read, or that asks for too much,
// such as a link, stays as written.
import { loadLibrary } from "./library.js";

export function setFormulas(formulas) {
  loadLibrary("formulas").then(
    () => formulas.forEach(set),
    () => {}, // They stay as written.
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
