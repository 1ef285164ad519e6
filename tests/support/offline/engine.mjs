// Answers requests, one JSON line each, by the engine of a file: what worker.js does in a browser.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const file = (name) => path.join(folder, name);
const { lock, path: modules, begin } = JSON.parse(fs.readFileSync(file("start.json"), "utf8"));

async function write(FS) {
  const archive = fs.readFileSync(file("files"));
  let at = archive.indexOf(10) + 1;
  for (const [name, size] of JSON.parse(archive.subarray(0, at))) {
    FS.mkdirTree(path.dirname(name));
    FS.writeFile(name, archive.subarray(at, (at += size)));
  }
}

const { loadPyodide } = await import(pathToFileURL(file("pyodide.mjs")));
const pyodide = await loadPyodide({
  indexURL: `${folder}/`,
  lockFileContents: lock,
  fsInit: write,
  env: { HOME: "/", PYTHONPATH: modules, PYTHONDONTWRITEBYTECODE: "1" },
  stdout: () => {},
  stderr: () => {},
});
pyodide.runPython(begin);
const engine = pyodide.globals.get("engine");
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [method, address, form] = JSON.parse(line);
  const said = engine.answer(method, address, form);
  const { body: page } = said.toJs({ dict_converter: Object.fromEntries });
  console.log(Buffer.from(page).toString("base64"));
}
