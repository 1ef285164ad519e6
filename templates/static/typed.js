// Ask before an author leaves a page with something typed that was not sent.
(() => {
  const KEPT_BY_A_BUTTON = ".entry-form, .publish";
  const refused = "refused" in document.currentScript.dataset; // shown again, with what was typed
  const typed = new Set(refused ? document.querySelectorAll(KEPT_BY_A_BUTTON) : []);

  addEventListener("input", ({ target }) => {
    const form = target.closest(KEPT_BY_A_BUTTON);
    if (form) typed.add(form);
  });
  addEventListener("submit", ({ target }) => { typed.delete(target); });
  addEventListener("beforeunload", (event) => { if (typed.size) event.preventDefault(); });
})();
