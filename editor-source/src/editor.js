// The editing page comes in; it goes out with an editor over its text, its problems, and a preview that follows.
import { Transaction } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { checking } from "./checking.js";
import { completing, explainedLine } from "./completing.js";
import { entryAround, partAround } from "./entries.js";
import { choicesOn, forget } from "./pages.js";
import { preview } from "./preview.js";
import { button, marking, mendHere, show, toNext } from "./problems.js";
import { editorOver, goTo, takeOver } from "./text.js";
import { learn, say } from "./wording.js";
import { outdate, refresh } from "./words.js";

const FOLLOW = 80;

const byId = (id) => document.getElementById(id);

function put(id, words) {
  const place = byId(id);
  if (place && place.textContent !== words) place.textContent = words;
}

/** Keys of the editor's own: problems, their mends, and what the word at the cursor means. */
const keys = keymap.of([
  { key: "F8", run: (view) => toNext(view, 1), shift: (view) => toNext(view, -1) },
  { key: "Alt-Enter", run: mendHere },
  { key: "F1", run: explainAloud },
]);

function explained(view) {
  const found = explainedLine(view.state);
  return found ? `${found.name}: ${found.means}` : "";
}

function explainAloud(view) {
  view.dispatch({ effects: EditorView.announce.of(explained(view) || say("nothing to explain")) });
  return true;
}

/** What is there for those without this script gives way to what the script does by itself. */
function makeWay() {
  for (const one of document.querySelectorAll("[data-without-script]")) one.hidden = true;
  for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;
}

/** The frame beside the text, led by the cursor and leading it; a page that is chosen comes after what the cursor still had to say. */
function beside(form, goToLine, unseen, settle) {
  const frame = byId("preview");
  const choices = choicesOn(form);
  const shown = frame && preview(frame, choices, goToLine, unseen);
  choices.onChange((address) => {
    settle();
    shown?.show(address);
  });
  return shown;
}

/** Say how the text fares: kept, or why not yet, with what can be done. */
function tellState({ state, kept = "", overtaken = false }, keepThis) {
  const well = state === "kept";
  if (well) {
    put("kept", say("kept", { time: kept }));
    for (const one of document.querySelectorAll("[data-once-kept]")) one.hidden = false;
  }
  const news = overtaken && !byId("overtaken") ? say("overtaken") : "";
  put("connection", well ? news : say(state));
  if (state === "changed") byId("connection").append(button("quiet", say("keep this"), keepThis));
}

function start(form) {
  learn(form.dataset.wording);
  makeWay();
  const { words } = form.dataset;
  let pause = 0;

  const changed = EditorView.updateListener.of((update) => {
    const remote = update.transactions.some((one) => one.annotation(Transaction.remote));
    if (update.docChanged && !remote) check.soon();
    if (!update.docChanged && !update.selectionSet) return;
    clearTimeout(pause);
    pause = setTimeout(follow, FOLLOW);
  });
  const extensions = [keys, marking(), completing(words), changed];
  const view = editorOver(form.elements.text, byId("first-keys").textContent, extensions);
  const shown = beside(form, (line, focus) => {
    byId("tab-text")?.click();
    goTo(view, line, 1, focus);
  }, (unseen) => {
    const { doc, selection } = view.state;
    byId("unseen").hidden = !unseen || partAround(doc, doc.lineAt(selection.main.head).number) !== "statements";
  }, follow);

  function follow() {
    clearTimeout(pause);
    const { number } = view.state.doc.lineAt(view.state.selection.main.head);
    for (const one of document.querySelectorAll("a[data-at-line]")) one.search = `?line=${number}`;
    shown?.follow(entryAround(view.state.doc, number));
    put("meaning", explained(view));
  }

  const check = checking(form, (found, keepThis) => {
    tellState(found, keepThis);
    form.dataset.state = found.state;
    if (found.text !== undefined) takeOver(view, found.text);
    if (!found.problems) return;
    show(view, found, byId("problems"), byId("news"));
    outdate();
    forget();
    if (found.aid) shown?.refresh();
  });

  if (form.dataset.problems) show(view, JSON.parse(form.dataset.problems), byId("problems"), byId("news"));
  const left = check.left();
  if (left !== null && left !== view.state.doc.toString()) {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: left } });
    put("connection", say("restored"));
  }
  const asked = Number(new URLSearchParams(location.search).get("line"));
  if (asked) goTo(view, asked, 1, !byId("told"));
  byId("tab-preview")?.addEventListener("change", follow);
  refresh(words).then(() => put("meaning", explained(view)));
  form.dataset.state = "ready";
}

const form = document.querySelector("form[data-words]");
if (form) start(form);
