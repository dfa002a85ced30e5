// Loads a library that few pages need from this server. The page's own script tag names where it is.
export function loadLibrary(name) {
  const source = document.querySelector("script[data-formulas]")?.dataset[name];
  return new Promise((resolve, reject) => {
    if (!source) {
      reject(new Error(`This page names no library for ${name}.`));
      return;
    }
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
