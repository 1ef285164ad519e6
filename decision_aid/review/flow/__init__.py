"""The flow of an aid's questions, as an outline in words and as an SVG diagram."""

from decision_aid.review.flow.outline import Flow, FlowPage, FlowQuestion, build_flow, flow_as_text
from decision_aid.review.flow.svg import render_svg

__all__ = ["FlowQuestion", "Flow", "FlowPage", "build_flow", "render_svg", "flow_as_text"]
