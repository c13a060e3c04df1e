from django.urls import path

from . import document_views, letter_views, meeting_views, print_views, views

app_name = "reports"

PAPER = "<slug:municipality>/<slug:slug>/papir/"
LETTERS = f"{PAPER}brev/"
LETTER = f"{LETTERS}<int:number>/"
PRINT_RUN = f"{LETTERS}utskrift/<int:number>/"

MUNICIPAL_STRATEGY = "<slug:municipality>/strategi/"
STRATEGY = "<slug:municipality>/<slug:slug>/strategi/"

REPORTS = "<slug:municipality>/<slug:slug>/rapporter/"

documents = [
    path(REPORTS, document_views.reports, name="reports"),
    path(f"{REPORTS}status.<slug:form>", document_views.status, name="status"),
    path(f"{REPORTS}beslutningsgrunnlag/", document_views.basis, name="basis"),
    path(f"{REPORTS}beslutningsgrunnlag/fil/", document_views.basis_file, name="basis_file"),
    path("<slug:municipality>/<slug:slug>/tall/fil/tall.<slug:form>", document_views.numbers, name="numbers"),
    path("<slug:municipality>/tall/fil/tall.<slug:form>", document_views.numbers, name="municipality_numbers"),
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
    path(f"{PAPER}plakat-<int:number>.pdf", views.date_poster, name="date_poster"),
    path(f"{PAPER}<slug:name>.pdf", views.paper, name="paper"),
    path(f"{PAPER}mote/<int:number>/<slug:name>.pdf", meeting_views.meeting_paper, name="meeting_paper"),
    path(LETTERS, letter_views.letters, name="letters"),
    path(f"{LETTERS}nytt/<slug:kind>/", letter_views.letter_new, name="letter_new"),
    path(LETTER, letter_views.letter, name="letter"),
    path(f"{LETTER}endre/", letter_views.letter_edit, name="letter_edit"),
    path(f"{LETTER}fjern/", letter_views.letter_removal, name="letter_removal"),
    path(f"{LETTER}godkjenn/", letter_views.letter_approval, name="letter_approval"),
    path(f"{LETTER}brev.pdf", letter_views.letter_preview, name="letter_preview"),
    path(f"{LETTER}brev.docx", letter_views.letter_word, name="letter_word"),
    path(f"{LETTER}skriv-ut/", print_views.letter_print, name="letter_print"),
    path(f"{LETTER}sendt/", print_views.posting, name="posting"),
    path(PRINT_RUN, print_views.print_run, name="print_run"),
    path(f"{PRINT_RUN}fil-<int:item_number>.pdf", print_views.print_file, name="print_file"),
    path(f"{PRINT_RUN}alle.zip", print_views.print_all, name="print_all"),
    path(f"{PRINT_RUN}fjern/", print_views.print_run_removal, name="print_run_removal"),
]
