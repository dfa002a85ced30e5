// Makes passkeys and signs in by them (WebAuthn). What asks for one shows where the browser has them; passwords do
// without.
export function offerPasskeys(places) {
  if (!window.PublicKeyCredential) {
    return;
  }
  for (const place of places) {
    const form = place.querySelector("form");
    place.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(place, form);
    });
  }
}

async function answer(place, form) {
  const button = form.querySelector("button");
  button.setAttribute("aria-busy", "true");
  try {
    const fields = place.dataset.passkey === "create" ? await made(place.dataset) : await shown();
    for (const [name, value] of Object.entries(fields)) {
      form.elements.namedItem(name).value = text(value);
    }
    form.submit();
  } catch (error) {
    button.removeAttribute("aria-busy");
    const isKnown = error.name === "InvalidStateError" && place.dataset.sayKnown;
    say(form, isKnown ? place.dataset.sayKnown : place.dataset.sayFailed);
  }
}

async function made({ challenge, party, handle, email, owner, known, algorithms }) {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { id: party, name: "Crossroads" },
      user: { id: bytes(handle), name: email, displayName: owner },
      challenge: new TextEncoder().encode(challenge),
      pubKeyCredParams: words(algorithms).map((alg) => ({ type: "public-key", alg: Number(alg) })),
      excludeCredentials: words(known).map((id) => ({ type: "public-key", id: bytes(id) })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
    },
  });
  const { response } = /** @type {any} */ (credential);
  return { client: response.clientDataJSON, attestation: response.attestationObject };
}

async function shown() {
  const reply = await fetch("/sign-in/passkey", { headers: { Accept: "application/json" } });
  const { challenge, party } = await reply.json();
  const credential = await navigator.credentials.get({
    publicKey: { challenge: new TextEncoder().encode(challenge), rpId: party, userVerification: "required" },
  });
  const { rawId, response } = /** @type {any} */ (credential);
  return {
    credential: rawId,
    client: response.clientDataJSON,
    authenticator: response.authenticatorData,
    signature: response.signature,
    handle: response.userHandle,
  };
}

function say(form, words) {
  let said = form.querySelector("[role=status]");
  if (!said) {
    said = document.createElement("p");
    said.className = "quiet";
    said.setAttribute("role", "status");
    form.append(said);
  }
  said.textContent = words;
}

const words = (list) => list.split(" ").filter(Boolean);

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
