"""Files and queries that nobody should send, for an aid that has a door for each of them."""

import io
import json
import zipfile

from decision_aid.output.fhir.questionnaire import canonical_url
from tests.support.aids import aid_from, small

AID = small(("title: Stiff", "format: 2\ntitle: Stiff"), ("    unit: years", "    unit: years\n    from_record: age"))
MARK = "wren4711"  # it stands in what is sent
DIGITS = "9" * 5000  # more than Python makes a number of
QUERIES = [
    DIGITS,
    "-1",
    "1e400",
    "NaN",
    "²",
    "\x00",
    "%ff%00",
    "[" * 3000,
    "x" * 2001,
    "a\r\nX-Evil: 1",
    "\udcff",
]
QUERIED = {
    "/": ["words"], "/counts": ["week"], "/small/launch": ["iss", "launch"], "/launched": ["state", "code"],
    "/edit/sign-in/back": ["state", "code"], "/edit/sign-in": ["to"], "/cds-services": ["hook"],
    "/small/handout": ["order", "languages", "paper"], "/folder/colour.css": ["v"], "/cleared": ["lang", "alone"],
}  # fmt: skip


def workbook(sheet: str, target: str = "s.xml") -> bytes:
    """A workbook whose first sheet is that."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", '<workbook><sheets><sheet id="1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<R><Relationship Id="1" Target="{target}"/></R>')
        archive.writestr("xl/s.xml", sheet)
    return file.getvalue()


def response(item: str) -> bytes:
    """A QuestionnaireResponse to the aid, in which that stands as JSON."""
    form = json.dumps(canonical_url(aid_from(AID)))
    head = '"resourceType": "QuestionnaireResponse", "status": "completed"'
    return f'{{{head}, "questionnaire": {form}, "item": {item}}}'.encode()


def answer(name: str, value: str) -> bytes:
    """A response with one answer, as JSON."""
    return response(f'[{{"linkId": "{name}", "answer": [{value}]}}]')


BOMB = "".join(f'<!ENTITY {one} "{before * 10}">' for one, before in (("a", MARK), ("b", "&a;"), ("c", "&b;")))
FILES = {
    "nothing": b"",
    "zeros": bytes(3000),
    "no letters": b"\xff\xfe\x00\xd8" + MARK.encode(),
    "nested lists": b"[" * 60_000,
    "nested objects": b'{"a":' * 12_000,
    "nested elements": b"<a>" * 20_000,
    "lists in a title": f'[{{"title": {"[" * 900}{"]" * 900}}}]'.encode(),
    "an entity bomb": f"<!DOCTYPE x [{BOMB}]><x>&c;</x>".encode(),
    "an entity of this computer": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>',
    "an entity of five thousand digits": f"TY  - JOUR\nTI  - {MARK} &#{DIGITS};\nER  - \n".encode(),
    "an unknown encoding": b'<?xml version="1.0" encoding="zip"?><xml/>',
    "a list for an object": b"[[1], 7, null]",
    "a word for an object": f'"{MARK}"'.encode(),
    "numbers that are none": b'[{"title": NaN, "volume": 1e400, "issued": -Infinity}]',
    "a number of five thousand digits": f'[{{"title": "{MARK}", "volume": {DIGITS}}}]'.encode(),
    "a key twice": b'[{"title": "one", "title": ["two"], "author": {"x": 1}}]',
    "half a letter": b'[{"title": "\\ud800", "author": ["\\udfff"]}]',
    "a line of a header": b'[{"title": "a\\r\\nX-Evil: 1"}]',
    "an open brace": b"@article{a, title={" + b"{" * 20_000,
    "a study of wrong types": b'{"protocolSection": 5, "resultsSection": {"outcomeMeasuresModule": {"outcomeMeasures": '
                              b'[5, {"paramType": [], "classes": {}}]}}}',
    "an answer too large": answer("age", f'{{"valueInteger": {DIGITS}}}'),
    "an answer without end": answer("age", '{"valueInteger": 1e400}'),
    "an answer below nought": answer("age", '{"valueInteger": -5}'),
    "an answer that is no number": answer("age", '{"valueInteger": NaN}'),
    "an answer in half a letter": answer("duration", '{"valueCoding": {"code": "\\ud800"}}'),
    "an answer with a line of a header": answer("duration", f'{{"valueCoding": {{"code": "{MARK}\\r\\nX-Evil: 1"}}}}'),
    "an answer to half a letter": answer("\\ud800\\u0000", "7"),
    "items that are none": response('[{"linkId": ["x"], "answer": [5]}, 7, null, {"linkId": {}, "answer": {"a": 1}}]'),
    "items in items": response('[{"item":' * 300 + "[]" + "}]" * 300),
    "answers to nothing": response(f'[{{"linkId": "{MARK}", "answer": [{"1," * 30_000}1]}}]'),
    "a table of quotes": b'"a\n' * 5000,
    "a table of commas": b"," * 60_000,
    "a sheet of another aid": f"[id],[seal],[says]\n{MARK},\x00,1e400\n".encode(),
    "no archive": b"PK\x03\x04" + bytes(500),
    "an archive that unpacks without end": workbook("x" * 40_000_000),
    "a row far below": workbook(f'<s><row r="{DIGITS}"/></s>'),
    "a column far to the right": workbook('<s><row><c r="ZZZZZZZ1"><v>1</v></c></row></s>'),
    "a text that is not there": workbook(f'<s><row><c t="s"><v>{DIGITS}</v></c><c t="s"><v>²</v></c></row></s>'),
    "a part outside": workbook("<s/>", "../../../etc/passwd"),
    "half a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
}  # fmt: skip
UPLOADS = {
    "/small/response": "response",
    "/edit/small/import": "file",
    "/edit/small/results": "file",
    "/edit/small/sheet": "file",
    "/edit/folder/settings": "logo",
}
CARRIED = {"/edit/small/import": "citations", "/edit/small/results": "results", "/edit/small/sheet": "sheet"}
