"""FHIR renderers that are not ours show of our forms what our engine shows, and give the answers back."""

import random
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from decision_aid.consultation.path import follow_path
from decision_aid.output.fhir.questionnaire import questionnaire
from decision_aid.output.fhir.questionnaire_response import parse_response, questionnaire_response
from tests.support.aids import TODAY
from tests.support.browser import lhc_forms, smart_forms
from tests.support.fhir_people import somebody, wrongly_shown
from tests.support.random_people import aid, every_file

PEOPLE = 100  # of each aid
PEOPLE_ON_A_PAGE = 10  # the renderers keep what they showed: a page grows, and gets slower

Renderer = tuple[ModuleType, Path]


@pytest.fixture(scope="module", params=[lhc_forms, smart_forms], ids=["lhc-forms", "smart-forms"])
def renderer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    return request.param, request.param.fetched(tmp_path_factory.mktemp("renderer"))


@pytest.mark.soak
@every_file
def test_another_renderer_shows_the_same_and_gives_the_answers_back(
    browser: Browser, renderer: Renderer, path: Path
) -> None:
    found, (module, scripts) = aid(path), renderer
    form = questionnaire(found)
    for first in range(0, PEOPLE, PEOPLE_ON_A_PAGE):
        page = browser.new_page()
        module.open_renderer(page, scripts)
        for seed in range(first, first + PEOPLE_ON_A_PAGE):
            answers = somebody(found, random.Random(seed))

            names, given = module.shown(page, form, questionnaire_response(found, answers, today=TODAY))

            assert wrongly_shown(found, names, answers) == set()
            assert parse_response(given, found) == (follow_path(found, answers).answers_on_path(), ())
        page.close()
