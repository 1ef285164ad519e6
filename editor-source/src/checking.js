// The text comes in after each pause; what the server finds in it goes out, and whether it is kept.

const PAUSE = 120;
const WAITS = [1000, 2000, 4000, 8000, 15000];

/** Post the text after each pause, one at a time, until it has arrived; `told` hears of each state: kept, offline ... */
export function checking(form, told) {
  const address = form.action;
  const unsent = `unsent ${address}`;
  const windows = new BroadcastChannel(address);
  let seen = form.dataset.seen ?? form.elements.seen?.value;
  let timer = 0;
  let flying = false;
  let tries = 0;
  let unchecked = 0;
  let waiting = false;
  let leaving = false;
  let signedOut = false;

  async function post() {
    if (flying) return;
    flying = true;
    if (signedOut) await renew(form);
    const { session_id: own, text, base } = form.elements;
    const sent = text.value;
    const body = new URLSearchParams({ session_id: own?.value ?? "", text: sent, base: base?.value ?? "", seen: seen ?? "" });
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      arrived(await read(answer), sent);
    } catch {
      missed();
    }
    flying = false;
    if (tries === 0 && text.value !== sent) soon(0);
  }

  function arrived(found, text) {
    tries = 0;
    signedOut = found.state === "signed-out";
    waiting = found.state !== "kept" || form.elements.text.value !== text;
    if (found.state === "kept") {
      forget();
      see(found.seen);
      windows.postMessage({ ...found, text });
    } else if (found.state !== "changed") remember();
    askAgain(found);
    if (form.elements.text.value === text) told(found, () => keepThis(found.seen));
  }

  /** While the server has no verdict on the text yet, ask once more after a while, ever longer. */
  function askAgain(found) {
    unchecked = found.unchecked ? unchecked + 1 : 0;
    if (unchecked === 0) return;
    clearTimeout(timer);
    timer = setTimeout(post, WAITS[Math.min(unchecked, WAITS.length) - 1]);
  }

  /** Which draft this window knows of, also for when the form is sent by a button. */
  function see(mark) {
    seen = mark;
    if (form.elements.seen) form.elements.seen.value = mark;
  }

  function missed() {
    remember();
    waiting = true;
    told({ state: "offline" });
    clearTimeout(timer);
    timer = setTimeout(post, WAITS[Math.min(tries, WAITS.length - 1)]);
    tries += 1;
  }

  function keepThis(other) {
    see(other);
    soon(0);
  }

  /** Another window of this browser has had its text kept: it is the text of this one as well. */
  function taken(found) {
    if (waiting) return;
    see(found.seen);
    told(found);
  }

  function remember() {
    try {
      sessionStorage.setItem(unsent, form.elements.text.value);
    } catch {
      // The text is in the form all the same.
    }
  }

  function forget() {
    sessionStorage.removeItem(unsent);
  }

  function soon(after = PAUSE) {
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(post, after);
  }

  windows.addEventListener("message", ({ data }) => taken(data));
  addEventListener("online", () => waiting && soon(0));
  addEventListener("focus", () => waiting && soon(0));
  addEventListener("beforeunload", (event) => {
    if (!waiting || leaving) return;
    remember();
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    leaving = true;
    forget();
  });
  return { soon, left: () => sessionStorage.getItem(unsent), forget };
}

/** Take the session of a new signing in, made in another window, from a fresh copy of this page. */
async function renew(form) {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = !answer.redirected && page.querySelector("[name=session_id]");
    if (fresh) form.elements.session_id.value = fresh.value;
  } catch {
    // Then the text is sent with the old one, and it is told again that nobody is signed in.
  }
}

/** What the server says about a text: kept, with its problems; changed by somebody else; or why not. */
async function read(answer) {
  const spoken = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  if (answer.ok && !answer.redirected && spoken.problems) return { state: "kept", ...spoken };
  if (answer.status === 409) return { state: "changed", ...spoken };
  if (answer.status === 413) return { state: "too-long" };
  if (answer.status >= 500) throw new Error(String(answer.status));
  return { state: "signed-out" };
}
