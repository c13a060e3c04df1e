from django.urls import path

from .views import bundles, enquiry, inbox, mail, misuse, municipality, numbers, photos, themes, urgent_words, words

app_name = "listening"

INBOX = "<slug:municipality>/<slug:slug>/henvendelser/"
THEMES = "<slug:municipality>/<slug:slug>/temaer/"
ENQUIRY = INBOX + "<slug:code>/"
BUNDLE = INBOX + "bunker/<int:number>/"

PLACE = "<slug:municipality>/svartid/"
DANGER = "<slug:municipality>/ord-om-fare/"
MAILS = "<slug:municipality>/innboks/"
MAIL = MAILS + "<int:number>/"
TEXTS = "<slug:municipality>/standardtekster/"

urlpatterns = [
    path("<slug:municipality>/tall/", numbers.numbers, name="municipality_numbers"),
    path("<slug:municipality>/<slug:slug>/tall/", numbers.numbers, name="numbers"),
    path(PLACE, municipality.answer_time, name="answer_time"),
    path(PLACE + "stengt/", municipality.closed_day_new, name="closed_day_new"),
    path(PLACE + "stengt/<int:number>/fjern/", municipality.closed_day_removal, name="closed_day_removal"),
    path(DANGER, urgent_words.urgent_words, name="urgent_words"),
    path(DANGER + "ny/", urgent_words.urgent_word_new, name="urgent_word_new"),
    path(DANGER + "utelat/", urgent_words.urgent_word_skip, name="urgent_word_skip"),
    path(DANGER + "<int:number>/fjern/", urgent_words.urgent_word_removal, name="urgent_word_removal"),
    path(TEXTS, municipality.standard_texts, name="standard_texts"),
    path(TEXTS + "ny/", municipality.standard_text_new, name="standard_text_new"),
    path(TEXTS + "<int:number>/", municipality.standard_text, name="standard_text"),
    path(TEXTS + "<int:number>/fjern/", municipality.standard_text_removal, name="standard_text_removal"),
    path(MAILS, mail.mails, name="mails"),
    path(MAIL, mail.mail, name="mail"),
    path(MAIL + "henvendelse/", mail.mail_enquiry, name="mail_enquiry"),
    path(MAIL + "knytt/", mail.mail_tie, name="mail_tie"),
    path(MAIL + "legg-bort/", mail.mail_aside, name="mail_aside"),
    path(MAIL + "avsender/", mail.mail_source, name="mail_source"),
    path(INBOX, inbox.enquiries, name="enquiries"),
    path(INBOX + "ny/", inbox.enquiry_new, name="enquiry_new"),
    path(BUNDLE, bundles.bundle, name="bundle"),
    path(BUNDLE + "ut/<slug:code>/", bundles.bundle_removal, name="bundle_removal"),
    path(BUNDLE + "inn/<slug:code>/", bundles.bundle_addition, name="bundle_addition"),
    path(BUNDLE + "svar/", bundles.bundle_answer, name="bundle_answer"),
    path(BUNDLE + "svar/hver/", bundles.bundle_answers, name="bundle_answers"),
    path(ENQUIRY, enquiry.enquiry, name="enquiry"),
    path(ENQUIRY + "begynn/", enquiry.enquiry_take, name="enquiry_take"),
    path(ENQUIRY + "fortsett/", enquiry.enquiry_go_on, name="enquiry_go_on"),
    path(ENQUIRY + "notat/", enquiry.enquiry_note, name="enquiry_note"),
    path(ENQUIRY + "slag/", enquiry.enquiry_kind, name="enquiry_kind"),
    path(ENQUIRY + "sammen/", bundles.related, name="related"),
    path(ENQUIRY + "spor/", words.enquiry_ask, name="enquiry_ask"),
    path(ENQUIRY + "vent/", words.enquiry_wait, name="enquiry_wait"),
    path(ENQUIRY + "andre/", words.enquiry_forward, name="enquiry_forward"),
    path(ENQUIRY + "forelopig/", words.enquiry_delay, name="enquiry_delay"),
    path(ENQUIRY + "svar/", words.enquiry_answer, name="enquiry_answer"),
    path(ENQUIRY + "avslutt/", enquiry.enquiry_end, name="enquiry_end"),
    path(ENQUIRY + "apne/", enquiry.enquiry_reopen, name="enquiry_reopen"),
    path(ENQUIRY + "fortalt/<int:number>/", enquiry.enquiry_told, name="enquiry_told"),
    path(ENQUIRY + "kontakt/", enquiry.enquiry_contact, name="enquiry_contact"),
    path(ENQUIRY + "hat-og-trusler/", misuse.enquiry_misuse, name="enquiry_misuse"),
    path(ENQUIRY + "bilder/", photos.photos, name="photos"),
    path(ENQUIRY + "bilder/<int:number>/", photos.photo, name="photo"),
    path(THEMES, themes.themes, name="themes"),
    path(THEMES + "vanlige/", themes.themes_begin, name="themes_begin"),
    path(THEMES + "sorter/", themes.sorting, name="sorting"),
    path(THEMES + "ny/", themes.theme_new, name="theme_new"),
    path(THEMES + "<int:number>/", themes.theme, name="theme"),
    path(THEMES + "<int:number>/fjern/", themes.theme_removal, name="theme_removal"),
]
