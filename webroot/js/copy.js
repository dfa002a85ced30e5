// A button on each block of code that copies it.
export function addCopyButtons() {
  if (!navigator.clipboard) {
    return;
  }
  for (const pre of document.querySelectorAll(".prose pre, .hero-code pre")) {
    const code = pre.querySelector("code");
    if (code && !pre.closest("label, .marked-option")) {
      anchorOf(pre).append(button(code));
    }
  }
}

// The button stands outside of what scrolls.
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
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "copy";
  copy.textContent = "Copy";
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Not copied";
    }
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
  return copy;
}
