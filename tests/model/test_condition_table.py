"""The table that answers all conditions at once says what each says, asked alone and line by line."""

from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.condition_table import disjunctive_normal_form, select
from decision_aid.model.conditions import ALWAYS, All, Any, Clause, Condition, Otherwise, Truth, evaluate, or_, parts_of
from tests.support.aids import aid_from
from tests.support.small_spaces import everybody, small_aid
from tests.support.tables import age, random_table, with_table

A, B, C = (Clause(question, frozenset({"yes"})) for question in "abc")
AIDS = 400


def conditions(walked: QuestionPath) -> list[Condition]:
    """The conditions of the questions and of the statements."""
    return [*(one.when for one in walked.aid.questions), *(one.when for one in walked.aid.statements)]


def one_by_one(walked: QuestionPath) -> list[Truth]:
    """What each condition answers by its definition."""
    return [evaluate(condition, walked.clause_holds) for condition in conditions(walked)]


def at_once(walked: QuestionPath) -> list[Truth]:
    """What the table answers."""
    return [*walked.asked.values(), *(truth for _, truth in walked.statement_results())]


def test_the_table_says_what_each_condition_says_for_everybody() -> None:
    walks = [follow_path(aid, person) for aid in map(small_aid, range(AIDS)) for person in everybody(aid)]

    assert {truth for walked in walks for truth in at_once(walked)} == set(Truth)
    assert [walked.answers for walked in walks if at_once(walked) != one_by_one(walked)] == []


def test_the_table_says_who_is_left_for_otherwise() -> None:
    for walked in (follow_path(aid, person) for aid in map(random_table, range(150)) for person in everybody(aid)):
        assert at_once(walked) == one_by_one(walked)


def test_otherwise_is_undecided_while_another_case_is_and_no_longer() -> None:
    walked = follow_path(aid_from(with_table()), {})
    left_over = next(one.when for one in walked.aid.statements if one.id == "by-age.case-3")

    assert isinstance(left_over, Otherwise)
    assert walked.holds(left_over) is Truth.CANNOT_TELL
    assert follow_path(walked.aid, age(70)).holds(left_over) is Truth.YES
    assert follow_path(walked.aid, age(30)).holds(left_over) is Truth.NO


def test_whoever_is_left_for_otherwise_changes_no_other_condition() -> None:
    aid = aid_from(with_table())

    for walked in (follow_path(aid, {}), follow_path(aid, age(70)), follow_path(aid, age(30))):
        assert at_once(walked) == one_by_one(walked)


def test_a_condition_asked_alone_answers_the_same() -> None:
    walks = [follow_path(aid, person) for aid in map(small_aid, range(40)) for person in everybody(aid)]

    assert [
        walked.answers
        for walked in walks
        if [walked.holds(condition) for condition in conditions(walked)] != one_by_one(walked)
    ] == []


def test_a_condition_of_no_aid_is_asked_line_by_line() -> None:
    aid = small_aid(1)
    question = next(one for one in aid.questions if one.choices)
    chosen = frozenset({question.choices[0].id})
    line = Clause(question.id, chosen)

    assert follow_path(aid, {question.id: chosen}).holds(line) is Truth.YES
    assert follow_path(aid, {}).holds(line) is Truth.CANNOT_TELL


def test_the_ways_of_a_condition() -> None:
    assert disjunctive_normal_form(ALWAYS) == (frozenset(),)
    assert disjunctive_normal_form(A) == (frozenset({A}),)
    assert disjunctive_normal_form(All((A, B))) == (frozenset({A, B}),)
    assert disjunctive_normal_form(Any((A, All((B, C))))) == (frozenset({A}), frozenset({B, C}))
    assert disjunctive_normal_form(All((A, Any((B, C))))) == (frozenset({A, B}), frozenset({A, C}))
    assert disjunctive_normal_form(Any(())) == ()


def parts(condition: Condition) -> list[Condition]:
    """A condition and all that it is made of."""
    inner = [] if isinstance(condition, Clause) else [one for part in parts_of(condition) for one in parts(part)]
    return [condition, *inner]


def test_the_table_knows_each_part_of_a_condition_by_itself_and_no_other() -> None:
    for walked in (follow_path(aid, person) for aid in map(small_aid, range(40)) for person in everybody(aid)):
        every = [part for condition in conditions(walked) for part in parts(condition)]

        assert [walked.evaluation.of(one) for one in every] == [evaluate(one, walked.clause_holds) for one in every]
        assert walked.evaluation.of(A) is None


def test_undecided_are_the_conditions_of_which_one_cannot_tell() -> None:
    for walked in (follow_path(aid, person) for aid in map(small_aid, range(40)) for person in everybody(aid)):
        bits = {
            walked.aid.condition_table.masks[id(one)]: evaluate(one, walked.clause_holds) for one in conditions(walked)
        }

        assert walked.evaluation.undecided(bits) == {one for one, truth in bits.items() if truth is Truth.CANNOT_TELL}


def test_beside_another_stands_whichever_says_more() -> None:
    for aid in map(small_aid, range(20)):
        walks = [follow_path(aid, person) for person in everybody(aid)]
        for one, other in zip(walks, reversed(walks), strict=True):
            pairs = zip(one.evaluation.stated(), other.evaluation.stated(), strict=True)

            assert one.evaluation.beside(other.evaluation).stated() == [or_(pair) for pair in pairs]


def test_for_whom_a_condition_holds_is_a_bit_for_each_of_them() -> None:
    aid = aid_from(with_table())
    people = [follow_path(aid, one).evaluation for one in (age(30), {}, age(70), age(40), {})]
    left_over = next(one.when for one in aid.statements if one.id == "by-age.case-3")

    told = select(people, aid.condition_table.masks[id(left_over)])

    assert told == {Truth.YES: 0b00100, Truth.NO: 0b01001, Truth.CANNOT_TELL: 0b10010}


def test_each_of_these_people_has_one_value_of_each_condition() -> None:
    for aid in map(small_aid, range(20)):
        people = [follow_path(aid, person).evaluation for person in everybody(aid)]
        for condition in (one.when for one in aid.statements):
            told = select(people, aid.condition_table.masks[id(condition)])

            values = [one.of(condition) for one in people]
            assert [{t for t, bits in told.items() if bits >> place & 1} for place in range(len(people))] == [
                {value} for value in values
            ]
            assert max(told.values()).bit_length() <= len(people)
