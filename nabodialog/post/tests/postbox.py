"""A real mail server on this machine."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from tools import free_port

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Postbox:
    """Takes every letter, or answers as it is told to."""

    def __init__(self):
        self.letters, self.at_recipient, self.at_data, self.hangs_up = [], "", "", False

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: ARG002, N802  as aiosmtpd calls it
        if not self.at_recipient:
            envelope.rcpt_tos.append(address)
        return self.at_recipient or "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802
        if self.hangs_up:
            server.transport.abort()
        if not self.at_data and not self.hangs_up:
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.at_data or "250 OK"


@pytest.fixture
def postbox(settings):
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND, settings.EMAIL_USE_TLS = SMTP, False
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield box
    server.stop(no_assert=True)
