// A spot in the rule file comes in; the keys and names that may be written there, and what each means, go out.

const CONDITIONS = new Set(["when", "like", "glance_when", "given"]);
let words = { levels: {}, ids: {} };
let wanted = null; // the words as they were asked for last; null where the text has changed since

/** The words must be asked for again: the text has changed. */
export function outdate() {
  wanted = null;
}

/** Ask the server for the words, where they may have changed; the old ones stay where it does not answer. */
export async function refresh(address) {
  const mine = (wanted ??= answer(address));
  const found = await mine;
  if (wanted && wanted !== mine) return refresh(address);
  if (found) words = found;
  else if (wanted === mine) wanted = null;
}

async function answer(address) {
  try {
    const given = await fetch(address, { headers: { Accept: "application/json" } });
    return given.ok ? await given.json() : null;
  } catch {
    return null; // without the server the editor goes on with the words it has
  }
}

/** The keys of the level that a path leads to; null where it leads to none. */
function level(path) {
  const found = Object.keys(words.levels).find((pattern) => {
    const parts = pattern ? pattern.split(".") : [];
    return parts.length === path.length && parts.every((part, i) => part === path[i] || (part === "*" && path[i] !== "-"));
  });
  return found === undefined ? null : words.levels[found];
}

/** The question that a condition's path asks about: "" where one may be named; null outside a condition. */
function asked(path) {
  const start = path.findIndex((name) => CONDITIONS.has(name));
  if (start < 0) return null;
  return path.slice(start + 1).find((name) => !["any", "all", "-"].includes(name)) ?? "";
}

function ids(kind) {
  return Object.entries(words.ids[kind] ?? {}).map(([name, means]) => ({ name, means }));
}

function choices(question) {
  return Object.entries(words.ids.choices?.[question] ?? {}).map(([name, means]) => ({ name, means }));
}

/** The keys that may stand at a place: name, meaning, whether it must be there. */
export function keysAt({ path }) {
  if (asked(path) === "") return ids("questions");
  const keys = level(path);
  return keys ? Object.entries(keys).map(([name, { means, needed }]) => ({ name, means, needed })) : [];
}

/** The names that may be the value of a key: ids of the file, or the words of a scale. */
export function valuesAt({ path, key }) {
  const question = asked([...path, key]);
  if (question !== null) return choices(question);
  const held = level(path.at(-1) === "-" && path.at(-2) === key ? path.slice(0, -2) : path)?.[key];
  if (held?.ids) return ids(held.ids);
  const values = held?.values ?? [];
  return values.map((value) => (typeof value === "string" ? { name: value, means: "" } : value));
}

/** What a key, or a name written as a value, means; "" where that is not known. */
export function meaning(place, name) {
  const known = place.key === null ? keysAt(place) : valuesAt(place);
  return known.find((word) => word.name === name)?.means ?? "";
}
