"""Forms over the parts of a project; see `history/revising.py`."""

from nabodialog.history import revising
from nabodialog.people.models import Person

from .models import Project


class RevisedForm(revising.RevisedForm):
    def keep(self, project: Project, *, by: Person) -> bool:
        """Save and record. False where somebody else came first: then `stored_instead` says what stands there now.

        To save what stands is no deed: history holds only what was done.
        """
        if not set(self.changed_data) - {"revision"}:
            return True
        return self.keep_within(project, project.municipality, by=by)
