// A frame with a page of the aid comes in; it goes on showing the text as it is now, at the cursor's line.

const MARK = "[data-here] { outline: 3px solid Highlight; outline-offset: 4px; border-radius: 2px; }";

/** The page in the frame; null while it loads or where it is none, such as a PDF. */
function pageIn(frame) {
  const page = frame.contentDocument;
  return page?.contentType === "text/html" && page.body ? page : null;
}

function styled(frame, page) {
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(MARK);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}

/** The element for a line: the last that begins at or above it, else the first below. */
function elementFor(page, line) {
  let best = null;
  let below = null;
  for (const one of page.querySelectorAll("[data-line]")) {
    const at = Number(one.dataset.line);
    if (at <= line && (!best || at > Number(best.dataset.line))) best = one;
    if (at > line && (!below || at < Number(below.dataset.line))) below = one;
  }
  return best ?? below;
}

function reveal(frame, element) {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const { top, bottom } = element.getBoundingClientRect();
  const height = frame.contentWindow.innerHeight;
  if (top >= 0 && bottom <= height) return;
  frame.contentWindow.scrollBy({ top: top - Math.max(24, (height - (bottom - top)) / 3), behavior: "instant" });
}

/** Put a fresh page's body in the place of the old one, with the same cards open and scrolled the same. */
function swap(frame, page, fresh) {
  const open = [...page.querySelectorAll("details")].map((card) => card.open);
  const { scrollX, scrollY } = frame.contentWindow;
  const body = page.adoptNode(fresh.body);
  const cards = [...body.querySelectorAll("details")];
  if (cards.length === open.length) cards.forEach((card, i) => { card.open = open[i]; });
  page.title = fresh.title;
  page.body.replaceWith(body);
  frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
}

/** The preview in a frame: `toLine` hears of a line whose words were pressed. */
export function preview(frame, toLine) {
  let line = 1;
  let marked = null;
  let flight = null;

  function listen() {
    const page = pageIn(frame);
    if (!page) return;
    styled(frame, page);
    page.addEventListener("click", pressed);
    follow(line, false);
  }

  function pressed(event) {
    const found = event.target.closest?.("[data-line]");
    if (found) toLine(Number(found.dataset.line), !event.target.closest("a, button, summary, input, label, select"));
  }

  function follow(at, scroll = true) {
    line = at;
    const page = pageIn(frame);
    if (!page) return;
    const found = elementFor(page, line);
    if (found !== marked) marked?.removeAttribute("data-here");
    marked = found;
    if (!found) return;
    found.setAttribute("data-here", "");
    if (scroll) reveal(frame, found);
  }

  async function refresh() {
    const page = pageIn(frame);
    if (!page) return frame.contentWindow?.location.reload();
    flight?.abort();
    const own = (flight = new AbortController());
    try {
      const answer = await fetch(page.location.href, { signal: own.signal });
      const text = await answer.text();
      if (own.signal.aborted || pageIn(frame) !== page) return;
      swap(frame, page, new DOMParser().parseFromString(text, "text/html"));
      follow(line, false);
    } catch {
      // The next answer brings the next page; until then the old one stays.
    }
  }

  frame.addEventListener("load", listen);
  if (pageIn(frame)?.readyState === "complete") listen();
  return { follow, refresh };
}
