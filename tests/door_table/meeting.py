"""Who comes, who follows, and what is on paper."""

from .roles import PROJECT_CHANGE, PROJECT_LEAD, PROJECT_OWN, PROJECT_READ, PUBLIC

DOORS = {
    # who comes to a meeting
    "involvement:registrations": PROJECT_CHANGE,
    "involvement:registration_contacts": PROJECT_CHANGE,
    "enquiries:start": PUBLIC,
    "enquiries:write": PUBLIC,
    "enquiries:find": PUBLIC,
    "enquiries:mine": PUBLIC,
    "enquiries:asked": PUBLIC,
    "enquiries:addition": PUBLIC,
    "enquiries:verdict": PUBLIC,
    "enquiries:photo": PUBLIC,
    "registration:sign_up": PUBLIC,
    "registration:registration": PUBLIC,
    "registration:companions": PUBLIC,
    "registration:withdrawal": PUBLIC,
    "registration:place": PUBLIC,
    # who follows by e-mail
    "following:follow": PUBLIC,
    "following:following": PUBLIC,
    "following:confirmation": PUBLIC,
    "following:change": PUBLIC,
    "following:end": PUBLIC,
    "following:one_click": PUBLIC,
    # on paper
    "reports:papers": PROJECT_READ,
    "reports:paper": PROJECT_READ,
    "reports:date_poster": PROJECT_READ,
    "reports:meeting_paper": PROJECT_READ,
    "reports:letters": PROJECT_READ,
    "reports:letter": PROJECT_READ,
    "reports:letter_preview": PROJECT_READ,
    "reports:letter_word": PROJECT_READ,
    "reports:letter_new": PROJECT_CHANGE,
    "reports:letter_edit": PROJECT_CHANGE,
    "reports:letter_removal": PROJECT_CHANGE,
    "reports:letter_approval": PROJECT_LEAD,
    "reports:letter_print": PROJECT_CHANGE,
    "reports:posting": PROJECT_CHANGE,
    "reports:print_run": PROJECT_OWN,
    "reports:print_file": PROJECT_OWN,
    "reports:print_all": PROJECT_OWN,
    "reports:print_run_removal": PROJECT_OWN,
}
