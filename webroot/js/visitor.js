// The browser's store follows its visitor: a guest who signs in takes it along, and signing out clears it. The server
// asks for the latter, too (Clear-Site-Data), but browsers obey that over TLS only.
import { adopt, dropAllOf, tidy } from "./typed.js";
import { adoptUnsent, dropUnsent } from "./unsent.js";

const SIGNING_IN = "crossroads-signing-in";
const IN = 'form[action="/sign-in"], form[action="/sign-up"]';
const OUT = 'form[action="/sign-out"], form[action="/account/sign-out-everywhere"]';
const BY_PROVIDER = 'a[href^="/sign-in/oidc"]';

export function mindVisitor() {
  const { visitor } = document.body.dataset;
  if (!visitor) {
    return;
  }
  tidy();
  takeAlong(visitor);
  document.addEventListener("submit", ({ target }) => {
    if (target.matches(IN)) {
      remember(visitor);
    } else if (target.matches(OUT)) {
      dropAllOf(visitor);
      dropUnsent();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest(BY_PROVIDER)) {
      remember(visitor);
    }
  });
}

function takeAlong(visitor) {
  try {
    const guest = sessionStorage.getItem(SIGNING_IN);
    if (guest && guest !== visitor) {
      sessionStorage.removeItem(SIGNING_IN);
      adopt(guest, visitor);
      adoptUnsent(guest);
    }
  } catch {
    // If nothing can be stored there is nothing to take along.
  }
}

function remember(visitor) {
  try {
    sessionStorage.setItem(SIGNING_IN, visitor);
  } catch {
    // As above.
  }
}
