"""A key of our own, with which we prove to a provider who asks: private_key_jwt, as ID-porten wants it."""

import json
from dataclasses import dataclass
from pathlib import Path

from authlib.oauth2.rfc7523 import PrivateKeyJWT
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from .providers import Provider, ProviderError


@dataclass(frozen=True)
class Signing:
    key: RSAKey | ECKey
    auth: PrivateKeyJWT


def private_key_of(provider: Provider) -> Signing | None:
    """None where the provider knows us by a secret. The file holds a private JWK with the `kid` that it knows."""
    if not provider.key_file:
        return None
    try:
        key = JWKRegistry.import_key(json.loads(Path(provider.key_file).read_text("utf-8")))
    except OSError as error:
        raise ProviderError(f"names a key file that cannot be read ({error.strerror})") from None
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        raise ProviderError("names a key file that is not a JWK") from None
    if not isinstance(key, RSAKey | ECKey) or not key.is_private or not key.kid:
        raise ProviderError("names a key file that is not a private RSA or EC key with a kid")
    algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
    # The issuer is the one that is meant (RFC 7523 bis, and ID-porten), not one of its addresses.
    return Signing(key, PrivateKeyJWT(provider.issuer, headers={"kid": key.kid}, alg=algorithm))
