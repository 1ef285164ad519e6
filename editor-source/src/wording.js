// The page's own words, in the page's language, come in; the words that the script shows go out.

let wording = {};

/** Take the words that stand on the page. */
export function learn(text) {
  wording = JSON.parse(text || "{}");
}

/** The words that are called this, with the values put in for {names}. */
export function say(name, values = {}) {
  return (wording[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** The editor's own phrases, such as those of its search. */
export function phrases() {
  return wording.phrases ?? {};
}
