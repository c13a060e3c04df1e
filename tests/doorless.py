"""What is left when every door is forgotten: anyone may do anything, and a number in an address is enough."""

import sys

from django.http import Http404

from nabodialog.people.models import Municipality, Role
from nabodialog.people.models.municipality import MunicipalityQuerySet
from nabodialog.projects.models import Project
from nabodialog.projects.models.project import ProjectQuerySet

ALL_ROWS = {MunicipalityQuerySet: ["visible_to"], ProjectQuerySet: ["visible_to", "written_by", "led_by"]}
PLACE = {"slug", "municipality__slug"}


def any_row(rows, **asked):
    """As `get_object_or_404`, but whosever the row is."""
    model = rows.model if hasattr(rows, "model") else rows
    named = {key: value for key, value in asked.items() if key in {"pk", "code", "number"} | PLACE}
    found = model._base_manager.filter(**named).first()
    if found is None:
        raise Http404
    return found


def without_doors(patch):
    for queryset, names in ALL_ROWS.items():
        for name in names:
            patch.setattr(queryset, name, lambda rows, _person: rows.all())
    patch.setattr(Municipality, "role_of", lambda _place, _person: Role.ADMINISTRATOR)
    for model in (Municipality, Project):
        for name in [name for name in vars(model) if name.startswith("can_")]:
            patch.setattr(model, name, lambda _thing, _person: True)
    for module in [module for name, module in sys.modules.items() if name.startswith("nabodialog.")]:
        if hasattr(module, "get_object_or_404"):
            patch.setattr(module, "get_object_or_404", any_row)
