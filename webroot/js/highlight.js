// Colours code with highlight.js, which is loaded only if there is code. Its classes are styled in code.css.
const SELECTOR = "pre > code[class*='language-'], [data-language] code[data-line]";

// How far from the window a program is coloured already, in heights of the window.
const AHEAD = "100% 0px";

// Programs are coloured as they come near the window, one at a time: a lesson has dozens, and a phone that colours them all
// at once answers nobody meanwhile. Without any in sight the library is not even fetched. Whoever prints gets all of them.
export function highlightCode() {
  const blocks = document.querySelectorAll(SELECTOR);
  const source = document.querySelector("script[data-highlight]")?.dataset.highlight;
  if (blocks.length === 0 || !source) {
    return;
  }
  const queue = new Queue(source);
  const observer = new IntersectionObserver(
    (entries) => {
      const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      near.forEach((code) => observer.unobserve(code));
      queue.add(near);
    },
    { rootMargin: AHEAD },
  );
  blocks.forEach((code) => observer.observe(code));
  addEventListener("beforeprint", () => {
    observer.disconnect();
    queue.colourNow(blocks);
  });
}

// Programs that wait for the library and for their turn.
class Queue {
  #source;
  #waiting = [];
  #script = null;
  #coloured = new Set();

  constructor(source) {
    this.#source = source;
  }

  add(blocks) {
    if (blocks.length === 0) {
      return;
    }
    const isIdle = this.#waiting.length === 0;
    this.#waiting.push(...blocks);
    if (!this.#script) {
      this.#load();
    } else if (isIdle && window.hljs) {
      this.#next();
    }
  }

  colourNow(blocks) {
    if (window.hljs) {
      blocks.forEach((code) => this.#colourOnce(code));
    }
  }

  #load() {
    this.#script = document.createElement("script");
    this.#script.src = this.#source;
    this.#script.addEventListener("load", () => this.#next());
    document.head.append(this.#script);
  }

  // A task of its own for each, so that taps and typing come between them.
  #next() {
    setTimeout(() => {
      const code = this.#waiting.shift();
      this.#colourOnce(code);
      if (this.#waiting.length > 0) {
        this.#next();
      }
    });
  }

  #colourOnce(code) {
    if (!this.#coloured.has(code)) {
      this.#coloured.add(code);
      colour(code);
    }
  }
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
