// The aid as one file: draws what the engine answers where a browser would load a page from a server.
// The scripts of the pages run unchanged; `fetch`, `location` and the like reach the engine in place of a network.
"use strict";

(() => {
  // Under the same hash as the scripts of pages; where the browser refused those, nothing is known and nothing starts.
  const facts = window.offlineFacts ?? { pictures: {}, scripts: [] };
  const part = (name) => document.getElementById(`offline-${name}`).textContent;
  const licences = part("licences"); // now, since other pages take the place of this one
  const listen = EventTarget.prototype.addEventListener;
  const clockwork = { setTimeout: window.setTimeout.bind(window), setInterval: window.setInterval.bind(window) };
  let life = new AbortController(); // of the page that is shown: what it listens to ends with it
  let timers = [];
  let current = facts.first;
  const asRead = (text) => new DOMParser().parseFromString(text, "text/html");
  const asText = (bytes) => new TextDecoder().decode(bytes);
  const TOLD_IN_THE_FILE = "[data-offline-start], .offline-about, [data-offline-words]";
  const picture = (address) => facts.pictures[address] ?? address;
  // What a person reads of a page, without what is another each time or is told only in the file.
  const content = (page, left = "") => {
    const copy = page.body.cloneNode(true);
    copy.querySelectorAll(`script, noscript, [name=session_id], ${TOLD_IN_THE_FILE}${left}`).forEach((one) => one.remove());
    copy.querySelectorAll("img").forEach((one) => one.setAttribute("src", picture(one.getAttribute("src"))));
    return `${page.title} ${copy.innerHTML}`.replace(/\s+/g, " ").replaceAll(" <", "<").trim();
  };
  const withoutOverdue = (page) => content(page, ", [data-overdue]");
  const told = (page) => [...page.querySelectorAll(TOLD_IN_THE_FILE)].map((one) => one.outerHTML).join("");
  const drawn = { all: content(document), withoutOverdue: withoutOverdue(document), told: told(document) };
  // The style sheets that the browser took; one that was changed is refused by its hash.
  const sheets = [...document.head.querySelectorAll("style")].filter(({ sheet }) => sheet).map((one) => one.cloneNode().outerHTML);

  // --- The engine ------------------------------------------------------------------------------------------------

  const waiting = new Map();
  let count = 0;
  let say = () => {};
  let worker;

  const isCurrent = () => "DecompressionStream" in window && "WebAssembly" in window && "noModule" in HTMLScriptElement.prototype;
  const hindrance = () => (window.top !== window && "framed") || (!window.offlineScripts && "damaged") || (!isCurrent() && "tooOld");

  // What as_letters has written: seven bits in each letter.
  function fromLetters(letters) {
    const bytes = new Uint8Array(Math.floor((letters.length * 7) / 8));
    let [bits, held, done] = [0, 0, 0];
    for (let at = 0; at < letters.length; at += 1) {
      bits = (bits << 7) | (letters.charCodeAt(at) & 127);
      held += 7;
      if (held >= 8) bytes[done++] = bits >> (held -= 8);
    }
    return bytes;
  }

  // As the file was made; an error where a letter is another since, which the packing tells by its check value.
  async function unpacked(name) {
    const packed = fromLetters(part(name));
    document.getElementById(`offline-${name}`).remove(); // no longer needed here
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return [name, new Uint8Array(await new Response(stream).arrayBuffer())];
  }

  // The parts by name, found whole, and the page that stands here found as it was drawn: before the engine starts.
  async function checked() {
    const parts = Object.fromEntries(await Promise.all(facts.parts.map(unpacked)));
    if (content(asRead(asText(parts.page))) !== drawn.all) throw new Error("the page that is drawn into the file");
    if (told(strips(facts.language)) !== drawn.told) throw new Error("what the file says of itself");
    if (sheets.join() !== facts.sheets.join()) throw new Error("the style sheets");
    return parts;
  }

  const begun = ({ worker: program, page, ...parts }) => new Promise((resolve, reject) => {
    const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
    try { worker = new Worker(address); } catch { reject(new Error("tooOld")); return; }
    listen.call(worker, "error", ({ message }) => reject(new Error("damaged", { cause: message })));
    listen.call(worker, "message", ({ data }) => {
      if (data.progress) progress(data.progress);
      else if (data.ready) resolve();
      else if (data.broken) reject(new Error(/memory/i.test(data.broken) ? "noMemory" : "damaged", { cause: data.broken }));
      else {
        const { done, no } = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.reply) done(data.reply); else no(new Error(data.failed));
      }
    });
    const { first, begin, path, lock } = facts;
    worker.postMessage({ start: { ...parts, first, begin, path, lock } }, Object.values(parts).map((one) => one.buffer));
  });

  const started = (async () => {
    if (hindrance()) throw new Error(hindrance());
    await begun(await checked().catch((error) => { throw new Error("damaged", { cause: error }); }));
  })();

  const send = (method, address, form) => new Promise((done, no) => {
    waiting.set((count += 1), { done, no });
    worker.postMessage({ id: count, method, address: address.replace(/#.*/, ""), form });
  });

  // The page that was drawn into the file must be what the engine says too, but for the line that its day has passed.
  const ready = started.then(async () => {
    const text = asText((await send("GET", facts.first, "")).body);
    const page = asRead(text);
    const isFalse = isOverdue() ? withoutOverdue(page) !== drawn.withoutOverdue : content(page) !== drawn.all;
    if (isFalse) throw new Error("damaged", { cause: "the page that is drawn into the file" });
    return { text, isChanged: content(page) !== drawn.all };
  });

  async function ask(method, address, form = "") {
    await ready;
    return send(method, address, form);
  }

  // --- What the page says of itself ------------------------------------------------------------------------------

  const strip = () => document.querySelector("[data-offline-start]");
  const words = () => document.querySelector("[data-offline-words]").dataset;

  // By the day of this place, as the engine has it too.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const isOverdue = () => today() > facts.reviewBy;

  function strips(language) {
    const fresh = document.createElement("template");
    fresh.innerHTML = (facts.strips[language] ?? facts.strips[facts.language]).join("");
    return fresh.content;
  }

  function progress(share) {
    const bar = strip()?.querySelector("progress");
    if (!bar) return;
    bar.hidden = false;
    bar.value = share;
  }

  function dressed() {
    if (current === facts.away) return; // which says nothing of what was read here
    const [start, about, said] = strips(document.documentElement.lang).children;
    document.querySelectorAll(TOLD_IN_THE_FILE).forEach((one) => one.remove());
    document.body.prepend(start);
    document.body.append(about, said);
    say(start);
    about.querySelector("[data-offline-overdue]").hidden = !isOverdue();
    about.querySelector("[data-offline-licences]").addEventListener("click", () => {
      const texts = about.querySelector("[data-offline-licence-texts]");
      texts.textContent ||= licences;
      texts.hidden = !texts.hidden;
    });
  }

  const saying = (word, { gone = false, bar = false } = {}) => {
    say = (start) => {
      start.hidden = gone;
      start.querySelector("[data-offline-says]").textContent = words()[word];
      start.querySelector("progress").hidden = !bar;
    };
    say(strip());
  };

  // What stands in a file that was changed may be false: struck out, and neither to be pressed nor read aloud.
  function condemn() {
    document.documentElement.dataset.offlineCondemned = "";
    document.querySelectorAll("main, footer, header nav, .site-menu, .brand").forEach((one) => {
      one.inert = true;
      one.style.textDecoration = "line-through"; // also where the style sheet that says so was refused
    });
    strip().setAttribute("role", "alert");
  }

  // --- Pages -----------------------------------------------------------------------------------------------------

  const addressOf = (said) => {
    const found = new URL(said, new URL(current, "https://aid.invalid"));
    const path = found.protocol === "file:" ? found.pathname.replace(/^\/[A-Za-z]:(?=\/)/, "") : found.pathname;
    return path + found.search + found.hash;
  };

  const fetchHere = async (said, { method = "GET", body, signal } = {}) => {
    const sent = body instanceof FormData ? new URLSearchParams(body) : body;
    const reply = await ask(method, addressOf(said), sent ? String(sent) : "");
    if (signal?.aborted) throw new DOMException("aborted", "AbortError");
    const empty = [204, 205, 304].includes(reply.status);
    return new Response(empty ? null : reply.body, { status: reply.status, headers: { "Content-Type": reply.type } });
  };

  const memory = () => {
    const kept = new Map();
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => { kept.set(name, String(value)); },
      removeItem: (name) => { kept.delete(name); },
      clear: () => kept.clear(),
      get length() { return kept.size; },
    };
  };

  const place = {
    get hash() { return location.hash; },
    get pathname() { return current; },
    get href() { return current; },
    assign: (to) => go("GET", to),
    replace: (to) => go("GET", to, "", "replace"),
    reload: () => go("GET", current, "", "replace"),
  };
  const past = { state: null, replaceState() {} };
  const NoOtherWindow = class { postMessage() {} addEventListener() {} };
  const timed = (start) => (...what) => {
    const timer = start(...what);
    timers.push(timer);
    return timer;
  };
  const outside = [
    fetchHere, place, past, memory(), memory(), NoOtherWindow, timed(clockwork.setTimeout), timed(clockwork.setInterval),
  ];

  EventTarget.prototype.addEventListener = function addEventListener(kind, what, options) {
    const here = this ?? window;
    if (here !== window && here !== document) return listen.call(here, kind, what, options);
    const more = typeof options === "boolean" ? { capture: options } : options;
    return listen.call(here, kind, what, { ...more, signal: life.signal });
  };

  function run(scripts) {
    scripts.forEach((name) => window.offlineScripts?.[name]?.(...outside));
    document.dispatchEvent(new Event("DOMContentLoaded"));
  }

  function draw(text) {
    const page = asRead(text);
    const scripts = [...page.querySelectorAll("script[src]")].map((one) => new URL(one.getAttribute("src"), "https://aid.invalid").pathname.split("/").pop());
    page.querySelectorAll("script, link").forEach((one) => one.remove());
    page.querySelectorAll("img").forEach((one) => { one.src = facts.pictures[one.getAttribute("src")] ?? ""; });
    life.abort();
    life = new AbortController();
    timers.splice(0).forEach((one) => { clearTimeout(one); clearInterval(one); });
    const root = document.documentElement;
    [...root.attributes].forEach(({ name }) => root.removeAttribute(name));
    [...page.documentElement.attributes].forEach(({ name, value }) => root.setAttribute(name, value));
    const kept = document.head.querySelectorAll("[data-offline]");
    document.head.replaceChildren(...kept, ...page.head.childNodes);
    document.body.replaceWith(page.body);
    dressed();
    run(scripts);
  }

  function settle(address, how) {
    const hash = new URL(address, "https://aid.invalid").hash;
    const here = location.href.replace(/#.*/, "");
    current = address.replace(/#.*/, "");
    if (how !== "stay") history[how === "replace" ? "replaceState" : "pushState"]({ address: current }, "", here);
    if (hash) aim(hash);
    else scrollTo(0, 0);
  }

  function aim(hash) {
    location.replace(hash); // which makes it the target of the style sheet, and forgets the entry's state
    history.replaceState({ address: current }, "");
  }

  async function go(method, said, form = "", how = "push") {
    const address = addressOf(said);
    if (!isReady) {
      if (!refused) saying("waiting", { bar: true });
      strip().scrollIntoView({ block: "nearest" });
    }
    try {
      const reply = await ask(method, address, form);
      if (!reply.type.startsWith("text/html")) return save(reply);
      const hash = new URL(address, "https://aid.invalid").hash;
      const arrived = reply.address + (reply.address.includes("#") ? "" : hash);
      settle(arrived, how);
      draw(asText(reply.body));
      if (location.hash) aim(location.hash);
      const wanted = document.querySelector("[autofocus]:not(dialog *)") ?? (location.hash ? null : document.getElementById("main"));
      wanted?.focus({ preventScroll: !wanted.autofocus });
    } catch (error) {
      if (isReady) saying("failed");
    }
  }

  function save(reply) {
    const file = URL.createObjectURL(new Blob([reply.body], { type: reply.type }));
    const link = Object.assign(document.createElement("a"), { href: file, download: /filename="?([^";]+)/.exec(reply.named)?.[1] ?? "" });
    link.click();
    clockwork.setTimeout(() => URL.revokeObjectURL(file), 60000);
  }

  // --- What a person does ----------------------------------------------------------------------------------------

  listen.call(window, "click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || link.download) return;
    const to = link.getAttribute("href");
    if (to.startsWith("#")) return;
    if (/^[a-z]+:/i.test(to)) {
      Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
      return;
    }
    event.preventDefault();
    go("GET", to);
  });

  listen.call(window, "submit", (event) => {
    const { target: form, submitter } = event;
    const said = (name, otherwise) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? otherwise;
    const method = said("method", "get").toUpperCase();
    if (event.defaultPrevented || method === "DIALOG") return;
    event.preventDefault();
    const sent = String(new URLSearchParams(new FormData(form, submitter)));
    const to = addressOf(said("action", current));
    if (method === "POST") go("POST", to, sent);
    else go("GET", `${to.replace(/[?#].*/, "")}?${sent}`);
  });

  listen.call(window, "popstate", ({ state }) => {
    if (state?.address && state.address !== current) go("GET", state.address, "", "stay");
  });

  // --- The beginning ---------------------------------------------------------------------------------------------

  let isReady = false;
  let refused = false;
  history.replaceState({ address: current }, "");
  if (window.offlineFacts) dressed();
  saying("starting", { bar: true });
  run(facts.scripts);
  ready.then(({ text, isChanged }) => {
    isReady = true;
    saying("ready", { gone: true });
    if (isChanged) draw(text);
    const mark = asRead(text).querySelector("[name=session_id]")?.value; // forms that were drawn into the file get this session's
    document.querySelectorAll("[name=session_id]").forEach((one) => { one.value = mark; });
  }).catch((error) => {
    refused = true;
    if (error.message === "damaged") condemn();
    console.error(error.cause ?? error); // for whoever looks into it: no answer has been given yet
    saying(error.message in words() ? error.message : "failed");
  });
})();
