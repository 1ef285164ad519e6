// Show another page or person as soon as it is chosen, and bring the entry that the address names into sight.
const looking = document.getElementById("looking");
const frame = document.getElementById("preview");
const from = Number(frame.dataset.line);

function bring() {
  const lines = [...(frame.contentDocument?.querySelectorAll("[data-line]") || [])];
  const below = lines.filter((one) => Number(one.dataset.line) >= from);
  const next = Math.min(...below.map((one) => Number(one.dataset.line)));
  const found = below.find((one) => Number(one.dataset.line) === next);
  for (let fold = found?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  found?.setAttribute("data-here", "");
  found?.scrollIntoView({ block: "center" });
}

looking?.addEventListener("change", () => looking.requestSubmit());
if (from) {
  frame.addEventListener("load", bring);
  bring();
}
