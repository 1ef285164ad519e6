"""A decision aid as one HTML file that needs no server: the same engine, run in the browser by Pyodide (WebAssembly).

`single_file` makes the file, `runtime` and `contents` say what goes into it, and `under_node` compiles that; `engine`
answers requests inside of it.
"""
