"""How Django draws a form field here."""

from django.forms.renderers import TemplatesSetting


class FieldRenderer(TemplatesSetting):
    """Finds `ui/field.html` and Django's own widget templates."""

    field_template_name = "ui/field.html"
