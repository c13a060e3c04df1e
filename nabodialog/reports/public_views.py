"""What anyone may fetch on paper: made of what is published, and kept as long as it is asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nabodialog.lib.answers import for_anyone
from nabodialog.listening.public import HEARD, PublicHeard
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.projects.models import Project
from nabodialog.projects.public import public_content
from nabodialog.projects.supplementing import public_copies

from .answering import as_pdf
from .heard import heard_document
from .typesetting import typeset_for_anyone


@for_anyone
@also_at_former_addresses
def heard(_request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.published(), municipality__slug=municipality, slug=slug)
    copy = get_object_or_404(public_copies(HEARD), project=project)
    content = public_content(project)
    assert content is not None  # noqa: S101  # for the type checker; published() is the rule
    document = heard_document(project, content, PublicHeard.model_validate(copy.content), copy.at)
    return as_pdf(typeset_for_anyone("document", document.written_out()), f"{project.slug}-hva-vi-har-hort")
