// Makes the pages quicker to use. Each of them works without this file.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- Questions: one that an answer opens appears at once -------------------------------------------------------

const UNSAID = "rather not say";

function keepApart(input) {
  const question = input.closest("fieldset");
  const alone = (question.dataset.alone || "").split(" ").concat(UNSAID);
  const others = all("input", question).filter((other) => other !== input);
  const text = others.find((other) => other.type === "text");
  if (input.type === "text") others.filter((other) => input.value).forEach((other) => { other.checked = false; });
  if (input.type !== "checkbox" || !input.checked) return;
  if (text) text.value = "";
  others
    .filter((other) => other.type === "checkbox" && (alone.includes(input.value) || alone.includes(other.value)))
    .forEach((other) => { other.checked = false; });
}

function place(fresh, list) {
  // Questions that stay are left as they are, so that focus and half-typed words stay too.
  const wanted = [...fresh.children];
  const ids = wanted.map((one) => one.id).filter(Boolean);
  all("fieldset", list).filter((one) => !ids.includes(one.id)).forEach((one) => one.remove());
  let before = null;
  for (const one of wanted) {
    let here = one.id ? document.getElementById(one.id) : null;
    if (one.name === "shown") list.querySelector("[name=shown]").value = one.value;
    if (one.tagName !== "FIELDSET") continue;
    const number = one.querySelector("legend .on-phone");
    if (here) here.querySelector("legend .on-phone")?.replaceWith(number);
    if (!here) {
      here = one;
      if (before) before.after(here); else list.prepend(here);
    }
    before = here;
  }
}

// A press that began on a button ends on it: nothing moves under a finger, or the press would be lost.
let pressing = Promise.resolve();
addEventListener("pointerdown", () => {
  pressing = new Promise((over) => {
    ["pointerup", "pointercancel"].forEach((kind) => addEventListener(kind, () => setTimeout(over), { once: true }));
  });
});

async function redraw(form) {
  const list = form.querySelector("#questions");
  const sent = new FormData(form);
  sent.set("go", "redraw");
  form.redrawing?.abort();
  const { signal } = (form.redrawing = new AbortController());
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), signal });
  if (!answer.ok || signal.aborted) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = await answer.text();
  await pressing;
  if (signal.aborted) return;
  const before = all("fieldset", list).length;
  place(fresh.content, list);
  const news = fresh.content.querySelector("[data-news]");
  if (all("fieldset", list).length !== before && news) document.getElementById("news").textContent = news.dataset.news;
}

all("form#ask").forEach((form) => {
  form.addEventListener("input", (event) => keepApart(event.target));
  form.addEventListener("change", () => redraw(form).catch(() => {}));
  form.addEventListener("submit", (event) => {
    form.redrawing?.abort(); // a late reply would bring an earlier cookie back
    if (event.submitter?.value.startsWith("language:")) form.action += location.hash; // the question that a phone shows
  });
});

all("form#try").forEach((form) => form.addEventListener("input", (event) => keepApart(event.target)));

// --- Summary: cards ------------------------------------------------------------------------------------------------

const cards = all("details.card, details.more");
all("[data-show-all]").forEach((button) => {
  const words = [button.textContent, button.dataset.close];
  const shown = () => cards.every((card) => card.open);
  const label = () => { button.textContent = words[Number(shown())]; };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    const open = !shown();
    cards.forEach((card) => { card.open = open; });
    label();
  });
  cards.forEach((card) => card.addEventListener("toggle", label));
});

function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const card = target && target.closest("details");
  if (!card) return;
  card.open = true;
  card.scrollIntoView();
  card.querySelector("summary").focus({ preventScroll: true });
}
window.addEventListener("hashchange", reveal);
reveal();

if (innerWidth < 768) all("[data-said]").forEach((one) => { one.open = false; });

// --- Paper -----------------------------------------------------------------------------------------------------

all("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

let closed = [];
window.addEventListener("beforeprint", () => {
  closed = all("main details:not([open])");
  closed.forEach((one) => { one.open = true; });
});
window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

// --- Hard words: the meaning where the word stands -----------------------------------------------------------------

function explain(link) {
  const entry = document.getElementById(link.hash.slice(1));
  if (!entry) return false;
  const box = document.createElement("dialog"); // modal, so that the press that closes it reaches nothing else
  box.className = "meaning";
  box.tabIndex = -1;
  box.ariaLabel = link.textContent;
  box.append(...[...entry.cloneNode(true).children].map((part) => {
    const line = document.createElement("p");
    line.textContent = part.textContent;
    return line;
  }));
  const close = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: entry.closest("[data-close]").dataset.close });
  box.append(close);
  link.after(box);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => {
    event.preventDefault(); // where the word stands in a label, the label is not pressed
    event.stopPropagation();
    if (event.target === box || event.target === close) box.close();
  });
  box.showModal();
  const at = link.getBoundingClientRect();
  const start = getComputedStyle(link).direction === "rtl" ? at.right - box.offsetWidth : at.left;
  box.style.left = `${Math.max(8, Math.min(start, innerWidth - box.offsetWidth - 8))}px`;
  const above = at.bottom + 6 + box.offsetHeight > innerHeight;
  box.style.top = `${Math.max(8, above ? at.top - box.offsetHeight - 6 : at.bottom + 6)}px`;
  box.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.word");
  if (link && explain(link)) event.preventDefault();
});
