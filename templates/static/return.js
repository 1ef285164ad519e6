// A scanned code opens the start page with the code after the "#", where no server sees it; from there it is sent like a typed one.
// No page can take an address out of the browser's history: the next page says so.
"use strict";

const scanned = decodeURIComponent(location.hash.slice(1));
if (/^[0-9A-Za-z]{8,}$/.test(scanned)) {
  history.replaceState(null, "", location.pathname);
  const form = document.querySelector("[data-return]");
  form.elements.code.value = scanned;
  form.elements.by.value = "link";
  form.requestSubmit();
}
