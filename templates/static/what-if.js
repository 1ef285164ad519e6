// Shows what an answer would change as soon as it is ticked. The page works without this file.
"use strict";

const NOT_TAKEN = 422;
const RENEWED = [".notice", "main"];
let waiting = null;

const version = (page) => page.querySelector("#try [name=fingerprint_bits]")?.value;

async function show(form) {
  const sent = new FormData(form);
  sent.set("go", "try");
  waiting?.abort();
  const { signal } = (waiting = new AbortController());
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), signal });
  if ((!answer.ok && answer.status !== NOT_TAKEN) || signal.aborted) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const result = document.getElementById("result");
  if (version(page) !== version(document)) return renew(page);
  result.replaceChildren(...(page.getElementById("result")?.childNodes || []));
  const told = [...result.querySelectorAll("h2, .counted, .team")].map((one) => one.textContent);
  document.getElementById("result-news").textContent = told.join(". ");
}

// The aid was changed meanwhile: the question is asked again in its words, and the page says so.
function renew(page) {
  for (const part of RENEWED) document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  document.querySelector(".error-summary")?.focus();
}

document.addEventListener("change", (event) => {
  const { form, name } = event.target;
  if (form?.id === "try" && name !== "chosen") show(form).catch(() => {});
});

// An answer may have been ticked before this script was there.
const asked = document.getElementById("try");
if (asked && [...asked.elements].some((one) => one.checked !== one.defaultChecked)) show(asked).catch(() => {});
