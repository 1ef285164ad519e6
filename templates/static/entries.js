// While a condition is ticked together, say in words what it means; without script a button does it.
const form = document.querySelector(".entry-form");
const words = document.getElementById("in-words");
let waiting = 0;

async function say() {
  const sent = new FormData(form);
  sent.set("go", "words");
  const answer = await fetch(form.action || location.href, { method: "POST", body: sent }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const said = page.getElementById("in-words");
  if (said && said.textContent.trim() !== words.textContent.trim()) words.replaceChildren(...said.children);
}

if (form && words) {
  document.getElementById("show-words").parentElement.hidden = true;
  form.addEventListener("change", (event) => {
    const question = event.target.closest(".question-of");
    if (!question) return;
    const told = question.querySelector("[data-ticked]");
    const ticked = question.querySelectorAll("[type=checkbox]:checked").length;
    if (told) told.textContent = ticked ? `(${ticked})` : "";
    clearTimeout(waiting);
    waiting = setTimeout(say, 300);
  });
}

// What only says that something is not said yet is typed over.
form?.addEventListener("focusin", ({ target }) => {
  if ("unsaid" in target.dataset) target.select();
});

// The sentence that nobody has looked yet stands in a gap alone: it goes when another kind is chosen, and comes back.
const own = document.querySelector("[data-of-a-gap]");
let taken = "";

form?.addEventListener("change", ({ target }) => {
  if (!own || target.name !== "known") return;
  const box = own.querySelector("textarea");
  if (target.value === "not_known") {
    box.value ||= taken || own.dataset.ofAGap;
  } else if (box.value.trim() === own.dataset.ofAGap) {
    taken = box.value;
    box.value = "";
  }
});

// A figure comes from one source: the one that was chosen last makes room for the one that is ticked now.
form?.addEventListener("change", ({ target }) => {
  const figure = form.querySelector("[name=figure]:checked")?.value ?? "none";
  if (target.name !== "sources" || !target.checked || ["none", "chain"].includes(figure)) return;
  for (const box of form.querySelectorAll("[data-offered]")) {
    if (box !== target) box.checked = false;
    box.removeAttribute("data-offered");
  }
});

// “150 of 1,000” is a count or a share: ask as soon as such a number is typed, and of one group alone.
form?.addEventListener("input", ({ target }) => {
  const counted = target.closest("[data-counted]");
  const asked = counted?.nextElementSibling;
  if (!asked?.dataset.round) return;
  const [people, of] = counted.querySelectorAll("input");
  const isRound = people.value.trim() && asked.dataset.round.split(" ").includes(of.value.trim());
  const isNew = people.value !== people.defaultValue || of.value !== of.defaultValue;
  const other = [...form.querySelectorAll("[data-round]:not([hidden]), #count-or-share")].some((one) => one !== asked);
  const offered = asked.hidden && asked.querySelector("[checked]");
  asked.hidden = asked.disabled = !isRound || !isNew || other;
  // Each group has this question, and of radios of one name a browser keeps the last one checked.
  if (offered && !asked.hidden) offered.checked = true;
  asked.querySelectorAll("[data-said=people]").forEach((one) => { one.textContent = people.value.trim(); });
  asked.querySelectorAll("[data-said=of]").forEach((one) => { one.textContent = of.value.trim(); });
});
