"""The flow of an aid's questions, as an outline in words and as an SVG diagram."""

from decision_aid.review.flow.outline import Asked, Flow, Page, flow, text
from decision_aid.review.flow.svg import svg

__all__ = ["Asked", "Flow", "Page", "flow", "svg", "text"]
