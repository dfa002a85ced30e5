// Adds a button to each block of code that copies it, with the lines of a program that are not shown at first.
export function addCopyButtons() {
  if (!navigator.clipboard) {
    return;
  }
  for (const pre of document.querySelectorAll(".prose pre, .hero-code pre")) {
    const figure = pre.closest(".code");
    const whole = pre.closest(".code-more") ? null : figure?.querySelector(".code-more code");
    const code = whole ?? pre.querySelector("code");
    if (code && !pre.closest("label, .marked-option") && !figure?.querySelector(".copy")) {
      anchorOf(pre).append(button(code, Boolean(whole)));
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

function button(code, isWhole) {
  // Code is in the course's language, the button in the page's.
  const { sayCopy, sayCopyWhole, sayCopied, sayNotCopied } = document.body.dataset;
  const say = isWhole ? sayCopyWhole : sayCopy;
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy";
  copy.lang = document.documentElement.lang;
  copy.textContent = say;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      copy.textContent = sayCopied;
    } catch {
      copy.textContent = sayNotCopied;
    }
    setTimeout(() => (copy.textContent = say), 2000);
  });
  return copy;
}
