"""Coming in through a provider: there and back, and what happens to those whom we do not know yet."""

import logging
from time import time

from allauth.account.internal.flows.reauthentication import resume_request
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from requests.exceptions import RequestException

from nabodialog.lib.past_the_lock import past_the_lock
from nabodialog.people.doors import asks_again, is_to_show_again, signed_in
from nabodialog.people.models import Person
from nabodialog.people.openid.asking import ask
from nabodialog.people.openid.ending import end_by_token
from nabodialog.people.openid.fetching import OutOfReach
from nabodialog.people.openid.linking import identity_behind, providers_of, title_of
from nabodialog.people.openid.marks import Arrival, arrival_in
from nabodialog.people.openid.providers import Provider, ProviderError
from nabodialog.people.openid.proving import Refused, Why, proof_in
from nabodialog.people.openid.requiring import asking_for, lacking_provider
from nabodialog.people.openid.tokens import NotTrusted
from nabodialog.ui.answering import status_of

from .arriving import is_right, pending_in, send_code
from .entering import IdentityIsTaken, enter, join_by_rules, link
from .openid_forms import ArrivalForm, CodeForm
from .openid_steps import (
    allowed_often,
    back_to_what_waits,
    came_from_here,
    configured,
    let_in,
    onwards_in,
    refusal,
    remember,
    tell,
    telling_nobody,
)

logger = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_GET
def start(request: HttpRequest, provider: str) -> HttpResponse:
    chosen, again = configured(provider), "igjen" in request.GET
    onwards = back_to_what_waits(request) if again else onwards_in(request)
    if not allowed_often(request, "openid"):
        return refusal(request, chosen, Why.TOO_OFTEN, onwards)
    if not came_from_here(request):
        return redirect("account_login")
    try:
        return redirect(ask(request.session, chosen, onwards, again=again))
    except (OutOfReach, RequestException, ProviderError) as error:
        logger.warning("%s could not be asked: %s", chosen.name, type(error).__name__)
        return refusal(request, chosen, Why.OUT_OF_REACH, onwards)


@login_not_required
@never_cache
@telling_nobody
@require_GET
def answer(request: HttpRequest, provider: str) -> HttpResponse:
    chosen = configured(provider)
    if not allowed_often(request, "openid"):
        return refusal(request, chosen, Why.TOO_OFTEN)
    try:
        proof = proof_in(request.session, chosen, request.GET)
    except Refused as refused:
        return refusal(request, chosen, refused.why, refused.onwards)
    identity = identity_behind(proof)
    if identity is None and not proof.is_again:
        return remember(request, proof)
    if identity is None or (isinstance(request.user, Person) and request.user != identity.person):
        return refusal(request, chosen, Why.TAKEN, proof.onwards)
    enter(identity, proof.roles, now=timezone.now())
    return let_in(request, identity, proof)


@never_cache
@require_GET
def again(request: HttpRequest) -> HttpResponse:
    """Who has no password shows who they are where they came in; whoever just did, goes on with what they pressed."""
    if not is_to_show_again(request):
        return resume_request(request) or redirect("people:me")
    mine = providers_of(signed_in(request))
    if not mine:
        return redirect("account_reauthenticate")
    return render(request, "desk/openid/again.html", {"providers": mine, "onwards": onwards_in(request)})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest) -> HttpResponse:
    """Somebody comes whom we do not know by this: they link it, join where a rule lets them in, or learn what to do."""
    came = arrival_in(request.session)
    if came is None:
        return render(request, "desk/openid/nobody.html", status=404)
    title = title_of(came.issuer)
    if isinstance(request.user, Person):
        return linking(request, request.user)
    if not came.roles:
        return render(request, "desk/openid/unknown.html", {"title": title}, status=403)
    form = ArrivalForm(request.POST or None)
    if form.is_valid():
        if not allowed_often(request, "openid_code", form.cleaned_data["email"]):
            return render(request, "people/too_many_requests.html", status=429)
        if send_code(request.session, **form.cleaned_data):
            return redirect("openid:code")
        form.add_error("email", _("E-posten kom ikke av gårde. Vent litt, og prøv igjen."))
    context = {"title": title, "form": form}
    return render(request, "desk/openid/join.html", context, status=status_of(form))


def linking(request: HttpRequest, person: Person) -> HttpResponse:
    """Nothing is linked by coming back: only a button does it, so that nobody is led to link what is another's."""
    came = arrival_in(request.session)
    if came is None or request.method != "POST":
        title = title_of(came.issuer) if came else ""
        return render(request, "desk/openid/link.html", {"title": title})
    return linking_now(request, person, came)


@asks_again
def linking_now(request: HttpRequest, person: Person, came: Arrival) -> HttpResponse:
    """A new way in is as much as a new password: who borrows an open screen for a minute, makes none."""
    title = title_of(came.issuer)
    try:
        with past_the_lock():  # a rule may let them in where they have no part yet
            identity = link(came, person, now=timezone.now())
    except IdentityIsTaken:
        return render(request, "desk/openid/taken.html", {"title": title}, status=409)
    tell(request, "identity_linked", person, title)
    messages.success(request, _("Nå kan du logge inn med %(provider)s.") % {"provider": title})
    return let_in(request, identity, came)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    came, pending = arrival_in(request.session), pending_in(request.session)
    if came is None or pending is None or not came.roles or request.user.is_authenticated:
        return render(request, "desk/openid/nobody.html", status=404)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if is_right(pending, form.cleaned_data["code"]):
            try:
                identity = join_by_rules(came, name=pending.name, email=pending.email, now=timezone.now())
            except (IntegrityError, IdentityIsTaken):  # somebody got the address or the identity in this very moment
                return render(request, "desk/openid/nobody.html", status=409)
            return let_in(request, identity, came)
        form.add_error("code", _("Koden stemmer ikke. Se i den nyeste e-posten fra oss."))
    context = {"pending": pending, "form": form}
    return render(request, "desk/openid/code.html", context, status=status_of(form))


@require_POST
@asks_again
def unlinking(request: HttpRequest, number: int) -> HttpResponse:
    """Where a municipality requires it, only who came in by it: otherwise a password alone could link another one."""
    person = signed_in(request)
    identity = get_object_or_404(person.identities, pk=number)
    lacking = lacking_provider(request, person, issuer=identity.issuer)
    if lacking:
        return redirect("openid:required", lacking.name)
    title = title_of(identity.issuer)
    identity.delete()
    tell(request, "identity_unlinked", person, title)
    messages.success(request, _("%(provider)s er ikke lenger koblet til kontoen din.") % {"provider": title})
    return redirect("people:me")


@require_GET
def required(request: HttpRequest, provider: str) -> HttpResponse:
    chosen: Provider = configured(provider)
    asking = asking_for(chosen, signed_in(request))
    return render(request, "desk/openid/required.html", {"provider": chosen, "places": asking}, status=403)


@csrf_exempt  # the provider's server posts here, and proves itself with a signature
@login_not_required
@never_cache
@require_POST
def signed_out_there(request: HttpRequest, provider: str) -> HttpResponse:
    chosen = configured(provider)
    if not allowed_often(request, "openid_sign_out"):
        return HttpResponse(status=429)
    try:
        ended = end_by_token(chosen, request.POST.get("logout_token", ""), time())
    except NotTrusted as error:
        logger.warning("A logout from %s is not trusted: %s", chosen.name, error)
        return HttpResponse(status=400)
    except OutOfReach:
        return HttpResponse(status=503)
    logger.info("%s ended %s sessions", chosen.name, ended)
    return HttpResponse(status=200)
