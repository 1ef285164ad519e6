// Answers requests, one JSON line each, by the engine of a file: what worker.js does in a browser.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const file = (name) => path.join(folder, name);
const { loadPyodide } = await import(pathToFileURL(file("pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: `${folder}/`, lockFileContents: fs.readFileSync(file("lock.json"), "utf8"), stdout: () => {}, stderr: () => {} });
pyodide.FS.writeFile("/engine.zip", new Uint8Array(fs.readFileSync(file("engine.zip"))));
pyodide.runPython(fs.readFileSync(file("begin.py"), "utf8"));
const engine = pyodide.globals.get("engine");
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [method, address, form] = JSON.parse(line);
  const said = engine.answer(method, address, form);
  const { body: page } = said.toJs({ dict_converter: Object.fromEntries });
  console.log(Buffer.from(page).toString("base64"));
}
