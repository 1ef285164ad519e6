"""The two exports of a Summary: `plain` for JSON, `text` for plain text."""

from decision_aid.output.as_json import plain
from decision_aid.output.as_text import text

__all__ = ["plain", "text"]
