"""What tables and fields are called where a person reads what is stored of them. A test asks that none is forgotten."""

from django.db import models
from django.utils.text import camel_case_to_spaces
from django.utils.translation import gettext_lazy as _

FIELDS = {
    "answer": _("Svar"),
    "aside_reason": _("Hvorfor den er lagt bort"),
    "at": _("Tidspunkt"),
    "attachments": _("Vedlegg"),
    "browser": _("Nettleser"),
    "calendar": _("Kalenderoppføring"),
    "came_in": _("Kom inn"),
    "code": _("Kode"),
    "content": _("Innhold"),
    "created_at": _("Laget"),
    "data": _("Nøkkel"),
    "details": _("Detaljer"),
    "email": _("E-post"),
    "end": _("Hva det ble til"),
    "ended_at": _("Avsluttet"),
    "file_name": _("Filnavn"),
    "header_id": _("E-postens nummer"),
    "heading": _("Overskrift"),
    "height": _("Høyde"),
    "how_often": _("Hvor ofte"),
    "in_reply_to": _("Svar på"),
    "invited_at": _("Invitert"),
    "issuer": _("Hvor du logger inn"),
    "joined_at": _("Ble med"),
    "jpeg": _("Bilde"),
    "kind": _("Slag"),
    "label": _("Navn"),
    "language": _("Språk"),
    "layout": _("Kolonner"),
    "lines": _("Linjer"),
    "linked_at": _("Koblet til"),
    "meeting": _("Møte"),
    "name": _("Navn"),
    "network": _("Nett"),
    "new": _("Nytt"),
    "note": _("Merknad"),
    "old": _("Gammelt"),
    "organisation": _("Virksomhet"),
    "page": _("E-posten som side"),
    "pdf": _("PDF"),
    "question": _("Spørsmål"),
    "quoted": _("Sitert i e-posten"),
    "reason": _("Grunn"),
    "received_at": _("Kom"),
    "recipient": _("Til"),
    "reference": _("Sak"),
    "rows": _("Rader"),
    "sender": _("Fra"),
    "sender_name": _("Navn på avsender"),
    "session_key": _("Økt"),
    "sid": _("Økt"),
    "source": _("E-posten slik den kom"),
    "subject": _("Emne"),
    "system": _("Maskin"),
    "text": _("Tekst"),
    "thing_label": _("Hva"),
    "title": _("Tittel"),
    "to_whom": _("Til hvem"),
    "type": _("Slag"),
    "unprintable": _("Tegn som ikke kan skrives ut"),
    "verb": _("Gjorde"),
    "way": _("Måte"),
    "why": _("Hvorfor"),
    "width": _("Bredde"),
}
TABLES = {
    "involvement.Approval": _("godkjenninger"),
    "involvement.Attendance": _("oppmøte"),
    "involvement.LetterApproval": _("godkjenninger av brev"),
    "listening.Bundled": _("henvendelser i en bunke"),
    "listening.FormerDate": _("tidligere datoer for løfter"),
    "listening.Forwarding": _("spørsmål til andre"),
    "listening.Message": _("meldinger i henvendelser"),
    "listening.Move": _("nye steg i henvendelser"),
    "listening.PromiseCheck": _("kontroller av løfter"),
    "mfa.Authenticator": _("kodeapper og passnøkler"),
    "people.Membership": _("medlemskap i kommuner"),
    "people.MembershipInvitation": _("invitasjoner til kommuner"),
    "projects.Change": _("forklarte endringer"),
    "projects.ChecklistItem": _("punkter på sjekklister"),
    "projects.Element": _("elementer"),
    "projects.InfluenceItem": _("det naboene kan påvirke"),
    "projects.Mandate": _("roller i prosjekter"),
    "projects.MatrixRow": _("rader i metoden"),
    "projects.Milestone": _("datoer"),
    "projects.Partner": _("samarbeid i prosjekter"),
    "projects.PartnerInvitation": _("invitasjoner til prosjekter"),
    "projects.Project": _("prosjekter"),
    "projects.Publication": _("publiserte utgaver"),
    "projects.PublishingRequest": _("spørsmål om å publisere"),
    "projects.Skip": _("utelatte elementer"),
    "projects.WorkPeriod": _("perioder med arbeid"),
}


def field_in_words(model: type[models.Model], name: str) -> str:
    """As forms call it, and as this list does where no form asks for it."""
    named = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    words = str(FIELDS[name]) if named == name.replace("_", " ") else named
    return words[:1].upper() + words[1:]


def table_in_words(model: type[models.Model]) -> str:
    named = str(model._meta.verbose_name)
    return str(TABLES[model._meta.label]) if named == camel_case_to_spaces(model.__name__) else named
