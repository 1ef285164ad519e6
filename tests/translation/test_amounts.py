"""The texts of amounts and differences are translated like all others, and their numbers stay."""

from decision_aid.consultation.faces import face
from decision_aid.model.evidence import Finding
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.translation.addresses import addressed_texts, map_texts
from decision_aid.translation.interface import catalogue
from tests.support.amounts import with_figure

TWO = (
    "amount: {unit: infections a year, statistic: mean, over: 2 years, groups: [{name: after it, value: 0.56}, "
    "{name: while waiting, value: 0.77}]}"
)
FEWER = "difference: {fewer: 3, unit: deaths, per: 10000, over: 10 years, compared_with: no screening}"
SPANISH = {
    "infections a year": "infecciones al año",
    "2 years": "2 años",
    "after it": "después",
    "while waiting": "durante la espera",
    "deaths": "muertes",
    "10 years": "10 años",
    "no screening": "ningún cribado",
}


def in_spanish(figure: str) -> list[str]:
    """What is said of that figure where its texts are in Spanish."""
    aid, _ = read_rule_file(with_figure(figure).encode())
    assert aid
    told = map_texts(aid, lambda _, text: SPANISH.get(text, text))
    content = next(one.content for one in told.statements if one.id == "measured")
    assert isinstance(content, Finding)
    assert content.figure
    return [one.sentence for one in face(content.figure, 0, catalogue("es").gettext).figures]


def test_each_text_of_a_figure_has_an_address_of_its_own() -> None:
    addresses = []
    for figure in (TWO, FEWER):
        aid, _ = read_rule_file(with_figure(figure).encode())
        assert aid
        addresses += [at.removeprefix("statements.measured.") for at, _ in addressed_texts(aid) if ".measured." in at]

    assert addresses == [
        "says", "because", "amount.unit", "amount.over", "amount.groups.1.name", "amount.groups.2.name",
        "says", "because", "difference.unit", "difference.compared_with", "difference.over",
    ]  # fmt: skip


def test_an_amount_is_said_in_spanish() -> None:
    assert in_spanish(TWO) == [
        "Después: 0,56 infecciones al año de media, en 2 años.",
        "Durante la espera: 0,77 infecciones al año de media, en 2 años.",
    ]


def test_a_difference_is_said_in_spanish() -> None:
    assert in_spanish(FEWER) == [
        "Diferencia en muertes: 3 menos entre 10\u00a0000 personas, en 10 años, frente a ningún cribado."
    ]
