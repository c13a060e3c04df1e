"""The code that an app on somebody's phone would show."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret=SECRET, steps=0):
    """Now, or some half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_code_app(person):
    """Set up already: the app's secret is known here. Recovery codes come along, as they do on the pages."""
    TOTP.activate(person, SECRET)
    return RecoveryCodes.activate(person).get_unused_codes()
