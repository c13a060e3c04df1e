"""Documents for colleagues, leaders and politicians, as the kind of file that was asked for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nabodialog.involvement.doors import scope_to_read
from nabodialog.involvement.models import StrategyVersion
from nabodialog.listening.periods import Period
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read

from .document_files import TABLES, TEXTS, TEXTS_AND_SHEETS, answer_with
from .listening_numbers import listening_numbers
from .project_reports import decision_basis, notes_in, status_report
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


@require_safe
def reports(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    return render(request, "reports/reports.html", {"project": project})


@require_safe
def status(request: HttpRequest, municipality: str, slug: str, form: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    if form not in TEXTS_AND_SHEETS:
        raise Http404
    now, kind = timezone.now(), TEXTS_AND_SHEETS[form]
    name = f"status-{slug}-{timezone.localdate(now)}.{form}"
    return answer_with(request, status_report(project, now), kind, name, back_to_reports(municipality, slug))


@require_safe
def basis(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """Which notes are taken in is chosen each time: a case needs its own."""
    project = project_to_read(signed_in(request), municipality, slug)
    notes = notes_in(project, project.elements.with_work())
    return render(request, "reports/basis.html", {"project": project, "notes": list(notes)})


@require_safe
def basis_file(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    form = request.GET.get("fil", "docx")
    if form not in TEXTS:
        raise Http404
    now, chosen = timezone.now(), frozenset(request.GET.getlist("notat"))
    name = f"beslutningsgrunnlag-{slug}-{timezone.localdate(now)}.{form}"
    document = decision_basis(project, chosen, now)
    return answer_with(request, document, TEXTS[form], name, reverse("reports:basis", args=[municipality, slug]))


@require_safe
def numbers(request: HttpRequest, municipality: str, form: str, slug: str = "") -> HttpResponse:
    """Of the period that the page shows."""
    scope = scope_to_read(signed_in(request), municipality, slug)
    if form not in TABLES:
        raise Http404
    now, period = timezone.now(), Period.of(request.GET.get("periode", ""))
    name = f"henvendelser-{slug or municipality}-{timezone.localdate(now)}.{form}"
    return answer_with(request, listening_numbers(scope, period, now), TABLES[form], name, back=request.path)


def back_to_reports(municipality: str, slug: str) -> str:
    return reverse("reports:reports", args=[municipality, slug])
