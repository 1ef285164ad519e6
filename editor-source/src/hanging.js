// A view comes in; its wrapped lines go out beginning as far in as the line does, so that indents can be read.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

const FURTHEST = 30;
const INDENT = /^ *(?:- +)*/;

/** A line decoration for each indent, made once; styles are set by script, which the page's policy allows. */
const indents = Array.from({ length: FURTHEST + 1 }, (_, letters) =>
  Decoration.line({ attributes: { style: `padding-inline-start: calc(${letters}ch + 6px); text-indent: -${letters}ch` } }));

function decorations(view) {
  const built = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const letters = Math.min(INDENT.exec(line.text)[0].length + 2, FURTHEST);
      built.add(line.from, line.from, indents[letters]);
      at = line.to + 1;
    }
  }
  return built.finish();
}

export const hanging = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = decorations(view);
    }

    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorations(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
