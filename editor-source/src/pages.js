// The page's choice of what to preview comes in; addresses of previews go out, and which of them shows a line.

const PAPER = "handout"; // paper is looked at when it is asked for; the cursor leads to pages on screen

const read = new Map();

/** Pages are read again: the text has changed. */
export function forget() {
  read.clear();
}

async function pageAt(address) {
  const answer = await fetch(address);
  return new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
}

/** The selects for page, person and paper; without them the frame keeps the page that it has. */
export function choicesOn(form) {
  const { page, as, paper } = form.elements;
  const home = form.dataset.preview;

  function address(name) {
    const asked = new URLSearchParams(Object.entries({ as, paper }).filter(([, one]) => one?.value).map(([key, one]) => [key, one.value]));
    return new URL(`${home}${name}?${asked}`, location.href).href;
  }

  function names() {
    return page ? [...page.options].map((one) => one.value) : [];
  }

  return {
    others: () => names().filter((name) => name !== page.value && !name.startsWith(PAPER)).map(address),
    chosen: () => address(page.value),
    onChange: (act) => [page, as, paper].forEach((one) => one?.addEventListener("change", () => act(address(page.value)))),
    shown: ({ pathname }) => {
      const name = names().find((one) => new URL(address(one)).pathname === pathname);
      if (name !== undefined) page.value = name;
    },
  };
}

/** The first address whose page is as wanted; null where none is. */
export async function pageShowing(addresses, wanted) {
  for (const address of addresses) {
    if (!read.has(address)) read.set(address, pageAt(address).catch(() => null));
    const page = await read.get(address);
    if (page && wanted(page)) return address;
  }
  return null;
}
