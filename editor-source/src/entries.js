// A text and a line in it come in; the entry around that line goes out, and the part of the file.

const BLANK = /^\s*(#|$)/;
const DEEPEST = 2; // spaces before an entry of a rule file: "  - option: ..." or "  pain: ..."

function begins(text) {
  return !BLANK.test(text) && /^ */.exec(text)[0].length <= DEEPEST;
}

/** The entry that a line belongs to: a statement, a question, an option, or a key of the file itself. */
export function entryAround(doc, line) {
  let first = line;
  while (first > 1 && !begins(doc.line(first).text)) first -= 1;
  let last = line;
  while (last < doc.lines && !begins(doc.line(last + 1).text)) last += 1;
  return { line, first, last };
}

/** The key of the file under which a line stands. */
export function partAround(doc, line) {
  for (let at = line; at > 0; at -= 1) {
    const found = /^([a-z_]+):/.exec(doc.line(at).text);
    if (found) return found[1];
  }
  return "";
}
