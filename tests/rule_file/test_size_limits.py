"""An aid whose pages would take the server's time and memory is an error, told with the count."""

from decision_aid.checks.explanations import explanations
from decision_aid.consultation.nearest_change import nearest_change
from decision_aid.consultation.path import follow_path
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.rule_file.reading import size_limits as limits
from decision_aid.translation.checks import check_translation
from tests.support.aids import small
from tests.support.random_aids import largest_aid, wide_aid
from tests.support.sampling import sampled
from tests.support.steps import steps
from tests.support.translations import sibling

LONG = "word " * 12_000
STATEMENT = "  - {option: wait, outcome: ache, not_known: Nothing is., because: not studied%s}"
ASKED = "  - {id: more, consideration: days, ask: What?, kind: one, choices: {%s}}"
CHOICES = ", ".join(f"c{number}: It" for number in range(20))
SEVERAL = f"  - {{id: %s, consideration: days, ask: What?, kind: several, choices: {{{CHOICES}}}}}"
MANY = ", ".join(f"c{number}: It" for number in range(1001))
OPTIONS = "There are 13 entries under 'options'; 12 are the most, so that pages stay small enough to be read."


def told(text: str) -> list[tuple[str, str]]:
    """The check and message of each error in a text, which then is no aid."""
    aid, problems = read_rule_file(text.encode())
    assert (aid is None) == bool(problems)
    return [(problem.check, problem.message) for problem in problems]


def statements(number: int, more: str = "") -> str:
    """The small aid with so many statements more."""
    return small(("statements:\n", "\n".join(("statements:", *[STATEMENT % more] * number, ""))))


def test_as_much_of_everything_as_is_allowed_is_an_aid() -> None:
    assert told(largest_aid()) == []
    assert told(wide_aid(12, 60)) == []


def test_one_option_more_is_an_error_with_the_count_at_its_place() -> None:
    text = wide_aid(13, 60)
    [problem] = read_rule_file(text.encode())[1]

    assert str(problem) == f"18:3: error: {OPTIONS} [too-large]"
    assert text.splitlines()[17].startswith("  o0:")


@sampled(
    ("text", "says"),
    [
        (wide_aid(2, 61), "61 entries under 'outcomes'; 60 are"),
        (wide_aid(1000, 1000), "1000 entries under 'options'; 12 are"),
        (statements(2000), "2009 entries under 'statements'; 2000 are"),
        (small(("questions:\n", f"questions:\n{ASKED % MANY}\n")), "1007 choices in all questions together; 1000 are"),
        (
            statements(1700, f", when: {{any: [{', '.join(['{tried: [heat, rest, none]}'] * 2)}]}}"),
            "answers named in all conditions",
        ),
        (small(("name: Wait", f"name: '{LONG * 13}'")), "characters in the names, questions and answers"),
        (small(("ask: How long has it been stiff?", f"ask: '{LONG * 10}'")), "characters in the names, questions"),
        (small(("kind: trial", f"kind: '{LONG * 16}'")), "characters in the names, questions and answers"),
    ],
    2,
)
def test_what_pages_would_repeat_without_end_is_an_error_with_the_count(text: str, says: str) -> None:
    (check, message), *_ = told(text)

    assert check == "too-large"
    assert says in message


def test_the_check_says_the_limits() -> None:
    most = [limits.MAX_ENTRIES[section] for section in ("options", "outcomes", "statements")]

    assert "at most {} options, {} outcomes and {} statements".format(*most) in explanations()["too-large"].says


def test_a_translation_may_not_repeat_without_end_what_the_original_says_in_short() -> None:
    aid, _ = read_rule_file(statements(400).encode())
    assert aid
    ways = {"options.wait.name": LONG, "statements.wait.ache.2.not_known": LONG}
    found = [check_translation(aid, sibling({at: text}, aid).encode()) for at, text in ways.items()]

    assert [translated for translated, _ in found] == [None, None]
    assert {problems[0].check for _, problems in found} == {"too-large"}


def test_what_would_show_a_statement_is_not_looked_for_without_end() -> None:
    ids = [f"q{number}" for number in range(20)]
    asked = (
        f"  - {{id: {name}, consideration: days, ask: What?, kind: several, choices: {{{CHOICES}}}}}" for name in ids
    )
    every = ", ".join(f"{{{name}: [{', '.join(f'c{number}' for number in range(20))}]}}" for name in ids)
    never = f"when: {{all: [{every}], tried: [heat], duration: [short]}}"  # what was tried is asked of others
    aid, _ = read_rule_file(
        small(("questions:", "\n".join(("questions:", *asked))), ("when: {tried: [rest]}", never)).encode()
    )
    assert aid
    made = follow_path(aid, {"duration": frozenset({"long"})})

    assert steps(lambda: [nearest_change(made, one.when) for one in aid.statements]) < 1_000_000
