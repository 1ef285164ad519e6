"""OAuth 2 with PKCE, and who OpenID Connect says somebody is: the one door to Authlib, which only hospitals need.

Authlib makes and checks what the standards define; `json_over_http` carries it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from authlib.common.security import generate_token
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc6749.parameters import prepare_token_request
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7523.client import ASSERTION_TYPE
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, RSAKey

from decision_aid.web.http.json_over_http import NoAnswer, fetch_json, is_safe

STATE_LENGTH, VERIFIER_LENGTH = 32, 64  # letters
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ALGORITHMS = {"RSA": "RS384", "EC": "ES384"}  # those that SMART App Launch names
SECONDS_VALID = 60
SIGNED_BY = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")  # with keys, no secrets
LEEWAY = 60  # seconds between the clocks
Key: TypeAlias = RSAKey | ECKey


class UnusableKey(ValueError):
    """The file holds no private key, RSA or EC (P-384), in PEM."""


def load_private_key(path: Path) -> Key:
    """Read the private key of this client; raises UnusableKey."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnusableKey(error.strerror) from None
    for kind in (RSAKey, ECKey):
        try:
            key: Key = kind.import_key(content, {"use": "sig"})
            if key.is_private:
                key.ensure_kid()
                return key
        except (JoseError, ValueError, TypeError):
            continue
    raise UnusableKey("no private key, RSA or EC, in PEM")


def public_keys(key: Key | None) -> dict[str, Any]:
    """The public half as a JWK Set, for the program at which this client is registered."""
    return {"keys": [key.as_dict(private=False, alg=ALGORITHMS[key.key_type])] if key else []}


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """This program as a client of an authorisation server; without a key or a secret it is a public one."""

    client_id: str
    redirect_uri: str
    key: Key | None = None
    secret: str = ""

    def begin(self, endpoint: str, scope: str, **more: str) -> tuple[str, str, str]:
        """The address to which the browser goes for a code; with it the state and the PKCE verifier to keep."""
        if not is_safe(endpoint):
            raise NoAnswer("an address for signing in without https")
        verifier = generate_token(VERIFIER_LENGTH)
        client = OAuth2Client(None, self.client_id, redirect_uri=self.redirect_uri, code_challenge_method="S256")
        state = generate_token(STATE_LENGTH)
        address, _state = client.create_authorization_url(
            endpoint, state=state, code_verifier=verifier, scope=scope, **more
        )
        return address, state, verifier

    def fetch_token(self, endpoint: str, code: str, verifier: str) -> Mapping[str, Any]:
        """Exchange a code for what the token endpoint gives for it; raises NoAnswer."""
        more = self._assertion(self.key, endpoint) if self.key else {}
        body = prepare_token_request(
            "authorization_code", code=code, redirect_uri=self.redirect_uri, code_verifier=verifier, **more
        )
        headers = dict(FORM)
        if not self.key:
            method = "client_secret_basic" if self.secret else "none"
            auth = ClientAuth(self.client_id, self.secret, method)
            _address, headers, body = auth.prepare("POST", endpoint, headers, body)
        return fetch_json(endpoint, body=body.encode(), headers=headers)

    def _assertion(self, key: Key, endpoint: str) -> dict[str, str]:
        """Who this client is, signed with its key (RFC 7523)."""
        signed = private_key_jwt_sign(
            key,
            client_id=self.client_id,
            token_endpoint=endpoint,
            header={"kid": key.kid},
            alg=ALGORITHMS[key.key_type],
            expires_in=SECONDS_VALID,
        )
        return {"client_assertion_type": ASSERTION_TYPE, "client_assertion": signed}


def verify_id_token(
    token: object, keys: Mapping[str, Any], *, issuer: str, client_id: str, nonce: str
) -> Mapping[str, Any]:
    """The claims of an ID token that the issuer signed for this client and this sign-in; raises NoAnswer."""
    wanted = {"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client_id}}
    try:
        found = jwt.decode(str(token), KeySet.import_key_set(dict(keys)), algorithms=list(SIGNED_BY))
        claims = CodeIDToken(found.claims, found.header, wanted, {"nonce": nonce, "client_id": client_id})
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, KeyError, TypeError) as wrong:
        what = f"{type(wrong).__name__} {getattr(wrong, 'claim', '')}".strip()
        raise NoAnswer(f"an ID token that does not hold ({what})") from None
    return dict(found.claims)
