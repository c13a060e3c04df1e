"""One's own second step: a code app, passkeys, and recovery codes. Whoever changes them shows anew who they are."""

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import can_generate_recovery_codes, generate_recovery_codes
from allauth.mfa.totp.internal.flows import activate_totp
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal.flows import add_authenticator
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.lib.codes import grouped
from nabodialog.lib.qr_codes import code_of
from nabodialog.ui.answering import status_of

from .doors import asks_again, signed_in
from .second_factor import must_set_up
from .second_factor_forms import NewCodeAppForm, NewPasskeyForm

SHOWN_CODES, FILE_SECONDS = "recovery codes", 15 * 60
PLAIN_TEXT = "text/plain; charset=utf-8"
GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
def overview(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    mine = list(Authenticator.objects.filter(user=person).order_by("pk"))
    by_type = {kind: [each for each in mine if each.type == kind] for kind in Authenticator.Type}
    recovery = by_type[Authenticator.Type.RECOVERY_CODES]
    context = {
        "code_app": next(iter(by_type[Authenticator.Type.TOTP]), None),
        "passkeys": by_type[Authenticator.Type.WEBAUTHN],
        "has_second_factor": len(mine) > len(recovery),
        "codes_left": len(recovery[0].wrap().get_unused_codes()) if recovery else 0,
        "must_set_up": must_set_up(person),
    }
    return render(request, "mfa/index.html", context)


@require_http_methods(GET_OR_POST)
@never_cache
@asks_again
@sensitive_post_parameters("code")
def code_app(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        return redirect("mfa_index")
    form = NewCodeAppForm(request.POST or None, user=person)
    if form.is_valid():
        _app, recovery = activate_totp(request, form)
        return _with_recovery_codes(request, recovery)
    drawing = code_of(get_adapter().build_totp_url(person, form.secret), scale=5)
    context = {"form": form, "secret": grouped(form.secret), "drawing": SafeString(drawing)}
    return render(request, "mfa/totp/activate_form.html", context, status=status_of(form))


@require_http_methods(GET_OR_POST)
@never_cache
@asks_again
@sensitive_post_parameters("credential")
def passkey(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = NewPasskeyForm(request.POST or None, user=person)
    if form.is_valid():
        typed = form.cleaned_data
        _key, recovery = add_authenticator(request, name=typed["name"], credential=typed["credential"])
        return _with_recovery_codes(request, recovery)
    context = {"form": form, "options": auth.begin_registration(person, passwordless=True)}
    return render(request, "mfa/webauthn/add_form.html", context, status=status_of(form))


@require_http_methods(GET_OR_POST)
@never_cache
@asks_again
def removal(request: HttpRequest, number: int) -> HttpResponse:
    person = signed_in(request)
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    going = get_object_or_404(Authenticator, user=person, type__in=kinds, pk=number)
    if request.method != "POST":
        return render(request, "mfa/removal.html", {"going": going, "is_app": going.type == Authenticator.Type.TOTP})
    delete_and_cleanup(request, going)
    get_account_adapter().send_notification_mail(f"mfa/email/{going.type}_removed", person)
    messages.success(request, _("Det er fjernet. Du får en e-post om det."))
    return redirect("mfa_index")


@require_http_methods(GET_OR_POST)
@never_cache
@asks_again
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New ones, in place of those there may be."""
    person = signed_in(request)
    if not can_generate_recovery_codes(person):
        return redirect("mfa_index")
    if request.method != "POST":
        return render(request, "mfa/recovery_codes/generate.html")
    return _with_recovery_codes(request, generate_recovery_codes(request))


@sensitive_variables("codes")
def _with_recovery_codes(request: HttpRequest, recovery: Authenticator | None) -> HttpResponse:
    """Answers the deed itself, without a redirect: the codes are on this page and on no other."""
    if recovery is None:
        return redirect("mfa_index")
    codes = recovery.wrap().get_unused_codes()
    sealed = signing.dumps(codes, key=_key_of(request), salt=SHOWN_CODES)
    return render(request, "mfa/recovery_codes/shown.html", {"codes": codes, "sealed": sealed}, status=201)


def _key_of(request: HttpRequest) -> str:
    """What one session seals, no other opens."""
    return f"{settings.SECRET_KEY} {request.session.session_key}"


@require_POST
@never_cache
@sensitive_post_parameters("codes")
@sensitive_variables("codes")
def recovery_codes_file(request: HttpRequest) -> HttpResponse:
    """The same as text. The page brings them along: nothing is read that would have to be kept."""
    try:
        sealed = request.POST.get("codes", "")
        codes = signing.loads(sealed, key=_key_of(request), salt=SHOWN_CODES, max_age=FILE_SECONDS)
    except signing.BadSignature:
        return render(request, "mfa/recovery_codes/too_late.html", status=422)
    answer = render(request, "mfa/recovery_codes/download.txt", {"codes": codes}, content_type=PLAIN_TEXT)
    answer["Content-Disposition"] = 'attachment; filename="reservekoder.txt"'
    return answer
