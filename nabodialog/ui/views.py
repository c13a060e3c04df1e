from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.ui.patterns import everything


def patterns(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/patterns.html", everything())
