"""What every room has declared that it holds of people."""

from nabodialog.backup.personal import DECLARATION as BACKUP
from nabodialog.history.personal import DECLARATION as HISTORY
from nabodialog.involvement.personal import DECLARATION as INVOLVEMENT
from nabodialog.keeping.personal import DECLARATION as KEEPING
from nabodialog.lib.personal import Holding
from nabodialog.listening.personal import DECLARATION as LISTENING
from nabodialog.operations.personal import DECLARATION as OPERATIONS
from nabodialog.people.personal import DECLARATION as PEOPLE
from nabodialog.post.personal import DECLARATION as POST
from nabodialog.projects.personal import DECLARATION as PROJECTS

from .personal import DECLARATION as RIGHTS

DECLARATIONS = (LISTENING, INVOLVEMENT, POST, PROJECTS, PEOPLE, HISTORY, KEEPING, RIGHTS, BACKUP, OPERATIONS)


def all_holdings() -> list[Holding]:
    return [holding for declaration in DECLARATIONS for holding in declaration.holdings]


def all_mentions() -> list[tuple[str, str]]:
    """Every field with words of staff's own, by its table."""
    found = [(label, names.split()) for declaration in DECLARATIONS for label, names in declaration.mentions.items()]
    return [(label, name) for label, names in found for name in names]
