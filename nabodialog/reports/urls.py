from django.urls import path

from . import document_views, views

app_name = "reports"

PAPER = "<slug:municipality>/<slug:slug>/papir/"

MUNICIPAL_STRATEGY = "<slug:municipality>/strategi/"
STRATEGY = "<slug:municipality>/<slug:slug>/strategi/"

documents = [
    path(f"{STRATEGY}fil/strategi.<slug:form>", document_views.strategy, name="strategy"),
    path(
        f"{STRATEGY}utgaver/<int:number>/utgave.<slug:form>", document_views.strategy_version, name="strategy_version"
    ),
    path(f"{MUNICIPAL_STRATEGY}fil/strategi.<slug:form>", document_views.strategy, name="municipality_strategy"),
    path(
        f"{MUNICIPAL_STRATEGY}utgaver/<int:number>/utgave.<slug:form>",
        document_views.strategy_version,
        name="municipality_strategy_version",
    ),
]

urlpatterns = [
    *documents,
    path(PAPER, views.papers, name="papers"),
    path(f"{PAPER}<slug:name>.pdf", views.paper, name="paper"),
]
