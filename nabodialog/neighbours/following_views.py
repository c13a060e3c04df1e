"""Following a project by e-mail, without an account. Looking changes nothing: mail programs look at every link."""

from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.keeping.rules import kept
from nabodialog.listening import following as deeds
from nabodialog.listening.models import Subscription
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Project
from nabodialog.ui.answering import status_of

from .followers import follower_at, follower_behind, following_context, link_of
from .following_forms import ChangeForm, FollowForm
from .one_neighbour import for_one_neighbour, too_often
from .published import Published, published_project


@for_one_neighbour
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """Says the same to all: a stranger does not learn who follows."""
    published = published_project(municipality, slug)
    form = FollowForm(request.POST or None)
    if not form.is_valid():
        status = status_of(form)
        return render(request, "neighbours/following/follow.html", told(published) | {"form": form}, status=status)
    if not ratelimit.consume(request, action="follow", key=form.wish.email.lower()):
        return too_often(request)
    project = Project.objects.get(municipality=published.municipality, slug=slug)
    deeds.follow(project, form.wish, now=timezone.now())
    return render(request, "neighbours/following/asked.html", told(published), status=201)


def told(published: Published) -> dict[str, Any]:
    contact = reachable(published.municipality, published.chosen_contact).contact
    return {
        "municipality": published.municipality,
        "project": published,
        "contact": contact,
        "days": kept(published.municipality, "unconfirmed-followers"),
    }


@for_one_neighbour
@require_http_methods(["GET", "HEAD"])
def following(request: HttpRequest, **names: str) -> HttpResponse:
    return show(request, follower_behind(request, **names))


def show(request: HttpRequest, found: Subscription, form: ChangeForm | None = None) -> HttpResponse:
    chosen = {"how_often": found.how_often, "language": found.language}
    context = following_context(found) | {"form": form or ChangeForm(initial=chosen)}
    status = 422 if form and form.errors else 200
    return render(request, "neighbours/following/mine.html", context, status=status)


@for_one_neighbour
@require_POST
def confirmation(request: HttpRequest, **names: str) -> HttpResponse:
    found = follower_behind(request, **names)
    deeds.confirm_following(found, now=timezone.now())
    return redirect(link_of(found))


@for_one_neighbour
@require_POST
def change(request: HttpRequest, **names: str) -> HttpResponse:
    found = follower_behind(request, **names)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return show(request, found, form)
    deeds.change_following(found, form.cleaned_data["how_often"], form.cleaned_data["language"])
    return redirect(link_of(found))


@for_one_neighbour
@require_POST
def end(request: HttpRequest, **names: str) -> HttpResponse:
    found = follower_behind(request, **names)
    deeds.stop_following(found, now=timezone.now())
    return redirect(link_of(found))


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, **names: str) -> HttpResponse:
    """What mail programs press for their reader (RFC 8058): without cookie or form, so the secret is all there is."""
    found = follower_at(**names)
    if found is None:
        return HttpResponse(status=404)
    if request.method != "POST":
        return redirect(link_of(found))
    deeds.stop_following(found, now=timezone.now())
    return HttpResponse(status=204)
