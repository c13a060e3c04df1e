"""A real OpenID provider on this machine, and a browser without scripts that goes there and back."""

import json
import subprocess
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from environment import ENVIRONMENT
from joserfc.jwk import RSAKey
from tools import PROJECTS, free_port, kept_project

SECRET = "hemmelig-hos-leverandoren"
SCRIPT = PROJECTS["openid-provider"] / "provider.mjs"
KEY = RSAKey.generate_key(2048, {"use": "sig", "kid": "vår-nøkkel"}, private=True)
SUBSTANTIAL = "idporten-loa-substantial"
ACCOUNTS = {
    "kari": {"pid": "12345678901", "groups": ["prosjekt", "alle"]},
    "ola": {"pid": "10987654321"},
}


def client(site, name, **more):
    ours = f"{site}/konto/logg-inn/med/{name}"
    return {
        "client_id": f"nabodialog-{name}",
        "redirect_uris": [f"{ours}/svar/"],
        "post_logout_redirect_uris": [f"{site}/"],
        "backchannel_logout_uri": f"{ours}/utlogging/",
        "backchannel_logout_session_required": True,
        **more,
    }


@dataclass
class OpenidProvider:
    """Two clients: one that proves itself with a secret, and one with a key."""

    site: str
    port: int = field(default_factory=free_port)

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.port}"

    def setting(self, name="idporten", more=""):
        return f"http://nabodialog-{name}:{SECRET}@127.0.0.1:{self.port}?acr={SUBSTANTIAL}{more}"

    def setting_with_key(self, folder, name="ansattporten", more=""):
        path = folder / "key.jwk"
        path.write_text(json.dumps(KEY.as_dict(private=True)))
        return f"http://nabodialog-{name}@127.0.0.1:{self.port}?acr={SUBSTANTIAL}&key={path}{more}"

    def __enter__(self):
        kept = kept_project("openid-provider", PROJECTS["openid-provider"])
        library = kept / "node_modules" / "oidc-provider" / "lib" / "index.js"
        public = {"keys": [KEY.as_dict(private=False)]}
        clients = [
            client(self.site, "idporten", client_secret=SECRET),
            client(self.site, "entra", client_secret=SECRET),
            client(self.site, "ansattporten", token_endpoint_auth_method="private_key_jwt", jwks=public),
        ]
        told = {"library": str(library), "port": self.port, "clients": clients, "accounts": ACCOUNTS}
        command = [str(ENVIRONMENT / "bin" / "node"), str(SCRIPT), json.dumps(told)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, text=True, **pipes)
        assert self.process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *_why):
        self.process.communicate(timeout=10)  # it ends when nobody is there to hear it


def path_of(address):
    url = urlsplit(address)
    return f"{url.path}?{url.query}"


def there(address, site, browser=None, **typed):
    """From the address that we send a browser to, to the one it comes back with."""
    going = browser or requests.Session()
    page = led(going, going.get(address, allow_redirects=False), site)
    if not page.is_redirect:
        page = going.post(page.url, data={"acr": SUBSTANTIAL, **typed}, allow_redirects=False)
    location = led(going, page, site).headers["location"]
    if browser is None:
        going.close()
    return path_of(location)


def led(going, page, site):
    """To the first page that is no redirect, or the redirect that leads to us."""
    while page.is_redirect and not page.headers["location"].startswith(site):
        page = going.get(urljoin(page.url, page.headers["location"]), allow_redirects=False)
    return page


def come_in(browser, provider, name="idporten", onwards="", **typed):
    """Our answer to somebody who went to the provider and came back."""
    begun = browser.get(f"/konto/logg-inn/med/{name}/", {"next": onwards} if onwards else {})
    assert begun.status_code == 302, begun.content.decode()
    return browser.get(there(begun["Location"], provider.site, **typed))


def asked(address):
    return {key: values[-1] for key, values in parse_qs(urlsplit(address).query).items()}
