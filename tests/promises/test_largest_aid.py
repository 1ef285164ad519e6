"""What a page costs at most: that of the largest aid which the limits of a rule file allow."""

import pytest
from flask import Response

from decision_aid.model.aid import DecisionAid
from decision_aid.resources import resource_folder
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.web.app import create_app
from decision_aid.web.editor.preview.render import render_as
from tests.support.random_aids import largest_aid
from tests.support.sampling import sampled
from tests.support.steps import steps

BYTES = {"summary": 2_000_000, "summary/r3": 60_000, "handout": 500_000, "ask/all": 400_000, "about": 150_000}
STEPS = 15_000_000  # lines of Python; a second of processor time

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def largest() -> DecisionAid:
    aid, _ = read_rule_file(largest_aid().encode())
    assert aid
    return aid


@sampled("page", BYTES, 2)
def test_a_page_of_the_largest_aid_takes_little(largest: DecisionAid, page: str) -> None:
    app, found = create_app(resource_folder("rules"), secret_key="tests"), list[Response]()

    with app.test_request_context("/"):
        assert steps(lambda: found.append(render_as("starter", largest, {}, page, {}))) < STEPS
    assert found[0].status_code == 200
    assert len(found[0].data) < BYTES[page]
