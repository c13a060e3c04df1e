from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nabodialog.ui.answering import status_of

from .doors import signed_in
from .forms import ProfileForm
from .models import Person
from .openid.linking import ways_in


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    # A copy, so that a name refused by the form does not stand in the page's header.
    person = Person.objects.get(pk=signed_in(request).pk)
    form = ProfileForm(request.POST or None, instance=person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Profilen er lagret."))
        return redirect("people:me")
    context = {"form": form, "ways": ways_in(person)}
    return render(request, "people/me.html", context, status=status_of(form))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """allauth answers with this when someone asks too often."""
    return render(request, "people/too_many_requests.html", status=429)
