"""A consultation as one FHIR R4 Bundle: the form, the answers, the note for the record and the handout.

Nothing in it names a patient: whoever files it knows whose it is. It is a file to take, and nothing sends it.
"""

import base64
import datetime
import hashlib
import json

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.gettext_marker import _
from decision_aid.output.fhir.enable_when import Item
from decision_aid.output.fhir.questionnaire import questionnaire, urn_of
from decision_aid.output.fhir.questionnaire_response import questionnaire_response
from decision_aid.output.record_note import record_note

HANDOUT, NOTE = _("Printed summary"), _("A note for the record")


def consultation_bundle(
    aid: DecisionAid, said: Answers | Voices, pdf: bytes, *, today: datetime.date, translate: Translate = english
) -> Item:
    """All of it for these answers; `pdf` is the handout."""
    summary = summarise(aid, said, today=today, translate=translate)
    note = record_note(summary, today=today, translate=translate).encode()
    documents = ((HANDOUT, "application/pdf", pdf), (NOTE, "text/plain; charset=utf-8", note))
    resources = (
        questionnaire(aid, translate),
        questionnaire_response(aid, said, today=today, translate=translate),
        *(_document(aid, translate(title), kind, content, today) for title, kind, content in documents),
    )
    return {"resourceType": "Bundle", "type": "collection", "entry": [_entry(resource) for resource in resources]}


def _document(aid: DecisionAid, title: str, kind: str, content: bytes, today: datetime.date) -> Item:
    attachment = {
        "contentType": kind,
        "language": aid.language,
        "data": base64.b64encode(content).decode(),
        "title": f"{title}: {aid.title}",
        "creation": today.isoformat(),
    }
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": {"text": title},
        "content": [{"attachment": attachment}],
    }


def _entry(resource: Item) -> Item:
    written = json.dumps(resource, sort_keys=True).encode()
    return {"fullUrl": urn_of(hashlib.sha256(written).hexdigest()), "resource": resource}
