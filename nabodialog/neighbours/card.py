"""The embeddable card: the only page that other sites may show inside their own."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.clickjacking import xframe_options_exempt

from nabodialog.lib.answers import for_anyone
from nabodialog.projects.former_addresses import also_at_former_addresses

from .presenting import project_context
from .published import published_project


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
@for_anyone
@also_at_former_addresses
def card(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    return render(request, "neighbours/card.html", project_context(published, localtime()))
