// The editing page comes in; it goes out with an editor over its text, its problems, and a preview that follows.
import { EditorView, keymap } from "@codemirror/view";
import { checking } from "./checking.js";
import { completing, explainedLine } from "./completing.js";
import { preview } from "./preview.js";
import { marking, mendHere, show, toNext } from "./problems.js";
import { editorOver, goTo } from "./text.js";
import { learn, say } from "./wording.js";
import { outdate, refresh } from "./words.js";

const FOLLOW = 80;

function put(id, words) {
  const place = document.getElementById(id);
  if (place && place.textContent !== words) place.textContent = words;
}

/** Keys of the editor's own: problems, their mends, and what the line at the cursor is for. */
const keys = keymap.of([
  { key: "F8", run: (view) => toNext(view, 1), shift: (view) => toNext(view, -1) },
  { key: "Alt-Enter", run: mendHere },
  { key: "F1", run: (view) => explainAloud(view) },
]);

function explainAloud(view) {
  const found = explainedLine(view.state);
  view.dispatch({ effects: EditorView.announce.of(found ? `${found.name}: ${found.means}` : say("nothing to explain")) });
  return true;
}

function start(form) {
  learn(form.dataset.wording);
  const { words } = form.dataset;
  const textarea = form.elements.text;
  const list = document.getElementById("problems");
  const frame = document.getElementById("preview");
  const help = document.getElementById("editor-help");
  for (const id of ["editor-help", "meaning"]) document.getElementById(id).hidden = false;

  let pause = 0;
  const changed = EditorView.updateListener.of((update) => {
    if (update.docChanged) check.soon();
    if (!update.docChanged && !update.selectionSet) return;
    clearTimeout(pause);
    pause = setTimeout(follow, FOLLOW);
  });
  const view = editorOver(textarea, help.querySelector("summary").textContent, [keys, marking(), completing(words), changed]);
  const shown = frame && preview(frame, (line, focus) => goTo(view, line, 1, focus));

  function follow() {
    shown?.follow(view.state.doc.lineAt(view.state.selection.main.head).number);
    const found = explainedLine(view.state);
    put("meaning", found ? `${found.name}: ${found.means}` : "");
  }

  const check = checking(form, (found) => {
    put("kept", say(found.state, { time: found.kept ?? "", message: found.message ?? "" }));
    form.dataset.state = found.state;
    if (!found.problems) return;
    show(view, found.problems, list, document.getElementById("news"));
    outdate();
    if (found.aid) shown?.refresh();
  });

  const left = check.left();
  if (left !== null && left !== view.state.doc.toString()) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: left } });
    put("kept", say("restored"));
  } else {
    check.forget();
    check.soon(0);
  }
  refresh(words).then(follow);
}

const form = document.querySelector("form[data-draft]");
if (form) start(form);
