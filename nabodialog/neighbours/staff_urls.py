from django.urls import URLPattern, path

from . import meeting_publishing
from . import plan_publishing_views as plans
from . import publishing_views as views

app_name = "publishing"
PLAN = "<slug:municipality>/<slug:slug>/involveringsplan/publisering/"
MEETING = "<slug:municipality>/<slug:slug>/moter/<int:number>/"


def of_meeting(what: str, route: str) -> list[URLPattern]:
    """The pages for publishing one thing of a meeting; `what` is which, and begins their names."""
    told = {"what": what}
    return [
        path(MEETING + route, meeting_publishing.overview, told, name=what),
        path(MEETING + route + "forhandsvis/", meeting_publishing.preview, told, name=f"{what}_preview"),
        path(MEETING + route + "bekreft/", meeting_publishing.confirmation, told, name=f"{what}_confirmation"),
        path(MEETING + route + "si-nei/", meeting_publishing.refusal, told, name=f"{what}_refusal"),
        path(MEETING + route + "trekk-tilbake/", meeting_publishing.withdrawal, told, name=f"{what}_withdrawal"),
    ]


urlpatterns = [
    *of_meeting("meeting", "publisering/"),
    *of_meeting("minutes", "referat/publisering/"),
    path(PLAN, plans.overview, name="plan"),
    path(PLAN + "forhandsvis/", plans.preview, name="plan_preview"),
    path(PLAN + "bekreft/", plans.confirmation, name="plan_confirmation"),
    path(PLAN + "si-nei/", plans.refusal, name="plan_refusal"),
    path(PLAN + "trekk-tilbake/", plans.withdrawal, name="plan_withdrawal"),
    path("<slug:municipality>/<slug:slug>/publisering/", views.overview, name="overview"),
    path("<slug:municipality>/<slug:slug>/publisering/forhandsvis/", views.preview, name="preview"),
    path("<slug:municipality>/<slug:slug>/publisering/bekreft/", views.confirmation, name="confirmation"),
    path("<slug:municipality>/<slug:slug>/publisering/si-nei/", views.refusal, name="refusal"),
    path("<slug:municipality>/<slug:slug>/publisering/trekk-tilbake/", views.withdrawal, name="withdrawal"),
]
