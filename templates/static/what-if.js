// Shows what an answer would change as soon as it is ticked. The page works without this file.
"use strict";

const form = document.getElementById("try");
const result = document.getElementById("result");
const news = document.getElementById("result-news");
let waiting = null;

async function show() {
  const sent = new FormData(form);
  sent.set("go", "try");
  waiting?.abort();
  const { signal } = (waiting = new AbortController());
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), signal });
  if (!answer.ok || signal.aborted) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  result.replaceChildren(...(page.getElementById("result")?.childNodes || []));
  news.textContent = [...result.querySelectorAll("h2, .counted")].map((one) => one.textContent).join(". ");
}

form?.addEventListener("change", () => show().catch(() => {}));
