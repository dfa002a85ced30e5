// Loads a library that few pages need from this server; a script tag of the page has its address.
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
