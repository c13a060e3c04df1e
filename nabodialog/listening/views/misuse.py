"""What to do when somebody writes with hate, or threatens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nabodialog.listening.doors import enquiry_in
from nabodialog.listening.forms.deeds import MisuseForm
from nabodialog.listening.misuse import Decision, decide, report_to_the_police
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import tell

from .answering import deed_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_misuse(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    form = MisuseForm(request.POST or None)
    if form.is_valid():
        decision, why = Decision(form.cleaned_data["decision"]), form.cleaned_data["why"]
        if form.do(lambda: decide(found, decision, why, by=person, now=now())):
            tell(request, _("Avgjørelsen står på henvendelsen."))
            return redirect(found)
    report = report_to_the_police(found, by=person)
    return deed_page(request, found, form, name="misuse", title=_("Hat og trusler"), report=report)
