"""A Summary goes in; the same as plain values for JSON, or as lines of text, comes out."""

from decision_aid.output.as_json import plain
from decision_aid.output.as_text import text

__all__ = ["plain", "text"]
