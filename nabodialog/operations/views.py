"""What machines are told. Anyone may ask, so nothing is said that an outsider could use."""

from time import monotonic

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from .exposing import exposition
from .health import readiness_in
from .probing import may_read_figures

WORDS = {True: "ok", False: "failed"}


@login_not_required
@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The process answers. The database is not asked: nobody is helped by restarting us because it is gone."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    checks = readiness_in(int(monotonic()))
    answer = {"status": WORDS[all(checks.values())], "checks": {name: WORDS[holds] for name, holds in checks.items()}}
    return JsonResponse(answer, status=200 if all(checks.values()) else 503)


@login_not_required
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_read_figures(request):
        raise Http404
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
