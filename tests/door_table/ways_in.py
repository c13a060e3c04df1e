"""What machines ask, and how people come in."""

from .roles import NOT_FOUND, OWN, OWN_IDENTITY, PUBLIC, SIGN_IN, SIGNED_IN, WRONG_SECRET

DOORS = {
    # what machines ask
    "operations:live": PUBLIC,
    "operations:ready": PUBLIC,
    "operations:metrics": PUBLIC,  # to who asks from this machine, as tests do; operations/tests/test_metrics.py
    "operations:policy_report": PUBLIC,
    "operations:security": (NOT_FOUND,) * 7,  # until the settings name somebody to tell
    # signing in
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_change_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_authenticate": SIGNED_IN,  # between the two steps; whoever has come to neither or both is sent on
    "mfa_login_webauthn": SIGNED_IN,  # see SIGNS_IN
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_removal": OWN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_recovery_codes_file": SIGNED_IN,
    "people:sign_ins": SIGNED_IN,
    "people:others_ending": SIGNED_IN,
    "people:ending": OWN,
    "joining:accept": WRONG_SECRET,
    "people:me": SIGNED_IN,
    # signing in elsewhere: on the stage there is no provider, and nobody comes from one
    "openid:start": WRONG_SECRET,
    "openid:answer": WRONG_SECRET,
    "openid:signed_out_there": WRONG_SECRET,
    "openid:required": (*(NOT_FOUND,) * 6, SIGN_IN),
    "openid:again": SIGNED_IN,
    "openid:arrival": WRONG_SECRET,
    "openid:code": WRONG_SECRET,
    "openid:unlinking": OWN_IDENTITY,
}
