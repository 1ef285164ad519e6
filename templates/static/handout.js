// Puts the person's own words on the printed page, and counts pages. The page works without this file.

const all = (selector) => [...document.querySelectorAll(selector)];
const owns = all("[data-own]");
const asks = all("[data-ask]");
const leanings = all("[data-leaning] input"); // unset until the person marks one, and read by nothing but the printer and the note
const wordsOf = (one) => one.closest("label").textContent.trim();
const chosen = () => asks.filter((one) => one.checked).map(wordsOf);
const leaning = () => leanings.find((one) => one.checked);

function show(own) {
  const [box, typed] = [own.querySelector("textarea"), own.querySelector(".typed")];
  typed.textContent = box.value;
  typed.hidden = !box.value.trim();
}

// --- Own words outlive this page in the tab's storage, which browsers write to the disk: encrypted (AES-GCM) with a key
// --- that comes from the session cookie. "Clear for the next person" ends the cookie, and so what is left can't be read.

const pdf = document.getElementById("pdf");
const { aid, cipherKey } = pdf.dataset;
const STORED = `handout:${aid}`;
const NONCE = 12; // bytes
const asText = (bytes) => btoa(Array.from(new Uint8Array(bytes), (one) => String.fromCharCode(one)).join(""));
const asBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const key = cipherKey && crypto.subtle // which is there over https and on this computer alone; else the words stay on this page
  ? crypto.subtle.importKey("raw", asBytes(cipherKey), "AES-GCM", false, ["encrypt", "decrypt"])
  : null;

async function store() {
  const own = Object.fromEntries(owns.map((one) => [one.dataset.own, one.querySelector("textarea").value]));
  const words = new TextEncoder().encode(JSON.stringify({ own, asks: chosen(), leans: leaning()?.value }));
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const secret = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key, words);
  sessionStorage.setItem(STORED, JSON.stringify([asText(iv), asText(secret)]));
}

async function stored() {
  const [iv, secret] = JSON.parse(sessionStorage.getItem(STORED)).map(asBytes);
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key, secret)));
}

function restore(kept) {
  owns.map((one) => [one.dataset.own, one.querySelector("textarea")])
    .forEach(([own, box]) => { box.value = box.defaultValue || kept.own[own] || ""; }); // what was just posted is newer
  asks.forEach((one) => { one.checked = kept.asks.includes(wordsOf(one)); });
  leanings.forEach((one) => { one.checked = one.value === kept.leans; });
}

let storing = Promise.resolve(); // one after the other, so that the newest words are the last
const keep = () => { if (key) storing = storing.then(store); };

async function begin() {
  if (key && sessionStorage.getItem(STORED)) {
    await stored().then(restore, () => sessionStorage.removeItem(STORED)); // another person's can't be read, and goes
  }
  owns.forEach((own) => {
    show(own);
    own.addEventListener("input", () => { show(own); keep(); });
  });
  [...asks, ...leanings].forEach((one) => one.addEventListener("change", keep));
  if (owns.some((own) => own.querySelector("textarea").defaultValue)) keep();
  asks.filter((one) => one.checked).forEach((one) => one.closest("details")?.setAttribute("open", ""));
}

const begun = begin();

all("[data-no-leaning]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    leanings.forEach((one) => { one.checked = false; });
    keep();
    fillNote();
  });
});

// --- The PDF is fetched: Chromium writes the body of a form that led to a page to its session files, and leaves it there.

const alertBox = document.querySelector("[data-alert]");

async function showPdf() {
  const made = await fetch(pdf.action, { method: "POST", body: new FormData(pdf) });
  if (made.headers.get("Content-Type") === "application/pdf") {
    location.assign(URL.createObjectURL(await made.blob()));
    return;
  }
  const page = new DOMParser().parseFromString(await made.text(), "text/html");
  const why = page.querySelector("[data-alert] b, .lede"); // neither where all was cleared meanwhile, as in another tab
  if (why) tell(why.textContent); else location.reload();
}

function tell(why) {
  alertBox.replaceChildren(Object.assign(document.createElement("b"), { textContent: why }));
  alertBox.scrollIntoView();
}

pdf.addEventListener("submit", (event) => {
  event.preventDefault();
  stopCounting(); // no PDF waits for a count that is yet to be asked
  showPdf().catch(() => tell(alertBox.dataset.alert));
});

// --- Pages are counted for the button, and where it is in sight, for each other choice beside it. What is typed leaves
// --- this page only with a press: to be counted, each of its letters is sent as one and the same.

const makers = all("button[data-make]");
const MAKE = makers[0].textContent;
const choices = all("#pdf [data-pages]"); // where the number stands beside a choice
const ANY_LETTER = "o"; // about as wide as letters are on average
let counting;
let newest = 0;
let asking = Promise.resolve(); // one after the other: the server counts one at a time, and sends away who comes meanwhile
const known = new Map(); // counts by what was sent
const inSight = () => new Promise((seen) => { // asked anew for each count: who types further up waits for no other paper
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    watch.disconnect();
    seen();
  });
  watch.observe(pdf);
});

function counted(choice) {
  const form = new FormData(pdf);
  owns.forEach(({ dataset: { own } }) => form.set(`own-${own}`, form.get(`own-${own}`).replace(/\S/gu, ANY_LETTER)));
  if (choice) form.set(choice.name, choice.value);
  return form;
}

async function countPages(mine, choice) {
  const form = counted(choice);
  const sent = JSON.stringify([...form]);
  while (!known.has(sent)) {
    asking = asking.catch(() => {}).then(() => mine === newest && fetch(pdf.dataset.count, { method: "POST", body: form }));
    const answer = await asking;
    if (answer?.status === 200) known.set(sent, await answer.text());
    else if (answer?.status !== 503) return "";
    else await new Promise((go) => { setTimeout(go, 1000 * answer.headers.get("Retry-After")); });
  }
  return known.get(sent);
}

const sayOnButtons = (count) => makers.forEach((one) => { one.textContent = count ? pdf.dataset.makePages.replace("#", count) : MAKE; });
const sayBeside = (mark, count) => { mark.textContent = count ? pdf.dataset.pages.replace("#", count) : ""; };
const inputOf = (mark) => mark.closest("label").querySelector("input");

async function countAll(mine) {
  const count = await countPages(mine);
  if (mine !== newest) return;
  sayOnButtons(count);
  choices.filter((mark) => inputOf(mark).checked).forEach((mark) => sayBeside(mark, count));
  await inSight();
  for (const mark of choices.filter((one) => !inputOf(one).checked)) {
    const other = await countPages(mine, inputOf(mark));
    if (mine !== newest) return;
    sayBeside(mark, other);
  }
}

function stopCounting() {
  clearTimeout(counting);
  newest += 1;
}

function countSoon(milliseconds = 500) {
  stopCounting();
  sayOnButtons("");
  choices.forEach((mark) => sayBeside(mark, ""));
  counting = setTimeout(() => countAll(newest).catch(() => {}), milliseconds);
}

begun.then(() => countSoon());
pdf.addEventListener("change", () => countSoon());
[...asks, ...owns].forEach((one) => one.addEventListener("input", () => countSoon()));

// --- The note for the record -------------------------------------------------------------------------------------

const note = document.getElementById("note");

function withAsks(text) {
  // The note says what the person wants to ask, where it was said here and the note does not have it yet.
  const own = document.getElementById("own-questions").value.trim().split("\n").filter(Boolean);
  const said = [...chosen(), ...own].filter((one) => !text.includes(one)).map((one) => `- ${one}`);
  const lines = text.split("\n");
  const put = (heading, words) => {
    const at = lines.indexOf(heading);
    if (at >= 0 && words.length) lines.splice(at + 1, lines[at + 1] === note.dataset.byHand ? 1 : 0, ...words);
  };
  put(note.dataset.asks, said);
  const words = [leaning() && wordsOf(leaning()), document.getElementById("own-leaning").value.trim()];
  const leans = words.filter((one) => one && !text.includes(`- ${one}`)).map((one) => `- ${one}`);
  put(note.dataset.leans, leans);
  return lines.join("\n");
}

let edited = false; // then what is new waits for the copy, so that nothing comes between what somebody writes
const fillNote = () => { if (!edited) note.value = withAsks(note.defaultValue); };
note.addEventListener("input", () => { edited = true; });
begun.then(fillNote);
[...asks, ...owns, ...leanings].forEach((one) => one.addEventListener("input", fillNote));

all("[data-copy]").forEach((button) => {
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    note.value = withAsks(note.value);
    note.select();
    try {
      await navigator.clipboard.writeText(note.value);
    } catch {
      document.execCommand("copy"); // where the page is served without https
    }
    status.textContent = status.dataset.copied;
  });
});
