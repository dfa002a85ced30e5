// Checks all style sheets together, as the browser reads them.

// Names that highlight.js gives to parts of a program.
const HIGHLIGHTED = /^hljs-|^(function|class)_$/;
// Known to other browsers.
const ELSEWHERE = new Set(["hanging-punctuation"]);

// texts: each file's content by its path. words: all text of templates and scripts, where class names are found.
export async function complaints(texts, words) {
  const found = [];
  const defined = new Set(
    Object.values(texts).flatMap((text) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)),
  );
  const used = new Set(words.match(/[A-Za-z][\w-]*/g));
  for (const [path, text] of Object.entries(texts)) {
    const complain = (message) => found.push(`${path} ${message}`);
    const plain = text.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, " "));
    plain.split("\n").forEach((line, i) => {
      if (line.includes("!important")) {
        complain(`${i + 1} !important: the order of layers decides`);
      }
      for (const [, name] of line.matchAll(/var\((--[\w-]+)/g)) {
        if (!defined.has(name) && !words.includes(name)) {
          complain(`${i + 1} ${name} is defined nowhere`);
        }
      }
    });
    for (const [, property, value] of plain.matchAll(/^ +([a-z-]+):\s+([^;{}]+);$/gm)) {
      if (!isDescriptor(property) && !ELSEWHERE.has(property) && !CSS.supports(property, value)) {
        complain(`${property}: ${value} is nothing that the browser knows`);
      }
    }
    const sheet = await new CSSStyleSheet().replace(text.replace(/^@import.*$/gm, ""));
    for (const rule of sheet.cssRules) {
      if (!isOrdered(rule)) {
        complain(`${rule.cssText.split("{")[0]}stands outside every layer`);
      }
    }
    for (const name of classesOf(sheet)) {
      if (!HIGHLIGHTED.test(name) && !isUsed(name, used)) {
        complain(`.${name} is on no page`);
      }
    }
  }
  return found;
}

// Of @font-face and @property, not of elements.
function isDescriptor(property) {
  return ["src", "unicode-range", "font-display", "syntax", "inherits", "initial-value", "navigation"].includes(
    property,
  );
}

function isOrdered(rule) {
  return (
    rule instanceof CSSLayerBlockRule ||
    rule instanceof CSSLayerStatementRule ||
    !(rule instanceof CSSStyleRule || rule instanceof CSSConditionRule)
  );
}

function classesOf(sheet) {
  const names = new Set();
  const visit = (rule) => {
    for (const [, name] of (rule.selectorText ?? "").replace(/"[^"]*"/g, "").matchAll(/\.(-?[A-Za-z_][\w-]*)/g)) {
      names.add(name);
    }
    [...(rule.cssRules ?? [])].forEach(visit);
  };
  [...sheet.cssRules].forEach(visit);
  return names;
}

// Some names end in a word of their element's state: `mark-` stands in a template, `mark-read` in the sheet.
function isUsed(name, used) {
  const ends = [...name.matchAll(/-/g)].map(({ index }) => name.slice(0, index + 1));
  return used.has(name) || ends.some((end) => used.has(end));
}
