"""Every address. Staff pages and the API stand first, so that no municipality's slug can hide them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("nabodialog.operations.urls")),
    path("konto/", include("nabodialog.people.account_urls")),
    path("konto/", include("nabodialog.people.urls")),
    path("konto/", include("nabodialog.desk.joining_urls")),
    path("konto/", include("nabodialog.rights.own_urls")),
    path("konto/", include("nabodialog.desk.openid_urls")),
    path("arbeid/", include("nabodialog.ui.urls")),
    path("arbeid/", include("nabodialog.desk.urls")),
    path("arbeid/", include("nabodialog.neighbours.staff_urls")),
    path("arbeid/", include("nabodialog.involvement.urls")),
    path("arbeid/", include("nabodialog.listening.urls")),
    path("arbeid/", include("nabodialog.listening.promise_urls")),
    path("arbeid/", include("nabodialog.reports.urls")),
    path("arbeid/", include("nabodialog.post.urls")),
    path("arbeid/", include("nabodialog.rights.urls")),
    path("arbeid/", include("nabodialog.operations.staff_urls")),
    path("arbeid/", include("nabodialog.projects.urls")),
    path("api/v1/", include("nabodialog.api.urls")),
    path("", include("nabodialog.reports.public_urls")),
    *i18n_patterns(
        path("om-metoden/", include("nabodialog.method.urls")),
        path("", include("nabodialog.neighbours.enquiry_urls")),
        path("", include("nabodialog.neighbours.registration_urls")),
        path("", include("nabodialog.neighbours.following_urls")),
        path("", include("nabodialog.neighbours.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "nabodialog.api.refusing.bad_request"
handler404 = "nabodialog.api.refusing.not_found"
handler500 = "nabodialog.api.refusing.server_error"
handler429 = "nabodialog.people.views.too_many_requests"
