// Draws Mermaid diagrams. Our policy refuses their inline styles in a page, so each is shown as an image. Without
// scripts, or if one can't be read, its source can be opened instead.
import { loadLibrary } from "./library.js";

export async function drawDiagrams(figures) {
  try {
    await loadLibrary("diagrams");
  } catch {
    return; // The sources stay.
  }
  window.mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: "strict",
    theme: "default",
    fontFamily: "sans-serif",
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
  });
  for (const [number, figure] of figures.entries()) {
    await draw(figure, `diagram-${number}`);
  }
}

async function draw(figure, id) {
  const source = figure.querySelector("pre code");
  try {
    const { svg } = await window.mermaid.render(id, source.textContent);
    figure.prepend(picture(svg, figure.querySelector("summary").textContent));
  } catch {
    figure.querySelector("details").open = true;
  }
}

function picture(svg, alt) {
  const drawing = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  const [, , width, height] = drawing.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  drawing.setAttribute("width", String(width));
  drawing.setAttribute("height", String(height));
  const image = new Image(Math.ceil(width), Math.ceil(height));
  image.className = "diagram";
  image.alt = drawing.querySelector("title")?.textContent || alt;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  return image;
}
