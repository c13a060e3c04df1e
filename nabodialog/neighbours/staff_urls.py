from collections.abc import Callable

from django.urls import URLPattern, path

from . import publishing_views as views
from . import supplement_views as supplements
from .supplements import What, the_heard, the_meeting, the_minutes, the_plan, the_promises

app_name = "publishing"
PROJECT = "<slug:municipality>/<slug:slug>/"
MEETING = PROJECT + "moter/<int:number>/"


def of_supplement(name: str, route: str, found: Callable[..., What]) -> list[URLPattern]:
    """The pages for publishing one thing beside the project's page."""
    thing = {"found": found}
    return [
        path(route, supplements.overview, thing, name=name),
        path(route + "forhandsvis/", supplements.preview, thing, name=f"{name}_preview"),
        path(route + "bekreft/", supplements.confirmation, thing, name=f"{name}_confirmation"),
        path(route + "si-nei/", supplements.refusal, thing, name=f"{name}_refusal"),
        path(route + "trekk-tilbake/", supplements.withdrawal, thing, name=f"{name}_withdrawal"),
    ]


urlpatterns = [
    *of_supplement("heard", PROJECT + "temaer/publisering/", the_heard),
    *of_supplement("meeting", MEETING + "publisering/", the_meeting),
    *of_supplement("minutes", MEETING + "referat/publisering/", the_minutes),
    *of_supplement("plan", PROJECT + "involveringsplan/publisering/", the_plan),
    *of_supplement("promises", PROJECT + "lofter/publisering/", the_promises),
    path(PROJECT + "publisering/", views.overview, name="overview"),
    path(PROJECT + "publisering/forhandsvis/", views.preview, name="preview"),
    path(PROJECT + "publisering/bekreft/", views.confirmation, name="confirmation"),
    path(PROJECT + "publisering/si-nei/", views.refusal, name="refusal"),
    path(PROJECT + "publisering/trekk-tilbake/", views.withdrawal, name="withdrawal"),
]
