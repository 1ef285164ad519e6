"""The short handout in Spanish: longer words and a wider mark of a draft keep to the pages and off their edges."""

import datetime
from itertools import product

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import PaperOptions
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import catalogue
from tests.support.handouts import LUPUS, SHORT, TODAY, a_few_pages
from tests.support.paper import aid, off_the_paper, pages_of, some_answers
from tests.support.sampling import sampled

OVERDUE = datetime.date(2028, 1, 1)
PEOPLE = 4


@sampled("form, day", product(SHORT, (TODAY, OVERDUE)), [(SHORT[0], TODAY)])
def test_it_keeps_to_its_pages_and_off_their_edges(form: PaperOptions, day: datetime.date) -> None:
    spanish, _ = check_translation(aid(LUPUS), LUPUS.with_name(f"{LUPUS.stem}.es.yaml").read_bytes())
    assert spanish
    said = catalogue("es").gettext
    for seed in range(PEOPLE):
        answers = some_answers(spanish, seed)
        summary, code = summarise(spanish, answers, today=day, translate=said), encode_answers(spanish, answers)
        pdf = make_handout(summary, code, form, today=day)

        assert off_the_paper(pdf) == []
        assert len(pages_of(pdf)) in a_few_pages(form)
