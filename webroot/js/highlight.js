// Colours code with highlight.js, which is loaded only if there is code. Its classes are styled in code.css.
const SELECTOR = "pre > code[class*='language-'], [data-language] code[data-line]";

export function highlightCode() {
  const blocks = document.querySelectorAll(SELECTOR);
  const source = document.querySelector("script[data-highlight]")?.dataset.highlight;
  if (blocks.length === 0 || !source) {
    return;
  }
  const script = document.createElement("script");
  script.src = source;
  script.addEventListener("load", () => blocks.forEach(colour));
  document.head.append(script);
}

function colour(code) {
  const { hljs } = window;
  const language = languageOf(code);
  if (!hljs?.getLanguage(language)) {
    return;
  }
  code.innerHTML = hljs.highlight(code.textContent, { language, ignoreIllegals: true }).value;
}

function languageOf(code) {
  const named = /language-([\w-]+)/.exec(code.className);
  return named ? named[1] : code.closest("[data-language]")?.dataset.language;
}
