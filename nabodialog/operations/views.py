"""What machines are told. Anyone may ask, so nothing is said that an outsider could use."""

from time import monotonic

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from .disclosing import security_text
from .exposing import exposition
from .health import readiness_in
from .policy_reports import take_report
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


@login_not_required
@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    text = security_text()
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@login_not_required
@csrf_exempt  # browsers send it by themselves, and nothing is done but counting
@require_POST
def policy_report(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204 if take_report(request) else 400)
