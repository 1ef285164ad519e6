// Leaves nothing for the next person: not in this browser's storage, nor behind its Back button, nor in another of its windows.
"use strict";

(() => {
  const root = document.documentElement;
  const asking = document.getElementById("alone");
  const windows = "BroadcastChannel" in window ? new BroadcastChannel("decision-aid") : null;
  const tell = (said) => windows?.postMessage(said);
  const LEAVING = "leaving"; // stays where the reply was lost, so that the next page tries again

  // --- Back: a page is drawn anew, and never as it stood -------------------------------------------------------

  history.replaceState(history.state, "", document.querySelector("[data-here]")?.dataset.here ?? location.href); // a form is not sent again
  addEventListener("pagehide", (event) => { if (event.persisted) root.hidden = true; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // --- Leaving -------------------------------------------------------------------------------------------------

  async function leave(by, to) {
    root.hidden = true;
    sessionStorage.clear();
    sessionStorage.setItem(LEAVING, to);
    try {
      await fetch(by, { method: "POST", redirect: "manual", signal: AbortSignal.timeout(5000) });
      sessionStorage.clear();
    } catch {} // what is on the screen goes away all the same
    location.replace(to);
  }

  const form = document.querySelector("form.leave");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    tell({ gone: form.dataset.away });
    leave(form.action, form.dataset.away);
  });

  const begun = sessionStorage.getItem(LEAVING);
  const cleared = document.querySelector("[data-cleared]");
  if (begun) leave((asking ?? cleared).dataset.leave, begun);
  else if (cleared) {
    sessionStorage.clear();
    tell({ gone: location.href });
  }

  // --- Left alone: a question after half an hour, and an end where nobody answers it -----------------------------

  const now = () => Date.now() / 1000;
  let last = now(); // when somebody was here
  let fresh = last; // when the server knew it
  let shared = last; // when the other windows knew it
  const [idle, warning] = [Number(asking?.dataset.idle), Number(asking?.dataset.warning)];
  let own = "own" in (asking?.dataset ?? {}); // the person's own device: nobody else comes
  let kept = "kept" in (asking?.dataset ?? {});

  function here() {
    if (!own && (asking.open || now() - last >= idle)) return look(); // a computer that slept may wake under other hands
    last = now();
    if (last - shared < 5) return;
    shared = last;
    tell({ here: true });
  }

  async function stay() {
    last = fresh = shared = now();
    asking.close();
    tell({ here: true });
    const answer = await still();
    if (answer?.status === 410 && "kept" in asking.dataset) gone();
  }

  function still() {
    asking.still = new AbortController();
    return fetch(asking.dataset.still, { method: "POST", signal: asking.still.signal }).catch(() => null);
  }

  function gone() {
    tell({ gone: asking.dataset.to });
    leave(asking.dataset.leave, asking.dataset.to);
  }

  const anything = () => kept || sessionStorage.length > 0;

  function look() {
    const alone = now() - last;
    if (own || !anything()) return;
    if (alone >= idle + warning) gone();
    else if (alone >= idle) asking.open || asking.showModal();
    else if (last > fresh && alone > (last - fresh > 300 ? 3 : 20)) {
      fresh = now();
      still();
    }
  }

  windows?.addEventListener("message", ({ data }) => {
    if (data.gone) {
      sessionStorage.clear();
      if (cleared) return; // else two windows would tell each other for ever
      root.hidden = true;
      location.replace(data.gone);
    } else if ("own" in data) {
      own = data.own;
      if (own && asking?.open) asking.close();
    } else if (asking) {
      last = shared = now();
      if (asking.open) asking.close();
    }
  });

  if (!asking) return;
  tell({ own });
  ["pointerdown", "pointermove", "keydown", "scroll", "input"].forEach((kind) => addEventListener(kind, here, { passive: true }));
  addEventListener("input", () => { kept = true; });
  addEventListener("submit", () => asking.still?.abort()); // a late reply would bring an earlier cookie back
  addEventListener("visibilitychange", look);
  asking.addEventListener("close", () => { if (now() - last >= idle) stay(); });
  asking.querySelector("[value=stay]").addEventListener("click", stay);
  asking.querySelector("[value=clear]").addEventListener("click", gone);
  setInterval(look, 5000);
})();
