"""What goes to the archive, and what the archive has confirmed: for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.people.doors import municipality_to_administer, signed_in
from nabodialog.ui.answering import status_of, tell

from .archive.exporting import confirm, export
from .archive.records import MOST_AT_ONCE, how_many_wait
from .archive_forms import ConfirmForm
from .models import ArchivePackage

MOST_SHOWN = 50


@require_safe
def archive(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    packages = ArchivePackage.objects.filter(municipality=place).select_related("made_by", "confirmed_by")
    counted = {"waiting": how_many_wait(place), "most": MOST_AT_ONCE}
    context = {"municipality": place, "packages": packages[:MOST_SHOWN], **counted}
    return render(request, "rights/archive.html", context)


@never_cache
@require_POST
def archive_export(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    made = export(place, by=person, now=timezone.now())
    if made is None:
        tell(request, _("Ingenting venter på arkivet."))
        return redirect("rights:archive", place.slug)
    package, content = made
    headers = {"Content-Disposition": f'attachment; filename="arkivpakke-{package.pk}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def archive_confirmation(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    package = get_object_or_404(ArchivePackage, municipality=place, pk=number)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        confirm(package, form.cleaned_data["reference"], by=person, now=timezone.now())
        tell(request, _("Arkivet har bekreftet. Det som er i pakken, kan slettes når fristen er ute."))
        return redirect("rights:archive", place.slug)
    context = {"municipality": place, "package": package, "form": form}
    return render(request, "rights/archive_confirmation.html", context, status=status_of(form))
