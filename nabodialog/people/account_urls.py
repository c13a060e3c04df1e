"""The few of allauth's pages that we use, under its own names, so that its views find each other."""

from allauth.account.views import PasswordResetDoneView
from allauth.account.views import PasswordResetFromKeyDoneView as NewPasswordDone
from django.urls import path, re_path

from . import account_views as account
from . import second_factor_views as second_factor

urlpatterns = [
    path("logg-inn/", account.SignIn.as_view(), name="account_login"),
    path("logg-inn/kode/", account.SecondStep.as_view(), name="mfa_authenticate"),
    path("logg-inn/passnokkel/", account.PasskeyAlone.as_view(), name="mfa_login_webauthn"),
    path("logg-ut/", account.SignOut.as_view(), name="account_logout"),
    path("glemt-passord/", account.ForgottenPassword.as_view(), name="account_reset_password"),
    path("glemt-passord/sendt/", PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    re_path(
        r"^nytt-passord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("nytt-passord/lagret/", NewPasswordDone.as_view(), name="account_reset_password_from_key_done"),
    path("bytt-passord/", account.ChangePassword.as_view(), name="account_change_password"),
    path("bekreft/", account.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("bekreft/kode/", account.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("bekreft/passnokkel/", account.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("sikkerhet/", second_factor.overview, name="mfa_index"),
    path("sikkerhet/kodeapp/", second_factor.code_app, name="mfa_activate_totp"),
    path("sikkerhet/passnokkel/", second_factor.passkey, name="mfa_add_webauthn"),
    path("sikkerhet/<int:number>/fjern/", second_factor.removal, name="mfa_removal"),
    path("sikkerhet/reservekoder/", second_factor.recovery_codes, name="mfa_generate_recovery_codes"),
    path("sikkerhet/reservekoder/fil/", second_factor.recovery_codes_file, name="mfa_recovery_codes_file"),
]
