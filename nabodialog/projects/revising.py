"""Forms over the parts of a project; see `history/revising.py`."""

from nabodialog.history import revising
from nabodialog.people.models import Person

from .models import Project


class RevisedForm(revising.RevisedForm):
    def keep(self, project: Project, *, by: Person) -> bool:
        """Save and record. False where somebody else came first: then `stored_instead` says what stands there now."""
        return self.keep_within(project, project.municipality, by=by)
