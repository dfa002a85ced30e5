// Sets formulas and draws diagrams on the page of a whole course, before it is printed.
const formulas = document.querySelectorAll(".formula");
if (formulas.length > 0) {
  import("./formulas.js").then(({ setFormulas }) => setFormulas(formulas));
}
const diagrams = document.querySelectorAll("figure[data-language=mermaid]");
if (diagrams.length > 0) {
  import("./diagrams.js").then(({ drawDiagrams }) => drawDiagrams(diagrams));
}
