// Show another page or person as soon as it is chosen, and let the sentence that the address names be in sight.
const looking = document.getElementById("looking");
const frame = document.getElementById("preview");

looking?.addEventListener("change", () => looking.requestSubmit());

function bring() {
  const at = frame.dataset.line && frame.contentDocument?.querySelectorAll("[data-line]");
  const from = Number(frame.dataset.line);
  const found = [...(at || [])].find((one) => Number(one.dataset.line) >= from);
  found?.scrollIntoView({ block: "center" });
}

frame?.addEventListener("load", bring);
