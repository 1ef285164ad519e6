// A state of the text comes in; what may be written at the cursor, and what the word at a spot means, go out.
import { autocompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { hoverTooltip } from "@codemirror/view";
import { placeAt } from "./place.js";
import { keysAt, meaning, refresh, valuesAt } from "./words.js";

const WORD = /[\p{L}\p{N}_.-]*$/u;

/** The place of a spot in the rule file; null in a comment. */
export function placeOf(state, spot) {
  let first = state.doc.lineAt(spot);
  for (let node = syntaxTree(state).resolveInner(spot, -1); node; node = node.parent) {
    if (node.name === "Comment") return null;
    if (node.name.startsWith("Flow")) first = state.doc.lineAt(node.from);
  }
  const above = first.number > 1 ? state.sliceDoc(0, first.from - 1).split("\n") : [];
  return placeAt(above, state.sliceDoc(first.from, spot));
}

function completion({ name, means, needed }, kind) {
  const short = means.length > 60 ? `${means.slice(0, 58)} …` : means;
  return {
    label: name,
    apply: kind === "key" ? `${name}: ` : name,
    detail: kind === "key" ? undefined : short,
    info: kind === "key" || short !== means ? means || undefined : undefined,
    type: kind,
    boost: needed ? 1 : 0,
  };
}

/** The keys that stand in the same entry already, which cannot come twice. */
function present(state, place, line) {
  if (place.beside) return place.beside;
  const column = /^\s*(- +)*/.exec(line.text)[0].length;
  const keys = [];
  for (const step of [-1, 1]) {
    for (let number = line.number + step; number >= 1 && number <= state.doc.lines; number += step) {
      const text = state.doc.line(number).text;
      if (/^\s*(#|$)/.test(text)) continue;
      const lead = /^\s*/.exec(text)[0].length;
      const [, dashes, key] = /^\s*((?:- +)*)([\w-]+)?/.exec(text);
      const at = lead + dashes.length;
      if (at === column && key && !(step > 0 && dashes)) keys.push(key);
      if (at < column || (at === column && dashes)) break;
    }
  }
  return keys;
}

function complete(address) {
  return async (context) => {
    const place = placeOf(context.state, context.pos);
    if (!place) return null;
    const word = context.matchBefore(WORD);
    const asked = context.explicit || (word && word.to > word.from) || /[[,:] $|\[$/.test(context.state.sliceDoc(context.pos - 2, context.pos));
    if (!asked) return null;
    await refresh(address);
    const options = [];
    if (place.key === null) {
      const there = present(context.state, place, context.state.doc.lineAt(context.pos));
      options.push(...keysAt(place).filter(({ name }) => !there.includes(name)).map((one) => completion(one, "key")));
    }
    if (place.key !== null || place.listed) {
      const key = place.key ?? place.path.findLast((name) => name !== "-");
      const path = place.key === null ? place.path.slice(0, place.path.lastIndexOf(key)) : place.path;
      options.push(...valuesAt({ path, key }).map((one) => completion(one, "name")));
    }
    return options.length ? { from: word ? word.from : context.pos, options, validFor: /^[\p{L}\p{N}_.-]*$/u } : null;
  };
}

/** The word at a spot with its meaning; null where there is none that is known. */
export function explained(state, spot) {
  const line = state.doc.lineAt(spot);
  const before = WORD.exec(line.text.slice(0, spot - line.from))[0];
  const after = /^[\p{L}\p{N}_.-]*/u.exec(line.text.slice(spot - line.from))[0];
  const name = before + after;
  const from = spot - before.length;
  const place = name && placeOf(state, from);
  if (!place) return null;
  const means = meaning(place, name) || (place.listed && meaning({ ...place, key: place.path.findLast((n) => n !== "-") }, name));
  return means ? { name, means, from, to: spot + after.length } : null;
}

/** The word at the cursor with its meaning, or else the key whose value the cursor is in, or that begins the line. */
export function explainedLine(state) {
  const { head } = state.selection.main;
  const place = placeOf(state, head);
  const word = explained(state, head);
  if (word || !place) return word;
  const means = place.key && meaning({ ...place, key: null }, place.key);
  if (means) return { name: place.key, means };
  const line = state.doc.lineAt(head);
  return explained(state, line.from + /^\s*(?:- +)*/.exec(line.text)[0].length);
}

function hover(address) {
  return hoverTooltip(async (view, spot) => {
    await refresh(address);
    const found = explained(view.state, spot);
    return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: box(found) }) };
  }, { hoverTime: 250 });
}

function box({ name, means }) {
  const dom = document.createElement("div");
  dom.className = "meaning";
  const title = document.createElement("b");
  title.textContent = name;
  dom.append(title, ` ${means}`);
  return dom;
}

/** Completion and hover, with the words from this address. */
export function completing(address) {
  return [autocompletion({ override: [complete(address)], icons: false, closeOnBlur: true }), hover(address)];
}
