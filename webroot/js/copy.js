// Adds a button to each block of code that copies it, with the lines of a program that are not shown at first.
export function addCopyButtons() {
  if (!navigator.clipboard) {
    return;
  }
  for (const pre of document.querySelectorAll(".prose pre, .hero-code pre")) {
    const figure = pre.closest(".code");
    const code = figure?.querySelector(".code-more code") ?? pre.querySelector("code");
    if (code && !pre.closest("label, .marked-option") && !figure?.querySelector(".copy")) {
      anchorOf(pre).append(button(code));
    }
  }
}

// The button is outside the scrolling part.
function anchorOf(pre) {
  const figure = pre.closest(".code");
  if (figure) {
    return figure;
  }
  const frame = document.createElement("div");
  frame.className = "copy-frame";
  pre.replaceWith(frame);
  frame.append(pre);
  return frame;
}

function button(code) {
  // Code is in the course's language, the button in the page's.
  const { sayCopy, sayCopied, sayNotCopied } = document.body.dataset;
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy";
  copy.lang = document.documentElement.lang;
  copy.textContent = sayCopy;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      copy.textContent = sayCopied;
    } catch {
      copy.textContent = sayNotCopied;
    }
    setTimeout(() => (copy.textContent = sayCopy), 2000);
  });
  return copy;
}
