// Shows another page, person or paper in the preview as soon as it is chosen. Without this file a button does it.
"use strict";

const written = document.getElementById("writing");
const pictured = document.getElementById("preview");
const chosen = ["page", "as", "paper"].map((name) => document.getElementById(name)).filter(Boolean);

function shown() {
  const [page, ...more] = chosen;
  const asked = new URLSearchParams(more.map((one) => [one.name, one.value]));
  return `${written.dataset.preview}${page.value}?${asked}`;
}

chosen.forEach((one) => one.addEventListener("change", () => { pictured.src = shown(); }));
