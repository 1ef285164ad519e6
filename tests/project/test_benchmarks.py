"""What a benchmark starts as a program of its own names parts that are there: no type checker reads it."""

import importlib
import re
from pathlib import Path

IMPORT = re.compile(r"^from (decision_aid[\w.]*) import ([\w, ]+)$", re.MULTILINE)


def test_all_that_benchmarks_import_is_there() -> None:
    named = [hit.groups() for path in Path("benchmarks").glob("*.py") for hit in IMPORT.finditer(path.read_text())]
    wanted = {(module, name) for module, names in named for name in names.split(", ")}

    missing = [one for one in sorted(wanted) if not hasattr(importlib.import_module(one[0]), one[1])]

    assert missing == []
    assert ("decision_aid.web.wsgi", "create_site") in wanted
