"""One file a check. Its name is the check's id, its docstring is what `check --explain` prints."""
