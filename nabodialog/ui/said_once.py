"""What a page says once after a deed travels in a cookie, named like the others."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class NamedCookieStorage(CookieStorage):
    cookie_name = property(lambda _self: settings.MESSAGE_COOKIE_NAME)


class SaidOnceStorage(FallbackStorage):
    """A cookie, and the session for what is too long for one."""

    storage_classes = (NamedCookieStorage, SessionStorage)
