"""A real IMAP server on this machine, with one mailbox: in memory, in a process of its own."""

import socket
import subprocess
import sys
import time
from email.message import EmailMessage
from imaplib import IMAP4
from pathlib import Path

import pytest
from tools import free_port

USER, PASSWORD = "dialog@nordvik.example", "hemmelig-ord"


class MailServer:
    def __init__(self):
        self.port, self.process = free_port(), None

    def start(self):
        command = [str(Path(sys.executable).parent / "pymap"), "--no-service", "admin", "--no-tls"]
        where = ["--host", "127.0.0.1", "--port", str(self.port), "dict", "--demo-user", USER]
        self.process = subprocess.Popen([*command, *where, "--demo-password", PASSWORD], stderr=subprocess.DEVNULL)
        for _attempt in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("The IMAP server did not start")

    def stop(self):
        """Its mails go with it; it comes back with numbers of its own."""
        self.process.kill()
        self.process.wait()

    @property
    def address(self):
        return f"imap://{USER.replace('@', '%40')}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"

    def put(self, *mails):
        with IMAP4("127.0.0.1", self.port, timeout=10) as client:
            client.login(USER, PASSWORD)
            for mail in mails:
                client.append("INBOX", "", None, mail if isinstance(mail, bytes) else mail.as_bytes())

    def held(self):
        with IMAP4("127.0.0.1", self.port, timeout=10) as client:
            client.login(USER, PASSWORD)
            return int(client.select("INBOX", readonly=True)[1][0])


def a_mail(text="Når begynner dere å bygge?", sender="Nabo <nabo@epost.example>", **headers):
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, USER
    mail["Subject"] = headers.pop("Subject", "Et spørsmål")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


@pytest.fixture(scope="session")
def mail_server():
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mailbox(mail_server, municipality, settings):
    """Nordvik's, and empty."""
    with IMAP4("127.0.0.1", mail_server.port, timeout=10) as client:
        client.login(USER, PASSWORD)
        client.select("INBOX")
        client.store("1:*", "+FLAGS", "\\Deleted")
        client.expunge()
    settings.SECRET_INBOXES = {"NORDVIK": mail_server.address}
    return mail_server
