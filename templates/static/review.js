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

  // The next card without a tick, from the last to the first; the signature when none is left.
  function nextPlace(after) {
    const here = boxes.findIndex((box) => after.closest("article")?.contains(box));
    const next = [...boxes.slice(here + 1), ...boxes.slice(0, here + 1)].find((box) => !box.checked);
    return next ? next.closest("article") : form;
  }

  for (const link of document.querySelectorAll(".next-unticked")) {
    const lead = () => { link.hash = nextPlace(link).id; };
    for (const about of ["pointerdown", "focus", "click"]) link.addEventListener(about, lead);
  }

  for (const button of document.querySelectorAll("[name=all]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      for (const box of button.closest("section").querySelectorAll("[name=read]")) box.checked = true;
      count();
      keep();
    });
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
