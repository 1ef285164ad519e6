"""Texts in another language stand beside the rule file, each tied to the wording that it translates."""

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decision_aid.cli import main
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Problem
from decision_aid.rule_file.schema.table import STATEMENT
from decision_aid.translation.addresses import KEYS_OF, addressed_texts, map_texts
from decision_aid.translation.checks import check_translation
from decision_aid.translation.reading import read_translation
from decision_aid.translation.refresh import new_translation_file, refresh_translation
from decision_aid.translation.translate import text_fingerprint, texts_to_translate
from tests.support.aids import RULE_FILES, SMALL, aid_from, small
from tests.support.translations import problems_in
from tests.support.translations import sibling as sibling_of

AID = aid_from(SMALL)
BY_ADDRESS = dict(addressed_texts(AID))


READ_BY_HAND = {"id", "word", "fingerprint", "content", "table"}


def spanish(said: dict[str, str], aid: DecisionAid = AID) -> DecisionAid:
    """The aid with these texts in Spanish."""
    found, problems = check_translation(aid, sibling(said, aid).encode())
    assert found, "\n".join(map(str, problems))
    return found


def sibling(said: dict[str, str], aid: DecisionAid = AID) -> str:
    """A sibling file of the small aid that says this."""
    return sibling_of(said, aid)


def found(text: str, aid: DecisionAid = AID) -> list[Problem]:
    """The problems of a sibling file of the small aid, but for the one that tells how much is missing."""
    return problems_in(text, aid)


def test_every_text_has_one_address_and_telling_it_anew_changes_nothing_else() -> None:
    for path in (*RULE_FILES, *map(Path("tests/support/rules").joinpath, ("wrist.yaml", "glance.yaml"))):
        aid = aid_from(path.read_text(encoding="utf-8"))
        addresses = [address for address, _ in addressed_texts(aid)]
        assert len(addresses) == len(set(addresses))
        assert map_texts(aid, lambda _, text: text) == aid
        read_out = {written.text for written in aid.texts if written.key not in {"citation", "version"}}
        assert read_out <= {text for _, text in addressed_texts(aid)} | {example.name for example in aid.examples}


def test_what_stands_for_a_cell_in_the_glance_is_translated() -> None:
    aid = aid_from(Path("tests/support/rules/glance.yaml").read_text(encoding="utf-8"))

    assert dict(addressed_texts(aid))["statements.slept.head"] == "slept without pain"


def test_every_text_of_the_model_is_read_from_a_key_that_says_whether_it_is_translated() -> None:
    known = {kind: {key.field for key in keys} | READ_BY_HAND for kind, keys in KEYS_OF.items()}
    known[Statement] |= {key.field for key in STATEMENT.shared_keys}
    strings = {kind: {one.name for one in fields(kind) if one.type in ("str", str)} for kind in known}

    assert {kind.__name__: names - known[kind] for kind, names in strings.items() if names - known[kind]} == {}


def test_a_translation_changes_texts_and_nothing_else() -> None:
    aid = spanish({"title": "Hombro rígido", "questions.duration.choices.long.said": "lleva un mes o más"})

    assert (aid.title, aid.language) == ("Hombro rígido", "es")
    assert aid.question("duration").choice("long").said == "lleva un mes o más"
    assert aid.question("duration").ask == "How long has it been stiff?"
    assert aid.fingerprint == AID.fingerprint
    assert [one.when for one in aid.statements] == [one.when for one in AID.statements]
    back = {"Hombro rígido": AID.title, "lleva un mes o más": BY_ADDRESS["questions.duration.choices.long.said"]}
    assert list(addressed_texts(map_texts(aid, lambda _, text: back.get(text, text)))) == list(addressed_texts(AID))


def test_what_has_no_translation_is_known() -> None:
    aid = spanish({"title": "Hombro rígido"})

    assert aid.translated
    assert aid.translated.from_language == "en"
    assert "How long has it been stiff?" in aid.translated.untranslated
    assert {"Alpha 2020", "Beta 2021"} <= aid.translated.untranslated
    assert not {"Hombro rígido", AID.title} & aid.translated.untranslated


def test_words_that_come_back_are_translated_once() -> None:
    said = {"statements.wait.ache.because": "pocas personas"}
    aid = aid_from(small(("because: nobody to compare with", "because: few people")))
    told = dict(addressed_texts(spanish(said, aid)))

    assert told["statements.exercises.ease.2.because"] == "pocas personas"
    assert [at for at, text in texts_to_translate(aid) if text == "few people"] == [
        "statements.exercises.ease.2.because"
    ]


def test_a_changed_original_makes_its_translation_stale() -> None:
    text = sibling({"title": "Hombro rígido"})
    changed = aid_from(small(("title: Stiff shoulder - wait or exercises", "title: Stiff shoulder")))
    aid, problems = check_translation(changed, text.encode())

    assert aid
    assert aid.title == "Stiff shoulder"
    assert aid.translated
    assert "Stiff shoulder" in aid.translated.untranslated
    stale = [str(problem) for problem in problems if problem.check == "stale-text"]
    assert len(stale) == 1
    assert stale[0].startswith("5:3: warning: The rule file says something else here now: 'Stiff shoulder'.")
    assert f"write of: {text_fingerprint('Stiff shoulder')}" in stale[0]


def test_an_unknown_address_is_told_with_what_was_meant() -> None:
    (problem,) = found(sibling({"questions.duration.aks": "¿Cuánto tiempo?"}))

    assert problem.check == "unknown-text"
    assert "Did you mean 'questions.duration.ask'?" in problem.message


def test_what_is_missing_is_told_in_one_line() -> None:
    aid, problems = check_translation(AID, sibling({"title": "Hombro rígido"}).encode())

    assert aid
    assert [problem.check for problem in problems] == ["missing-text"]
    assert f"{len(list(texts_to_translate(AID))) - 1} texts have no translation yet" in problems[0].message


def test_other_numbers_keep_a_translation_from_every_person() -> None:
    at = "statements.ten-minutes.says"
    aid = aid_from(small(("Exercises take ten minutes a day.", "Exercises take 10.5 minutes a day, 1,200 in all.")))

    assert found(sibling({at: "Son 1.200 en total, 10,5 minutos al día."}, aid), aid) == []
    (problem,) = found(sibling({at: "Son 1.200 en total, 105 minutos al día."}, aid), aid)
    assert (problem.check, problem.place.line) == ("other-numbers", 5)
    assert "there 10.5, here 105" in problem.message
    assert check_translation(aid, sibling({at: "Son 12 minutos."}, aid).encode())[0] is None


def test_a_translation_that_says_it_was_reviewed_says_by_whom() -> None:
    text = sibling({"title": "Hombro rígido"}).replace("status: draft", "status: reviewed")

    assert [problem.check for problem in read_translation(text.encode())[1]] == ["nobody-reviewed"]
    named = text.replace("texts:", "reviewed_by: Dr. B. Prueba, reumatóloga\ntexts:")
    assert read_translation(named.encode())[1] == ()


def test_hard_words_have_forms_of_their_own_in_each_language() -> None:
    aid = aid_from(SMALL + "glossary:\n  trial: {means: A study in which chance decides., also: [trials]}\n")
    (term,) = spanish({"glossary.trial.word": "ensayo, ensayos, estudio al azar"}, aid).glossary

    assert (term.word, term.also) == ("ensayo", ("ensayos", "estudio al azar"))


def test_refreshing_keeps_what_is_done_letter_for_letter() -> None:
    empty = refresh_translation(AID, new_translation_file("small", "es"), None)
    assert (empty.done, empty.stale, empty.missing) == (0, 0, len(list(texts_to_translate(AID))))

    filled = empty.text.replace(
        f"  title:\n    of: {text_fingerprint(AID.title)}\n    says:",
        f"  # A note of mine\n  title:\n    of: {text_fingerprint(AID.title)}\n    says:   'Hombro rígido'  # as said",
    )
    assert filled != empty.text
    translation, _ = read_translation(filled.encode())
    again = refresh_translation(AID, filled, translation)
    assert (again.text, again.done) == (filled, 1)


def test_a_translator_sees_the_lines_of_a_list() -> None:
    why = "  days:\n    title: Your days\n    why: |\n      See:\n      - work\n      - sleep"
    listed = aid_from(small(("  days: {title: Your days}", why)))
    empty = refresh_translation(listed, new_translation_file("small", "es"), None).text

    assert "  # See:\n  # - work\n  # - sleep\n  considerations.days.why:" in empty


def test_refreshing_marks_what_is_stale_and_unmarks_it_when_it_fits() -> None:
    text = refresh_translation(AID, new_translation_file("small", "es"), None).text
    text = text.replace(
        f"of: {text_fingerprint(AID.title)}\n    says:", f"of: {text_fingerprint(AID.title)}\n    says: Hombro"
    )
    changed = aid_from(small(("title: Stiff shoulder - wait or exercises", "title: Stiff shoulder")))
    stale = refresh_translation(changed, text, read_translation(text.encode())[0])

    assert stale.stale == 1
    assert "  # Stiff shoulder - wait or exercises\n  #> Stale. It says now: Stiff shoulder\n" in stale.text
    assert refresh_translation(changed, stale.text, read_translation(stale.text.encode())[0]) == stale

    mended = stale.text.replace(f"of: {text_fingerprint(AID.title)}\n", f"of: {text_fingerprint('Stiff shoulder')}\n")
    fits = refresh_translation(changed, mended, read_translation(mended.encode())[0])
    assert (fits.stale, fits.done) == (0, 1)
    assert "#>" not in fits.text
    assert "  # Stiff shoulder\n  title:\n" in fits.text


@pytest.mark.parametrize("now", ["Stiff shoulder joint", "Stiff shoulder", "wait or exercises"])
def test_a_comment_is_renewed_where_a_translator_set_what_it_is_of_without_it(now: str) -> None:
    text = refresh_translation(AID, new_translation_file("small", "es"), None).text
    changed = aid_from(small(("title: Stiff shoulder - wait or exercises", f"title: {now}")))
    mark = text_fingerprint(now)
    by_hand = text.replace(f"of: {text_fingerprint(AID.title)}\n    says:", f"of: {mark}\n    says: Hombro rígido")
    assert "  # Stiff shoulder - wait or exercises\n  title:" in by_hand

    made = refresh_translation(changed, by_hand, read_translation(by_hand.encode())[0]).text

    assert f"  # {now}\n  title:\n    of: {mark}\n    says: Hombro rígido\n" in made
    assert "Stiff shoulder - wait or exercises" not in made


def test_a_text_that_moved_takes_its_translation_along() -> None:
    text = refresh_translation(AID, new_translation_file("small", "es"), None).text
    mark = text_fingerprint("few people")
    text = text.replace(f"of: {mark}\n    says:", f"of: {mark}\n    says: pocas personas")
    moved = aid_from(
        small(
            ("because: few people", "because: people were few"),
            ("because: nobody to compare with", "because: few people"),
        )
    )
    made = refresh_translation(moved, text, read_translation(text.encode())[0])

    assert f"  statements.exercises.ease.2.because:\n    of: {mark}\n    says: pocas personas" in made.text
    assert (made.done, made.stale) == (1, 1)


def test_what_is_gone_from_the_rule_file_stands_last_until_it_is_taken_away() -> None:
    text = sibling({"questions.job.ask": "¿Trabaja usted?", "title": "Hombro rígido"})
    made = refresh_translation(AID, text, read_translation(text.encode())[0]).text

    assert made.index("Hombro rígido") < made.index("No longer in the rule file") < made.index("¿Trabaja usted?")
    assert refresh_translation(AID, made, read_translation(made.encode())[0]).text == made


def run(*words: str) -> Result:
    """What the command says."""
    return CliRunner().invoke(main, [*words])


def test_the_command_makes_the_file_and_the_check_reads_it(tmp_path: Path) -> None:
    path, beside = tmp_path / "small.yaml", tmp_path / "small.es.yaml"
    path.write_text(SMALL, encoding="utf-8")

    assert (
        f"0 translated, 0 out of date, {len(list(texts_to_translate(AID)))} missing"
        in run("translate", str(path), "es").output
    )
    written = beside.read_text(encoding="utf-8")
    assert run("translate", str(path), "es").exit_code == 0
    assert beside.read_text(encoding="utf-8") == written
    assert f"{beside}:" in run("check", str(path)).output
    assert run("check", str(beside)).exit_code == 0
    beside.write_text(written.replace("status: draft", "status: darft"), encoding="utf-8")
    assert run("check", str(beside)).exit_code == 1
    assert "Did you mean 'draft'?" in run("translate", str(path), "es").output
    assert "Write es." in run("translate", str(path), "Spanish").output
    assert "itself is in that language" in run("translate", str(path), "en").output


def test_the_command_says_where_pages_have_no_texts_in_a_language(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")

    assert "not available in Polish (pl)" in run("translate", str(path), "pl").output
    assert "not available" not in run("translate", str(path), "es").output


def test_names_that_look_alike_only_in_translation_are_an_error_at_the_second() -> None:
    text = sibling({"options.wait.name": "Esperar", "options.exercises.name": "ESPERAR"})
    (problem,) = (one for one in found(text) if one.check == "same-name")

    assert "ESPERAR" in text.splitlines()[problem.place.line - 1]
    assert check_translation(AID, text.encode())[0] is None


def test_a_translated_part_that_misfits_its_sentence_is_told_at_its_line() -> None:
    text = sibling({"statements.exercises.ease.chance.over": "en 6 meses"})
    (problem,) = (one for one in found(text) if one.check == "sentence-part")

    assert "en 6 meses" in text.splitlines()[problem.place.line - 1]
    assert "en 6 meses; " in problem.message.partition("People would read: ")[2]
