"""The two exports of a Summary: `summary_as_json` for JSON, `summary_as_text` for plain text."""

from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text

__all__ = ["summary_as_json", "summary_as_text"]
