"""Every setting of nabodialog. What can be set from outside stands in docs/running.md."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from nabodialog.lib.environment import Environment
from nabodialog.ui.public_languages import SOURCE, public_languages

env = Environment()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("NABODIALOG_VAR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def kept_secret_key() -> str:
    """The key of this installation: made once, then read from var/, unless the environment names one."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


# Who and where -------------------------------------------------------------------------------
DEBUG = env.flag("NABODIALOG_DEBUG", default=False)
SECRET_KEY = env.text("NABODIALOG_SECRET_KEY", "")
SECRET_KEY_IS_GIVEN = bool(SECRET_KEY)
SECRET_KEY = SECRET_KEY or kept_secret_key()
SITE_URL = env.text("NABODIALOG_URL", "http://127.0.0.1:8000").rstrip("/")
SERVED_OVER_TLS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("NABODIALOG_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "nabodialog.ui",
    "nabodialog.people",
    "nabodialog.method",
    "nabodialog.privacy",
    "nabodialog.backup",
    "nabodialog.history",
    "nabodialog.keeping",
    "nabodialog.projects",
    "nabodialog.involvement",
    "nabodialog.listening",
    "nabodialog.reports",
    "nabodialog.desk",
    "nabodialog.neighbours",
    "nabodialog.api",
    "nabodialog.post",
    "nabodialog.operations",
    "nabodialog.rights",
    "config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "nabodialog.operations.requests.RequestMiddleware",
    "nabodialog.operations.probing.ProbedByNumberMiddleware",
    "nabodialog.lib.keeping.PublicAnswersMiddleware",
    "config.headers.CarefulHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # outside the next one: a drawing of ours, opened as a page, has a policy too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "nabodialog.people.signing_in.SignInRequiredMiddleware",
    "config.reach.ReachMiddleware",
    "nabodialog.people.openid.requiring.ProviderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nabodialog.people.language.PersonLanguageMiddleware",
    "nabodialog.ui.draft_language.DraftLanguageMiddleware",
    "nabodialog.ui.refusing.ReadableMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "nabodialog.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "nabodialog.ui.rendering.FieldRenderer"

# What is kept --------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{VAR_DIR}/nabodialog.sqlite3"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.number("NABODIALOG_CONNECTION_SECONDS", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # A database that does not even refuse must not hold every thread until the last one is waiting for it.
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, **DATABASES["default"].get("OPTIONS", {})}
# As whom PostgreSQL is asked for those who are signed in; it refuses them what is others': config/second_lock.py.
MEMBER_ROLE = env.text("NABODIALOG_MEMBER_ROLE", "nabodialog_member")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by every process, so that rate limits count the same everywhere.
CACHES = {"default": {"BACKEND": "nabodialog.lib.shared_cache.SharedCache", "LOCATION": "cache"}}

MEDIA_ROOT = VAR_DIR / "media"
STATIC_URL = "/statisk/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns where there is none, and warnings are errors in tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Copies of it: where they lie, whose keys open them (empty: none are made), how old the last may be (0: somebody else
# makes them), and for how many days, weeks and months the newest is kept.
BACKUP_DIR = env.text("NABODIALOG_BACKUP_DIR", "")
BACKUP_RECIPIENTS = env.words("NABODIALOG_BACKUP_RECIPIENT")
BACKUP_HOURS = env.number("NABODIALOG_BACKUP_HOURS", 24)
BACKUP_KEEP = env.numbers("NABODIALOG_BACKUP_KEEP", "7,4,3", how_many=3)

# Who comes in --------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["nabodialog.people.second_factor.PersonBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "nabodialog.people.known_words.KnownWordsValidator"},
    {"NAME": "nabodialog.people.leaked_passwords.LeakedPasswordValidator"},
]
# A file of leaked passwords' hashes on this machine; without it, the 20,000 most common ones are still refused.
LEAKED_PASSWORDS = env.text("NABODIALOG_LEAKED_PASSWORDS", "")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:my_day"
LOGOUT_REDIRECT_URL = "neighbours:front_page"
ACCOUNT_ADAPTER = "nabodialog.people.signing_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is made only by following an invitation sent to the address
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "nabodialog.people.account_forms.SignInForm",
    "reset_password": "nabodialog.people.account_forms.ForgottenPasswordForm",
    "reset_password_from_key": "nabodialog.people.account_forms.NewPasswordForm",
    "change_password": "nabodialog.people.account_forms.ChangePasswordForm",
    "reauthenticate": "nabodialog.people.account_forms.PasswordAgainForm",
}
# «key» is the e-mail address; for failed sign-ins the address and the place together (people/signing_in.py).
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    # Coming in through a provider: there and back is two. A whole town hall may sit behind one address.
    "openid": "120/m/ip",
    "openid_code": "20/h/ip,3/10m/key",
    "openid_code_try": "5/15m/key",  # the key is the code that was sent
    "openid_sign_out": "300/m/ip",
    # The key is the person and the place; in all, whoever has the password has this many codes to guess with.
    "code": "20/m/ip,5/5m/key",
    "code_in_all": "30/h/key",
    "code_in_a_day": "100/d/key",  # no new password begins it afresh
    "reset_password": "20/h/ip,3/5m/key",
    # Neighbours who sign up for a meeting: many may sit behind one address, as in a library or a school.
    "sign_up": "60/h/ip,5/h/key",
    "registration_link": "20/10m/ip",
    "follow": "60/h/ip,5/h/key",
    "follower_link": "20/10m/ip",
    # Neighbours who write: a block of flats behind one address gets through, and nobody is pestered with receipts.
    "enquiry": "60/h/ip,5/h/key",
    "enquiry_more": "60/h/ip,20/h/key",
    "enquiry_link": "20/10m/ip",
    "emergency": "60/h/ip",
}
# The providers that may vouch for people, with secrets, so «SECRET» keeps them off Django's pages of errors.
SECRET_OIDC = env.beginning_with("NABODIALOG_OIDC_")
# A form that comes back sooner than this was filled in by a machine; whoever is that quick presses once more.
SHORTEST_WRITING = timedelta(seconds=3)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# The second step: codes from an app, passkeys, and codes on paper for the day the phone is lost.
MFA_ADAPTER = "nabodialog.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "nabodialog"
MFA_TOTP_TOLERANCE = 1  # clocks differ, and whoever types needs a moment
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was proved by following the invitation
MFA_RATE_LIMITS = {"webauthn_login": "20/m/ip"}
MFA_FORMS = {
    "authenticate": "nabodialog.people.second_factor_forms.CodeAtSignInForm",
    "reauthenticate": "nabodialog.people.second_factor_forms.CodeAgainForm",
    "authenticate_webauthn": "nabodialog.people.second_factor_forms.PasskeyAtSignInForm",
    "reauthenticate_webauthn": "nabodialog.people.second_factor_forms.PasskeyAgainForm",
    "login_webauthn": "nabodialog.people.second_factor_forms.PasskeyAloneForm",
}
# How long it is kept who signed in and who was refused, for the account's owner to look over.
SIGN_IN_DAYS = env.number("NABODIALOG_SIGN_IN_DAYS", 90)
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
SESSION_ENGINE = "nabodialog.people.session_store"
# How many hours a session lasts unused, and in all. The cookie outlives it by a day: whoever comes back
# with one is told why they are out.
IDLE_HOURS = env.number("NABODIALOG_IDLE_HOURS", 12)
SESSION_HOURS = env.number("NABODIALOG_SESSION_HOURS", 24)
SESSION_COOKIE_AGE = 60 * 60 * (SESSION_HOURS + 24)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
# Over TLS the names bind cookies to this host alone: no neighbouring host can lay one in its place.
OURS_ALONE = "__Host-" if SERVED_OVER_TLS else ""
SESSION_COOKIE_NAME = f"{OURS_ALONE}nabodialog-okt"
CSRF_COOKIE_NAME = f"{OURS_ALONE}nabodialog-skjema"
MESSAGE_COOKIE_NAME = f"{OURS_ALONE}messages"
# Goes to one path alone, which «__Host-» forbids: people/openid/sealing.py.
SEAL_COOKIE_NAME = f"{'__Secure-' if SERVED_OVER_TLS else ''}nabodialog-segl"
MESSAGE_STORAGE = "nabodialog.ui.said_once.SaidOnceStorage"
CSRF_COOKIE_HTTPONLY = True

# What a browser may do -----------------------------------------------------------------------
POLICY_REPORTS = "/csp-melding"  # where browsers tell what the policy stopped: operations/policy_reports.py
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "report-uri": POLICY_REPORTS,
    }
}
NOT_WANTED = (
    "accelerometer browsing-topics camera display-capture geolocation gyroscope hid magnetometer microphone midi"
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in [*NOT_WANTED.split(), "payment", "serial", "usb"])
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SERVED_OVER_TLS
SECURE_REDIRECT_EXEMPT = ["^helse/(live|klar)$", "^metrics$"]  # operations/probing.py
SECURE_HSTS_SECONDS = 31_536_000 if SERVED_OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SERVED_OVER_TLS
BEHIND_PROXY = env.flag("NABODIALOG_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("NABODIALOG_PROXIES", 0)
# How long the web server in front keeps its access log; the page on privacy says it. Negative: not known here.
ACCESS_LOG_DAYS = env.number("NABODIALOG_ACCESS_LOG_DAYS", -1)
# How long a process may send the same public answer without asking the database: lib/keeping.py.
PUBLIC_ANSWER_SECONDS = 0.9
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A file that somebody uploads may hold what must never be kept: it is read in memory and never laid on disk.
FILE_UPLOAD_HANDLERS = ["nabodialog.lib.uploads.ShortFiles"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # of each
MOST_UPLOADED = 32 * 1024 * 1024  # in one form
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = SOURCE
LANGUAGES = [(language.code, language.name) for language in public_languages()]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
FORMAT_MODULE_PATH = ["nabodialog.ui.languages"]
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# Mail ----------------------------------------------------------------------------------------
EMAIL_HOST = env.text("NABODIALOG_MAIL_HOST", "")
EMAIL_PORT = env.number("NABODIALOG_MAIL_PORT", 587)
EMAIL_HOST_USER = env.text("NABODIALOG_MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("NABODIALOG_MAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("NABODIALOG_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("NABODIALOG_MAIL_FROM", "nabodialog <ikke-svar@nabodialog.example>")
# How long sign-ups are kept after the meeting; what somebody needs to take part is erased after 14 days.
REGISTRATION_DAYS = env.number("NABODIALOG_REGISTRATION_DAYS", 30)
# How long the outbox keeps addresses and texts of what was sent or given up.
MAIL_DAYS = env.number("NABODIALOG_MAIL_DAYS", 14)
# The mailboxes that are read, by municipality: with passwords, so «SECRET» keeps them off Django's pages of errors.
SECRET_INBOXES = env.beginning_with("NABODIALOG_INBOX_")
# How long a mail that came is kept after it was handled, where the mailbox's own setting says nothing.
INCOMING_MAIL_DAYS = env.number("NABODIALOG_INCOMING_MAIL_DAYS", 90)
if not EMAIL_HOST:  # without a mail server, letters are laid as files where whoever runs it can read them
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# How many are told by e-mail when a date changes: a room above `projects` knows.
REACHED = "nabodialog.listening.following.reached_by_change"
# What asks past PostgreSQL's own lock, where the answer counts and the rows are not shown: `desk` knows no roof.
PAST_THE_LOCK = "config.reach.past_the_lock"
# Which partners from outside must sign in with two steps, as those whose guests they are: `people` does not know them.
GUESTS_ASKED_FOR_TWO_STEPS = "nabodialog.projects.partnering.asked_for_two_steps"

# Rounds that erase what may be kept no longer: the page for administrators tells if one of them is late.
ERASING: tuple[str, ...] = (
    "nabodialog.people.erasing.erase_sign_ins",
    "nabodialog.involvement.addresses.keeping.delete_due",
    "nabodialog.involvement.erasing.erase_needs",
    "nabodialog.involvement.erasing.erase_registrations",
    "nabodialog.listening.following.erase_unconfirmed",
    "nabodialog.listening.erasing.erase_ended",
    "nabodialog.listening.forwarding.end_expired",
    "nabodialog.listening.mail_erasing.erase_mails",
    "nabodialog.post.following.end_where_refused",
    "nabodialog.post.erasing.erase_old",
    "nabodialog.rights.invitations.erase_invitations",
)
# What `manage.py work` does beside the server: functions that take the moment and tell how much they did.
WORK: tuple[str, ...] = (
    "nabodialog.history.chaining.seal_waiting",
    "nabodialog.backup.scheduling.begin_due_backup",
    *ERASING,
    "nabodialog.involvement.keeping_up.keep_waiting_lists",
    "nabodialog.involvement.keeping_up.notice_changes",
    "nabodialog.involvement.keeping_up.remind",
    "nabodialog.reports.printing.print_next",
    "nabodialog.post.fetching.fetch_mail",
    "nabodialog.post.telling.tell",
    "nabodialog.post.following.answer_those_who_ask",
    "nabodialog.post.following.tell_followers",
    "nabodialog.post.enquiry_telling.tell_enquiries",
    "nabodialog.post.forwarding.ask_others",
    "nabodialog.post.sending.send_due",
    "nabodialog.lib.shared_cache.forget_expired",
    "nabodialog.operations.certifying.look_at_certificate",
    "nabodialog.operations.checking.check_history",
)

# The method ----------------------------------------------------------------------------------
METHOD_CONTENT_DIR = BASE_DIR / "nabodialog" / "method" / "content"

# Who may read /metrics: whoever brings this word, or, where it is empty, only who asks from this machine.
SECRET_METRICS_TOKEN = env.text("NABODIALOG_METRICS_TOKEN", "")

# Who is told of errors: an e-mail address, an address that takes JSON, or one with a key in it as Sentry gives them.
SECRET_ERRORS_TO = env.text("NABODIALOG_ERRORS_TO", "")

# Whom to tell of a hole, until a day: /.well-known/security.txt, which is not there without them.
SECURITY_CONTACT = env.text("NABODIALOG_SECURITY_CONTACT", "")
SECURITY_EXPIRES = env.day("NABODIALOG_SECURITY_EXPIRES")

# The log -------------------------------------------------------------------------------------
LOG_FORMAT = env.choice("NABODIALOG_LOG_FORMAT", "text", ["text", "json"])
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "nabodialog.lib.log_lines.TextLines"},
        "json": {"()": "nabodialog.lib.log_lines.JsonLines"},
    },
    "filters": {
        "pages": {"()": "nabodialog.lib.log_lines.PagesForPaths"},
        "scrubbing": {"()": "nabodialog.lib.scrubbing.Scrubbing"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["pages", "scrubbing"]},
        "reports": {"class": "nabodialog.operations.reporting.Reporting", "filters": ["pages", "scrubbing"]},
    },
    "root": {"handlers": ["console", "reports"], "level": env.text("NABODIALOG_LOG_LEVEL", "INFO")},
    "loggers": {
        # Django's own would show errors in mails to administrators, with all that was sent to us in them.
        "django": {"handlers": [], "level": "INFO"},
        "fido2": {"level": "WARNING"},  # below that it tells whose passkey was used
    },
}
