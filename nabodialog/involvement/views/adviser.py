"""The format adviser: what do you want, and how many are they?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nabodialog.involvement.forms.plan import AdviserForm
from nabodialog.involvement.scope import Scope
from nabodialog.method.formats import advise, format_guide
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read

from .answering import page

BEST = 3


@require_safe
def adviser(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """Without both answers it only asks; the aim may stand there from a line of the plan."""
    project = project_to_read(signed_in(request), municipality, slug)
    guide, asked = format_guide(project.method_version), "antall" in request.GET
    form = AdviserForm(request.GET) if asked else AdviserForm(initial={"mal": request.GET.get("mal", "")[:30]})
    context = {"form": form, "guide": guide}
    if form.is_valid():
        aim, people = form.cleaned_data["mal"], form.cleaned_data["antall"]
        found = advise(guide, aim, people)
        context |= {"aim": guide.aim(aim), "people": people, "best": found[:BEST], "others": found[BEST:]}
    return page(request, "adviser", Scope.of(project), 422 if form.errors else 200, **context)
