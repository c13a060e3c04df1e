from .mailbox import mail_server, mailbox  # noqa: F401  fixtures
from .postbox import postbox  # noqa: F401  a fixture
