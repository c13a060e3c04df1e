"""The letters of a project: begun from the method's templates, written, approved, and seen as they will be."""

from copy import copy

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.involvement.doors import letter_in
from nabodialog.involvement.filling import begun
from nabodialog.involvement.lettering import (
    approve_letter,
    gaps,
    look_through,
    remove_letter,
    rewrite_letter,
    write_letter,
)
from nabodialog.involvement.models import Letter, PrintRun
from nabodialog.method.letters import letter_template, letter_templates
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_publish, project_to_read
from nabodialog.projects.models import Milestone, Project
from nabodialog.projects.public import public_content
from nabodialog.projects.standing import coming
from nabodialog.ui.answering import status_of, tell

from .answering import as_pdf, as_word_file
from .letter_forms import ApprovalForm, LetterForm
from .letter_word import as_word
from .letters import paragraphs, preview
from .typesetting import Unprintable, typeset

LETTERS_PER_PAGE = 20


@require_safe
def letters(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    written = project.letters.select_related("written_by").prefetch_related("approvals", "postings")
    page = Paginator(written, LETTERS_PER_PAGE).get_page(request.GET.get("side"))
    for letter in page:
        letter.project = project
    context = {"project": project, "page": page, "templates": letter_templates()}
    context["can_change"] = project.can_be_changed_by(person)
    return render(request, "reports/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_new(request: HttpRequest, municipality: str, slug: str, kind: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    template = letter_template(kind)
    if template is None:
        raise Http404
    date = date_asked_for(request, project)
    title, text = begun(project, template, date, localdate())
    letter = Letter(project=project, kind=kind, milestone=date, title=title[:120], text=text)
    form = LetterForm(request.POST or None, instance=letter)
    if form.is_valid():
        return redirect(write_letter(form.instance, by=person, now=timezone.now()))
    context = {"project": project, "form": form, "template": template, "date": date, "dates": dates_of(project, kind)}
    return render(request, "reports/letter_new.html", context, status=status_of(form))


def date_asked_for(request: HttpRequest, project: Project) -> Milestone | None:
    number = request.GET.get("dato", "")
    return project.milestones.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None


def dates_of(project: Project, kind: str) -> list[Milestone]:
    """What neighbours can be invited to: dates ahead that are published."""
    content = public_content(project)
    if kind != "invitation" or content is None:
        return []
    return list(project.milestones.filter(uid__in=[each.uid for each in coming(content, localdate())]))


@require_safe
def letter(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    return letter_page(request, letter_in(project, number))


def letter_page(request: HttpRequest, letter: Letter, unprintable: str = "") -> HttpResponse:
    person, project = signed_in(request), letter.project
    runs = PrintRun.objects.filter(letter=letter).available_to(person, project).select_related("addresses")
    context = {
        **read(letter),
        "runs": runs.with_progress()[:LETTERS_PER_PAGE],
        "postings": letter.postings.select_related("by")[:LETTERS_PER_PAGE],
        "unprintable": unprintable,
        "can_change": project.can_be_changed_by(person),
        "may_approve": project.can_be_published_by(person),
    }
    return render(request, "reports/letter.html", context, status=422 if unprintable else 200)


def read(letter: Letter) -> dict[str, object]:
    """The letter as it reads, and what stands in its way."""
    obstacles = {"concerns": look_through(letter), "gaps": gaps(letter)}
    return {"project": letter.project, "letter": letter, "parts": list(paragraphs(letter.text)), **obstacles}


@require_http_methods(["GET", "HEAD", "POST"])
def letter_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    letter = letter_in(project, number)
    form = LetterForm(request.POST or None, instance=copy(letter))

    def rewrite() -> None:
        rewrite_letter(form.instance, form.cleaned_data["revision"], by=person, now=timezone.now())

    if form.is_valid() and form.keep_by(rewrite):
        tell(request, _("Brevet er lagret."))
        return redirect(letter)
    context = {"project": project, "letter": letter, "form": form}
    return render(request, "reports/letter_edit.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def letter_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Not of one that was sent: that it was stands with it."""
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    letter = letter_in(project, number)
    if letter.postings.exists():
        raise Http404
    if request.method == "POST":
        remove_letter(letter, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": letter})
        return redirect("reports:letters", municipality, slug)
    return render(request, "reports/letter_removal.html", {"project": project, "letter": letter})


@require_http_methods(["GET", "HEAD", "POST"])
def letter_approval(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    letter = letter_in(project, number)
    form = ApprovalForm(request.POST or None, letter, person)
    status = status_of(form)
    if form.is_valid() and not form.is_stale:
        approve_letter(letter, form.judged, by=person, now=timezone.now())
        tell(request, _("Brevet er godkjent. Nå kan det skrives ut."))
        return redirect(letter)
    if form.is_bound and form.is_valid():
        form, status = ApprovalForm(None, letter, person), 409
    context = {**read(letter), "form": form, "is_stale": status == 409}
    return render(request, "reports/letter_approval.html", context, status=status)


@require_safe
def letter_preview(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    letter = letter_in(project_to_read(signed_in(request), municipality, slug), number)
    try:
        return as_pdf(typeset("letter", preview(letter, localdate())), f"{slug}-brev-{number}")
    except Unprintable as unprintable:
        return letter_page(request, letter, unprintable.text)


@require_safe
def letter_word(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    letter = letter_in(project_to_read(signed_in(request), municipality, slug), number)
    return as_word_file(as_word(preview(letter, localdate())), f"{slug}-brev-{number}")
