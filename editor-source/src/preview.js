// A frame with a page of the aid comes in; it goes on showing the text as it is now, at the cursor's entry.
import { pageShowing } from "./pages.js";

const MARK = "[data-here] { outline: 3px solid var(--action, Highlight); outline-offset: 4px; border-radius: 2px; }";
const ELSEWHERE = 350;
const UNDER_HEADING = 96;
const PRESSABLE = "a, button, summary, input, label, select";

/** The page in the frame; null while it loads or where it is none, such as a PDF. */
function pageIn(frame) {
  const page = frame.contentDocument;
  return page?.contentType === "text/html" && page.body && page.URL !== "about:blank" ? page : null;
}

/** Now, on the clock that also tells when a page was asked for. */
function now() {
  return performance.timeOrigin + performance.now();
}

function styled(frame, page) {
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(MARK);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}

/** The element for an entry's line: the last of the entry that begins at or above the line, else the first below. */
export function elementFor(page, { line, first, last }) {
  let best = null;
  for (const one of page.querySelectorAll("[data-line]")) {
    const at = Number(one.dataset.line);
    const kept = best && Number(best.dataset.line);
    if (at < first || at > last) continue;
    if (!best || (at <= line ? at > kept || kept > line : at < kept)) best = one;
  }
  return best;
}

function reveal(frame, element) {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const { top, bottom } = element.getBoundingClientRect();
  const height = frame.contentWindow.innerHeight;
  if (height === 0 || (top >= 0 && bottom <= height)) return;
  frame.contentWindow.scrollBy({ top: top - Math.max(UNDER_HEADING, (height - (bottom - top)) / 3), behavior: "instant" });
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

/** The preview in a frame: `toLine` hears of a line whose words were pressed, `choices` knows the other pages, `unseen` hears whether none shows it. */
export function preview(frame, choices, toLine, unseen) {
  let entry = { line: 1, first: 1, last: 1 };
  let marked = null;
  let flight = null;
  let moving = 0;
  let follows = false;
  let kept = 0;
  let left = 0;

  function listen() {
    if (asked() < kept) draw();
    const page = pageIn(frame);
    if (!page) return;
    styled(frame, page);
    page.addEventListener("click", pressed);
    choices.shown(page.location);
    seek();
  }

  /** When the page in the frame was asked for: one from before the text was kept shows the text before. */
  function asked() {
    return pageIn(frame) ? frame.contentWindow.performance.timeOrigin : left;
  }

  function leave(address) {
    left = now();
    frame.contentWindow.location.replace(address);
  }

  function pressed(event) {
    left = now();
    const found = event.target.closest?.("[data-line]");
    if (found) toLine(Number(found.dataset.line), !event.target.closest(PRESSABLE));
  }

  /** Mark the entry on the page; whether it is there. */
  function mark(scroll) {
    const page = pageIn(frame);
    if (!page) return true;
    const found = elementFor(page, entry);
    if (found !== marked) marked?.removeAttribute("data-here");
    marked = found;
    found?.setAttribute("data-here", "");
    if (found && scroll) reveal(frame, found);
    return found !== null;
  }

  async function elsewhere() {
    const at = entry;
    const address = await pageShowing(choices.others(), (page) => elementFor(page, at) !== null);
    if (at !== entry || !follows) return;
    unseen(address === null);
    if (address) leave(address);
  }

  function follow(at) {
    entry = at;
    follows = true;
    seek();
  }

  /** Mark the entry where it is, and look for it on the other pages where the cursor leads. */
  function seek() {
    clearTimeout(moving);
    if (mark(follows)) unseen(false);
    else if (follows) moving = setTimeout(elsewhere, ELSEWHERE);
  }

  function refresh() {
    kept = now();
    draw();
  }

  function reload() {
    if (frame.contentDocument?.URL === "about:blank") return; // the first page is on its way
    left = now();
    try {
      frame.contentWindow.location.reload();
    } catch {
      leave(choices.chosen()); // to Firefox a PDF is a page of another site
    }
  }

  async function draw() {
    const page = pageIn(frame);
    if (!page) return reload();
    flight?.abort();
    const own = (flight = new AbortController());
    try {
      const answer = await fetch(page.location.href, { signal: own.signal });
      const text = await answer.text();
      if (own.signal.aborted || pageIn(frame) !== page) return;
      swap(frame, page, new DOMParser().parseFromString(text, "text/html"));
      mark(false);
    } catch {
      // The next answer brings the next page; until then the old one stays.
    }
  }

  function show(address) {
    follows = false;
    clearTimeout(moving);
    leave(address);
  }

  frame.addEventListener("load", listen);
  if (pageIn(frame)?.readyState === "complete") listen();
  return { follow, refresh, show };
}
