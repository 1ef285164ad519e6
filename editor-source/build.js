// The modules in src/ come in; editor.js goes out, with the licences of what is in it beside it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUT = "../templates/static";
const LICENCES = `${OUT}/editor.THIRD-PARTY.txt`;

/** Tells these sources from any other, so that a bundle which is older than they are is found out without node. */
const sources = ["package-lock.json", ...readdirSync("src").sort().map((name) => `src/${name}`)];
const mark = createHash("sha256").update(sources.map((path) => readFileSync(path, "utf8")).join("\0")).digest("hex").slice(0, 12);

const { metafile } = await build({
  entryPoints: ["src/editor.js"],
  outfile: `${OUT}/editor.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  loader: { ".css": "text" },
  banner: { js: `/* The rule file editor, built by “make editor” from sources ${mark}; with parts of others: editor.THIRD-PARTY.txt */` },
  metafile: true,
});

const packages = new Set();
for (const path of Object.keys(metafile.inputs)) {
  const found = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/);
  if (found) packages.add(found[1]);
}
const notices = [...packages].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`;
});
writeFileSync(LICENCES, `editor.js holds parts of these packages.\n\n${notices.join(`\n${"-".repeat(78)}\n\n`)}`);
