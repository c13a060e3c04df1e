"""How one of the municipality's administrators signs in: a passkey, where they are signed in, and a refused attempt."""

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from nabodialog.people.models import Membership, SignIn, Way
from nabodialog.people.session_store import SessionStore

from .cast import NOW
from .codes import with_code_app

SEEN = {"network": "192.0.2.0/24", "browser": "Firefox", "system": "Windows"}


def credential():
    """What a browser tells of a passkey it has just made."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key = AttestedCredentialData.create(Aaguid.NONE, b"jobbtelefonen", public)
    told = AuthenticatorData.create(sha256(b"testserver"), AuthenticatorData.FLAG(0x45), 0, key)
    asked = CollectedClientData.create("webauthn.create", b"spurt", "https://testserver")
    attestation = websafe_encode(AttestationObject.create("none", told, {}))
    response = {"clientDataJSON": websafe_encode(asked), "attestationObject": attestation}
    name = websafe_encode(b"jobbtelefonen")
    return {"id": name, "rawId": name, "type": "public-key", "response": response}


def administrator_of(municipality):
    return municipality.memberships.filter(role="administrator").order_by("pk").first()


def sign_in_somewhere(municipality):
    """Where there is an administrator, who is not signed in anywhere yet."""
    membership = administrator_of(municipality)
    if membership is None or membership.person.sign_ins.exists():
        return
    person = membership.person
    session = SessionStore()
    session.create()
    person.sign_ins.create(at=NOW, way=Way.PASSKEY, came_in=True, session_key=session.session_key, **SEEN)
    person.sign_ins.create(at=NOW, way=Way.PASSWORD, came_in=False, **SEEN)
    Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Jobbtelefonen", "credential": credential()}
    )
    with_code_app(person)


def signing_in_things(project):
    municipality = project.municipality
    membership = administrator_of(municipality) or Membership.objects.filter(municipality=municipality).first()
    person = membership.person
    key = Authenticator.objects.filter(user=person, type="webauthn").first()
    sign_in = SignIn.objects.filter(person=person).exclude(session_key="").first()
    return {
        "mfa_removal": key.pk if key else 0,
        "people:ending": sign_in.pk if sign_in else 0,
        "desk:second_factor": membership.pk,
        "desk:signing_out": membership.pk,
    }
