"""What the pattern page shows: every component, with something to fill it."""

from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator

from nabodialog.ui.bands import Band, BandKind, Step
from nabodialog.ui.bars import BarRow, MonthAxis, NamedAxis
from nabodialog.ui.chart import Chart, ChartRow
from nabodialog.ui.widgets import DateInput

ICONS = Path(__file__).parent / "templates" / "ui" / "icons"
TODAY = date(2026, 6, 10)


class PatternForm(forms.Form):
    name = forms.CharField(label="Navn på møtet", max_length=20, help_text="Slik naboene vil se det.")
    note = forms.CharField(label="Notat", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    on = forms.DateField(label="Dato", widget=DateInput)
    count = forms.IntegerField(label="Antall", min_value=1, required=False)
    place = forms.ChoiceField(label="Sted", choices=[("", "Velg sted"), ("hall", "Grendehuset"), ("home", "På nettet")])
    kind = forms.ChoiceField(
        label="Slags møte",
        choices=[("open", "Åpent møte"), ("walk", "Befaring")],
        widget=forms.RadioSelect,
        help_text="Et åpent møte kan alle komme på.",
    )
    topics = forms.MultipleChoiceField(
        label="Tema",
        choices=[("traffic", "Trafikk"), ("green", "Uteområder")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_public = forms.BooleanField(label="Vis møtet for naboene", required=False, help_text="Du kan skjule det igjen.")
    file = forms.FileField(label="Vedlegg", required=False)


class FilterForm(forms.Form):
    marks_optional = False
    phase = forms.ChoiceField(label="Fase", choices=[("", "Alle faser"), ("1", "Planlegging")], required=False)
    words = forms.CharField(label="Søk", required=False)


def form_with_errors(prefix: str) -> PatternForm:
    """A form that was sent in with everything wrong, and one thing wrong with the whole."""
    form = PatternForm({f"{prefix}-name": "Et altfor langt navn på et møte", f"{prefix}-on": "i morgen"}, prefix=prefix)
    form.add_error(None, "Møtet kan ikke slutte før det begynner.")
    return form


def bands() -> list[Band]:
    return [
        Band(BandKind.DONE, [Step("Kartlagt tomtene", "mars 2026"), Step("Snakket med velforeningen", "april 2026")]),
        Band(
            BandKind.NOW,
            [
                Step("Åpent møte om uteområdene", "torsdag 18. juni kl. 18", "På grendehuset. Alle kan komme.", "/"),
                Step("Prosjektering", "til og med august"),
            ],
        ),
        Band(BandKind.PLANNED, [Step("Byggestart", "høsten 2026"), Step("Innflytting", "våren 2027")]),
    ]


def months() -> tuple[MonthAxis, list[BarRow]]:
    spring = (date(2026, 1, 12), date(2026, 4, 30))
    again = (date(2026, 9, 1), date(2026, 11, 15))
    summer = (date(2026, 4, 1), date(2026, 8, 20))
    later = (date(2026, 11, 1), date(2027, 3, 31))
    axis = MonthAxis.over([spring, again, summer, later])
    first = axis.bar(*spring, "12. januar–30. april 2026")
    reopened = axis.bar(*again, "tatt opp igjen 1. september–15. november 2026", "neutral")
    rows = [
        BarRow("Velge tomt", [first, reopened], url="#tidslinjer", status="Tas opp igjen", tone="info"),
        BarRow("Prosjektering", [axis.bar(*summer, "april–august 2026", "warning")], status="Gjør nå", tone="warning"),
        BarRow("Innflytting", [axis.bar(*later, "november 2026–mars 2027", "neutral")], status="Planlagt"),
    ]
    return axis, rows


def parts() -> tuple[NamedAxis, list[BarRow]]:
    axis = NamedAxis(["Planlegging", "Innflytting", "Oppfølging"])
    rows = [
        BarRow("Strategi", [axis.bar(0, 0, "i planleggingen")]),
        BarRow("Samtaler", [axis.bar(0, 2, "i alle fasene")]),
        BarRow("Velkomst", [axis.bar(1, 2, "fra innflyttingen")]),
    ]
    return axis, rows


def chart() -> Chart:
    months = [("mars 2026", 9, 3), ("april 2026", 4, 0), ("mai 2026", 0, 2)]
    rows = [ChartRow(name, filled, empty, f"{filled + empty} ({filled} besvart)") for name, filled, empty in months]
    return Chart("Henvendelser hver måned", rows, "Besvart", "Ikke besvart ennå")


def everything() -> dict[str, Any]:
    """The whole page, ready to be drawn."""
    month_axis, month_rows = months()
    named_axis, named_rows = parts()
    return {
        "bands": bands(),
        "empty_bands": [Band(kind, []) for kind in BandKind],
        "month_axis": month_axis,
        "month_rows": month_rows,
        "named_axis": named_axis,
        "named_rows": named_rows,
        "chart": chart(),
        "today": TODAY,
        "page": Paginator(range(200), 10).page(4),
        "form": PatternForm(prefix="ny"),
        "form_with_errors": form_with_errors("feil"),
        "filters": FilterForm(prefix="vis"),
        "icons": sorted(path.stem for path in ICONS.glob("*.svg")),
    }
