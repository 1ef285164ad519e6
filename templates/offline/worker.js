// Runs the engine beside the page: Python by Pyodide, started from what is in the file. Nothing is fetched.
const ANYWHERE = "https://engine.invalid/"; // Pyodide wants an address for its parts; each is answered from the file

async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const script = (bytes) => URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));

async function start(parts) {
  let done = 0;
  const told = (one) => { postMessage({ progress: (done += 1) / 8 }); return one; };
  const [loader, module, program, library, python] = await Promise.all(
    [parts.loader, parts.module, parts.program, parts.library, parts.python].map((one) => unpacked(one).then(told)),
  );
  globalThis.fetch = async (address) => (
    String(address).endsWith(".wasm")
      ? new Response(program, { headers: { "Content-Type": "application/wasm" } })
      : new Response(library)
  );
  const { loadPyodide } = await import(script(loader));
  const { default: createPyodideModule } = await import(script(module));
  const pyodide = await loadPyodide({
    indexURL: ANYWHERE, createPyodideModule, lockFileContents: parts.lock, stdout: () => {}, stderr: () => {},
  });
  told();
  pyodide.FS.writeFile("/engine.zip", python);
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
