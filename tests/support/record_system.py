"""A small record system: SMART App Launch with PKCE, and a FHIR server with one patient, over HTTP on this computer.

Strict where the standards are: it refuses a wrong client, address, launch, verifier, assertion, token or scope.
"""

import base64
import contextlib
import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet

from tests.support.serving import listening

Json = dict[str, Any]
CLIENT, LAUNCH = "aids-of-the-ward", "launch-5501"
PATIENT_ID = "pt-770031"
# What must stand nowhere: in no log, header, cookie, file or page.
SECRETS = ("Featherstonehaugh", "Gwendolyn", "MRN-90210", PATIENT_ID, "1982-02-17", "Larkspur", "555-0142")
PATIENT: Json = {
    "resourceType": "Patient",
    "id": PATIENT_ID,
    "identifier": [{"system": "urn:example:mrn", "value": "MRN-90210"}],
    "name": [{"family": "Featherstonehaugh", "given": ["Gwendolyn"]}],
    "telecom": [{"system": "phone", "value": "555-0142"}],
    "address": [{"line": ["3 Larkspur Road"]}],
    "birthDate": "1982-02-17",
    "gender": "female",
}


def coded(system: str, code: str) -> Json:
    """A CodeableConcept."""
    return {"coding": [{"system": system, "code": code, "display": "Gwendolyn's"}]}


def condition(system: str, code: str, clinical: str = "active", verified: str = "confirmed") -> Json:
    """A Condition with that code and those statuses."""
    terms = "http://terminology.hl7.org/CodeSystem/condition-"
    return {
        "resourceType": "Condition",
        "subject": {"reference": f"Patient/{PATIENT_ID}", "display": "Gwendolyn Featherstonehaugh"},
        "clinicalStatus": coded(f"{terms}clinical", clinical),
        "verificationStatus": coded(f"{terms}ver-status", verified),
        "code": coded(system, code),
    }


def prescribed(system: str, code: str, status: str = "active", **more: object) -> Json:
    """A MedicationRequest for that medicine."""
    return {
        "resourceType": "MedicationRequest",
        "subject": {"reference": f"Patient/{PATIENT_ID}"},
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": coded(system, code),
        **more,
    }


@dataclass
class RecordServer:
    """What the system knows, and what was asked of it; `keys` are the client's public ones, if it has to sign."""

    base: str = ""
    keys: Json | None = None
    patient: Json = field(default_factory=lambda: dict(PATIENT))
    found: dict[str, list[Json]] = field(default_factory=dict)
    methods: list[str] = field(default_factory=lambda: ["S256"])
    asked: list[str] = field(default_factory=list)
    codes: dict[str, Json] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)  # kinds of resources
    per_page: int = 1

    def configuration(self) -> Json:
        """What the system says of itself."""
        return {
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "capabilities": ["launch-ehr", "client-public", "client-confidential-asymmetric"],
            "code_challenge_methods_supported": self.methods,
        }

    def authorise(self, told: Mapping[str, str]) -> str:
        """The address to which the browser is sent back."""
        assert (told["response_type"], told["client_id"], told["launch"]) == ("code", CLIENT, LAUNCH)
        assert (told["aud"], told["code_challenge_method"]) == (self.base, "S256")
        assert told["redirect_uri"].endswith("/launched")
        code = secrets.token_urlsafe(12)
        self.codes[code] = dict(told)
        return f"{told['redirect_uri']}?{urlencode({'code': code, 'state': told['state']})}"

    def exchange(self, told: Mapping[str, str]) -> tuple[int, Json]:
        """The token for a code, once, for whoever has the verifier and, where there are keys, signs."""
        begun = self.codes.pop(told.get("code", ""), None)
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = begun and begun["code_challenge"] == challenge and begun["redirect_uri"] == told.get("redirect_uri")
        if not right or told.get("grant_type") != "authorization_code" or not self._is_client(told):
            return 400, {"error": "invalid_grant"}
        token = secrets.token_urlsafe(12)
        assert begun
        self.tokens[token] = begun["scope"]
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 300, "patient": PATIENT_ID,
                     "scope": begun["scope"], "need_patient_banner": False}  # fmt: skip

    def _is_client(self, told: Mapping[str, str]) -> bool:
        if self.keys is None:
            return told.get("client_id") == CLIENT and "client_assertion" not in told
        signed = jwt.decode(
            told["client_assertion"],
            KeySet.import_key_set(self.keys),
            algorithms=["RS384", "ES384"],
        ).claims
        fresh = signed["jti"] not in self.used
        self.used.add(signed["jti"])
        return fresh and (signed["iss"], signed["sub"], signed["aud"]) == (CLIENT, CLIENT, f"{self.base}/token")

    def read(self, path: str, query: Mapping[str, str], token: str) -> tuple[int, Json]:
        """The patient, or one page of what a search finds, where the token's scope has it."""
        kind, _, ident = path.strip("/").partition("/")
        if kind in self.refused or f"patient/{kind}.r" not in self.tokens.get(token, ""):
            return 403, {"resourceType": "OperationOutcome"}
        if kind == "Patient":
            return (200, self.patient) if ident == PATIENT_ID else (404, {"resourceType": "OperationOutcome"})
        assert query["patient"] == PATIENT_ID
        at, all_found = int(query.get("page", 0)), self.found.get(kind, [])
        further = {**query, "page": str(at + self.per_page)}
        link = [{"relation": "next", "url": f"{self.base}/{kind}?{urlencode(further)}"}]
        shown = all_found[at : at + self.per_page]
        return 200, {
            "resourceType": "Bundle",
            "link": link if at + self.per_page < len(all_found) else [],
            "entry": [{"resource": one} for one in shown],
        }


@contextlib.contextmanager
def record_system(**known: Any) -> Iterator[RecordServer]:
    """A record system that listens while the context lasts."""
    system = RecordServer(**known)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"system": system}))
    system.base = f"http://127.0.0.1:{server.server_port}/fhir"
    with listening(server):
        yield system


class _Handler(BaseHTTPRequestHandler):
    system: RecordServer

    def log_message(self, *_args: object) -> None:
        """Nothing is told on the screen."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path, query = parts.path.removeprefix("/fhir"), dict(parse_qsl(parts.query))
        self.system.asked.append(self.path)
        if path == "/.well-known/smart-configuration":
            self._answer(200, self.system.configuration())
        elif path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.system.authorise(query))
            self.end_headers()
        else:
            self._answer(*self.system.read(path, query, self.headers.get("Authorization", "").removeprefix("Bearer ")))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.system.exchange({name: values[0] for name, values in parse_qs(body).items()}))

    def _answer(self, status: int, told: Json) -> None:
        written = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)
