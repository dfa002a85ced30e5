// What the page of a whole course has use for: formulas set and diagrams drawn, before they are on paper.
const formulas = document.querySelectorAll(".formula");
if (formulas.length > 0) {
  import("./formulas.js").then(({ setFormulas }) => setFormulas(formulas));
}
const diagrams = document.querySelectorAll("figure[data-language=mermaid]");
if (diagrams.length > 0) {
  import("./diagrams.js").then(({ drawDiagrams }) => drawDiagrams(diagrams));
}
