"""An aid goes in; the way through its questions comes out, as an outline in words and as a picture."""

from decision_aid.review.flow.outline import Asked, Flow, Page, flow, text
from decision_aid.review.flow.svg import svg

__all__ = ["Asked", "Flow", "Page", "flow", "svg", "text"]
