"""A small OpenID Connect provider over HTTP on this computer: it knows one person, and signs what it says of them.

Strict where the standard is; what it says can be made wrong, to see that it is refused.
"""

import base64
import contextlib
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.serving import listening

Json = dict[str, Any]
CLIENT, SECRET = "aids-editor", "a secret of the ward"


@dataclass
class Provider:
    """The claims about the person who signs in, and `wrong` ones that stand in place of the right ones."""

    claims: Json
    wrong: Json = field(default_factory=dict)
    issuer: str = ""
    called: str = ""  # what it says it is called, where that is something else
    secret: str = SECRET
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    signer: RSAKey | None = None
    scopes: tuple[str, ...] = ()  # beside openid and profile: the claim of each is told to whoever asks for it alone
    begun: dict[str, Json] = field(default_factory=dict)

    def configuration(self) -> Json:
        """The discovery document."""
        return {
            "issuer": self.called or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "scopes_supported": ["openid", "profile", *self.scopes],
        }

    def authorise(self, told: Mapping[str, str]) -> str:
        """Where the browser is sent back to."""
        assert (told["client_id"], told["response_type"], told["code_challenge_method"]) == (CLIENT, "code", "S256")
        assert "openid" in told["scope"].split()
        code = secrets.token_urlsafe(12)
        self.begun[code] = dict(told)
        return f"{told['redirect_uri']}?{urlencode({'code': code, 'state': told['state']})}"

    def exchange(self, told: Mapping[str, str], basic: str) -> tuple[int, Json]:
        """The ID token for a code, once, for whoever has the verifier and the secret."""
        begun = self.begun.pop(told["code"], None)
        digest = hashlib.sha256(told["code_verifier"].encode()).digest()
        right = begun and begun["code_challenge"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        given = base64.b64decode(basic).decode().partition(":") if basic else (told.get("client_id"), ":", "")
        if not right or (given[0], given[2]) != (CLIENT, self.secret):
            return 401, {"error": "invalid_client"}
        assert begun
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "sub": "248", "iat": now, "exp": now + 300, "nonce": begun["nonce"]}
        unasked = {*self.scopes} - {*begun["scope"].split()}
        claims = {name: value for name, value in self.claims.items() if name not in unasked}
        token = jwt.encode({"alg": "RS256", "kid": "one"}, said | claims | self.wrong, self.signer or self.key)
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": token}


@contextlib.contextmanager
def openid_provider(**claims: object) -> Iterator[Provider]:
    """A provider that listens while the context lasts."""
    provider = Provider(claims)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": provider}))
    provider.issuer = f"http://127.0.0.1:{server.server_port}/realm"
    with listening(server):
        yield provider


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *_args: object) -> None:
        """Nothing is told on the screen."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        match parts.path.removeprefix("/realm"):
            case "/.well-known/openid-configuration":
                self._answer(200, self.provider.configuration())
            case "/keys":
                self._answer(200, {"keys": [self.provider.key.as_dict(private=False)]})
            case _:
                self.send_response(302)
                self.send_header("Location", self.provider.authorise(dict(parse_qsl(parts.query))))
                self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        self._answer(*self.provider.exchange(told, self.headers.get("Authorization", "").removeprefix("Basic ")))

    def _answer(self, status: int, told: Json) -> None:
        written = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)
