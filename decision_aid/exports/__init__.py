"""A Summary goes in; the same as plain values for JSON, or as lines of text, comes out."""

from decision_aid.exports.lines import text
from decision_aid.exports.values import plain

__all__ = ["plain", "text"]
