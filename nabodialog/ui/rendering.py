"""How Django draws a form field here."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest


class FieldRenderer(TemplatesSetting):
    """Finds `ui/field.html` and Django's own widget templates."""

    field_template_name = "ui/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Without `maxlength`: a browser cuts what is pasted and tells nobody. We say how long it was, and keep it."""
        context.get("widget", {}).get("attrs", {}).pop("maxlength", None)
        return super().render(template_name, context, request)
