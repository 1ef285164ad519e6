// The text comes in after each pause; what the server finds in it goes out, and whether it is kept.

const PAUSE = 150;
const WAITS = [1000, 2000, 4000, 8000, 15000];

/** Post the text after each pause, until it has arrived; `told` hears of every state: kept, offline, signed-out ... */
export function checking(form, told) {
  const address = form.action;
  const unsent = `unsent ${address}`;
  let timer = 0;
  let flight = null;
  let tries = 0;
  let waiting = false;
  let leaving = false;
  const windows = new BroadcastChannel(address);

  async function post() {
    flight?.abort();
    const own = (flight = new AbortController());
    const { csrf_token: token, text, base } = form.elements;
    const body = new URLSearchParams({ csrf_token: token?.value ?? "", text: text.value, base: base?.value ?? "" });
    try {
      const answer = await fetch(address, { method: "POST", body, signal: own.signal, headers: { Accept: "application/json" } });
      const found = await read(answer);
      if (own.signal.aborted) return;
      arrived(found, body.get("text"));
    } catch (problem) {
      if (!own.signal.aborted) missed(problem);
    }
  }

  function arrived(found, text) {
    tries = 0;
    waiting = found.state !== "kept";
    if (waiting) remember();
    else forget();
    told(found);
    if (!waiting) windows.postMessage({ ...found, text });
  }

  function missed() {
    remember();
    waiting = true;
    told({ state: "offline" });
    timer = setTimeout(post, WAITS[Math.min(tries, WAITS.length - 1)]);
    tries += 1;
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

  windows.addEventListener("message", ({ data }) => waiting || told(data));
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

/** What the server says about a text: kept, with its problems; changed by somebody else; or why not. */
async function read(answer) {
  const spoken = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  if (answer.ok && !answer.redirected && spoken.problems) return { state: "kept", ...spoken };
  if (answer.status === 409) return { state: "changed", ...spoken };
  if (answer.status === 413) return { state: "too-long" };
  if (answer.status >= 500) throw new Error(String(answer.status));
  return { state: "signed-out" };
}
