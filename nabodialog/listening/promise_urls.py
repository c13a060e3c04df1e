from django.urls import path

from .views import promise_deeds, promises

app_name = "promises"
PROMISES = "<slug:municipality>/<slug:slug>/lofter/"
PROMISE = PROMISES + "<int:number>/"

urlpatterns = [
    path(PROMISES, promises.promises, name="promises"),
    path(PROMISES + "nytt/", promises.promise_new, name="promise_new"),
    path(PROMISE, promises.promise, name="promise"),
    path(PROMISE + "endre/", promises.promise_edit, name="promise_edit"),
    path(PROMISE + "fjern/", promises.promise_removal, name="promise_removal"),
    path(PROMISE + "i-gang/", promise_deeds.promise_begun, name="promise_begun"),
    path(PROMISE + "flytt/", promise_deeds.promise_move, name="promise_move"),
    path(PROMISE + "sjekk/", promise_deeds.promise_check, name="promise_check"),
    path(PROMISE + "gjort/", promise_deeds.promise_done, name="promise_done"),
    path(PROMISE + "fortalt/", promise_deeds.promise_told, name="promise_told"),
    path(PROMISE + "slutt/", promise_deeds.promise_end, name="promise_end"),
    path(PROMISE + "erstatt/", promise_deeds.promise_replacement, name="promise_replacement"),
]
