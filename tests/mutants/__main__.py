"""Run each module's quick tests against its mutants, one forked process each: `python -m tests.mutants [MODULE...]`.

What survives must be named in `equivalent.txt` with the reason why no test can tell it from the original; the command
ends with 1 where a survivor is not, or where fewer than 95 of 100 other mutants are killed.
"""

import os
import resource
import sys
from dataclasses import dataclass, field
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import CodeType, ModuleType

import hypothesis
import pytest

from tests.mutants.making import Mutant, mutants
from tests.mutants.modules import QUICK_TESTS, equivalent, source_of

ENOUGH = 0.95
LONGEST = 120  # seconds of processor time: a mutant that goes round for ever is killed then
SLOW_TO_IMPORT = ("flask", "yaml", "jinja2", "pysat.solvers", "dulwich.repo", "segno")
REWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # plugins that were imported before the fork
QUIET = ["-x", "-q", "-p", "no:cacheprovider", "-W", REWRITTEN, "--hypothesis-profile", "mutants"]


@dataclass
class Result:
    """What became of the mutants of one module."""

    module: str
    killed: int = 0
    equivalent: int = 0
    survived: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of those that a test could notice were killed, from 0 to 1."""
        return self.killed / max(1, self.killed + len(self.survived))


class _InItsPlace(MetaPathFinder, Loader):
    """Has one module imported from other code than its file's."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module, self._code = module, code

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self._module else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def main(asked: list[str]) -> int:
    """Run the mutants of the modules asked for, or of all, and print the table."""
    for library in SLOW_TO_IMPORT:
        import_module(library)
    results = [_run(module) for module in asked or QUICK_TESTS]
    print(f"\n{'module':<28}{'killed':>8}{'equivalent':>12}{'survived':>10}{'share':>8}")
    for one in results:
        print(f"{one.module:<28}{one.killed:>8}{one.equivalent:>12}{len(one.survived):>10}{one.share:>8.1%}")
    return int(any(one.survived or one.share < ENOUGH for one in results))


def _run(module: str) -> Result:
    text, known, found = source_of(module), equivalent(), Result(module)
    if not _passes(module, compile(text, "<original>", "exec")):
        raise SystemExit(f"{module}: its quick tests fail without any mutant")
    for mutant in mutants(text, module):
        _count(found, mutant, mutant.name in known)
    return found


def _count(found: Result, mutant: Mutant, known: bool) -> None:
    if known:
        found.equivalent += 1
    elif _passes(found.module, mutant.code):
        found.survived.append(mutant.name)
        print(f"survived, line {mutant.line}: {mutant.name}", flush=True)
    else:
        found.killed += 1


def _passes(module: str, code: CodeType) -> bool:
    """Whether the quick tests of the module pass in a process of their own in which it is that code."""
    child = os.fork()
    if not child:
        try:
            os._exit(_tested(module, code))
        except BaseException:
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _tested(module: str, code: CodeType) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    sys.meta_path.insert(0, _InItsPlace(f"decision_aid.{module}", code))
    hypothesis.settings.register_profile(
        "mutants",
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=20,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],  # without shrinking
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    return int(pytest.main([*QUIET, *QUICK_TESTS[module]]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
