// A text and a line in it come in; the first and last line of the entry around that line go out.

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
