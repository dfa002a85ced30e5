// Sends an answer of the recommendation as soon as it is chosen with a pointer; keyboards use the button, because
// arrow keys pass over every option.
export function saveOnChoice(forms) {
  for (const form of forms) {
    let byPointer = false;
    form.addEventListener("pointerdown", () => (byPointer = true));
    form.addEventListener("keydown", () => (byPointer = false));
    form.addEventListener("change", () => {
      if (byPointer) {
        form.requestSubmit();
      }
    });
  }
}
