// The problems of a text come in; they go out as a list under it, in its margin and under its words, each with its mend.
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { goTo, inUnits } from "./text.js";
import { say } from "./wording.js";

const SIGNS = { error: "✕", warning: "!" };
const SETTLED = 1000;
const MANY = 8;

let problems = [];

/** The margin and the keys for problems. */
export function marking() {
  return [lintGutter({ hoverTime: 200 })];
}

function level(problem) {
  return say(problem.level);
}

function diagnostic(view, problem) {
  const line = view.state.doc.line(Math.min(problem.line, view.state.doc.lines));
  const from = Math.min(line.from + inUnits(line.text, problem.column - 1), line.to);
  const word = /^(?:"[^"]*"|'[^']*'|[\p{L}\p{N}_.-]+)/u.exec(line.text.slice(from - line.from));
  return {
    from,
    to: word ? from + word[0].length : line.to,
    severity: problem.level,
    message: `${level(problem)}. ${problem.message}`,
    actions: problem.mend ? [{ name: say("mend"), apply: () => mend(view, problem) }] : [],
  };
}

/** Write the line that puts a problem right, as one step that can be undone. */
export function mend(view, { mend: { line: number, text } }) {
  const line = view.state.doc.line(number);
  view.dispatch({
    changes: { from: line.from, to: line.to, insert: text },
    effects: EditorView.announce.of(say("mended", { line: number })),
    userEvent: "input.mend",
  });
  goTo(view, number, text.length - text.trimStart().length + 1);
}

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** A button with a label that does something when it is pressed. */
export function button(className, label, press) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function link(label, address) {
  const made = element("a", "", label);
  made.href = address;
  return made;
}

function item(view, problem) {
  const sign = element("span", "sign", SIGNS[problem.level]);
  sign.setAttribute("aria-hidden", "true");
  const at = button("quiet at", say("line", { line: problem.line }), () => goTo(view, problem.line, problem.column));
  const made = element("li", `is-${problem.level}`, sign, " ", element("b", "", level(problem)), " ", at, " ", element("span", "message", problem.message));
  for (const [words, address] of [["by form", problem.form], ["why", problem.why]]) {
    if (address) made.append(" ", link(say(words), address));
  }
  if (problem.mend) {
    const written = element("code", "", problem.mend.text.trim());
    made.append(" ", button("write", element("span", "", `${say("mend")}: `, written), () => mend(view, problem)));
  }
  return made;
}

let saying = 0;
let said = "";

/** Say how many problems there are once typing has paused, so that nobody hears it at each letter. */
function tell(status, words) {
  said = words;
  clearTimeout(saying);
  saying = setTimeout(() => {
    if (status.textContent !== words) status.textContent = words;
  }, SETTLED);
}

/** Show these problems everywhere; what the published text has as well stands in a list of its own, below. */
export function show(view, { problems: found, said: words }, list, status) {
  mark(view, found);
  const older = document.getElementById("older-problems");
  const isBelow = (problem) => Boolean(older && problem.older);
  list.replaceChildren(...found.filter((one) => !isBelow(one)).map((problem) => item(view, problem)));
  older?.replaceChildren(...found.filter(isBelow).map((problem) => item(view, problem)));
  if (older) {
    document.getElementById("older").hidden = older.children.length === 0;
    document.getElementById("older-count").textContent = older.children.length;
  }
  narrow(found.length);
  tell(status, words);
}

/** Of many problems, show only those with the words that are typed into the field above them. */
function narrow(count) {
  const field = document.getElementById("problem-words");
  if (!field) return;
  document.getElementById("find-problems").hidden = count < MANY;
  field.oninput ??= () => narrow(problems.length);
  const wanted = count < MANY ? "" : field.value.trim().toLowerCase();
  for (const one of document.querySelectorAll(".problems > li")) one.hidden = !one.textContent.toLowerCase().includes(wanted);
  if (wanted) document.getElementById("older").open = true;
}

/** Show these problems in the margin and under their words. */
export function mark(view, found) {
  problems = found;
  view.dispatch(setDiagnostics(view.state, found.map((problem) => diagnostic(view, problem))));
}

/** Go to the next problem after the cursor, or with -1 to the one before it, round the end; its words are announced. */
export function toNext(view, step) {
  if (problems.length === 0) {
    view.dispatch({ effects: EditorView.announce.of(said || say("nothing found")) });
    return true;
  }
  const here = view.state.doc.lineAt(view.state.selection.main.head).number;
  const ordered = step > 0 ? problems : [...problems].reverse();
  const found = ordered.find(({ line }) => (step > 0 ? line > here : line < here)) ?? ordered[0];
  goTo(view, found.line, found.column);
  const words = `${level(found)}, ${say("line", { line: found.line })}. ${found.message}`;
  view.dispatch({ effects: EditorView.announce.of(found.mend ? `${words} ${say("mend by key")}` : words) });
  return true;
}

/** Put right the first problem of the cursor's line that can be. */
export function mendHere(view) {
  const here = view.state.doc.lineAt(view.state.selection.main.head).number;
  const found = problems.find((problem) => problem.mend && problem.line === here);
  if (found) mend(view, found);
  return found !== undefined;
}
