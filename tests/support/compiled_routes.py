"""Routes are compiled once for all applications that tests make: most of the making of one went into that."""

from collections.abc import Callable

from flask import Flask
from werkzeug.routing import Rule

COMPILED: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}


class RuleCompiledOnce(Rule):
    """A route whose function that builds addresses is the one of the same route in another application."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (self.rule, repr(self.defaults), append_unknown)
        if key not in COMPILED:
            COMPILED[key] = super()._compile_builder(append_unknown)
        return COMPILED[key]


def compile_routes_once() -> None:
    """Let every application use them."""
    Flask.url_rule_class = RuleCompiledOnce
