// Has the browser's Python compile the Python files of a folder, among which is its own library.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [engine, root, modules] = process.argv.slice(2);
const folders = modules.split(":");
const { loadPyodide } = await import(pathToFileURL(path.join(engine, "pyodide.mjs")));
process.on("uncaughtException", ({ message }) => { console.error(message); process.exit(1); });
const pyodide = await loadPyodide({
  indexURL: `${engine}/`,
  lockFileContents: fs.readFileSync(path.join(engine, "lock"), "utf8"),
  fsInit: async (FS) => folders.forEach((folder) => {
    FS.mkdirTree(folder);
    FS.mount(FS.filesystems.NODEFS, { root: path.join(root, folder) }, folder);
  }),
  env: { HOME: "/", PYTHONPATH: modules, PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0" },
});
const { compile_below: compile } = pyodide.pyimport("decision_aid.offline.bytecode");
folders.forEach((folder) => compile(folder));
