// Runs the engine beside the page: Python by Pyodide, started from what is in the file. Nothing is fetched.
const ANYWHERE = "https://engine.invalid/"; // Pyodide wants an address for its parts; each is answered from the file

// As archive_of writes them: a line of JSON with names and sizes, then the contents.
function write(FS, archive) {
  let at = archive.indexOf(10) + 1;
  const made = new Set();
  for (const [name, size] of JSON.parse(new TextDecoder().decode(archive.subarray(0, at)))) {
    const folder = name.replace(/[^/]*$/, "");
    if (!made.has(folder)) FS.mkdirTree(folder);
    made.add(folder);
    FS.writeFile(name, archive.subarray(at, (at += size)));
  }
}

const script = (bytes) => URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));

async function start({ loader, module, program, files, ...facts }) {
  let done = 0;
  const told = () => postMessage({ progress: (done += 1) / 4 });
  globalThis.fetch = async (address) => (
    String(address).endsWith(".wasm")
      ? new Response(program, { headers: { "Content-Type": "application/wasm" } })
      : new Response("") // a zip file of Python's own library, which is among the files
  );
  // Where the interpreter can't begin, as where no memory is given to it, Pyodide tells nobody and waits.
  const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = (...what) => instantiate(...what).catch((error) => {
    postMessage({ broken: String(error) });
    throw error;
  });
  const { loadPyodide } = await import(script(loader));
  const { default: createPyodideModule } = await import(script(module));
  const pyodide = await loadPyodide({
    indexURL: ANYWHERE,
    createPyodideModule,
    lockFileContents: facts.lock,
    fsInit: async (FS) => { told(); write(FS, files); },
    env: { HOME: "/", PYTHONPATH: facts.path, PYTHONDONTWRITEBYTECODE: "1" },
    stdout: () => {},
    stderr: () => {},
  });
  told();
  pyodide.runPython(facts.begin);
  told();
  const engine = pyodide.globals.get("engine");
  answer = ({ method, address, form }) => {
    const said = engine.answer(method, address, form);
    const reply = said.toJs({ dict_converter: Object.fromEntries });
    said.destroy();
    return reply;
  };
  answer({ method: "GET", address: facts.first, form: "" }); // reads the aid, which takes longest
  postMessage({ ready: true });
}

let answer;

addEventListener("message", async ({ data }) => {
  if (data.start) {
    try { await start(data.start); } catch (error) { postMessage({ broken: String(error) }); }
    return;
  }
  try { postMessage({ id: data.id, reply: answer(data) }); } catch (error) { postMessage({ id: data.id, failed: String(error) }); }
});
