// Where there is room for one of two programs only, the language that a reader chose last is shown, in all lessons.
const STORE = "crossroads-shown-language";

export function rememberLanguage() {
  show(read());
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches(".code-tab")) {
      keep(target.value);
      show(target.value);
    }
  });
}

function show(language) {
  for (const tab of document.querySelectorAll(".code-tab")) {
    if (tab instanceof HTMLInputElement && tab.value === language) {
      tab.checked = true;
    }
  }
}

function read() {
  try {
    return localStorage.getItem(STORE);
  } catch {
    return null;
  }
}

function keep(language) {
  try {
    localStorage.setItem(STORE, language);
  } catch {
    // If nothing can be stored, the choice lasts for this page.
  }
}
