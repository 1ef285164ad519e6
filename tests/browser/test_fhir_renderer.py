"""A FHIR renderer that is not ours shows of our forms what our engine shows, and gives the answers back."""

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from decision_aid.consultation.path import follow_path
from decision_aid.output.fhir.questionnaire import questionnaire
from decision_aid.output.fhir.questionnaire_response import parse_response, questionnaire_response
from tests.support.aids import TODAY
from tests.support.browser.lhc_forms import fetched, open_renderer, shown
from tests.support.fhir_people import somebody, wrongly_shown
from tests.support.random_people import aid, every_file

PEOPLE = 34  # of each aid


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fetched(tmp_path_factory.mktemp("lhc-forms"))


@pytest.mark.soak
@every_file
def test_another_renderer_shows_the_same_and_gives_the_answers_back(
    browser: Browser, scripts: Path, path: Path
) -> None:
    found, page = aid(path), browser.new_page()
    form = questionnaire(found)
    open_renderer(page, scripts)
    for seed in range(PEOPLE):
        answers = somebody(found, random.Random(seed))

        names, given = shown(page, form, questionnaire_response(found, answers, today=TODAY))

        assert wrongly_shown(found, names, answers) == set()
        assert parse_response(given, found) == (follow_path(found, answers).answers_on_path(), ())
    page.close()
