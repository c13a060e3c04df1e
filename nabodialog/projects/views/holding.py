"""Deeds that depend on what neighbours have been told."""

from contextlib import AbstractContextManager, nullcontext

from django.http import HttpRequest

from nabodialog.projects.models import Project
from nabodialog.projects.publishing import held


def project_held(request: HttpRequest, project: Project) -> AbstractContextManager[Project]:
    """While a deed is done, nothing is published; to look at a form holds nothing back."""
    return held(project) if request.method == "POST" else nullcontext(project)
