// A text and a spot in it come in; the keys that lead there, and what may be written there, go out.

const TOKEN = /^(\s*)(- +|-$|(?:"[^"]*"|'[^']*'|[^\s"'#:{}[\],&*!|>%@`-][^:#{}[\],]*?):(?=\s|$))/;

/** The dashes and keys that a line begins with, each with its column, and the column after them. */
export function openers(line) {
  const found = [];
  let at = 0;
  for (;;) {
    const match = TOKEN.exec(line.slice(at));
    if (!match) return { found, end: at };
    const dash = match[2][0] === "-";
    found.push({ column: at + match[1].length, name: dash ? "-" : unquoted(match[2].slice(0, -1)) });
    at += match[0].length;
    if (!dash) return { found, end: at };
  }
}

function unquoted(name) {
  return name.replace(/^["']|["']$/g, "");
}

/** The keys and dashes above a column, from the outermost in, read from the lines above it. */
function parents(lines, column, dash) {
  const path = [];
  let limit = column;
  let atDash = dash;
  for (let number = lines.length - 1; number >= 0 && (limit > 0 || atDash); number -= 1) {
    if (/^\s*(#|$)/.test(lines[number])) continue;
    for (const { column: at, name } of openers(lines[number]).found.reverse()) {
      if (at < limit || (atDash && name !== "-" && at === limit)) {
        path.unshift(name);
        limit = at;
        atDash = name === "-";
      }
    }
  }
  return path;
}

/** What the brackets of a value say about the spot at its end: the further path, and whether a key or a value comes. */
function inBrackets(value) {
  const open = [];
  let quote = "";
  let word = "";
  for (const sign of value) {
    if (quote) {
      if (sign === quote) quote = "";
      continue;
    }
    const top = open.at(-1);
    if ((sign === '"' || sign === "'") && !word.trim()) quote = sign;
    else if (sign === "{" || sign === "[") open.push({ sign, key: null, keys: [] });
    else if (sign === "}" || sign === "]") open.pop();
    else if (sign === ":" && top?.sign === "{" && top.key === null) top.keys.push((top.key = unquoted(word.trim())));
    else if (sign === "," && top) top.key = null;
    else {
      word += sign;
      continue;
    }
    word = "";
  }
  return { open, quoted: quote !== "" };
}

/**
 * Where in the rule file a spot is.
 *
 * `path` leads to the entry (names and, for items of a list, "-"); `key` is the key whose value is being written, or
 * null where a key may come; `listed` tells that an item of a plain list may come as well.
 */
export function placeAt(above, line) {
  const { found, end } = openers(line);
  const column = line.length - line.trimStart().length;
  const path = parents(above, found.length ? found[0].column : column, found[0]?.name === "-");
  path.push(...found.map(({ name }) => name));
  const hasKey = found.length > 0 && found.at(-1).name !== "-";
  if (!hasKey && !/^\s*[[{]/.test(line.slice(end))) return { path, key: null, listed: path.at(-1) === "-" };
  const { open, quoted } = inBrackets(line.slice(end));
  if (quoted) return null;
  for (const { sign, key } of open) {
    if (sign === "[") path.push("-");
    else if (key !== null) path.push(key);
  }
  const inner = open.at(-1);
  if (inner?.sign === "{" && inner.key === null) return { path, key: null, listed: false, beside: inner.keys };
  if (inner?.sign === "[") return { path, key: path.findLast((name) => name !== "-"), listed: true };
  return { path: path.slice(0, -1), key: path.at(-1), listed: false };
}
