"""Sessions in the database, as Django keeps them; but a key that we cannot have given out is none."""

import re
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

GIVEN_OUT = re.compile(r"[a-z0-9]{8,40}")


class SessionStore(DatabaseStore):
    """Cookies are anybody's to write: PostgreSQL refuses a text with NUL in it, and the page would break."""

    def _validate_session_key(self, key: Any) -> bool:
        return isinstance(key, str) and GIVEN_OUT.fullmatch(key) is not None
