"""Where one is signed in, and the ending of it; and who tried."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from .coming_in import end_others, end_sessions, still_open
from .doors import signed_in

SHOWN = 30


@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    person, here = signed_in(request), request.session.session_key
    open_ = list(still_open(person, timezone.now())[:SHOWN])
    context = {
        "open": open_,
        "here": here,
        "are_others": any(each.session_key != here for each in open_),
        "log": list(person.sign_ins.all()[:SHOWN]),
        "days": settings.SIGN_IN_DAYS,
    }
    return render(request, "people/sign_ins.html", context)


@require_POST
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """One's own here and now ends too, where that is what was pressed."""
    going = get_object_or_404(still_open(signed_in(request), timezone.now()), pk=number)
    is_here = going.session_key == request.session.session_key
    end_sessions([going])
    if is_here:
        request.session.flush()
        return redirect("account_login")
    messages.success(request, _("Den som var logget inn der, er logget ut."))
    return redirect("people:sign_ins")


@require_POST
def others_ending(request: HttpRequest) -> HttpResponse:
    end_others(signed_in(request), but=request.session.session_key)
    messages.success(request, _("Du er logget ut alle andre steder."))
    return redirect("people:sign_ins")
