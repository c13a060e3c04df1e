"""Documents for colleagues, leaders and politicians, as the kind of file that was asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from nabodialog.involvement.doors import scope_to_read
from nabodialog.involvement.models import StrategyVersion
from nabodialog.people.doors import signed_in

from .document_files import TEXTS, answer_with
from .strategies import strategy_adopted, strategy_today


@require_safe
def strategy(request: HttpRequest, municipality: str, form: str, slug: str = "") -> HttpResponse:
    scope = scope_to_read(signed_in(request), municipality, slug)
    if form not in TEXTS:
        raise Http404
    name = f"strategi-{slug or municipality}.{form}"
    document = strategy_today(scope, timezone.now())
    return answer_with(request, document, TEXTS[form], name, scope.url("strategy"))


@require_safe
def strategy_version(request: HttpRequest, municipality: str, number: int, form: str, slug: str = "") -> HttpResponse:
    scope = scope_to_read(signed_in(request), municipality, slug)
    versions = StrategyVersion.objects.select_related("by")
    version = get_object_or_404(versions, strategy=scope.strategy, pk=number)
    if form not in TEXTS:
        raise Http404
    document, name = strategy_adopted(scope, version, timezone.now()), f"strategi-{slug or municipality}"
    back = scope.url("strategy_version", number)
    return answer_with(request, document, TEXTS[form], f"{name}-utgave-{version.number}.{form}", back)
