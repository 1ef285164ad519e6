"""A key outside of `about` needs its line in the schema, a field in the model, and the templates that show it."""

from pathlib import Path

from decision_aid.consultation.summarise import summarise
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.review.diff import diff_aids
from decision_aid.review.pack import build_pack, render_pack
from decision_aid.rule_file.editing import EntryKind, edit_entry, open_document, open_entry
from decision_aid.translation.addresses import addressed_texts
from decision_aid.web.app import create_app
from decision_aid.web.editor.drafts.text_editor import keys_by_place
from tests.support.aids import SMALL, TODAY, aid_from

SAID = "The maker of the splint"
LINK = "    link: https://example.org/a\n"
TEXT = f"format: 2\n{SMALL}".replace(LINK, f"{LINK}    funded_by: {SAID}\n")
AID = aid_from(TEXT)


def test_it_is_shown_wherever_a_source_is_told(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    summary = summarise(AID, {"duration": frozenset({"long"})}, today=TODAY)

    told = f"Paid for by: {SAID}."
    assert told in client.get("/small/about").text
    assert told in client.get("/small/handout?pages=full").text
    assert told in render_pack(build_pack(AID, (), TODAY))
    assert told.removesuffix(".") in summary_as_text(summary)
    assert SAID in {one["funded_by"] for one in summary_as_json(summary)["people_in_sources"]}


def test_no_more_code_reads_it_translates_compares_completes_and_edits_it() -> None:
    before, file = aid_from(f"format: 2\n{SMALL}"), open_document(TEXT.encode())
    shown = open_entry(file, EntryKind.SOURCE, "alpha").shown
    edited = edit_entry(file, EntryKind.SOURCE, "alpha", {**shown, "funded_by": "Nobody"}).content

    assert ("sources.alpha.funded_by", SAID) in list(addressed_texts(AID))
    assert [change.label for change in diff_aids(before, AID).changes] == ["who paid for the study"]
    assert "funded_by" in keys_by_place()["sources.*"]
    assert b"    funded_by: Nobody\n" in edited
