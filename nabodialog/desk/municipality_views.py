"""The face of a municipality: its settings, its logo and its contact point."""

from copy import copy

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.lib.colour import readable_accent
from nabodialog.people.doors import municipality_to_administer, municipality_to_read, signed_in
from nabodialog.people.models import ContactPoint, Logo, Municipality
from nabodialog.ui.answering import status_of

from .administering import remove_logo, set_logo, verify_contact_point
from .contacting import keep_contact_point
from .municipality_forms import ContactPointForm, LogoForm, SettingsForm


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    # The form writes on a copy, so that a refused name or address does not stand in the page around it.
    form = SettingsForm(request.POST or None, instance=copy(place), place=place)
    if form.is_valid() and form.keep(by=person):
        messages.success(request, _("Innstillingene er lagret."))
        return redirect("desk:settings", form.instance.slug)
    context = _face(place, form=form, shown_accent=readable_accent(place.accent))
    return render(request, "desk/settings.html", context, status=form.status)


def _face(place: Municipality, **more: object) -> dict[str, object]:
    return {"municipality": place, "logo": Logo.objects.filter(municipality=place).first(), **more}


@require_http_methods(["GET", "HEAD", "POST"])
def logo(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        set_logo(place, form.cleaned_data["logo"], by=person)
        messages.success(request, _("Logoen er lagret."))
        return redirect("desk:logo", place.slug)
    return render(request, "desk/logo.html", _face(place, form=form), status=status_of(form))


@require_POST
def logo_removal(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    remove_logo(place, by=person)
    messages.success(request, _("Logoen er fjernet."))
    return redirect("desk:logo", place.slug)


@require_safe
def logo_picture(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_read(signed_in(request), municipality)
    picture = get_object_or_404(Logo, municipality=place)
    return HttpResponse(bytes(picture.png), content_type="image/png")


@require_http_methods(["GET", "HEAD", "POST"])
def contact_point(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    contact = place.contact_point or ContactPoint(municipality=place)
    form = ContactPointForm(request.POST or None, instance=contact, place=place)
    if form.is_valid() and keep_contact_point(form, by=person, today=timezone.localdate()):
        messages.success(request, _("Kontaktpunktet er lagret."))
        return redirect("desk:contact_point", place.slug)
    return render(request, "desk/contact_point.html", {"municipality": place, "form": form}, status=form.status)


@require_POST
def contact_point_verification(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    contact = place.contact_point
    if contact is None:
        raise Http404
    verify_contact_point(contact, by=person, today=timezone.localdate())
    messages.success(request, _("Takk! Naboene ser at opplysningene er kontrollert i dag."))
    return redirect("desk:contact_point", place.slug)
