// Runs the engine beside the page: Python by Pyodide, started from what is in the file. Nothing is fetched.
const ANYWHERE = "https://engine.invalid/"; // Pyodide wants an address for its parts; each is answered from the file

async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

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

async function start(parts) {
  let done = 0;
  const told = (one) => { postMessage({ progress: (done += 1) / 7 }); return one; };
  const [loader, module, program, files] = await Promise.all(
    [parts.loader, parts.module, parts.program, parts.files].map((one) => unpacked(one).then(told)),
  );
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
    lockFileContents: parts.lock,
    fsInit: async (FS) => write(FS, files),
    env: { HOME: "/", PYTHONPATH: parts.path, PYTHONDONTWRITEBYTECODE: "1" },
    stdout: () => {},
    stderr: () => {},
  });
  told();
  pyodide.runPython(parts.begin);
  told();
  const engine = pyodide.globals.get("engine");
  answer = ({ method, address, form }) => {
    const said = engine.answer(method, address, form);
    const reply = said.toJs({ dict_converter: Object.fromEntries });
    said.destroy();
    return reply;
  };
  answer({ method: "GET", address: parts.first, form: "" }); // reads the aid, which takes longest
  postMessage({ ready: true });
}

let answer;

addEventListener("message", async ({ data }) => {
  if (data.parts) {
    try { await start(data.parts); } catch (error) { postMessage({ broken: String(error) }); }
    return;
  }
  try { postMessage({ id: data.id, reply: answer(data) }); } catch (error) { postMessage({ id: data.id, failed: String(error) }); }
});
