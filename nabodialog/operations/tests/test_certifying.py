"""The certificate that our own address shows: asked of real servers on this machine."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from nabodialog.operations.certifying import look_at_certificate
from nabodialog.operations.models import Certificate, CertificateTrouble

DAY = timedelta(days=1)


def certificate_file(folder, lasts, name="localhost"):
    """Made by nobody but itself, until `lasts` from now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - 400 * DAY).not_valid_after(now + lasts)
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = folder / f"{name}{lasts.days}.pem"
    signed = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    file.write_bytes(key.private_bytes(serialization.Encoding.PEM, *secret) + signed)
    return file


@pytest.fixture
def serve(tmp_path, settings, monkeypatch):
    """Our address, at a server that greets with such a certificate; this machine trusts it, or does not."""
    lines = []

    def start(lasts, *, is_trusted=True, name="localhost"):
        file = certificate_file(tmp_path, lasts, name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        line = socket.create_server(("127.0.0.1", 0))
        lines.append(line)
        settings.SITE_URL = f"https://localhost:{line.getsockname()[1]}"
        monkeypatch.setenv("SSL_CERT_FILE", str(file) if is_trusted else "")
        monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
        Thread(target=greet, args=[line, context], daemon=True).start()

    yield start
    for line in lines:
        line.close()


def greet(line, context):
    try:
        while True:
            with line.accept()[0] as caller, context.wrap_socket(caller, server_side=True) as greeted:
                greeted.recv(1)
    except OSError:
        return


def seen():
    return Certificate.objects.get()


def test_how_long_it_lasts_is_noted(db, serve):
    serve(90 * DAY)
    now = timezone.now()
    assert look_at_certificate(now) == 1
    assert (seen().trouble, seen().looked_at) == ("", now)
    assert abs(seen().expires_at - now - 90 * DAY) < timedelta(minutes=1)


def test_it_is_looked_at_once_a_day(db, serve):
    serve(90 * DAY)
    now = timezone.now()
    looked = [look_at_certificate(now + hours) for hours in (timedelta(0), timedelta(hours=23), timedelta(hours=25))]
    assert looked == [1, 0, 1]


@pytest.mark.parametrize(
    ("how", "trouble"),
    [
        ({"lasts": -DAY}, CertificateTrouble.EXPIRED),
        ({"lasts": DAY, "is_trusted": False}, CertificateTrouble.NOT_TRUSTED),
        ({"lasts": DAY, "name": "another.example"}, CertificateTrouble.NOT_TRUSTED),
    ],
)
def test_one_that_is_not_to_be_trusted(db, serve, how, trouble):
    serve(**how)
    look_at_certificate(timezone.now())
    assert (seen().trouble, seen().expires_at) == (trouble, None)


def test_where_nobody_answers_and_where_what_answers_has_no_tls(db, settings):
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    settings.SITE_URL = f"https://localhost:{port}"
    look_at_certificate(timezone.now())
    assert seen().trouble == CertificateTrouble.UNREACHABLE


def test_without_tls_nothing_is_asked(db, settings):
    settings.SITE_URL = "http://localhost:1"
    assert look_at_certificate(timezone.now()) == 0
    assert not Certificate.objects.exists()
