"""A provider that can be made to lie. It signs with keys of its own, since an honest one says nothing that is wrong."""

import hmac
import json
import secrets
import time
from base64 import urlsafe_b64encode
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import RSAKey

from .openid_provider import SUBSTANTIAL, asked

KEY = RSAKey.generate_key(2048, {"kid": "den ekte", "use": "sig"}, private=True)
ANOTHER = RSAKey.generate_key(2048, {"kid": "den ekte", "use": "sig"}, private=True)


def encoded(part):
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def without_signature(claims):
    return ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "none"}, claims)) + "."


def with_shared_secret(secret, kid="den ekte"):
    """HS256: whoever can check it can make it, so a key that everyone may read is no secret."""

    def sign(claims):
        signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "kid": kid}, claims))
        return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), 'sha256'))}"

    return sign


class Forger:
    """`claims` change what a token says, `about` what the provider tells of itself, `sign` how a token is signed."""

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.asked, self.fetched, self.keys = {}, [], [KEY.as_dict(private=False)]
        self.about, self.claims, self.elsewhere = {}, {}, {}
        self.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "den ekte"}, claims, KEY)
        Thread(target=self.server.serve_forever, args=[0.02], daemon=True).start()

    @property
    def setting(self):
        return f"http://nabodialog:hemmelig@127.0.0.1:{self.server.server_port}?acr={SUBSTANTIAL}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def handler(forger):  # noqa: N805  the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                forger.fetched.append(self.path)
                forger.answer(self, forger.told(self.path))

            def do_POST(self):
                sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                forger.fetched.append(self.path)
                forger.answer(self, forger.token(sent))

            def log_message(self, *_line):
                pass

        return Handler

    def answer(self, handler, told):
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        away = self.elsewhere.get(handler.path)
        handler.send_response(302 if away else 200)
        if away:
            handler.send_header("Location", away)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        with suppress(OSError):  # whoever asked may have heard enough
            handler.wfile.write(body)

    def told(self, path):
        if path == "/keys":
            return {"keys": self.keys}
        paths = {"authorization": "authorize", "token": "token", "end_session": "end"}
        addresses = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in paths.items()}
        return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **addresses, **self.about}

    def token(self, _sent):
        now = int(time.time())
        usual = {"iss": self.issuer, "aud": "nabodialog", "sub": "kari-hos-oss", "iat": now, "exp": now + 60}
        claims = {**usual, "nonce": self.asked["nonce"], "acr": SUBSTANTIAL, **self.claims}
        kept = {key: each for key, each in claims.items() if each is not None}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.sign(kept)}

    def logout_token(self, **claims):
        event = {"http://schemas.openid.net/event/backchannel-logout": {}}
        now = int(time.time())
        usual = {"iss": self.issuer, "aud": "nabodialog", "iat": now, "exp": now + 60, "events": event}
        whole = {**usual, "jti": secrets.token_hex(), "sub": "kari-hos-oss", **claims}
        return self.sign({key: each for key, each in whole.items() if each is not None})


def come_in(browser, forger, start="/konto/logg-inn/med/idporten/", **answer):
    """There, and back with the answer that the forger wants."""
    begun = browser.get(start)
    assert begun.status_code == 302, begun.content.decode()
    forger.asked = asked(begun["Location"])
    back = f"{start.partition('?')[0]}svar/"
    return browser.get(back, {"code": "x", "state": forger.asked["state"]} | answer)
