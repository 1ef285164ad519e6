// How the pages show on this device: larger for a turned screen, and single keys, both off until they are turned on.
// What is remembered is no answer. The pages work without this file.
"use strict";

const root = document.documentElement;
const KEYS = "display:keys";
const LARGER = "display:larger";

function remembered(name) {
  try { return localStorage.getItem(name) === "on"; } catch { return false; }
}
function remember(name, on) {
  try { if (on) localStorage.setItem(name, "on"); else localStorage.removeItem(name); } catch { /* it holds for this page alone */ }
}

root.classList.toggle("larger", remembered(LARGER)); // before anything is drawn

function choose(number) {
  const questions = [...document.querySelectorAll("fieldset.question")].filter((one) => one.checkVisibility());
  const here = document.activeElement.closest?.("fieldset.question");
  const question = here || questions.find((one) => !one.querySelector(":checked")) || questions[0];
  const choice = question?.querySelectorAll(".choice input")[number - 1];
  if (!choice) return;
  choice.focus();
  choice.click();
}

function press(event) {
  const writing = event.target.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");
  if (!remembered(KEYS) || writing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (/^[1-9]$/.test(event.key)) choose(Number(event.key));
  if (!/^[a-z]$/i.test(event.key)) return;
  const wanted = `[data-key="${event.key.toLowerCase()}"]`;
  const target = document.querySelector(`button${wanted}`) || document.querySelector(`a${wanted}`); // a button keeps what was typed
  if (target) event.preventDefault();
  target?.click();
}

function settle(name, on) {
  root.classList.toggle("larger", remembered(LARGER));
  document.querySelectorAll(`[data-display="${name}"]`).forEach((button) => button.setAttribute("aria-pressed", String(on)));
}

function closeMenu(event) {
  const menu = document.querySelector(".site-menu[open]");
  if (!menu || (event.type === "click" ? event.target.closest(".site-menu, .site-menu + nav") : event.key !== "Escape")) return;
  menu.open = false;
  if (event.type === "keydown") menu.querySelector("summary").focus();
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
  document.querySelectorAll("[data-display]").forEach((button) => {
    const name = button.dataset.display;
    settle(name, remembered(name));
    button.addEventListener("click", () => {
      remember(name, !remembered(name));
      settle(name, remembered(name));
    });
  });
  document.addEventListener("keydown", press);
  document.addEventListener("keydown", closeMenu);
  document.addEventListener("click", closeMenu);
});
