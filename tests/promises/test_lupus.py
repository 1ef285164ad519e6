"""The lupus aid keeps to the checked facts, reads easily, and shows different people what is known for them."""

import json
import re
from pathlib import Path

import pytest

from decision_aid.checks.text.readability import flesch_kincaid_grade
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import ALWAYS
from decision_aid.model.enums import Unknown
from decision_aid.model.evidence import Chance, Finding, Gap
from tests.support.dossier_figures import dossier
from tests.support.lupus import PATH, told
from tests.support.random_people import aid

FACTS = Path(__file__).resolve().parents[3] / "shared" / "evidence" / "evidence.json"
AGAINST = "we found no finished trial against the other options"
PLACEBO = "the one placebo trial with results (18 people with nephritis) stopped early: no gain in sight"
FROM_MEMORY = ("Marmont 1997", "Cao C", "ALMS", "Sun 2010", "Liang 2010", "†")


@pytest.fixture(scope="module")
def lupus() -> DecisionAid:
    """The lupus aid."""
    return aid(PATH)


def chances(found: DecisionAid) -> list[tuple[str, str, Chance]]:
    """Every chance with its statement's id and its source."""
    return [
        (one.id, one.content.sources[0], one.content.figure)
        for one in found.statements
        if isinstance(one.content, Finding) and isinstance(one.content.figure, Chance)
    ]


def test_it_is_a_draft_that_says_who_has_not_seen_it(lupus: DecisionAid) -> None:
    assert lupus.status.value == "draft"
    assert "no clinician has reviewed" in " ".join(writer.role for writer in lupus.about.written_by)


def test_it_has_the_options_in_their_order_and_enough_to_tell(lupus: DecisionAid) -> None:
    assert [option.id for option in lupus.options] == ["conventional", "hsct", "msc"]
    assert [one.id for one in lupus.considerations] == ["refractory", "nephritis", "risk", "access"]
    assert len(lupus.outcomes) >= 25
    assert len(lupus.statements) >= 75
    assert len(lupus.questions) >= 20


@pytest.mark.skipif(not FACTS.exists(), reason="the checked facts are not beside this checkout")
def test_every_figure_is_in_the_checked_facts_under_its_source(lupus: DecisionAid) -> None:
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    rows = [row for table in facts["outcomes"].values() for row in table]
    said = {source["id"]: " ".join((*source["facts"], source["n"])) for source in facts["sources"]}
    for row in rows:
        for source in said:
            if source in row["source"]:
                said[source] += f" {row['per100']} {row['raw']}"

    added = {(one["source"], one["value"]) for one in dossier("lupus")["figures"] if "read" in one}

    unknown = [
        f"{statement}: {figure} is not in {source}"
        for statement, source, chance in chances(lupus)
        for arm in chance.arms
        if (source, str(arm.share if arm.people is None else arm.people)) not in added
        for figure in (arm.people, arm.of, arm.share)
        if figure is not None and not re.search(rf"(?<!\d){figure}(?!\d)", rounded(said.get(source, "")))
    ]
    assert unknown == []


def rounded(text: str) -> str:
    """The text with each decimal figure also written as a whole one."""
    return f"{text} {' '.join(str(round(float(one))) for one in re.findall(r'[0-9]+[.][0-9]+', text))}"


@pytest.mark.skipif(not FACTS.exists(), reason="the checked facts are not beside this checkout")
def test_all_37_claims_of_the_article_have_the_verdict_that_was_found(lupus: DecisionAid) -> None:
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    article = next(source for source in lupus.sources if source.claims)
    verdicts = {claim.id: (claim.verdict.value, set(claim.sources)) for claim in article.claims}

    found = {claim["id"].lower(): (claim["verdict"], set(claim["sources"])) for claim in facts["article_claims"]}
    assert verdicts == found | {"a18": ("partly supported", found["a18"][1])}  # one centre, without a comparison group


def test_nothing_from_memory_and_no_wrong_claim_is_repeated(lupus: DecisionAid) -> None:
    everything = " ".join(written.text for written in lupus.texts)

    assert [words for words in FROM_MEMORY if words in everything] == []
    assert not [sid for sid, source, _ in chances(lupus) if source in ("astis-2014", "walker-2018", "scot-2018")]


def test_what_experts_and_labels_ask_for_is_told_as_theirs(lupus: DecisionAid) -> None:
    texts = " ".join(one.text for one in lupus.statements)

    assert "The US label says that women on it need reliable contraception" in texts
    assert not re.findall(r"(?:say|said): (?:have|go|talk|think) ", texts)


def test_nothing_that_counts_other_things_too_stands_under_death(lupus: DecisionAid) -> None:
    under = [one for one in lupus.statements if one.outcome in ("treatment-death", "alive")]

    assert not [one.id for one in under if "anutrakulchai-2016" in getattr(one.content, "sources", ())]
    assert not [one.id for one in under if isinstance(one.content, Finding) and one.content.composite]


def to_ask(lupus: DecisionAid, **typed: str) -> str:
    """What somebody with these answers may ask the team."""
    return " ".join(one.text for _, asks in told(lupus, **typed).ask_the_team for one in asks)


def test_a_man_is_handed_no_question_of_women(lupus: DecisionAid) -> None:
    man, woman = (to_ask(lupus, children="hope", sex=sex, age="30") for sex in ("man", "woman"))

    assert not re.search("eggs|pregnancy|contraception", man)
    assert "sperm" in man
    assert "before I father a child" in man
    assert all(re.search(word, woman) for word in ("eggs", "pregnancy", "contraception"))
    assert not re.search("sperm|father", woman)
    assert "my partner or I need contraception" in to_ask(lupus, children="no", age="30")


def test_whose_lupus_is_controlled_is_handed_no_question_on_lupus_that_is_not(lupus: DecisionAid) -> None:
    answers = {"side_effects": "few", "nephritis": "proven", "nephritis_course": "back"}
    controlled, active = (to_ask(lupus, active=one, **answers) for one in ("controlled", "one"))

    of_active = (
        "did not control my nephritis",
        "a higher dose",
        "still active",
        "Which mix of medicines",
        "telitacicept",
    )
    assert all(words in active for words in of_active)
    assert not any(words in controlled for words in of_active)


def test_what_private_clinics_sell_is_told_outside_the_options(lupus: DecisionAid) -> None:
    row = next(row for row in told(lupus, clinic="yes").rows if row.outcome.id == "private-clinics")

    assert [cell.shown for cell in row.cells] == [(), (), ()]
    assert row.none
    assert [piece.statement.id for piece in row.none.shown if piece.statement][:2] == [
        "clinic-questions",
        "clinic-warning",
    ]


def test_nothing_of_private_clinics_or_newer_treatments_stands_under_an_option(lupus: DecisionAid) -> None:
    options = {one.option for one in lupus.statements if one.outcome in ("private-clinics", "newer")}

    assert options <= {"no option", "every option"}


def test_where_nobody_looked_it_is_not_said_that_studies_did_not_report_it(lupus: DecisionAid) -> None:
    of_medicines = [one for one in lupus.statements if one.option == "conventional" and isinstance(one.content, Gap)]

    not_looked_for = {one.outcome for one in of_medicines if one.content.reason is Unknown.NOT_LOOKED_FOR}  # type: ignore[union-attr]
    assert not_looked_for >= {
        "vaccines", "late-harms", "cost", "coverage", "time-away", "centre", "new-autoimmune", "trials", "no-change",
    }  # fmt: skip


def test_whose_lupus_is_controlled_reads_beside_each_option_that_it_was_studied_in_others(
    lupus: DecisionAid,
) -> None:
    assert told(lupus, active="controlled", age="40", nephritis="none", clinic="no").head_notes == {
        "conventional": ("added medicines were studied in active lupus only",),
        "hsct": (AGAINST, "studied in active lupus only"),
        "msc": (PLACEBO, "studied mostly in active lupus"),
    }
    assert [*told(lupus, active="one", age="40", nephritis="proven", clinic="no").head_notes.values()] == [
        (),
        (AGAINST,),
        (PLACEBO,),
    ]
    assert told(lupus, active="one", age="70").head_notes["hsct"][1:] == (
        "European experts give 18 to 65 years as the age for it, with few exceptions",
    )


def test_everybody_is_told_that_mycophenolate_can_harm_an_unborn_child(lupus: DecisionAid) -> None:
    assert "mycophenolate-pregnancy" in shown(told(lupus))


def test_findings_on_periods_are_for_women(lupus: DecisionAid) -> None:
    of_periods = {one.id for one in lupus.statements if "periods" in one.text}

    assert of_periods & shown(told(lupus, children="hope", sex="woman", age="30", tried="cyclophosphamide")).keys()
    assert not of_periods & shown(told(lupus, children="hope", sex="man", age="30", tried="cyclophosphamide")).keys()


def test_the_steps_of_a_transplant_stand_in_order_with_their_times(lupus: DecisionAid) -> None:
    (steps,) = (one.text for one in lupus.statements if one.id == "transplant-steps")

    assert re.findall(r"nine days|\d[\d to]* (?:weeks|months)", steps) == [
        "nine days",
        "3 to 4 weeks",
        "3 months",
        "6 to 12 months",
    ]


def test_a_trial_that_is_listed_as_completed_is_nowhere_said_to_be_under_way(lupus: DecisionAid) -> None:
    of_it = [claim.why for source in lupus.sources for claim in source.claims if "81 people" in claim.why]
    of_it += [one.text for one in lupus.statements if "81 people" in one.text and one.outcome == "trials"]

    assert len(of_it) == 3
    assert all("listed as completed" in text for text in of_it)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (PATH, "Nobody who had the mix with alemtuzumab was in remission."),
        (
            PATH.with_suffix(".es.yaml"),
            "De las que recibieron la combinación con alemtuzumab, ninguna estaba en remisión.",
        ),
    ],
    ids=["en", "es"],
)
def test_who_had_the_mix_with_alemtuzumab_is_said_in_a_whole_sentence(path: Path, said: str) -> None:
    assert said in " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("path", "other_words"),
    [
        (PATH, r"\bflare|full remission|kidney remissions"),
        (PATH.with_suffix(".es.yaml"), r"\bbrote|remisión total"),
        (PATH.with_suffix(".de.yaml"), r"\b(?:Schub|Schübe|aufflammt|flammte)|\bvolle[rn]? Remission"),
    ],
    ids=["en", "es", "de"],
)
def test_a_relapse_and_a_complete_remission_have_one_word_each(path: Path, other_words: str) -> None:
    written = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]

    assert len(re.findall(other_words, "\n".join(written))) == 1  # in the glossary, which names the other word once


@pytest.mark.parametrize("option", ["conventional", "hsct", "msc"])
def test_everybody_sees_a_benefit_a_harm_and_a_burden_of_each_option(lupus: DecisionAid, option: str) -> None:
    kinds = {outcome.id: outcome.kind.value for outcome in lupus.outcomes}
    always = {kinds[one.outcome] for one in lupus.statements if one.option == option and one.when == ALWAYS}

    assert {"benefit", "harm"} <= always
    assert always & {"burden", "practical"}


def shown(summary: Summary) -> dict[str, str]:
    """The ids of what is shown, with why."""
    found = [piece for row in summary.rows for cell in row.cells for piece in (*cell.shown, cell.gap) if piece]
    return {piece.statement.id: piece.because for piece in found if piece.statement}


def test_two_persons_see_different_evidence_for_the_same_options(lupus: DecisionAid) -> None:
    examples = {example.name: example for example in lupus.examples}
    summaries = [
        told(
            lupus,
            **{name.replace("-", "_"): [*given] if isinstance(given, tuple) else given for name, given in one.given},
        )
        for one in list(examples.values())[:2]
    ]

    first, second = map(shown, summaries)
    assert set(first) - set(second)
    assert set(second) - set(first) or set(first) > set(second)
    assert all(first.values())
    assert all(second.values())
    assert [option.id for option in summaries[0].options] == [option.id for option in summaries[1].options]


def test_a_trade_off_names_what_its_option_may_take_and_promises_no_gain_that_nobody_has_shown(
    lupus: DecisionAid,
) -> None:
    of = {option.id: option for option in lupus.options}

    assert "cause death" in of["hsct"].accepting
    assert "unable to have children" in of["hsct"].accepting
    assert "the one placebo trial with results saw no gain" in of["msc"].for_a_chance_of
    assert "very strong" not in of["msc"].for_a_chance_of


def test_added_cells_are_not_said_to_help_for_longer_than_a_trial_saw(lupus: DecisionAid) -> None:
    said = [one.text for one in lupus.statements if one.option == "msc" and "less active lupus" in one.text]

    assert said
    assert all("six months" in one and "no clear difference at 12 months" in one for one in said)


def test_questions_on_risk_do_not_say_that_one_way_lasts_longer_or_has_no_deaths(lupus: DecisionAid) -> None:
    asked = {question.id: question for question in lupus.questions}

    assert "last" not in " ".join(choice.label for choice in asked["prefer"].choices)
    assert "Each option has some risk." in asked["death-risk"].why


def test_it_reads_at_grade_8_at_most(lupus: DecisionAid) -> None:
    read = [written.text for written in lupus.texts if written.key not in ("citation", "over", "at", "version")]

    assert flesch_kincaid_grade(read) <= 8


def test_the_kidneys_are_asked_about_by_the_nephritis_questions_alone(lupus: DecisionAid) -> None:
    offering = {question.id for question in lupus.questions for choice in question.choices if "idney" in choice.said}

    assert offering == {"kidney-function"}
