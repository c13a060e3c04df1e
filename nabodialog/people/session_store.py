"""Sessions in the database, as Django keeps them; but each ends unused, or when it is old, whatever its cookie says.

No page reaches the table they are kept in. Whoever has the key of one comes to that one, past the lock.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session

from nabodialog.lib.past_the_lock import past_the_lock

GIVEN_OUT = re.compile(r"[a-z0-9]{8,40}")
SIGNED_IN_AT = "signed_in_at"
WRITTEN_EVERY = timedelta(minutes=5)


def end_of(signed_in_at: int | None, now: datetime) -> datetime:
    """Should nobody use it from now on. Of a session in which nobody has signed in, too."""
    unused = now + timedelta(hours=settings.IDLE_HOURS)
    if signed_in_at is None:
        return unused
    return min(unused, datetime.fromtimestamp(signed_in_at, UTC) + timedelta(hours=settings.SESSION_HOURS))


class SessionStore(DatabaseStore):
    ends: datetime | None = None

    def _validate_session_key(self, key: Any) -> bool:
        """Cookies are anybody's to write: PostgreSQL refuses a text with NUL in it, and the page would break."""
        return isinstance(key, str) and GIVEN_OUT.fullmatch(key) is not None

    def _get_session_from_db(self) -> Session | None:
        with past_the_lock():
            found: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs lack it
        self.ends = found.expire_date if found else None
        return found

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.expire_date = end_of(data.get(SIGNED_IN_AT), datetime.now(UTC))
        return row

    def begin(self, now: datetime) -> None:
        self[SIGNED_IN_AT] = int(now.timestamp())

    def keep_alive(self, now: datetime) -> None:
        """It is used. Its contents are left alone: another request of the same browser may be writing them."""
        if SIGNED_IN_AT not in self or self.ends is None:
            return
        ends = end_of(self[SIGNED_IN_AT], now)
        if ends - self.ends > WRITTEN_EVERY:
            with past_the_lock():
                Session.objects.filter(session_key=self.session_key).update(expire_date=ends)

    def exists(self, session_key: str) -> bool:
        with past_the_lock():
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:
        with past_the_lock():
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        with past_the_lock():
            super().delete(session_key)
