"""A small OpenID Connect provider of this machine, which signs everybody in as the person it is told of.

It speaks the authorization code flow (OpenID Connect Core 1.0, section 3.1), which `st.login` uses.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT = {"client_id": "readout", "client_secret": "a-secret-of-the-tests"}


class Provider(ThreadingHTTPServer):
    """Signs in `person`, its subject, of whom it says `claims` too; each code is good for one token."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.person = "anna"
        self.claims: dict[str, object] = {}
        self.key = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
        self.nonces: dict[str, str] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        address, query = urlsplit(self.path), dict(parse_qsl(urlsplit(self.path).query))
        here = self.server.address
        match address.path:
            case "/.well-known/openid-configuration":
                self._send(
                    {
                        "issuer": here,
                        "authorization_endpoint": f"{here}/authorize",
                        "token_endpoint": f"{here}/token",
                        "jwks_uri": f"{here}/keys",
                        "id_token_signing_alg_values_supported": ["RS256"],
                    }
                )
            case "/keys":
                key = RSAAlgorithm.to_jwk(self.server.key.public_key(), as_dict=True)
                self._send({"keys": [{**key, "kid": "1", "alg": "RS256", "use": "sig"}]})
            case "/authorize":
                assert query["client_id"] == CLIENT["client_id"]
                code = f"code-{len(self.server.nonces)}"
                self.server.nonces[code] = query["nonce"]
                back = urlencode({"code": code, "state": query["state"]})
                self.send_response(302)
                self.send_header("Location", f"{query['redirect_uri']}?{back}")
                self.end_headers()

    def do_POST(self) -> None:
        given = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        now = int(time.time())
        claims = {
            "iss": self.server.address,
            "aud": CLIENT["client_id"],
            "sub": self.server.person,
            "name": self.server.person,
            "nonce": self.server.nonces.pop(given["code"]),
            "iat": now,
            "exp": now + 600,
            **self.server.claims,
        }
        token = jwt.encode(claims, self.server.key, "RS256", {"kid": "1"})
        self._send({"access_token": "none", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def _send(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *given: object) -> None:
        """Say nothing."""


@contextmanager
def provider() -> Iterator[Provider]:
    with Provider() as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving
        serving.shutdown()


def secrets_for(serving: Provider, window: str) -> str:
    """What a window at that address needs in `secrets.toml` to sign people in there, as docs/deploying.md says."""
    given = {
        "redirect_uri": f"{window}/oauth2callback",
        "cookie_secret": "another-secret-of-the-tests-0123456789",
        "server_metadata_url": f"{serving.address}/.well-known/openid-configuration",
        **CLIENT,
    }
    return "[auth]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in given.items())
