"""The goals of a strategy, and its action plan."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.doors import scope_to_change
from nabodialog.involvement.forms.strategy import ActionForm, GoalForm
from nabodialog.involvement.models import Action, Goal
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import add, mark_done, remove
from nabodialog.people.doors import signed_in
from nabodialog.ui.answering import status_of, tell

from .answering import page


@require_http_methods(["GET", "HEAD", "POST"])
def goal_new(request: HttpRequest, municipality: str, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    return added(request, scope, GoalForm(request.POST or None), _("Nytt mål"))


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    found = get_object_or_404(Goal, strategy=scope.strategy, pk=number)
    removal = scope.url("strategy_goal_removal", number)
    return changed(request, scope, GoalForm(request.POST or None, instance=copy(found)), found, removal)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_removal(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    return removed(request, scope, get_object_or_404(Goal, strategy=scope.strategy, pk=number))


@require_http_methods(["GET", "HEAD", "POST"])
def action_new(request: HttpRequest, municipality: str, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    return added(request, scope, ActionForm(request.POST or None, team=scope.people()), _("Nytt tiltak"))


@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    found = get_object_or_404(Action, strategy=scope.strategy, pk=number)
    form = ActionForm(request.POST or None, instance=copy(found), team=scope.people())
    return changed(request, scope, form, found, scope.url("strategy_action_removal", number))


@require_http_methods(["GET", "HEAD", "POST"])
def action_removal(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    scope = scope_to_change(signed_in(request), municipality, slug)
    return removed(request, scope, get_object_or_404(Action, strategy=scope.strategy, pk=number))


@require_POST
def action_done(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_change(person, municipality, slug)
    found = get_object_or_404(Action, strategy=scope.strategy, pk=number)
    mark_done(found, scope, timezone.localdate(), by=person)
    tell(request, _("«%(name)s» er gjort.") % {"name": found}, undo=scope.url("strategy_action_undone", number))
    return redirect(f"{scope.url('strategy')}#tiltak")


@require_POST
def action_undone(request: HttpRequest, municipality: str, number: int, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_change(person, municipality, slug)
    mark_done(get_object_or_404(Action, strategy=scope.strategy, pk=number), scope, None, by=person)
    tell(request, _("Tiltaket står åpent igjen."))
    return redirect(f"{scope.url('strategy')}#tiltak")


def added(request: HttpRequest, scope: Scope, form: RevisedForm, title: str) -> HttpResponse:
    if form.is_valid():
        add(form.instance, scope, by=signed_in(request))
        tell(request, _("«%(name)s» er lagt til.") % {"name": form.instance})
        return redirect(scope.url("strategy"))
    return page(request, "strategy_line", scope, status=status_of(form), form=form, title=title)


def changed(request: HttpRequest, scope: Scope, form: RevisedForm, found: Goal | Action, removal: str) -> HttpResponse:
    if form.is_valid() and form.keep_within(scope.place, scope.municipality, by=signed_in(request)):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(scope.url("strategy"))
    return page(request, "strategy_line", scope, status=form.status, form=form, title=str(found), removal=removal)


def removed(request: HttpRequest, scope: Scope, thing: Goal | Action) -> HttpResponse:
    if request.method == "POST":
        remove(thing, scope, by=signed_in(request))
        tell(request, _("«%(name)s» er fjernet.") % {"name": thing})
        return redirect(scope.url("strategy"))
    return page(request, "strategy_removal", scope, thing=thing, text=str(thing))
