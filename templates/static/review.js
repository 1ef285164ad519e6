// Counts a reviewer's ticks and keeps each as it is made; without script a button keeps them.
"use strict";

(() => {
  const form = document.getElementById("sign");
  const boxes = [...document.querySelectorAll("[name=read]")];
  if (!form || !boxes.length) return;
  const { known } = form.elements;
  const LONGEST_KEPT_ALIVE = 60_000; // browsers refuse more than 64 KiB
  let unkept = false;
  let keeping = false;

  function count() {
    const ticked = boxes.filter((box) => box.checked).length;
    for (const place of document.querySelectorAll("[data-counts]")) {
      place.textContent = place.dataset.counts.replace("{ticked}", ticked);
    }
  }

  function tell(state) {
    for (const place of document.querySelectorAll(".tick-state")) place.textContent = place.dataset[state];
  }

  async function send() {
    const sent = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: { Accept: "application/json" },
      keepalive: `${sent}`.length < LONGEST_KEPT_ALIVE, // the last tick arrives although the page is left
    }).catch(() => null);
    if (answer?.status !== 204) return false;
    known.value = sent.getAll("read").join(" ");
    return true;
  }

  async function keep() {
    unkept = true;
    if (keeping) return; // it is sent when the one under way has arrived
    keeping = true;
    while (unkept) {
      unkept = false;
      if (await send()) continue;
      unkept = true;
      break;
    }
    keeping = false;
    tell(unkept ? "notKept" : "kept");
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      count();
      keep();
    });
  }
  form.addEventListener("submit", () => { unkept = false; });
  addEventListener("online", () => { if (unkept) keep(); });
  addEventListener("beforeunload", (event) => { if (unkept) event.preventDefault(); });
})();
