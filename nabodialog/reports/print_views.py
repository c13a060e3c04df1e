"""A letter for all addresses of a list: ordered, followed while it is made, fetched, and noted as sent."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.involvement.doors import letter_in, print_run_in
from nabodialog.involvement.lettering import NoAddresses, note_posting, print_letter, remove_print_run, tell_who_fetches
from nabodialog.involvement.models import Posting, Printed, PrintRun
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import status_of, tell

from .answering import as_pdf
from .letter_forms import PostingForm, PrintForm
from .packing import packed


@require_http_methods(["GET", "HEAD", "POST"])
def letter_print(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    letter = letter_in(project, number)
    form = PrintForm(request.POST or None, letter=letter, today=localdate())
    if letter.approval and form.is_valid():
        chosen = form.cleaned_data
        try:
            run = print_letter(letter, chosen["addresses"], Printed(chosen["printed"]), by=person, now=timezone.now())
        except NoAddresses:
            form.add_error("addresses", _("Listen har ingen adresser som vi kan sende brev til."))
        else:
            return redirect(run)
    status = 409 if form.is_bound and not letter.approval else status_of(form)
    return render(
        request, "reports/letter_print.html", {"project": project, "letter": letter, "form": form}, status=status
    )


@require_safe
def print_run(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    run = print_run_in(project, person, number)
    about = {"project": project, "run": run, "letter": run.letter, "is_slow": run.is_slow(timezone.now())}
    return render(request, "reports/print_run.html", {**about, "files": run.files.defer("pdf", "lines")})


@require_safe
def print_file(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    run = print_run_in(project_to_change(person, municipality, slug), person, number)
    file = get_object_or_404(run.files.made(), number=item_number)
    tell_who_fetches(run, by=person)
    return as_pdf(bytes(file.pdf), f"{name_of(run)}-{file.number}")


@require_safe
def print_all(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponseBase:
    """All files in one, one at a time, so that memory does not grow with them."""
    person = signed_in(request)
    run = print_run_in(project_to_change(person, municipality, slug), person, number)
    if not run.is_ready:
        raise Http404
    tell_who_fetches(run, by=person)
    files = ((f"{name_of(run)}-{file.number:03}.pdf", file.pdf) for file in run.files.made().iterator(chunk_size=1))
    disposition = f'attachment; filename="{name_of(run)}.zip"'
    headers = {"Content-Disposition": disposition}
    return StreamingHttpResponse(packed(files), content_type="application/zip", headers=headers)


def name_of(run: PrintRun) -> str:
    return f"{run.letter.project.slug}-{'adresselapper' if run.printed == Printed.LABELS else 'brev'}-{run.pk}"


@require_http_methods(["GET", "HEAD", "POST"])
def print_run_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    run = print_run_in(project, person, number)
    if request.method == "POST":
        remove_print_run(run, by=person)
        tell(request, _("Filene er slettet."))
        return redirect(run.letter)
    return render(request, "reports/print_run_removal.html", {"project": project, "run": run, "letter": run.letter})


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    letter = letter_in(project, number)
    latest = letter.print_runs.filter(printed=Printed.LETTERS).with_progress().first()
    expected = {"on": localdate(), "number": latest.total if latest else None}
    form = PostingForm(request.POST or None, instance=Posting(letter=letter), initial=expected, today=localdate())
    if form.is_valid():
        note_posting(form.instance, by=person, now=timezone.now())
        tell(request, _("Det er notert at brevene er sendt."))
        return redirect(letter)
    return render(
        request, "reports/posting.html", {"project": project, "letter": letter, "form": form}, status=status_of(form)
    )
