"""The few of allauth's pages that we use, under its own names, so that its views find each other."""

from allauth.account.views import PasswordResetDoneView
from allauth.account.views import PasswordResetFromKeyDoneView as NewPasswordDone
from django.urls import path, re_path

from .account_views import ChangePassword, ForgottenPassword, NewPassword, SignIn, SignOut

urlpatterns = [
    path("logg-inn/", SignIn.as_view(), name="account_login"),
    path("logg-ut/", SignOut.as_view(), name="account_logout"),
    path("glemt-passord/", ForgottenPassword.as_view(), name="account_reset_password"),
    path("glemt-passord/sendt/", PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    re_path(
        r"^nytt-passord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("nytt-passord/lagret/", NewPasswordDone.as_view(), name="account_reset_password_from_key_done"),
    path("bytt-passord/", ChangePassword.as_view(), name="account_change_password"),
]
