"""An aid goes in; the way through its questions comes out, as an outline in words and as a picture."""

from decision_aid.flow.drawing import svg
from decision_aid.flow.outline import Asked, Flow, Page, flow, text

__all__ = ["Asked", "Flow", "Page", "flow", "svg", "text"]
