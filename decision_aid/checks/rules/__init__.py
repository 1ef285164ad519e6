"""The checks (lint rules), one file each: its name is the check's id, its docstring is printed by `check --explain`.

The first line states the rule and the reason for it; tests run the snippets under "Passes:" and "Fails:".
"""
