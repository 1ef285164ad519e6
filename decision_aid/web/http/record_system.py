"""The record system from which an aid may be opened (SMART App Launch 2.2), and what is read there of a patient.

The id of the patient is in the addresses that are asked, and nowhere else; the token that opens the record is forgotten
with the request.
"""

import datetime
import logging
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urljoin

from decision_aid.exchange.patient_record import RecordFacts, read_record
from decision_aid.web.http.json_over_http import NoAnswer, fetch_json

CONFIGURATION = "/.well-known/smart-configuration"
LAUNCH_SCOPE, PATIENT_SCOPE = "launch", "patient/Patient.r"
CODES_SCOPE = "patient/Condition.rs patient/MedicationRequest.rs patient/Medication.r"
# What is looked for besides the patient, and how: what a medicine is called may stand in a resource of its own.
SEARCHES = {
    "Condition": {"_elements": "code,clinicalStatus,verificationStatus"},
    "MedicationRequest": {"_include": "MedicationRequest:medication"},
}
LOG = logging.getLogger(__name__)
MOST_PAGES = 20  # of a search


class InvalidRecordSystem(ValueError):
    """What is set about the record system can't be used; says why."""


@dataclass(frozen=True, slots=True)
class RecordSystem:
    """The FHIR R4 server at `base`, and the id and key file by which it knows this program."""

    base: str
    client_id: str
    key_file: Path | None = None

    def endpoints(self) -> tuple[str, str]:
        """Where the browser signs in, and where a code is exchanged; raises NoAnswer."""
        found = fetch_json(f"{self.base}{CONFIGURATION}")
        methods = found.get("code_challenge_methods_supported")
        if not isinstance(methods, list) or "S256" not in methods:
            raise NoAnswer("no PKCE with S256")
        return str(found.get("authorization_endpoint", "")), str(found.get("token_endpoint", ""))

    def read(self, token: Mapping[str, Any], *, codes: bool, today: datetime.date) -> RecordFacts:
        """The facts in the record of the patient whom the token is for; raises NoAnswer.

        Where the token does not open all of it, or a part can't be read, that part proposes nothing.
        """
        access, patient = token.get("access_token"), token.get("patient")
        if not isinstance(access, str) or not isinstance(patient, str) or not patient:
            raise NoAnswer("no token for a patient")
        headers = {"Authorization": f"Bearer {access}", "Accept": "application/fhir+json"}
        address = f"{self.base}/Patient/{quote(patient, safe='')}?_elements=birthDate,gender"
        resources: list[object] = [fetch_json(address, headers=headers)]
        for kind in SEARCHES if codes else ():
            try:
                resources += list(self._search(kind, patient, headers))
            except NoAnswer as why:
                LOG.warning("The record system did not give what was asked of it: %s, for %s.", why, kind)
        return read_record(resources, today)

    def _search(self, kind: str, patient: str, headers: Mapping[str, str]) -> Iterator[object]:
        """All that a search finds, page by page; a page that is elsewhere, or one too many, is an error."""
        address = f"{self.base}/{kind}?{urlencode({'patient': patient} | SEARCHES[kind])}"
        for _page in range(MOST_PAGES):
            bundle = fetch_json(address, headers=headers)
            yield from (entry.get("resource") for entry in _listed(bundle, "entry"))
            further = next((link.get("url") for link in _listed(bundle, "link") if link.get("relation") == "next"), "")
            if not further:
                return
            address = urljoin(f"{self.base}/", str(further))
            if not address.startswith(f"{self.base}/") and not address.startswith(f"{self.base}?"):
                raise NoAnswer("a page of another address")
        raise NoAnswer("too many pages")


def _listed(bundle: Mapping[str, Any], key: str) -> Collection[Mapping[str, Any]]:
    found = bundle.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
