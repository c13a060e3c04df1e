"""The communication strategy of a municipality or of one project: read, and written heading by heading."""

from copy import copy
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.involvement.doors import scope_to_change, scope_to_read
from nabodialog.involvement.forms.strategy import PassageForm, VersionForm
from nabodialog.involvement.models import Passage, StrategyVersion
from nabodialog.involvement.reading import WrittenStrategy, read
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import NOTHING_YET, adopt, remove, write_passage
from nabodialog.method.strategy import Heading
from nabodialog.people.doors import signed_in
from nabodialog.ui.answering import status_of, tell

from .answering import page


@require_safe
def strategy(request: HttpRequest, municipality: str, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_read(person, municipality, slug)
    urls: dict[str, Any] = {
        f"{name}_url": scope.url(f"strategy_{name}") for name in ("versions", "goal_new", "action_new")
    }
    return page(request, "strategy", scope, reading=read(scope), today=timezone.localdate(), **urls)


@require_http_methods(["GET", "HEAD", "POST"])
def passage(request: HttpRequest, municipality: str, part: str, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_change(person, municipality, slug)
    heading = heading_in(scope, part)
    own, followed = passage_in(scope, part), scope.above and passage_in(scope.above, part)
    instance = copy(own) if own else Passage(part=part, heading=str(heading.name), revision=NOTHING_YET)
    form = PassageForm(request.POST or None, instance=instance, heading=heading, departs=bool(followed))

    def write() -> None:
        write_passage(form.instance, scope, form.cleaned_data["revision"], by=person)

    if form.is_valid() and form.keep_by(write):
        tell(request, _("«%(name)s» er lagret.") % {"name": heading.name})
        return redirect(f"{scope.url('strategy')}#{part}")
    removal = scope.url("strategy_passage_removal", part)
    context: dict[str, Any] = {"heading": heading, "own": own, "followed": followed, "form": form, "removal": removal}
    return page(request, "strategy_passage", scope, status=form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def passage_removal(request: HttpRequest, municipality: str, part: str, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_change(person, municipality, slug)
    own = passage_in(scope, part)
    if own is None:
        raise Http404
    if request.method == "POST":
        remove(own, scope, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": own})
        return redirect(f"{scope.url('strategy')}#{part}")
    return page(request, "strategy_removal", scope, thing=own, text=own.text)


@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: HttpRequest, municipality: str, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = (scope_to_change if request.method == "POST" else scope_to_read)(person, municipality, slug)
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = adopt(scope, form.cleaned_data["note"], by=person, now=timezone.now())
        tell(request, _("Utgave %(number)s er laget.") % {"number": version.number})
        return redirect(scope.url("strategy_versions"))
    found = StrategyVersion.objects.filter(strategy=scope.strategy).select_related("by").defer("content")
    return page(request, "strategy_versions", scope, status=status_of(form), form=form, versions=found)


@require_safe
def version(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    scope = scope_to_read(signed_in(request), municipality, slug)
    found = get_object_or_404(StrategyVersion.objects.select_related("by"), strategy=scope.strategy, pk=number)
    content = WrittenStrategy.model_validate(found.content)
    return page(request, "strategy_version", scope, version=found, content=content)


def heading_in(scope: Scope, part: str) -> Heading:
    heading = scope.guide.heading(part)
    if heading is None:
        raise Http404
    return heading


def passage_in(scope: Scope, part: str) -> Passage | None:
    return Passage.objects.filter(strategy=scope.strategy, part=part).first() if scope.strategy else None
