"""Templates are compiled once for all applications that tests make: most of a small test's time went into that."""

from types import CodeType

from flask import Flask, appcontext_pushed
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class InMemory(BytecodeCache):
    """What was compiled, by template; Jinja compiles again where the template's text is another."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what was compiled before."""
        checksum, code = self._code.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what Jinja compiled."""
        assert bucket.code
        self._code[bucket.key] = bucket.checksum, bucket.code


COMPILED = InMemory()


def compile_templates_once() -> None:
    """Let every application use them from its first request on."""
    appcontext_pushed.connect(_use)


def _use(app: Flask, **_: object) -> None:
    app.jinja_env.bytecode_cache = COMPILED
