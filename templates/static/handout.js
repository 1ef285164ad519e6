// Keeps the person's own words in this browser alone, and puts them on the printed page. The page works without this file.
"use strict";

const all = (selector) => [...document.querySelectorAll(selector)];
const PREFIX = "handout:";
const mine = `${PREFIX}${document.body.dataset.aid}:${document.body.dataset.person}:`;

// Another person's words are never shown: after "clear for the next person" the name changes, and what lies under others goes.
Object.keys(sessionStorage)
  .filter((key) => key.startsWith(`${PREFIX}${document.body.dataset.aid}:`) && !key.startsWith(mine))
  .forEach((key) => sessionStorage.removeItem(key));

all("[data-own]").forEach((own) => {
  const box = own.querySelector("textarea");
  const typed = own.querySelector(".typed");
  const key = mine + own.dataset.own;
  const show = () => {
    typed.textContent = box.value;
    typed.hidden = !box.value.trim();
  };
  box.value = sessionStorage.getItem(key) || "";
  show();
  box.addEventListener("input", () => {
    sessionStorage.setItem(key, box.value);
    show();
  });
});

const asks = all("[data-ask]");
const chosen = () => asks.filter((one) => one.checked).map((one) => one.closest("label").textContent.trim());
const kept = JSON.parse(sessionStorage.getItem(`${mine}asks`) || "[]");
asks.forEach((one) => {
  one.checked = kept.includes(one.closest("label").textContent.trim());
  one.addEventListener("change", () => sessionStorage.setItem(`${mine}asks`, JSON.stringify(chosen())));
});
asks.filter((one) => one.checked).forEach((one) => one.closest("details")?.setAttribute("open", ""));

// A leaning is the person's own mark: unset until it is made, kept here alone, and read by nothing but the printer and the note.
const leanings = all("[data-leaning] input");
const leaning = () => leanings.find((one) => one.checked);
leanings.forEach((one) => {
  one.checked = sessionStorage.getItem(`${mine}leans`) === one.value;
  one.addEventListener("change", () => sessionStorage.setItem(`${mine}leans`, one.value));
});
all("[data-no-leaning]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    leanings.forEach((one) => { one.checked = false; });
    sessionStorage.removeItem(`${mine}leans`);
  });
});

// What is folded is printed by the style sheet alone; this is for browsers that do not know how.
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = all("details.fold:not([open])");
  folded.forEach((one) => { one.open = true; });
});
window.addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

all("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

function withAsks(box) {
  // The note says what the person wants to ask, where it was said here and the note does not have it yet.
  const own = document.getElementById("own-questions").value.trim().split("\n").filter(Boolean);
  const said = [...chosen(), ...own].filter((one) => !box.value.includes(one)).map((one) => `- ${one}`);
  const lines = box.value.split("\n");
  const put = (heading, words) => {
    const at = lines.indexOf(heading);
    if (at >= 0 && words.length) lines.splice(at + 1, lines[at + 1] === box.dataset.byHand ? 1 : 0, ...words);
  };
  put(box.dataset.asks, said);
  const words = [leaning()?.closest("label").textContent.trim(), document.getElementById("own-leaning").value.trim()];
  const leans = words.filter((one) => one && !box.value.includes(`- ${one}`)).map((one) => `- ${one}`);
  put(box.dataset.leans, leans);
  return lines.join("\n");
}

all("[data-copy]").forEach((button) => {
  const box = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    box.value = withAsks(box);
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      document.execCommand("copy"); // where the page is served without https
    }
    status.textContent = status.dataset.copied;
  });
});
