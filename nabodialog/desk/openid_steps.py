"""What the views of coming in share: the limits, the way back, and the door itself."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit  # the public one counts no GET, and these are
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from nabodialog.people.models import Identity, Person
from nabodialog.people.openid.marks import Arrival, keep_arrival, keep_track, mark
from nabodialog.people.openid.providers import Provider, provider_named
from nabodialog.people.openid.proving import Proof, Why
from nabodialog.people.openid.sealing import hand_over, seal

INVITATIONS = "/konto/invitasjon/"
STATUS = {
    Why.EXPIRED: 400,
    Why.TAKEN: 409,
    Why.TOO_OFTEN: 429,
    Why.OUT_OF_REACH: 503,
}


def configured(name: str) -> Provider:
    provider = provider_named(name)
    if provider is None:
        raise Http404
    return provider


def allowed_often(request: HttpRequest, action: str, key: str = "") -> bool:
    return bool(ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=True))


def came_from_here(request: HttpRequest) -> bool:
    """Another site cannot start it with a link: the browser says where it was pressed. Old ones say nothing."""
    return request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"}


def onwards_in(request: HttpRequest) -> str:
    onwards = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onwards, {request.get_host()}, request.is_secure())
    return onwards if is_ours and onwards.startswith("/") else ""


def back_to_what_waits(request: HttpRequest) -> str:
    """The page that goes on with what was pressed, once somebody has shown who they are."""
    return f"{reverse('openid:again')}?{urlencode({'next': onwards_in(request)})}"


def telling_nobody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address holds a code, which is told to no page that is opened from here."""

    @wraps(view)
    def answer(request: HttpRequest, **names: object) -> HttpResponse:
        response = view(request, **names)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answer


def refusal(request: HttpRequest, provider: Provider, why: Why, onwards: str = "") -> HttpResponse:
    context = {"provider": provider, "why": why.value, "onwards": onwards}
    return render(request, "desk/openid/refused.html", context, status=STATUS.get(why, 403))


def tell(request: HttpRequest, letter: str, person: Person, title: str) -> None:
    facts = {"provider": title, "timestamp": timezone.now()}
    get_adapter(request).send_mail(f"account/email/{letter}", person.email, facts)


def remember(request: HttpRequest, proof: Proof) -> HttpResponse:
    """Somebody we do not know by this. An invitation goes on as it was; otherwise they choose what to do."""
    sealed, key = seal(proof.token)
    keep_arrival(request.session, Arrival.of(proof, sealed))
    invited = proof.onwards.startswith(INVITATIONS)
    response = redirect(proof.onwards if invited else "openid:arrival")
    hand_over(response, key)
    return response


def let_in(request: HttpRequest, identity: Identity, proof: Proof | Arrival) -> HttpResponse:
    """Signs in, unless they are already. Where the provider saw one factor alone, ours are asked for as usual."""
    arrival, key = proof, ""
    if isinstance(arrival, Proof):
        record_authentication(request, identity.person, method="openid", at=arrival.shown_at)
        sealed, key = seal(arrival.token)
        arrival = Arrival.of(arrival, sealed)
    mark(request.session, identity, arrival)
    onwards = arrival.onwards or resolve_url(settings.LOGIN_REDIRECT_URL)
    if request.user == identity.person:
        response: HttpResponse = redirect(onwards)
    elif arrival.is_strong:
        get_adapter(request).login(request, identity.person)
        response = redirect(onwards)
    else:
        response = perform_login(request, Login(user=identity.person, redirect_url=onwards))
    keep_track(request)
    if key:
        hand_over(response, key)
    return response
