"""What is new in the method since the project took it in use: item by item, all of it, or not now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from nabodialog.method.loading import latest_version
from nabodialog.people.doors import signed_in
from nabodialog.projects.adopting import adopt, has_method_news, method_news, put_aside
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import tell


@require_safe
def method_news_page(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_change(signed_in(request), municipality, slug)
    context = {
        "project": project,
        "news": method_news(project),
        "version": latest_version(),
        "is_pointed_out": has_method_news(project),
    }
    return render(request, "projects/method_news.html", context)


@require_POST
def take_one(request: HttpRequest, municipality: str, slug: str, key: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    if adopt(project, key, by=person):
        tell(request, _("Tatt i bruk."))
    return redirect("projects:method_news", municipality, slug)


@require_POST
def take_all(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    taken = adopt(project, None, by=person)
    text = ngettext("Én nyhet er tatt i bruk.", "%(count)s nyheter er tatt i bruk.", taken)
    tell(request, text % {"count": taken})
    return redirect("projects:method_news", municipality, slug)


@require_POST
def not_now(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    put_aside(project, by=person)
    tell(request, _("Greit. Nyhetene ligger her om dere vil ha dem senere."))
    return redirect("projects:tailor", municipality, slug)
