// A textarea comes in; an editor over the same text takes its place, in a shadow root where no style stands in the page.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { gotoLine, highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, getDialog, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { hanging } from "./hanging.js";
import looks from "./looks.css";
import { phrases } from "./wording.js";

/** Two quotes for one only where a value begins: an apostrophe within a sentence stays alone. */
const QUOTES = EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["[", "{", '"'] } }]);

/** Ask for a line to go to; in a shadow root the dialog does not find the way back into the text by itself. */
function askForLine(view) {
  gotoLine(view);
  const panel = getDialog(view, "cm-goto-line").dom;
  const back = () => panel.isConnected || view.focus();
  for (const event of ["keydown", "submit", "click"]) panel.addEventListener(event, back);
  return true;
}

function behaviour(label, description) {
  return [
    lineNumbers(),
    foldGutter({ openText: "▾", closedText: "▸" }),
    codeFolding(),
    history(),
    search({ top: true }),
    yaml(),
    indentUnit.of("  "),
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    QUOTES,
    closeBrackets(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    hanging,
    EditorView.contentAttributes.of({ "aria-label": label, "aria-description": description, tabindex: "0", spellcheck: "true" }),
    EditorState.phrases.of(phrases()),
    keymap.of([{ key: "Mod-Alt-g", run: askForLine }, ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap]),
  ];
}

function shadowed(textarea) {
  const host = document.createElement("div");
  host.className = "editor";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  root.adoptedStyleSheets = [sheet];
  textarea.before(host);
  return root;
}

/** The editor over a textarea, which stays what the form sends. */
export function editorOver(textarea, description, extensions) {
  const root = shadowed(textarea);
  const label = textarea.labels[0];
  const follow = EditorView.updateListener.of((update) => {
    if (update.docChanged) textarea.value = update.state.doc.toString();
  });
  const view = new EditorView({
    doc: textarea.value,
    extensions: [extensions, behaviour(label?.textContent.trim() ?? "", description), follow],
    parent: root,
    root,
  });
  label?.addEventListener("click", () => view.focus());
  textarea.hidden = true;
  return view;
}

/** Put the cursor at a line (and column) of the text, in view; with the focus where asked. */
export function goTo(view, line, column = 1, focus = true) {
  const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  const anchor = Math.min(found.from + inUnits(found.text, column - 1), found.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }), userEvent: "select" });
  if (focus) view.focus();
}

/** How many units of a script's text the first letters are: the server counts letters. */
export function inUnits(text, letters) {
  return [...text].slice(0, letters).join("").length;
}

/** Make the text that of another window, as one small change, without a word to those who listen for typing. */
export function takeOver(view, text) {
  const old = view.state.doc.toString();
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  if (start + end === old.length && old.length === text.length) return;
  const changes = { from: start, to: old.length - end, insert: text.slice(start, text.length - end) };
  view.dispatch({ changes, annotations: Transaction.remote.of(true) });
}
